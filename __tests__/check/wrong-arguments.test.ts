import { join } from "node:path";
import { checkTopology, FailOn, Format, fails, readTerraform, render, ScaleToZeroError } from "../../src/check";

/** Its scalable target keeps one instance: Z01. */
const plan = () => readTerraform(join(__dirname, "../fixtures/topology/peer-variant-at-zero/plan.json"));

const KNOWN = { rule: "Z01", address: "aws_appautoscaling_target.this[0]", reason: "until the fair is over" };

/** What a program in plain JavaScript may pass. */
const anyway = (value: unknown): never => value as never;

const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ScaleToZeroError);
    return (error as Error).message;
  }
  return "nothing";
};

describe("an acknowledgement of a program", () => {
  const checked = (change: object) => checkTopology(plan(), { acknowledgements: [anyway({ ...KNOWN, ...change })] });

  it.each([
    ["has no end", {}],
    ["is to end", { expires: "9999-12-31" }],
    ["says that it has none", { expires: undefined }],
  ])("counts if it %s", (_, change) => {
    const { acknowledged, open } = checked(change).findings;
    expect([acknowledged.map(({ id }) => id), open]).toEqual([["Z01"], []]);
  });

  it("does not count after its last day", () => {
    const acknowledgements = [{ ...KNOWN, expires: "2026-05-31" }];
    const review = (day: string) => checkTopology(plan(), { acknowledgements, now: new Date(day) }).review;
    expect(fails(review("2026-05-31T23:59:00Z"))).toBe(false);
    expect(fails(review("2026-06-01T00:00:00Z"))).toBe(true);
  });

  it.each([
    [{ expires: "31.12.2020" }, "acknowledgements[0].expires must be an existing date in the format yyyy-mm-dd"],
    [{ expires: new Date(0) }, "acknowledgements[0].expires must be an existing date in the format yyyy-mm-dd"],
    [{ reason: " " }, "acknowledgements[0].reason must not be empty: why the finding is acknowledged"],
    [{ address: undefined }, "acknowledgements[0].address must be a string"],
    [{ rule: "no-such-form" }, "acknowledgements[0].rule must be the id of a rule, such as Z05"],
    [{ isEndpoint: true }, 'acknowledgements[0] has an unknown member: "isEndpoint"'],
  ])("is refused where the file would be: %j", (change, expected) => {
    expect(message(() => checked(change))).toContain(expected);
  });

  it.each([null, "Z01", { length: 0 }])("has to be in a list: %j", (acknowledgements) => {
    expect(message(() => checkTopology(plan(), { acknowledgements: anyway(acknowledgements) }))).toBe(
      "acknowledgements must be a list",
    );
  });
});

describe("a wrong argument of a program", () => {
  it.each([new Date(Number.NaN), "2027-01-01", 0])("is reported for `now`: %p", (now) => {
    expect(message(() => checkTopology(plan(), { now: anyway(now) }))).toContain("must be a Date that is a time");
  });

  it.each([undefined, "plan.json", {}])("is reported for the source: %p", (source) => {
    expect(message(() => checkTopology(anyway(source)))).toContain("checkTopology takes what readTerraform returns");
  });

  it.each([undefined, "html", "toString"])("is reported for the format: %p", (format) => {
    const { review } = checkTopology(plan());
    expect(message(() => render(review, anyway(format)))).toContain("write one of Format.TEXT, Format.JSON");
  });

  it.each([
    ["warn", 'failOn is "warn", must be a FailOn: write FailOn.errors()'],
    ["warning", 'failOn is "warning", must be a FailOn: write FailOn.warnings()'],
    ["unknown, note", 'failOn is "unknown, note", must be a FailOn: write FailOn.notes({ unknown: true })'],
    ["unknown", 'failOn is "unknown", must be a FailOn: write FailOn.errors({ unknown: true })'],
    ["never", 'failOn is "never", must be a FailOn: write FailOn.never()'],
    ["toString", 'failOn is "toString", must be a FailOn'],
    [null, "failOn is null, must be a FailOn"],
    [{ text: "fatal" }, "must be a FailOn"],
  ])("is reported for what fails: %j", (failOn, expected) => {
    const { review } = checkTopology(plan());
    expect(message(() => fails(review, anyway(failOn)))).toContain(expected);
    expect(message(() => render(review, Format.JUNIT, { failOn: anyway(failOn) }))).toContain(expected);
  });

  it.each(["warn", "never,unknown", "error,warning", ""])("is reported for a level from a variable: %j", (text) => {
    expect(message(() => FailOn.of(text))).toContain(
      `FailOn.of(${JSON.stringify(text)}): the text must be one of "error"`,
    );
  });
});

describe("what fails", () => {
  it.each([
    [FailOn.errors(), "error"],
    [FailOn.warnings(), "warning"],
    [FailOn.notes(), "note"],
    [FailOn.never(), "never"],
    [FailOn.errors({ unknown: true }), "error,unknown"],
    [FailOn.warnings({ unknown: true }), "warning,unknown"],
    [FailOn.notes({ unknown: false }), "note"],
    [FailOn.of("unknown, warning"), "warning,unknown"],
    [FailOn.of("unknown"), "unknown"],
  ])("is written as the command writes it: %s", (level, text) => {
    expect(String(level)).toBe(text);
  });

  it("is the same for a program and for the command", () => {
    const { review } = checkTopology(plan());
    expect([fails(review), fails(review, FailOn.of("error")), fails(review, FailOn.never())]).toEqual([
      true,
      true,
      false,
    ]);
    const junit = (failOn: FailOn) => render(review, Format.JUNIT, { failOn });
    expect([junit(FailOn.errors()), junit(FailOn.never())]).toEqual([
      expect.stringContaining("<failure"),
      expect.not.stringContaining("<failure"),
    ]);
  });

  it("may come from a second copy of the package", () => {
    const { review } = checkTopology(plan());
    jest.isolateModules(() => {
      const other: typeof import("../../src/check") = require("../../src/check");
      expect([other.FailOn === FailOn, fails(review, other.FailOn.never())]).toEqual([false, false]);
    });
  });
});
