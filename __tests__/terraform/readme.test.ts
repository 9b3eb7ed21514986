import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { moduleFolder } from "../support/printed-modules";
import { configurationWorkspace, describeTerraform } from "../support/terraform";

/** The HCL of the README, with the path that the module has here. */
function configuration(): string {
  const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
  const [, hcl = ""] = /^```hcl\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  return hcl.replace("./modules/realtime-endpoint", moduleFolder("realtime-endpoint"));
}

describeTerraform("the HCL quick start of the README", () => {
  it("is valid, plans a whole endpoint, and passes the check", async () => {
    const workspace = await configurationWorkspace(configuration());
    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    const { topology } = parseTerraform(JSON.stringify(await workspace.plan()), "plan.json");
    expect(topology.endpoints.map(({ name }) => name)).toEqual(["llm"]);
    expect([...runRules(topology, allRules, { now: new Date("2026-06-01T00:00:00Z") })]).toEqual([]);
  });
});
