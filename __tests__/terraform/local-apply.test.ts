import { CreateModelCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { AppliedStack } from "./support/applied-stack";

const OLD_CONFIGURATION = /llama3-8b-[0-9a-f]{8}/g;

let stack: AppliedStack;
let missing: string | undefined;

async function open(name: string): Promise<void> {
  stack = await AppliedStack.open(name);
  const { exitCode, said } = await stack.init();
  missing = exitCode === 0 ? undefined : said;
}

/** A test that says loudly that nothing was proven where Terraform or its provider is not there. */
const withTerraform = (title: string, test: () => Promise<void>) =>
  it(title, async () => {
    if (missing === undefined) {
      return test();
    }
    if (process.env.REQUIRE_TERRAFORM === "1") {
      throw new Error(`REQUIRE_TERRAFORM is 1, and Terraform cannot run: ${missing}`);
    }
    process.stderr.write(`\nNOTHING WAS APPLIED, NOTHING IS PROVEN: ${missing}\n`);
  });

async function succeed(run: Promise<{ readonly exitCode: number; readonly said: string }>): Promise<string> {
  const { exitCode, said } = await run;
  expect(exitCode === 0 ? "" : said).toBe("");
  return said;
}

afterEach(() => stack.close());

describe.each([
  ["llama3-8b", []],
  ["several-models", []],
  ["docs-recipe", ["my-model"]],
])("the example %s", (name, models) => {
  beforeEach(() => open(name));

  withTerraform("applies, has nothing to change then, and leaves nothing behind", async () => {
    // A stack that names a model by its name is not the one that creates it.
    const client = new SageMakerClient({
      endpoint: stack.url,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    for (const ModelName of models) {
      await client.send(new CreateModelCommand({ ModelName }));
    }
    client.destroy();
    const started = performance.now();
    await succeed(stack.apply());
    process.stderr.write(`${name}: applied in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    expect(await succeed(stack.plan())).toContain("No changes.");
    await succeed(stack.destroy());
    expect(await stack.left()).toEqual(models.length === 0 ? [] : ["sagemaker.models"]);
  });
});

describe("a stack that is applied", () => {
  beforeEach(() => open("llama3-8b"));

  withTerraform("creates the next configuration, updates the endpoint, and deletes the old configuration", async () => {
    await succeed(stack.apply());
    stack.changes();
    stack.change((text) =>
      text.replace(OLD_CONFIGURATION, "llama3-8b-next").replace("ml.g5.12xlarge", "ml.g5.24xlarge"),
    );
    await succeed(stack.apply());
    expect(stack.changes()).toEqual(["CreateEndpointConfig", "UpdateEndpoint", "DeleteEndpointConfig"]);
    expect(await succeed(stack.plan())).toContain("No changes.");
  });

  withTerraform("fails when SageMaker rolls an update back and says InService", async () => {
    await succeed(stack.apply());
    stack.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "rollback", reason: "Unhealthy." } }]);
    stack.change((text) => text.replace(OLD_CONFIGURATION, "llama3-8b-next"));
    const { exitCode, said } = await stack.apply();
    expect(exitCode).toBe(1);
    expect(said).toContain("SageMaker rolled the endpoint back");
  });

  withTerraform("fails with SageMaker's reason when the endpoint cannot be created", async () => {
    const reason = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
    stack.faults.add([{ operation: "CreateEndpoint", effect: { kind: "fail", reason } }]);
    const { exitCode, said } = await stack.apply();
    expect(exitCode).toBe(1);
    expect(said).toContain(reason);
  });

  withTerraform("fails with SageMaker's reason when a component cannot be created", async () => {
    const reason = "The container did not pass the ping health check.";
    stack.faults.add([{ operation: "CreateInferenceComponent", effect: { kind: "fail", reason } }]);
    const { exitCode, said } = await stack.apply();
    expect(exitCode).toBe(1);
    expect(said).toContain(reason);
    await succeed(stack.destroy());
    expect(await stack.left()).toEqual([]);
  });

  withTerraform("survives throttling", async () => {
    stack.faults.add([{ service: "sagemaker", times: 3, effect: { kind: "throttle" } }]);
    await succeed(stack.apply());
  });
});
