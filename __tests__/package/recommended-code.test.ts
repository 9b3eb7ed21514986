import { join } from "node:path";
import type { UnitChange } from "../../src/behaviour/recommend/recommendation";
import { typescriptOf } from "../../src/review/simulation/setting-code";
import { compilerProblems } from "../support/compiler-problems";

/* The TypeScript that `simulate --recommend` prints, against the types of the built package. */

const change = (kind: UnitChange["kind"], wakePeriods: number | null = null): UnitChange => ({
  name: "large",
  address: "aws.large",
  kind,
  change: { idleTimeoutSeconds: 600, minCopies: 0, maxCopies: 2, wakeCopies: 2 },
  removesMinUpTime: false,
  wakePeriods,
});

const program = (type: string, lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map([
    [
      join(__dirname, "../../docs/recommended.ts"),
      `import { BacklogWake, Duration, type ${type} } from "cdktf-sagemaker-scale-to-zero";
export const properties: Partial<${type}> = {
${lines.join("\n")}
};
export const used = [BacklogWake, Duration];
`,
    ],
  ]);

it.each([
  ["InferenceComponentOptions", change("component")],
  ["AsyncEndpointProps", change("variant", 1)],
  ["AsyncEndpointProps", change("variant", 2)],
])("is accepted by the compiler as %s", (type, one) => {
  expect(compilerProblems(program(type, typescriptOf(one)))).toEqual([]);
});

it("is refused if a property does not exist", () => {
  expect(compilerProblems(program("InferenceComponentOptions", ["maxCopy: 2,"]))).toEqual([
    expect.stringContaining("'maxCopy' does not exist"),
  ]);
});
