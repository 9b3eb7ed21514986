import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { moduleExamples, moduleFolder } from "../support/printed-modules";
import { configurationWorkspace, describeTerraform, hclWorkspace, type Workspace } from "../support/terraform";
import { type Plan, unknownPaths } from "../support/terraform-plan";

const NOW = new Date("2026-06-01T00:00:00Z");

/** What `scale-to-zero check` finds. */
function findings(plan: Plan): readonly string[] {
  const { topology } = parseTerraform(JSON.stringify(plan), "plan.json");
  return runRules(topology, allRules, { now: NOW }).map(({ id, on, what }) => `${id} ${on.address}: ${what}`);
}

const managed = ({ resource_changes }: Plan) => resource_changes.filter(({ mode }) => mode === "managed");

describeTerraform.each(moduleExamples())("the module %s, in its example %s", (name, example) => {
  let workspace: Workspace;
  let plan: Plan;

  beforeAll(async () => {
    workspace = await hclWorkspace(moduleFolder(name), `examples/${example}`);
    plan = await workspace.plan();
  });

  it("is valid for the provider, without a warning", async () => {
    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
  });

  it("is created as a whole", () => {
    expect(new Set(managed(plan).flatMap(({ change }) => change.actions))).toEqual(new Set(["create"]));
  });

  it("has names that are all known before the apply", () => {
    const names = /(^|[._])name$|(resource_id|scalable_dimension|desired_state|dimensions.*|triggers_replace.*)$/i;
    const unknown = unknownPaths(plan).filter((path) => names.test(path.replace(/^.*: /, "")));
    expect(unknown.filter((path) => !/sleep_window_target|adapter_base/.test(path))).toEqual([]);
  });

  it("is found to sleep and to wake", () => {
    expect(findings(plan)).toEqual([]);
  });
});

/** What somebody writes who has read the first page. */
const project = (values: string) => `provider "aws" { region = "us-west-2" }
module "llm" {
  source = "${moduleFolder("realtime-endpoint")}"
  endpoint_name = "llama3-8b"
  instance_type = "ml.g5.12xlarge"
  ${values}
}
`;

const TWO_COMPONENTS = `max_instance_count = 3
  inference_components = {
    llama3-8b-instruct = { model_name = "instruct", accelerator_devices = 1, min_memory_mb = 1024, max_copies = 6 }
    llama3-8b-chat     = { model_name = "chat", accelerator_devices = 1, min_memory_mb = 1024, max_copies = 6 }
  }`;

describeTerraform("a project of ten lines", () => {
  it("plans an endpoint with two components that sleep and wake", async () => {
    const plan = await (await configurationWorkspace(project(TWO_COMPONENTS))).plan();
    const components = managed(plan).filter(({ type }) => type === "aws_cloudcontrolapi_resource");
    const requests = components.map(({ change }) => JSON.parse(String(change.after?.desired_state)));
    expect(requests).toEqual([
      expect.objectContaining({ InferenceComponentName: "llama3-8b-chat", EndpointName: "llama3-8b" }),
      expect.objectContaining({ InferenceComponentName: "llama3-8b-instruct", EndpointName: "llama3-8b" }),
    ]);
    expect(findings(plan)).toEqual([]);
  });
});

describeTerraform("what a module refuses, it refuses in one sentence", () => {
  const component = (values: string, key = "chat") =>
    `max_instance_count = 1
  inference_components = { ${key} = { model_name = "m", min_memory_mb = 1024, max_copies = 1, ${values} } }`;

  it.each([
    [
      "a maximum of 0 instances",
      "max_instance_count = 0\ninference_components = {}",
      "max_instance_count must be a whole number at least 1.",
    ],
    [
      "a negative minimum of instances",
      "max_instance_count = 1\nmin_instance_count = -1\ninference_components = {}",
      "min_instance_count must be a whole number at least 0.",
    ],
    [
      "a maximum of 0 copies",
      component("max_copies = 0").replace("max_copies = 1, ", ""),
      'inference_components["chat"].max_copies must be a whole number at least 1.',
    ],
    [
      "a negative minimum of copies",
      component("min_copies = -1"),
      'inference_components["chat"].min_copies must be a whole number at least 0.',
    ],
    [
      "an underscore in a name",
      component('name = "my_chat"'),
      'inference_components["chat"] is called by its key, or by its name where it has one: it may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters.',
    ],
  ])("%s", async (_, values, sentence) => {
    const workspace = await configurationWorkspace(project(values));
    await expect(workspace.plan()).rejects.toThrow(sentence);
  });

  it("but not a minimum of 0, which is the point", async () => {
    const workspace = await configurationWorkspace(project(`min_instance_count = 0\n${component("min_copies = 0")}`));
    expect(managed(await workspace.plan()).length).toBeGreaterThan(0);
  });
});
