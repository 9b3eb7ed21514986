import { join } from "node:path";
import { AppliedStack, exampleNames } from "./support/applied-stack";

const OLD_CONFIGURATION = /llama3-8b-[0-9a-f]{8}/g;
const SCHEDULES = join(__dirname, "fixtures", "schedules.tf");

let stack: AppliedStack;
let missing: string | undefined;

async function open(opened: Promise<AppliedStack>): Promise<void> {
  stack = await opened;
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

async function applyAndDestroy(name: string): Promise<void> {
  await stack.createModelsByName();
  const started = performance.now();
  await succeed(stack.apply());
  process.stderr.write(`${name}: applied in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  expect(await succeed(stack.plan())).toContain("No changes.");
  await succeed(stack.destroy());
  expect(await stack.left()).toEqual([]);
}

describe.each(exampleNames())("the example %s", (name) => {
  beforeEach(() => open(AppliedStack.ofExample(name)));

  withTerraform("applies, has nothing to change then, and leaves nothing behind", () => applyAndDestroy(name));
});

describe("a configuration with schedules", () => {
  beforeEach(() => open(AppliedStack.ofFile(SCHEDULES)));

  withTerraform("applies, has nothing to change then, and leaves nothing behind", () => applyAndDestroy("schedules"));

  withTerraform("changes in place", async () => {
    await succeed(stack.apply());
    stack.change((text) => text.replaceAll("cron(0 20", "cron(0 21").replace('"inference"', '"other"'));
    await succeed(stack.apply());
    expect(await succeed(stack.plan())).toContain("No changes.");
  });
});

describe("a stack that is applied", () => {
  beforeEach(() => open(AppliedStack.ofExample("llama3-8b")));

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
