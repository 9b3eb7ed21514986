import { assignment } from "../../../src/hcl/print/layout";
import { textOf } from "../../../src/hcl/print/line";
import { readExpression } from "../../../src/hcl/tree/reader";
import { processorSeconds } from "../../support/processor-time";

const laidOut = (source: string): string => textOf(assignment("some_argument", readExpression(source), 0));

describe("the layout of an expression", () => {
  it.each([
    ["objects in calls", (depth: number) => `${"{a = f(".repeat(depth)}{a = 1, b = 2}${")}".repeat(depth)}`],
    [
      "conditions",
      (depth: number) => `${"(".repeat(depth)}a${" ? bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb : c)".repeat(depth)}`,
    ],
  ])("does not double its work with each level of %s", (_, nested) => {
    const work = () => expect(laidOut(nested(30)).split("\n").length).toBeGreaterThan(30);
    expect(processorSeconds(work)).toBeLessThan(5);
  });
});
