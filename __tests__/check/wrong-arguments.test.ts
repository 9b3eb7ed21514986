import { join } from "node:path";
import { checkTopology, fails, readTerraform, render, ScaleToZeroError } from "../../src/check";

/** Its scalable target keeps one instance: Z01. */
const plan = () => readTerraform(join(__dirname, "../fixtures/topology/peer-variant-at-zero/plan.json"));

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

describe("a wrong argument of a program", () => {
  it.each([new Date(Number.NaN), "2027-01-01", 0])("is told for `now`: %p", (now) => {
    expect(message(() => checkTopology(plan(), { now: anyway(now) }))).toContain("must be a Date that is a time");
  });

  it.each([undefined, "plan.json", {}])("is told for the source: %p", (source) => {
    expect(message(() => checkTopology(anyway(source)))).toContain("checkTopology takes what readTerraform returns");
  });

  it.each([undefined, "html", "toString"])("is told for the format: %p", (format) => {
    const review = checkTopology(plan());
    expect(message(() => render(review, anyway(format)))).toContain('"text", "json", "markdown", "sarif", "junit"');
  });

  it.each(["warn", "toString", null])("is told for what fails: %p", (failOn) => {
    const review = checkTopology(plan());
    expect(message(() => fails(review, anyway(failOn)))).toContain('write one of "error", "warning"');
    expect(message(() => render(review, "junit", { failOn: anyway(failOn) }))).toContain("failOn is");
  });
});
