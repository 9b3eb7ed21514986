import { type Review, type ReviewedSource, review } from "../../../src/review";
import { runRules } from "../../../src/rules/run-rules";
import { ruleOn } from "../../support/reviews";
import { topology, wakeAlarm } from "../../support/topology";
import { unwrapped } from "../../support/unwrapped";
import { print } from "./rendered";

const WHY = "Whoever calls alone is refused for ever by an alarm that wants two requests within its period.";

const wakeRule = ruleOn({ id: "W05", slug: "wake-threshold", title: "One request must fire it", why: WHY }, (given) =>
  given.alarms.filter(({ address }) => address !== "aws_cloudwatch_metric_alarm.wake"),
);

const alarms = (...names: string[]) => names.map((name) => wakeAlarm({ address: `alarm.${name}`, name }));

function reviewOfAlarms(names: readonly string[], change: Partial<ReviewedSource> = {}): Review {
  const given = topology(...alarms(...names));
  return review([{ file: "plan.json", topology: given, open: runRules(given, [wakeRule]), ...change }]);
}

const count = (text: string, part: string): number => unwrapped(text).split(part).length - 1;

describe("a report", () => {
  it("has no line of more columns than there are, but for words that are longer", () => {
    for (const width of [40, 80, 100]) {
      const lines = print(reviewOfAlarms(["a", "b", "c"]), "text", { width, colour: false }).split("\n");
      const tooLong = lines.filter((line) => line.length > width && line.trim().split(" ").length > 2);
      expect(tooLong).toEqual([]);
    }
  });

  it("breaks a wake path at its arrows, and nowhere else", () => {
    const printed = print(reviewOfAlarms([]), "text", { width: 50 });
    const [, path = ""] = /wake path: ([\s\S]*?)\n\n/.exec(printed) ?? [];
    const [, ...others] = path.split("\n");
    expect(others.length).toBeGreaterThan(2);
    expect(others.every((line) => line.startsWith("        -> "))).toBe(true);
    expect(unwrapped(path)).toContain("alarm llama3-8b-wake (>= 1) -> policy llama3-8b-wake (+1) -> target 0..3");
  });

  it("counts columns without the colours", () => {
    const plain = print(reviewOfAlarms(["a"]), "text", { colour: false });
    const coloured = print(reviewOfAlarms(["a"]), "text", { colour: true });
    expect(coloured.split("\n")).toHaveLength(plain.split("\n").length);
  });
});

describe("the same fault of several resources", () => {
  it("is told once, with all of them", () => {
    const printed = print(reviewOfAlarms(["a", "b", "c"]), "text");
    expect(printed).toContain("3 errors W05 wake-threshold: something is wrong\n");
    expect(printed).toContain("    at  alarm.a\n    at  alarm.b\n    at  alarm.c\n");
    expect([count(printed, WHY), count(printed, "something = right")]).toEqual([1, 1]);
    expect(printed).toContain("1 endpoint: 3 errors");
  });

  it("is one error where there is one", () => {
    const printed = print(reviewOfAlarms(["a"]), "text");
    expect(printed).toContain("  error W05 wake-threshold: something is wrong\n    at  alarm.a\n");
    expect(printed).toContain("1 endpoint: 1 error\n");
  });

  it("has its values and fixes with each of them where these differ", () => {
    const told = reviewOfAlarms(["a", "b"]);
    const [first, second] = told.endpoints[0]?.findings ?? [];
    const differing = [first, second].flatMap((finding, index) =>
      finding === undefined
        ? []
        : { ...finding, what: `threshold is ${index + 2}`, fix: { hcl: `threshold = ${index}` } },
    );
    const printed = print(
      { ...told, endpoints: told.endpoints.map((one) => ({ ...one, findings: differing })) },
      "text",
    );
    expect(printed).toContain(
      "  2 errors W05 wake-threshold: One request must fire it\n    at  alarm.a: threshold is 2\n        fix threshold = 0\n    at  alarm.b: threshold is 3\n        fix threshold = 1\n",
    );
    expect(count(printed, WHY)).toBe(1);
  });

  it("is told with each endpoint, and explained with the first", () => {
    const one = reviewOfAlarms(["a"]);
    const other = { ...one, endpoints: one.endpoints.map((told) => ({ ...told, name: "other" })) };
    const printed = print({ ...one, endpoints: [...one.endpoints, ...other.endpoints] }, "text");
    expect(count(printed, "error W05")).toBe(2);
    expect(count(printed, WHY)).toBe(1);
    expect(printed).toContain("    why see llm\n    fix see llm\n");
  });

  it("is one row in Markdown, and each by itself for programs", () => {
    const told = reviewOfAlarms(["a", "b", "c"]);
    expect(print(told, "markdown")).toContain("| `alarm.a`<br>`alarm.b`<br>`alarm.c` | something is wrong |");
    expect(JSON.parse(print(told, "json")).findings).toHaveLength(3);
    expect(JSON.parse(print(told, "sarif")).runs[0].results).toHaveLength(3);
    expect(count(print(told, "junit"), "at: alarm.")).toBe(3);
  });
});

describe("a fix", () => {
  const fix = { hcl: "min_capacity = 0", typescript: "remove `minCopies`" };
  const of = (change: object, place: object = {}): Review => {
    const told = reviewOfAlarms(["a"]);
    const findings = (told.endpoints[0]?.findings ?? []).map((finding) => ({
      ...finding,
      fix: { ...fix, ...change },
      place: { ...finding.place, ...place },
    }));
    return { ...told, findings, endpoints: told.endpoints.map((one) => ({ ...one, findings })) };
  };

  it("is in HCL alone for a plan", () => {
    for (const format of ["text", "markdown", "junit", "sarif"] as const) {
      const printed = print(of({}), format);
      expect(printed).toContain("min_capacity = 0");
      expect(printed).not.toContain("minCopies");
    }
  });

  it.each([
    ["a construct", { constructPath: "prod/Llm/Target" }],
    ["a stack", { stack: "prod" }],
    ["synthesized JSON", { file: "cdktf.out/stacks/prod/cdk.tf.json" }],
  ])("is in TypeScript first for %s", (_, place) => {
    expect(print(of({}, place), "text")).toContain("    fix remove `minCopies`\n    or  min_capacity = 0\n");
    expect(print(of({}, place), "sarif")).toContain("Fix: remove `minCopies`");
  });

  it("has the command that mends a live account, on lines that a shell takes for one", () => {
    const command =
      "aws sagemaker update-inference-component-runtime-config --inference-component-name llama3-8b --desired-runtime-config CopyCount=1";
    expect(print(of({ command }), "text")).toContain(
      `    run aws sagemaker update-inference-component-runtime-config \\
        --inference-component-name llama3-8b \\
        --desired-runtime-config CopyCount=1
`,
    );
    expect(JSON.parse(print(of({ command }), "json")).findings[0].fix.command).toBe(command);
    expect(print(of({ command }), "markdown")).toContain(`run \`${command}\``);
  });
});
