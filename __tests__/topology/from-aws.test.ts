import {
  PutScheduledActionCommand,
  type PutScheduledActionCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeEndpointCommand } from "@aws-sdk/client-sagemaker";
import { CALLS } from "../../src/aws/access";
import { AwsReadError } from "../../src/aws/errors";
import { iamPolicy } from "../../src/aws/iam-policy";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import type { Seen } from "../../src/topology/aws/read-hosting";
import { type ReadAwsOptions, readAws } from "../../src/topology/from-aws";
import { createComponent, createConfig, createEndpoint, createModel, ROLE } from "../local-aws/support/hosting";
import { START, useLocal } from "../local-aws/support/local";
import { createSchedule, createSchedulerRole, SLEEP } from "../support/live-schedule";
import {
  awsOf,
  COMPONENT,
  putTracking,
  putWake,
  putWakeAlarm,
  registerTarget,
  useCredentials,
  wireComponent,
} from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";

const local = useLocal();
useCredentials();
useQuickCalls();

const ACCOUNT = "123456789012";
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;

const read = (options: ReadAwsOptions = {}, names = ["llm"]) => readAws(awsOf(local()), names, options);
const operations = () =>
  local()
    .aws.journal.entries()
    .map(({ operation }) => operation);
describe("the wiring of an endpoint", () => {
  it("goes from the endpoint to its configuration, its component and the model", async () => {
    await wireComponent(local());
    const { topology } = await read();
    const [endpoint] = topology.endpoints;
    expect(endpoint).toMatchObject({ address: arn("sagemaker", "endpoint/llm"), name: "llm" });
    const [component] = topology.inferenceComponents;
    if (endpoint === undefined || component === undefined) {
      throw new Error("both are there");
    }
    expect(topology.endpointOf(component).node).toBe(endpoint);
    expect(topology.variantOf(component).node).toMatchObject({
      name: "AllTraffic",
      instanceType: "ml.g5.12xlarge",
      managedInstanceScaling: { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: 2 },
    });
    expect(topology.configurationOf(endpoint).node?.executionRoleArn).toBe(ROLE);
    expect(topology.modelOf(component).node?.containers).toMatchObject([{ image: "image:1" }]);
    expect(component.specification).toMatchObject({ compute: { acceleratorDevices: 1, minMemoryMb: 1024 } });
  });

  it("goes from a refused request to the first copy, and from an idle copy to none", async () => {
    await wireComponent(local());
    const { topology } = await read();
    const [component] = topology.inferenceComponents;
    const [target] = topology.scalableTargets;
    if (component === undefined || target === undefined) {
      throw new Error("both are there");
    }
    expect(topology.subjectOf(target).node).toBe(component);
    expect(target).toMatchObject({ minCapacity: 0, maxCapacity: 2, suspended: { dynamicScalingOut: false } });
    expect(topology.trackingPoliciesOf(target).nodes).toMatchObject([
      { name: "llama-tracking", targetValue: 5, scaleInCooldownSeconds: 300 },
    ]);
    expect(topology.wakePoliciesOf(target).nodes).toMatchObject([
      { name: "llama-wake", cooldownSeconds: 0, steps: [{ lowerBound: 0, adjustment: 1 }] },
    ]);
    expect(topology.wakeAlarmsOf(target).nodes).toMatchObject([
      { name: "llama-wake", threshold: 1, periodSeconds: 60 },
    ]);
  });

  it("has nothing that a rule speaks of when all is well", async () => {
    await wireComponent(local());
    const { topology, live } = await read();
    expect(runRules(topology, allRules, { now: new Date(local().clock.now()), live })).toEqual([]);
  });

  it("has what the rules speak of when it is not", async () => {
    const wakeArn = await wireComponent(local());
    await putTracking(local(), { DisableScaleIn: true });
    await putWakeAlarm(local(), { AlarmActions: [wakeArn], Threshold: 2, ActionsEnabled: false });
    await registerTarget(local(), { SuspendedState: { DynamicScalingOutSuspended: true } });
    const ids = async () => runRules((await read()).topology, allRules).map(({ id }) => id);
    expect((await ids()).sort()).toEqual(["W03", "W05", "W15", "Z07"]);
    await registerTarget(local(), { MinCapacity: 1 });
    expect(await ids()).toContain("Z05");
  });

  it("leaves out the alarms that Application Auto Scaling has created for itself, and lists them beside it", async () => {
    await wireComponent(local());
    const { topology, live } = await read();
    expect(topology.alarms.map(({ name }) => name)).toEqual(["llama-wake"]);
    const [tracking] = live.trackings;
    expect(tracking?.arn).toMatch(/policyName\/llama-tracking$/);
    expect(tracking?.alarmNames).toHaveLength(2);
    expect(live.alarms.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...(tracking?.alarmNames ?? []), "llama-wake"]),
    );
  });

  it("takes a cooldown that was never said for AWS's 300 seconds", async () => {
    await wireComponent(local());
    await putTracking(local(), { ScaleInCooldown: undefined, ScaleOutCooldown: undefined });
    await putWake(local(), { Cooldown: undefined });
    const { topology } = await read();
    expect(topology.scalingPolicies).toMatchObject([
      { scaleInCooldownSeconds: 300, scaleOutCooldownSeconds: 300 },
      { cooldownSeconds: 300 },
    ]);
  });

  it("has no secrets of containers", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    await createEndpoint(local().sdk.sagemaker);
    local().clock.advance(3600);
    await createComponent(local().sdk.sagemaker, {
      Specification: {
        Container: { Image: "image:1", Environment: { TOKEN: "s3cret" } },
        ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
      },
    });
    const { topology, live } = await read();
    expect(topology.inferenceComponents).toMatchObject([
      { specification: { container: { image: "image:1", environmentNames: ["TOKEN"] } } },
    ]);
    expect(JSON.stringify([topology.inferenceComponents, live])).not.toContain("s3cret");
  });
});

it("scheduled actions are read with what they set", async () => {
  await wireComponent(local());
  const action: PutScheduledActionCommandInput = {
    ...COMPONENT,
    ScheduledActionName: "night",
    Schedule: "cron(0 20 ? * MON-FRI *)",
    Timezone: "Europe/Paris",
    ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
  };
  await local().sdk.scaling.send(new PutScheduledActionCommand(action));
  const { topology } = await read();
  const [target] = topology.scalableTargets;
  expect(target && topology.scheduledActionsOf(target).nodes).toMatchObject([
    { name: "night", expression: action.Schedule, timeZone: "Europe/Paris", minCapacity: 0, maxCapacity: 0 },
  ]);
});

describe("what only a live account shows", () => {
  it("is status, configuration, instances and copies", async () => {
    await wireComponent(local());
    const { live } = await read();
    expect(live.endpoints).toMatchObject([
      {
        name: "llm",
        status: "InService",
        configName: "config",
        variants: [{ name: "AllTraffic", currentInstanceCount: 1, desiredInstanceCount: 1 }],
      },
    ]);
    expect(live.components).toMatchObject([
      { name: "llama", endpointName: "llm", status: "InService", currentCopies: 1, desiredCopies: 1 },
    ]);
    expect(live.alarms.find(({ name }) => name === "llama-wake")).toMatchObject({
      state: "INSUFFICIENT_DATA",
      stateSince: new Date(START + (durations.createEndpoint + durations.createComponent) * 1000),
      actionsEnabled: true,
    });
    expect(live.notRead).toEqual([]);
  });

  it("is AWS's reason when something failed", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    local().aws.faults.add([{ operation: "CreateEndpoint", effect: { kind: "fail", reason: "No capacity." } }]);
    await createEndpoint(local().sdk.sagemaker);
    local().clock.advance(3600);
    expect((await read()).live.endpoints).toMatchObject([{ status: "Failed", failureReason: "No capacity." }]);
  });
});

describe("an endpoint that", () => {
  it("does not exist is reported with the Region, after a moment in which it may appear", async () => {
    const slept: number[] = [];
    const clock = { now: () => 0, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
    const aws = awsOf(local(), { clock, callsPerSecond: Number.POSITIVE_INFINITY });
    await expect(readAws(aws, ["llm", "chat"])).rejects.toThrow(
      new AwsReadError(
        "not-found",
        "There are no endpoints llm, chat in us-east-1: check the name, the Region and the account",
      ),
    );
    expect(slept.sort()).toEqual([1000, 1000, 2000, 2000]);
  });

  it("V08: appears while it is looked for is found", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    const appear = () => createEndpoint(local().sdk.sagemaker);
    const aws = awsOf(local(), {
      clock: { now: () => 0, sleep: async () => void (await appear()) },
      callsPerSecond: Number.POSITIVE_INFINITY,
    });
    expect((await readAws(aws, ["llm"])).live.endpoints).toMatchObject([{ status: "Creating" }]);
  });

  it("was described a moment ago is not described again", async () => {
    await wireComponent(local());
    const described = await local().sdk.sagemaker.send(new DescribeEndpointCommand({ EndpointName: "llm" }));
    const seen: Seen = { endpoints: new Map([["llm", described]]), components: new Map() };
    local().aws.journal.clear();
    await read({ seen });
    expect(operations()).not.toContain("DescribeEndpoint");
  });
});

describe("of an account", () => {
  it("V05, V09: exactly those calls are made that the printed policy allows, and nothing is invoked or changed", async () => {
    await wireComponent(local());
    await createSchedule(local(), "night", { input: SLEEP });
    await createSchedulerRole(local());
    await putWakeAlarm(local(), {
      AlarmActions: [],
      Dimensions: [{ Name: "InferenceComponentName", Value: "mistral" }],
    });
    const aws = awsOf(local());
    local().aws.journal.clear();
    await readAws(aws, ["llm"], { activities: 10 });
    await aws.sagemaker.listEndpoints(1);
    const made = new Set(
      local()
        .aws.journal.entries()
        .map(({ service, operation }) => `${service}:${operation}`),
    );
    const { Statement } = iamPolicy();
    expect([...made].sort()).toEqual(Statement.flatMap(({ Action }) => Action).sort());
    const scaling = Statement.filter(({ Action }) =>
      Action.some((action) => action.startsWith("application-autoscaling:")),
    );
    expect(scaling).toMatchObject([{ Resource: "*" }]);
    expect(CALLS.verify).toHaveLength(made.size);
  });

  it("many endpoints are read with few calls beside one each of what has no list", async () => {
    const { sagemaker } = local().sdk;
    await createModel(sagemaker);
    await createConfig(sagemaker);
    const names = Array.from({ length: 26 }, (_, index) => `llm-${index}`);
    await Promise.all(names.map((EndpointName) => createEndpoint(sagemaker, { EndpointName })));
    local().clock.advance(3600);
    await Promise.all(
      names.map((EndpointName) =>
        createComponent(sagemaker, { EndpointName, InferenceComponentName: `${EndpointName}-c` }),
      ),
    );
    local().aws.journal.clear();
    const { live, topology } = await read({}, names);
    expect(live.endpoints.map(({ name }) => name)).toEqual(names);
    expect(topology.inferenceComponents).toHaveLength(26);
    const counts = new Map<string, number>();
    for (const operation of operations()) {
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      DescribeEndpoint: 26,
      DescribeEndpointConfig: 1,
      ListInferenceComponents: 1,
      DescribeInferenceComponent: 26,
      DescribeModel: 1,
      DescribeScalableTargets: 2,
      DescribeScalingPolicies: 1,
      DescribeScheduledActions: 1,
      DescribeAlarms: 1,
      ListSchedules: 1,
    });
  });
});
