import fc from "fast-check";
import { CHANGE_FORMATS } from "../../src/review/change/render/formats";
import { allRules } from "../../src/rules/all-rules";
import { changeFixtures } from "../support/change-fixtures";
import { scaleToZero } from "../support/command-line";
import { plantedPlan, SECRET } from "../support/planted-secrets";

/* Whatever a plan marks as sensitive is in no output, also where a copy of it is not marked. */

const OPTIONS = ["--runs", "1", "--days", "1", "--fail-on", "never"];

const sides = fc.record({ before: fc.boolean(), after: fc.boolean() });

describe("a secret in each sensitive attribute", () => {
  it.each(changeFixtures())("is in no format: %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(sides, fc.constantFrom(...CHANGE_FORMATS), async (marked, format) => {
        const stdin = JSON.stringify(plantedPlan(name, (side) => marked[side]));
        expect(stdin).toContain(SECRET);
        const { code, stdout, stderr } = await scaleToZero(["review", "-", "--format", format, ...OPTIONS], {
          stdin,
          rules: allRules,
        });
        expect([0, 3]).toContain(code);
        expect((stdout + stderr).includes(SECRET)).toBe(false);
        expect(stdout.length).toBeGreaterThan(2);
      }),
      { numRuns: 8, examples: CHANGE_FORMATS.map((format) => [{ before: true, after: true }, format]) },
    );
  });
});
