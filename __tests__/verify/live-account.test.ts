import {
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  PutScheduledActionCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DeleteAlarmsCommand, DescribeAlarmsCommand, DisableAlarmActionsCommand } from "@aws-sdk/client-cloudwatch";
import { UpdateEndpointCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { COMPONENTS } from "../../src/local-aws/services/sagemaker/component";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import type { ExpectedEndpoint } from "../../src/topology";
import { readAws } from "../../src/topology/from-aws";
import { compareWithWanted } from "../../src/verify/compare/compare";
import { createComponent, createConfig, createEndpoint, createModel, hostEndpoint } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import {
  awsOf,
  COMPONENT,
  putTracking,
  putWake,
  putWakeAlarm,
  refuseWithoutQuota,
  registerTarget,
  useCredentials,
  WAKE_ALARM,
  wireComponent,
} from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";

const local = useLocal();
useCredentials();
useQuickCalls();

const EXPECTED: ExpectedEndpoint = { name: "llm", configName: "config", components: ["llama"] };

const read = (expected: ExpectedEndpoint = EXPECTED) => readAws(awsOf(local()), ["llm"], { expected: [expected] });

/** What the rules say of the account, as `V02: what`. */
const verdicts = async (expected: ExpectedEndpoint = EXPECTED): Promise<readonly string[]> => {
  const { topology, live } = await read(expected);
  const context = { now: new Date(local().clock.now()), live, expected: [expected] };
  return runRules(topology, allRules, context).map(({ id, what }) => `${id}: ${what}`);
};

const sleep = async () => {
  const CopyCount = 0;
  await local().sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount },
    }),
  );
  local().clock.advance(3600);
};

const trackingAlarms = async () => {
  const { MetricAlarms = [] } = await local().sdk.cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: "TargetTracking-" }),
  );
  return MetricAlarms.flatMap(({ AlarmName }) => AlarmName ?? []);
};

describe("the rules on a live account", () => {
  it("V01: an endpoint that sleeps is well", async () => {
    await wireComponent(local());
    await sleep();
    expect((await read()).live.components).toMatchObject([{ status: "InService", currentCopies: 0, desiredCopies: 0 }]);
    expect(await verdicts()).toEqual([]);
  });

  it("V01: a component whose copies find no place is not", async () => {
    await wireComponent(local());
    // Here a copy is placed or it fails; AWS leaves it waiting for a place.
    const components = local().aws.store.table(COMPONENTS, "us-east-1");
    const [component] = components.values();
    if (component !== undefined) {
      components.put(component.name, { ...component, desiredCopies: 2 });
    }
    expect(await verdicts()).toEqual(["V01: it is InService with 1 of 2 copies"]);
  });

  it("V02: a creation that failed is told with AWS's reason", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    local().aws.faults.add([
      { operation: "CreateEndpoint", effect: { kind: "fail", reason: "The role cannot be assumed." } },
    ]);
    await createEndpoint(local().sdk.sagemaker);
    local().clock.advance(3600);
    expect(await verdicts({ ...EXPECTED, components: [] })).toContain("V02: it is Failed: The role cannot be assumed.");
  });

  it("V02: an update that was rolled back is told, though the endpoint is in service", async () => {
    await wireComponent(local());
    await createConfig(local().sdk.sagemaker, "config-2", { InstanceType: "ml.g5.48xlarge" });
    local().aws.faults.add([
      { operation: "UpdateEndpoint", effect: { kind: "rollback", reason: "No ml.g5.48xlarge." } },
    ]);
    await local().sdk.sagemaker.send(
      new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "config-2" }),
    );
    local().clock.advance(7200);
    expect((await read()).live.endpoints).toMatchObject([{ status: "InService", configName: "config" }]);
    expect(await verdicts({ ...EXPECTED, configName: "config-2" })).toEqual([
      "V02: it is InService with config, and config-2 was requested: the update was rolled back: No ml.g5.48xlarge.",
    ]);
    expect(await verdicts()).toEqual([]);
  });

  it("V02: a change by somebody else is told from a rollback", async () => {
    await wireComponent(local());
    local().clock.advance(3600);
    await createConfig(local().sdk.sagemaker, "by-hand");
    await local().sdk.sagemaker.send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "by-hand" }));
    local().clock.advance(7200);
    expect(await verdicts()).toEqual([
      expect.stringMatching(
        /^V02: it is InService with by-hand, and config was requested: someone else changed it: by-hand was created on .*Z, after config$/,
      ),
    ]);
  });

  it("V02: an update that has not begun is told from a rollback", async () => {
    await wireComponent(local());
    local().clock.advance(3600);
    await createConfig(local().sdk.sagemaker, "config-2");
    expect(await verdicts({ ...EXPECTED, configName: "config-2" })).toEqual([
      expect.stringMatching(/^V02: .* was requested: no update to config-2 has begun: it was last modified on /),
    ]);
  });

  it("V03: a component that failed is told with AWS's reason, and one that is not there", async () => {
    await hostEndpoint(local());
    local().aws.faults.add([
      { operation: "CreateInferenceComponent", effect: { kind: "fail", reason: "The image has no such tag." } },
    ]);
    await createComponent(local().sdk.sagemaker);
    local().clock.advance(3600);
    const told = await verdicts({ ...EXPECTED, components: ["llama", "mistral"] });
    expect(told).toContain("V03: it is Failed: The image has no such tag.");
    expect(told).toContain("V03: it does not have the component mistral");
  });

  it("V04: what hangs is told after 35 minutes", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    await createEndpoint(local().sdk.sagemaker);
    local().clock.advance(60);
    const { topology, live } = await read();
    const at = (minutes: number) =>
      runRules(topology, allRules, { now: new Date(local().clock.now() + minutes * 60_000), live }).map(({ id }) => id);
    expect(live.endpoints).toMatchObject([{ status: "Creating" }]);
    expect(at(0)).toEqual([]);
    expect(at(40)).toEqual(["V04"]);
  });

  it("V06: an alarm that calls the policy of before is told", async () => {
    await wireComponent(local());
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    const today = await putWake(local());
    expect(await verdicts()).toEqual([
      `V06: alarm_actions has the ARN of a former policy llama-wake: the current policy is ${today}`,
    ]);
    await putWakeAlarm(local(), { AlarmActions: [today] });
    expect(await verdicts()).toEqual([]);
  });

  it("V06: alarms of target tracking that are gone or switched off are told", async () => {
    await wireComponent(local());
    const [high = "", low = ""] = await trackingAlarms();
    await local().sdk.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [high] }));
    await local().sdk.cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: [low] }));
    expect(await verdicts()).toEqual([
      `V06: its alarm ${high} does not exist; the actions of its alarm ${low} are disabled`,
    ]);
  });

  it("V07: an alarm that has fired and woken nothing is told, and one that waits for data is well", async () => {
    await wireComponent(local());
    await sleep();
    local().clock.advance(86_400);
    expect(await verdicts()).toEqual([]);
    await refuseWithoutQuota(local(), 6);
    expect(await verdicts()).toEqual([]);
    await refuseWithoutQuota(local(), 10);
    expect(await verdicts()).toEqual([
      expect.stringMatching(/^V07: it has been in ALARM for 1[2-5] minutes, and no copy of llama is requested$/),
    ]);
  });
});

describe("a live account and what was applied", () => {
  const wanted = async () => {
    await wireComponent(local());
    return (await read()).topology;
  };
  const differences = async (applied: Awaited<ReturnType<typeof wanted>>) =>
    compareWithWanted(applied, await read()).map(({ id, what }) => `${id}: ${what}`);

  it("are the same after nothing, and after autoscaling has moved the copies", async () => {
    const applied = await wanted();
    expect(await differences(applied)).toEqual([]);
    await sleep();
    expect(await differences(applied)).toEqual([]);
  });

  it("differ when somebody changes bounds, suspensions, policies and alarms in the console", async () => {
    const applied = await wanted();
    await registerTarget(local(), { MinCapacity: 1, SuspendedState: { DynamicScalingInSuspended: true } });
    await putTracking(local(), { TargetValue: 50 });
    await putWakeAlarm(local(), { AlarmActions: [], Threshold: 3 });
    const told = await differences(applied);
    expect(told).toEqual([
      expect.stringMatching(
        /^D02: .*scalable-target.*: min_capacity is 1, and 0 was applied; dynamic_scaling_in_suspended is true, and false was applied$/,
      ),
      expect.stringMatching(/^D02: .*llama-tracking: target_value is 50, and 5 was applied$/),
      expect.stringMatching(
        /^D02: .*llama-wake: threshold is 3, and 1 was applied; alarm_actions is no policy, and the policy llama-wake of inference-component\/llama was applied$/,
      ),
    ]);
  });

  it("differ when somebody removes the target, and all that hangs on it, and the alarm", async () => {
    const applied = await wanted();
    await local().sdk.scaling.send(new DeregisterScalableTargetCommand(COMPONENT));
    await local().sdk.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [WAKE_ALARM] }));
    const told = await differences(applied);
    expect(told.map((text) => text.slice(0, 28))).toEqual([
      "D01: the scalable target inf",
      "D01: the scaling policy llam",
      "D01: the scaling policy llam",
      "D01: the alarm llama-wake (a",
    ]);
  });

  it("differ when somebody adds a policy and a scheduled action", async () => {
    const applied = await wanted();
    await putTracking(local(), {}, "by-hand");
    await local().sdk.scaling.send(
      new PutScheduledActionCommand({
        ...COMPONENT,
        ScheduledActionName: "by-hand",
        Schedule: "rate(1 hour)",
        ScalableTargetAction: { MinCapacity: 1 },
      }),
    );
    expect(await differences(applied)).toEqual([
      expect.stringMatching(/^D03: the scaling policy by-hand on inference-component\/llama/),
      expect.stringMatching(/^D03: the scheduled action by-hand on inference-component\/llama/),
    ]);
  });
});
