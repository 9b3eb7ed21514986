import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformHclModule, TerraformOutput, TerraformStack } from "cdktf";
import { moduleFolder } from "../support/printed-modules";
import { describeTerraform } from "../support/terraform";
import type { CommandRun } from "../support/terraform-command";
import { AppliedStack } from "./support/applied-stack";

const PATIENCE = 600_000;

/** An endpoint with two components, a third one of another team, and windows for it. */
function together(app: App): TerraformStack {
  const stack = new TerraformStack(app, "together");
  new AwsProvider(stack, "Aws", { region: "us-west-2", defaultTags: [{ tags: { owner: "inference" } }] });
  const call = (name: string, variables: Readonly<Record<string, unknown>>, ...before: readonly TerraformHclModule[]) =>
    new TerraformHclModule(stack, name, {
      source: moduleFolder(name),
      skipAssetCreationFromLocalModules: true,
      variables: { ...variables },
      dependsOn: [...before],
    });
  const endpoint = call("realtime-endpoint", {
    endpoint_name: "llm",
    instance_type: "ml.g5.12xlarge",
    max_instance_count: 2,
    inference_components: {
      chat: {
        model: { image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0" },
        accelerator_devices: 1,
        min_memory_mb: 8192,
        max_copies: 2,
        idle_timeout_seconds: 600,
        sleep_windows: {
          nights: { sleep: "cron(0 20 ? * MON-FRI *)", wake: "cron(0 7 ? * MON-FRI *)", time_zone: "Europe/Paris" },
        },
      },
      search: {
        model_name: "search-7",
        accelerator_devices: 1,
        min_memory_mb: 1024,
        max_copies: 2,
        adapters: { legal: { artifact_url: "s3://my-model-bucket/legal.tar.gz" } },
      },
    },
  });
  const component = call(
    "inference-component",
    {
      endpoint_name: "llm",
      name: "images",
      model_name: "images-3",
      accelerator_devices: 1,
      min_memory_mb: 1024,
      max_copies: 1,
    },
    endpoint,
  );
  const weekend = { sleep: "cron(0 18 ? * FRI *)", wake: "cron(0 7 ? * MON *)", time_zone: "Europe/Paris" };
  call(
    "sleep-windows",
    { endpoint_name: "llm", components: { images: { max_copies: 1 } }, windows: { weekend } },
    component,
  );
  const documents = call("async-endpoint", {
    endpoint_name: "documents",
    model_name: "documents-2",
    instance_type: "ml.g4dn.xlarge",
    max_instance_count: 1,
    output: { s3_output_path: "s3://my-async-bucket/answers/" },
  });
  for (const [name, module] of Object.entries({ endpoint, component, documents })) {
    new TerraformOutput(stack, name, { value: module.get("scale_to_zero"), staticId: true });
  }
  return stack;
}

describeTerraform("the modules, one built on the other, on local AWS", () => {
  let stack: AppliedStack;
  let applied: CommandRun;

  beforeAll(async () => {
    stack = await AppliedStack.of(together);
    await stack.createModelsByName();
    applied = await stack.apply();
  }, PATIENCE);

  it("are applied", () => expect(applied).toMatchObject({ exitCode: 0 }));

  it("are verified from the state: all sleep, all wake", async () => {
    expect(await stack.verifyState()).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining("wakes on one request"),
    });
  });

  it("are verified from their outputs: endpoints, components and adapters are there", async () => {
    const verified = await stack.verifyOutputs("--format", "json");
    expect(verified).toMatchObject({ exitCode: 0 });
    const { endpoints } = JSON.parse(verified.stdout);
    expect(endpoints).toHaveLength(2);
    expect(verified.stdout).toContain("legal");
  });

  it("have nothing to change then", async () => expect(await stack.plan()).toMatchObject({ exitCode: 0 }));

  it(
    "are destroyed, and leave nothing behind",
    async () => {
      expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
      await stack.deleteModelsByName();
      expect(await stack.aws.left()).toEqual([]);
      await stack.aws.stop();
    },
    PATIENCE,
  );
});
