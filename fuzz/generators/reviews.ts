import fc from "fast-check";
import type { EndpointReview, Review, ReviewedFinding, ReviewedLimit, ReviewedWay, WakePath } from "../../src/review";
import type { LiveState } from "../../src/review/live-state";
import type { Place, Unread, Verdict } from "../../src/review/review";
import { anyText } from "./texts";

/* Reviews with what a file or an answer of AWS can bring into each field. What rules say by themselves stays as it is. */

const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 });
const count = fc.constantFrom(0, 1, 2, 1e9);

const place: fc.Arbitrary<Place> = fc.record(
  {
    file: anyText,
    address: anyText,
    stack: anyText,
    constructPath: anyText,
    sourceLine: fc.record({ file: anyText, line: fc.constantFrom(1, 41, 1e9) }),
  },
  { requiredKeys: ["file", "address"] },
);

const finding: fc.Arbitrary<ReviewedFinding> = fc.record(
  {
    id: fc.constantFrom("Z05", "W03", "S19"),
    slug: fc.constant("a-slug"),
    severity: fc.constantFrom("error", "warning", "note"),
    title: fc.constant("Something holds"),
    what: anyText,
    why: fc.constant("Otherwise something happens."),
    fix: fc.record({ hcl: anyText, typescript: anyText, command: anyText }, { requiredKeys: ["hcl"] }),
    source: fc.constantFrom("https://example.com/source", "docs/rules.md"),
    place,
    about: few(anyText),
  },
  { requiredKeys: ["id", "slug", "severity", "title", "what", "why", "fix", "source", "place", "about"] },
);

const acknowledged = fc
  .tuple(finding, anyText, fc.boolean())
  .map(([one, reason, inSource]) => ({ ...one, reason, inSource }));

const answer = fc.constantFrom("yes", "no", "unknown");

const verdict: fc.Arbitrary<Verdict> = fc.record({
  sleeps: answer,
  wakes: answer,
  sleepsWhen: fc.oneof(
    fc.record({ kind: fc.constant("idle"), seconds: count }),
    fc.record({ kind: fc.constant("hours"), schedules: few(anyText) }),
    fc.record({ kind: fc.constantFrom("serverless", "always awake", "never", "refused", "no component") }),
    fc.record({ kind: fc.constant("unknown"), because: few(anyText) }),
  ),
  wakesWhen: fc.oneof(
    fc.record({ kind: fc.constantFrom("request", "always awake", "never", "refused", "no component") }),
    fc.record({ kind: fc.constant("waiting"), above: count }),
    fc.record({ kind: fc.constant("hours"), schedules: few(anyText) }),
    fc.record({ kind: fc.constant("unknown"), because: few(anyText) }),
  ),
  remarks: few(anyText),
});

const wakePath: fc.Arbitrary<WakePath> = fc.record({
  of: anyText,
  links: few(
    fc.record({
      text: anyText,
      state: fc.constantFrom("holds", "broken", "missing", "unknown"),
      rules: few(fc.constantFrom("W03", "Z05")),
    }),
  ),
});

const way: fc.Arbitrary<ReviewedWay> = fc.record({
  of: anyText,
  direction: fc.constantFrom("down", "up"),
  by: fc.constantFrom("target tracking", "step scaling", "scheduled action", "schedule"),
  when: fc.constant<ReviewedWay["when"]>({ kind: "unknown" }),
  state: fc.constantFrom("holds", "broken", "unknown"),
  through: few(anyText),
  why: few(anyText),
  rules: few(fc.constantFrom("W03", "Z05")),
});

const live: fc.Arbitrary<LiveState> = fc.record(
  {
    condition: fc.constantFrom("asleep", "awake", "changing", "failed"),
    status: anyText,
    configuration: anyText,
    wantedConfiguration: anyText,
    failureReason: anyText,
    variants: few(fc.record({ name: anyText, instances: count }, { requiredKeys: ["name"] })),
    components: few(
      fc.record(
        { name: anyText, status: anyText, failureReason: anyText, copies: count },
        { requiredKeys: ["name", "status"] },
      ),
    ),
    awaited: few(anyText),
  },
  { requiredKeys: ["condition", "status", "variants", "components", "awaited"] },
);

const endpoint: fc.Arbitrary<EndpointReview> = fc.record(
  {
    name: anyText,
    place,
    verdict,
    live,
    wakePaths: few(wakePath),
    ways: few(way),
    findings: few(finding),
    acknowledged: few(acknowledged),
  },
  { requiredKeys: ["name", "place", "verdict", "wakePaths", "ways", "findings", "acknowledged"] },
);

const limit: fc.Arbitrary<ReviewedLimit> = fc.record({
  kind: fc.constantFrom("targeted", "incomplete", "sensitive", "destroy"),
  text: anyText,
  addresses: few(anyText),
  file: anyText,
});

const unread: fc.Arbitrary<Unread> = fc.record(
  { type: anyText, place, reason: anyText },
  { requiredKeys: ["type", "place"] },
);

export const arbitraryReview: fc.Arbitrary<Review> = fc
  .record({
    limits: few(limit),
    endpoints: few(endpoint),
    elsewhere: few(finding),
    notLookedInto: few(unread),
    nothingIn: few(anyText),
    noEndpointIn: few(anyText),
  })
  .map((told) => ({
    ...told,
    findings: [...told.endpoints.flatMap(({ findings }) => findings), ...told.elsewhere],
    acknowledged: told.endpoints.flatMap((one) => one.acknowledged),
  }));
