import { parseTerraform } from "../../../../src/topology";
import { effectsOf } from "../../../support/apply-effects";
import { changeFixtures } from "../../../support/change-fixtures";
import { plantedPlan, SECRET } from "../../../support/planted-secrets";

describe("sensitive values in each argument", () => {
  it.each(changeFixtures())("are in no change and in no effect: %s", (name) => {
    for (const isMarked of [() => true, (side: string) => side === "before", (side: string) => side === "after"]) {
      const plan = plantedPlan(name, isMarked);
      expect(JSON.stringify(plan)).toContain(SECRET);
      const reading = parseTerraform(JSON.stringify(plan), "plan.json");
      expect(JSON.stringify([reading.changes, effectsOf(reading)])).not.toContain(SECRET);
    }
  });
});
