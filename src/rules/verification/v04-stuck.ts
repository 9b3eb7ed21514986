import type { ExpectedEndpoint, Live, LiveEndpoint } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { on } from "./endpoint-state";
import { minutesSince } from "./wording";

/**
 * An endpoint takes 3 to 10 minutes, a component 3 to 15; one endpoint that was watched hung in Creating for more than
 * this, and never ended.
 */
const STUCK_AFTER_MINUTES = 35;

/** Transitional states. */
const PASSING = ["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"];

export const stuck = rule({
  id: "V04",
  slug: "stuck",
  severity: "error",
  evidence: "measured",
  effect: effects.none,
  title: "What was applied must be ready in time",
  why: "An endpoint takes 3 to 10 minutes, and a component 3 to 15. A resource that takes much longer usually never becomes ready, and costs money in the meantime.",
  remedy:
    "Read the log group of the resource that is not ready. Wait longer with --timeout, or delete the resource and apply again.",
  source: sagemakerApi("DescribeEndpoint"),
  unless: ["V02", "V03"],
  *check(_topology, { live, now, expected = [] }) {
    if (live !== undefined) {
      yield* notSeen(live, expected);
    }
    for (const endpoint of live?.endpoints ?? []) {
      const components = (live?.components ?? []).filter(({ endpointName }) => endpointName === endpoint.name);
      const awaited = awaitedBy(expected, endpoint.name);
      const late = awaited.length > 0 ? tooLate(endpoint, awaited) : undefined;
      if (late !== undefined) {
        yield late;
        continue;
      }
      for (const thing of [endpoint, ...components]) {
        const minutes = minutesSince(thing.lastModifiedAt ?? thing.createdAt, now);
        if (PASSING.includes(thing.status) && minutes > STUCK_AFTER_MINUTES) {
          yield finding(on(thing), {
            what: `it has been ${thing.status} for ${minutes} minutes`,
            fix: "read its log group; if it shows no activity, delete the resource and apply again",
          });
        }
      }
    }
  },
});

/** AWS did not describe these endpoints, so their configuration is not verified. */
function* notSeen(live: Live, expected: readonly ExpectedEndpoint[]): Generator<Report> {
  for (const { name } of expected) {
    if (!live.endpoints.some((endpoint) => endpoint.name === name)) {
      yield finding(
        { address: name },
        { what: "AWS did not describe it", fix: "run verify again, and check the Region and the account" },
      );
    }
  }
}

const tooLate = (endpoint: LiveEndpoint, awaited: readonly string[]): Report =>
  finding(on(endpoint), {
    what: `it was not ready in time: ${awaited.join("; ")}`,
    fix: "verify again with a longer --timeout, or read its log group for the cause",
  });

const awaitedBy = (expected: readonly ExpectedEndpoint[], name: string): readonly string[] =>
  expected.find((endpoint) => endpoint.name === name)?.awaited ?? [];
