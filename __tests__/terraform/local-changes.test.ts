import { type AsyncChanges, ChangingAsyncStack } from "../support/changing-async-stack";
import { type Changes, ChangingStack } from "../support/changing-stack";
import { describeTerraform } from "../support/terraform";
import { AppliedStack, PLAN } from "./support/applied-stack";

const succeeded = { exitCode: 0 };

/** A stack that was applied once; each test goes on from there on an AWS of its own. */
function appliedOnce(build: () => Promise<AppliedStack>): () => AppliedStack {
  let first: AppliedStack;
  let fork: AppliedStack;
  beforeAll(async () => {
    first = await build();
    expect(await first.apply()).toMatchObject(succeeded);
  });
  beforeEach(async () => {
    fork = await first.fork();
  });
  afterEach(() => fork.aws.stop());
  afterAll(() => first.aws.stop());
  return () => fork;
}

/** Each once, and before the next one. */
function expectOrder(changes: readonly string[], ...operations: readonly string[]): void {
  expect(changes.filter((operation) => operations.includes(operation))).toEqual(operations);
}

async function expectNothingLeft(stack: AppliedStack): Promise<void> {
  expect(await stack.destroy()).toMatchObject(succeeded);
  expect(await stack.aws.left()).toEqual([]);
}

describeTerraform("an endpoint with components that was applied", () => {
  const stack = appliedOnce(() => AppliedStack.of((app) => new ChangingStack(app)));
  const change = (changes: Changes) => stack().become((app) => new ChangingStack(app, changes));

  it("moves to another instance type before the old configuration goes", async () => {
    change({ instanceType: "ml.g5.24xlarge" });
    expect(await stack().apply()).toMatchObject(succeeded);
    expect(stack().aws.changes()).toEqual(["CreateEndpointConfig", "UpdateEndpoint", "DeleteEndpointConfig"]);
    expect(await stack().verifyState()).toMatchObject(succeeded);
    expect(await stack().plan()).toMatchObject(succeeded);
  });

  it("moves its component to another model before the old one goes", async () => {
    change({ image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:2" });
    expect(await stack().apply()).toMatchObject(succeeded);
    expect(stack().aws.changes()).toEqual(["CreateModel", "UpdateResource", "DeleteModel"]);
    expect(await stack().verifyState()).toMatchObject(succeeded);
    expect(await stack().plan()).toMatchObject(succeeded);
  });

  it("fails to apply and to verify when SageMaker rolls the update back and says InService", async () => {
    stack().aws.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "rollback", reason: "Unhealthy." } }]);
    change({ instanceType: "ml.g5.24xlarge" });
    await stack().planIntoFile();
    expect(await stack().apply(PLAN)).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining("SageMaker rolled the endpoint back"),
    });
    expect(await stack().verify("--plan", "plan.json")).toMatchObject({
      exitCode: 3,
      said: expect.stringContaining("Unhealthy."),
    });
  });

  it("survives requests that are throttled or dropped", async () => {
    stack().aws.faults.add([
      { service: "sagemaker", times: 3, effect: { kind: "throttle" } },
      { service: "application-autoscaling", times: 2, effect: { kind: "drop" } },
    ]);
    change({ maxCopies: 5, instanceType: "ml.g5.24xlarge" });
    expect(await stack().apply()).toMatchObject(succeeded);
    expect(stack().aws.faults.list()).toEqual([]);
  });
});

describeTerraform("an asynchronous endpoint that was applied", () => {
  const stack = appliedOnce(() => AppliedStack.of((app) => new ChangingAsyncStack(app)));
  const change = (changes: AsyncChanges) => stack().become((app) => new ChangingAsyncStack(app, changes));

  it("deregisters its variant before it moves to another instance type", async () => {
    change({ instanceType: "ml.g5.2xlarge" });
    expect(await stack().apply()).toMatchObject(succeeded);
    const changes = stack().aws.changes();
    expectOrder(changes, "DeregisterScalableTarget", "UpdateEndpoint", "RegisterScalableTarget");
    expectOrder(changes, "CreateEndpointConfig", "UpdateEndpoint", "DeleteEndpointConfig");
    expect(await stack().verifyState()).toMatchObject(succeeded);
    expect(await stack().plan()).toMatchObject(succeeded);
  });

  it("deregisters its variant before it moves to another model, and the old one goes last", async () => {
    change({ image: "serving:2" });
    expect(await stack().apply()).toMatchObject(succeeded);
    const changes = stack().aws.changes();
    expectOrder(changes, "DeregisterScalableTarget", "UpdateEndpoint", "RegisterScalableTarget");
    expectOrder(
      changes,
      "CreateModel",
      "CreateEndpointConfig",
      "UpdateEndpoint",
      "DeleteEndpointConfig",
      "DeleteModel",
    );
    expect(await stack().verifyState()).toMatchObject(succeeded);
    expect(await stack().plan()).toMatchObject(succeeded);
  });
});

describeTerraform("an endpoint that is applied for the first time", () => {
  let stack: AppliedStack;
  beforeEach(async () => {
    stack = await AppliedStack.of((app) => new ChangingStack(app));
  });
  afterEach(() => stack.aws.stop());

  it("fails with SageMaker's reason when the endpoint cannot be created", async () => {
    const reason = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
    stack.aws.faults.add([{ operation: "CreateEndpoint", effect: { kind: "fail", reason } }]);
    expect(await stack.apply()).toMatchObject({ exitCode: 1, said: expect.stringContaining(reason) });
    expect(await stack.verify("--endpoint", "llm")).toMatchObject({
      exitCode: 3,
      said: expect.stringContaining(reason),
    });
    await expectNothingLeft(stack);
  });

  it("fails with SageMaker's reason when a component cannot be created", async () => {
    const reason = "The container did not pass the ping health check.";
    stack.aws.faults.add([{ operation: "CreateInferenceComponent", effect: { kind: "fail", reason } }]);
    expect(await stack.apply()).toMatchObject({ exitCode: 1, said: expect.stringContaining(reason) });
    await expectNothingLeft(stack);
  });
});
