import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseSchedule } from "../../src/time/schedule";
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

const TAKEN = [
  "cron(0 18 ? * FRI *)",
  "cron(0 7 ? * MON-FRI *)",
  "cron(00 07 * * ? *)",
  "cron(0/15 8-17 1,15 JAN-MAR,6 ? 2027-2030)",
  "cron(0 9 L-2 * ? *)",
  "cron(0 9 15W * ? *)",
  "cron(0 9 ? * 6L *)",
  "cron(0 9 ? * MON#1 2027)",
  "cron(59 23 31 12 ? 2199)",
  "at(2027-01-01T00:00:00)",
  "rate(7 days)",
  "rate(1 hour)",
];

const REFUSED = [
  "cron(60 18 ? * FRI *)",
  "cron(0 24 ? * FRI *)",
  "cron(0 18 0 * ? *)",
  "cron(0 18 32 * ? *)",
  "cron(0 18 ? 13 FRI *)",
  "cron(0 18 ? * 0 *)",
  "cron(0 18 ? * MO-FR *)",
  "cron(0 18 ? * FRI 1969)",
  "cron(0 18 * * FRI *)",
  "cron(0 18 ? * ? *)",
  "cron(? 18 1 * FRI *)",
  "cron(0 18 ? * MON#1,FRI#2 *)",
  "cron(0 18 ? * MON#6 *)",
  "cron(0 18 ? * FRI)",
  "cron(0/0 18 ? * FRI *)",
  "cron(0, 18 ? * FRI *)",
  "0 18 ? * FRI *",
  "at(tomorrow)",
  "rate(0 days)",
];

describeTerraform("when a window sleeps", () => {
  const windows = (expressions: readonly string[]) =>
    `provider "aws" { region = "us-west-2" }
module "windows" {
  source        = "${moduleFolder("sleep-windows")}"
  endpoint_name = "shared"
  windows = {
${expressions.map((sleep, index) => `    w${index} = { sleep = "${sleep}", wake = "at(2026-12-31T00:00:00)", time_zone = "UTC" }`).join("\n")}
  }
}
`;

  it("is what AWS takes", async () => {
    const workspace = await configurationWorkspace(windows(TAKEN));
    expect((await workspace.validate()).diagnostics).toEqual([]);
    expect(TAKEN.map((sleep) => String(parseSchedule(sleep)))).toHaveLength(TAKEN.length);
  });

  it("is nothing else, as for the constructs", async () => {
    const workspace = await configurationWorkspace(windows(REFUSED));
    const named = REFUSED.map((_, index) => `windows["w${index}"].sleep`).sort();
    await expect(workspace.plan()).rejects.toThrow(`${named.join(", ")} must be cron(`);
    for (const sleep of REFUSED) {
      expect(() => parseSchedule(sleep)).toThrow();
    }
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
      "max_instance_count must be a whole number of at least 1: without an instance the endpoint can never wake.",
    ],
    [
      "a negative minimum of instances",
      "max_instance_count = 1\nmin_instance_count = -1\ninference_components = {}",
      "min_instance_count must be a whole number of at least 0.",
    ],
    [
      "a maximum of 0 copies",
      component("max_copies = 0").replace("max_copies = 1, ", ""),
      'inference_components["chat"].max_copies must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can wake it.',
    ],
    [
      "a negative minimum of copies",
      component("min_copies = -1"),
      'inference_components["chat"].min_copies must be a whole number of at least 0.',
    ],
    [
      "an underscore in a name",
      component('name = "my_chat"'),
      'inference_components["chat"] must have a valid name, which is its key by default: it must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 63 characters.',
    ],
  ])("%s", async (_, values, sentence) => {
    const workspace = await configurationWorkspace(project(values));
    await expect(workspace.plan()).rejects.toThrow(sentence);
  });

  it("names each element that is wrong, and no other", async () => {
    const workspace = await configurationWorkspace(
      project(`max_instance_count = 1
  inference_components = {
    chat   = { model_name = "m", min_memory_mb = 64, max_copies = 1 }
    search = { model_name = "m", min_memory_mb = 1024, max_copies = 1 }
    images = { model_name = "m", min_memory_mb = 64, max_copies = 1 }
  }`),
    );
    await expect(workspace.plan()).rejects.toThrow(
      /inference_components\["chat"\]\.min_memory_mb, inference_components\["images"\]\.min_memory_mb must be/,
    );
  });

  it.each([
    ["each other", "min_copies = 2", "min_copies must be at most max_copies."],
    [
      "the instance",
      "accelerator_devices = 8",
      "accelerator_devices must be at most 4: a copy must fit on one ml.g5.12xlarge.",
    ],
  ])("names the element whose attributes do not fit %s", async (_, values, sentence) => {
    const workspace = await configurationWorkspace(project(component(values, "search")));
    await expect(workspace.plan()).rejects.toThrow(`inference_components["search"]: ${sentence}`);
  });

  it("but not a minimum of 0, which is the point", async () => {
    const workspace = await configurationWorkspace(project(`min_instance_count = 0\n${component("min_copies = 0")}`));
    expect(managed(await workspace.plan()).length).toBeGreaterThan(0);
  });
});
