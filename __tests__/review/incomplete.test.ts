import { type Review, render } from "../../src/review";
import { fails } from "../../src/review/fail-on";
import { incompleteOf } from "../../src/review/incomplete";
import type { Limit } from "../../src/topology";
import { reviewOf } from "../support/reviews";
import { topology } from "../support/topology";
import { print } from "./render/rendered";

/** An endpoint that sleeps and wakes, and a source that shows all of it. */
const whole = (): Review => reviewOf(topology());

const limited = (kind: Limit["kind"]): Review => ({
  ...whole(),
  limits: [{ kind, text: "it is one", file: "plan.json" }],
});

const unread = (): Review => ({
  ...whole(),
  notLookedInto: [{ type: "aws_cloudformation_stack", place: { file: "plan.json", address: "stack" } }],
});

const unknown = (): Review => {
  const review = whole();
  const hidden = { kind: "unknown", because: ["its bounds are not known"] } as const;
  return {
    ...review,
    endpoints: review.endpoints.map((endpoint) => ({
      ...endpoint,
      verdict: { ...endpoint.verdict, wakes: "unknown", wakesWhen: hidden },
    })),
  };
};

const finding = (): Review["findings"][number] => ({
  id: "Z05",
  slug: "a-rule",
  severity: "note",
  title: "It holds",
  what: "it does not",
  why: "It breaks.",
  fix: { hcl: "mend it" },
  source: "https://example.com/source",
  place: { file: "plan.json", address: "a.b" },
  about: [],
});

const none = (): Review => ({ ...whole(), endpoints: [], nothingIn: ["plan.json"] });

const INCOMPLETE: readonly (readonly [string, Review])[] = [
  ["verdict", unknown()],
  ["partial", limited("targeted")],
  ["partial", limited("incomplete")],
  ["partial", limited("deferred")],
  ["partial", limited("errored")],
  ["sensitive", limited("sensitive")],
  ["unread", unread()],
  ["no-endpoint", none()],
];

const COMPLETE: readonly (readonly [string, Review])[] = [
  ["all that there is", whole()],
  ["a refresh-only plan", limited("refresh-only")],
  ["a destroy plan, which leaves no endpoint", { ...none(), limits: limited("destroy").limits }],
];

describe("an answer that is not complete", () => {
  it.each(INCOMPLETE)("(%s) is named", (kind, review) => {
    expect(incompleteOf(review).map((one) => one.kind)).toEqual([kind]);
  });

  it.each(INCOMPLETE)("(%s) fails where unknown does, and nowhere else", (_, review) => {
    for (const failOn of ["unknown", "error,unknown", "warning,unknown", "note,unknown"] as const) {
      expect(fails(review, failOn)).toBe(true);
    }
    for (const failOn of ["error", "warning", "note", "never"] as const) {
      expect(fails(review, failOn)).toBe(false);
    }
  });

  it.each(INCOMPLETE)("(%s) is one line of each format, with what fails on it", (_, review) => {
    for (const format of ["text", "markdown", "junit", "sarif"] as const) {
      const lines = print(review, format, { width: 1000 }).split("\n");
      expect(lines.filter((line) => /fail(&#45;|-)on unknown/.test(line))).toHaveLength(1);
    }
    expect(JSON.parse(print(review, "json"))).toMatchObject({ incomplete: incompleteOf(review) });
  });

  it.each(INCOMPLETE)("(%s) is in the line that is read as a pass", (_, review) => {
    const counts = /^(?:## Scale to zero: )?\d endpoints?: no findings, incomplete$/m;
    expect(print(review, "text")).toMatch(counts);
    expect(print(review, "markdown").split("\n")[0]).toMatch(counts);
    expect(print(review, "markdown")).toMatch(/^❔ Incomplete: .* use `--fail-on unknown`$/m);
  });

  it.each(INCOMPLETE)("(%s) has no word of what would fail on it once the review fails", (_, review) => {
    const failing = { ...review, findings: [{ ...finding(), severity: "error" }] } as Review;
    for (const format of ["text", "markdown", "sarif"] as const) {
      expect(print(failing, format, { failOn: "error", width: 1000 })).toMatch(/incomplete/i);
      expect(print(failing, format, { failOn: "error", width: 1000 })).not.toContain("fail-on");
    }
  });

  it("is a warning in SARIF, and an error where that was asked for", () => {
    const level = (failOn: "error" | "unknown") =>
      JSON.parse(print(unknown(), "sarif", { failOn })).runs[0].invocations[0].toolExecutionNotifications[0].level;
    expect([level("error"), level("unknown")]).toEqual(["warning", "error"]);
  });

  it("leaves no test of JUnit that has passed without being known", () => {
    expect(print(unknown(), "junit")).toMatch(/name="verdict">\s*<skipped message="[^"]*whether it wakes is unknown/);
    expect(print(limited("targeted"), "junit")).not.toContain("no endpoints");
    expect(print(none(), "junit")).not.toMatch(/<testcase[^>]*\/>/);
    expect(print({ ...none(), limits: limited("destroy").limits }, "junit")).toMatch(/name="no endpoints"\/>/);
  });

  it("has neither passed nor failed as JUnit, and has failed where that was asked for", () => {
    const options = { colour: false, cwd: "/srv", version: "1.2.3" };
    const skipped = render(unknown(), "junit", options);
    expect(skipped).toMatch(/^<testsuites [^>]*failures="0" errors="0" skipped="1">/m);
    const failed = render(unknown(), "junit", { ...options, failOn: "unknown" });
    expect(failed).toMatch(/^<testsuites [^>]*failures="1" errors="0" skipped="0">/m);
    expect(failed).not.toContain("--fail-on unknown");
  });
});

describe("an answer that is complete", () => {
  it.each(COMPLETE)("with %s does not fail on unknown", (_, review) => {
    expect(incompleteOf(review)).toEqual([]);
    expect(fails(review, "note,unknown")).toBe(false);
    for (const format of ["text", "markdown", "junit", "sarif"] as const) {
      expect(print(review, format)).not.toMatch(/incomplete|fail-on/i);
    }
  });
});

it("that AWS refuses it is known", () => {
  const review = whole();
  const refused = { kind: "refused" } as const;
  const endpoints = review.endpoints.map((endpoint) => ({
    ...endpoint,
    verdict: { ...endpoint.verdict, sleeps: "unknown", wakes: "unknown", sleepsWhen: refused, wakesWhen: refused },
  })) as Review["endpoints"];
  expect(incompleteOf({ ...review, endpoints })).toEqual([]);
});

it("unknown includes errors, and warnings only where they are named", () => {
  const [finding] = reviewOf(topology(), ...[]).findings;
  expect(finding).toBeUndefined();
  const withWarning = { ...whole(), findings: [{ severity: "warning" } as Review["findings"][number]] };
  expect(fails(withWarning, "unknown")).toBe(false);
  expect(fails(withWarning, "warning,unknown")).toBe(true);
  const withError = { ...whole(), findings: [{ severity: "error" } as Review["findings"][number]] };
  expect(fails(withError, "unknown")).toBe(true);
});
