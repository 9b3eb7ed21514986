import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { hclFixtures, PLAN_FIXTURES, planFile, printPlan, recordedPlan } from "../support/plan-fixture";
import { soundStack } from "../support/sound-stack";
import { describeTerraform, hclWorkspace, stackWorkspace } from "../support/terraform";

const now = new Date("2026-06-01T00:00:00Z");

/** What the rules find, and the wiring that they found it in. */
function told(plan: unknown) {
  const { topology } = parseTerraform(JSON.stringify(plan), "plan.json");
  const addresses = (nodes: Iterable<{ readonly address: string }>) => [...nodes].map(({ address }) => address);
  return {
    findings: runRules(topology, allRules, { now }).map(({ id, on, what }) => `${id} ${on.address}: ${what}`),
    targets: topology.scalableTargets.map((target) => [target.address, topology.subjectOf(target).node?.address]),
    wakes: topology.wakeAlarms.map((alarm) => [alarm.address, addresses(topology.policiesFiredBy(alarm))]),
  };
}

/** With `UPDATE_FIXTURES=1` the plan becomes the fixture. */
function keep(name: string, plan: unknown): void {
  if (process.env.UPDATE_FIXTURES === "1") {
    mkdirSync(join(PLAN_FIXTURES, name), { recursive: true });
    writeFileSync(planFile(name), printPlan(plan));
  }
}

describeTerraform("the plans that other tests read", () => {
  it("are what Terraform makes of our constructs", async () => {
    const workspace = await stackWorkspace(soundStack);
    const plan = await workspace.plan();
    keep("sound", plan);
    expect(told(plan)).toEqual(told(recordedPlan("sound")));
  });

  it.each(hclFixtures())("are what Terraform makes of the HCL of %s", async (name) => {
    const workspace = await hclWorkspace(join(PLAN_FIXTURES, name));
    const plan = await workspace.plan();
    keep(name, plan);
    expect(told(plan)).toEqual(told(recordedPlan(name)));
  });
});
