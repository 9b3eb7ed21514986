import { DeleteScalingPolicyCommand } from "@aws-sdk/client-application-auto-scaling";
import { DeleteAlarmsCommand, DisableAlarmActionsCommand } from "@aws-sdk/client-cloudwatch";
import { UpdateEndpointCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { allRules } from "../../src/rules/all-rules";
import { commandOf } from "../../src/shell";
import { parseTerraform } from "../../src/topology";
import { verifyAccount } from "../../src/verify/verify-account";
import { wantedOfTerraform } from "../../src/verify/wanted/from-terraform";
import type { Wanted } from "../../src/verify/wanted/wanted";
import { createConfig } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { ALARM, hostedResources, resource, SCALED } from "../support/applied-state";
import {
  awsOf,
  COMPONENT,
  putWake,
  putWakeAlarm,
  refuseWithoutQuota,
  registerTarget,
  useCredentials,
  WAKE_ALARM,
  wireComponent,
} from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";
import { SteppingClock } from "../support/stepping-clock";

const local = useLocal();
useCredentials();
useQuickCalls();

const NAMED: Wanted = {
  source: "outputs.json",
  applied: true,
  endpoints: [{ name: "llm", configName: "config", components: ["llama"] }],
};

/** The commands of the findings, by their rule. */
async function commands(wanted: Wanted = NAMED): Promise<Readonly<Record<string, string | undefined>>> {
  const clock = new SteppingClock((seconds) => local().clock.advance(seconds));
  const setup = { rules: allRules, timeoutSeconds: 600, clock, acknowledgements: [] };
  const now = () => local().clock.now();
  const { review } = await verifyAccount({
    ...setup,
    clock: { now, random: () => 0.5, sleep: (ms) => clock.sleep(ms) },
    wanted,
    aws: awsOf(local()),
  });
  return Object.fromEntries(review.findings.map(({ id, fix }) => [id, fix.command]));
}

const MODULE = 'module.chat["a"].';

/** What was applied, in a module; name what matters. */
function applied(wakeArn: string, { target = {}, alarm = {} }: { target?: object; alarm?: object } = {}): Wanted {
  const resources = [
    ...hostedResources("this", MODULE),
    resource("aws_appautoscaling_target", "llama", { ...SCALED, min_capacity: 0, max_capacity: 2, ...target }, MODULE),
    resource("aws_cloudwatch_metric_alarm", "wake", { ...ALARM, alarm_actions: [wakeArn], ...alarm }, MODULE),
  ];
  const state = { format_version: "1.0", values: { root_module: { resources } } };
  return wantedOfTerraform(parseTerraform(JSON.stringify(state), "state.json"), "state", "state.json");
}

const REGISTER =
  "aws application-autoscaling register-scalable-target --service-namespace sagemaker --resource-id inference-component/llama --scalable-dimension sagemaker:inference-component:DesiredCopyCount";

describe("the command of the AWS CLI that mends", () => {
  it("a minimum that keeps it awake", async () => {
    await wireComponent(local());
    await registerTarget(local(), { MinCapacity: 1 });
    expect(await commands()).toEqual({ Z05: `${REGISTER} --min-capacity 0 --region us-east-1` });
  });

  it("what is suspended, and leaves the rest of it as it is", async () => {
    await wireComponent(local());
    await registerTarget(local(), {
      SuspendedState: { DynamicScalingOutSuspended: true, ScheduledScalingSuspended: true },
    });
    expect(await commands()).toMatchObject({
      W15: `${REGISTER} --suspended-state DynamicScalingInSuspended=false,DynamicScalingOutSuspended=false,ScheduledScalingSuspended=true --region us-east-1`,
    });
  });

  it("a wake alarm whose actions are switched off", async () => {
    await wireComponent(local());
    await local().sdk.cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: [WAKE_ALARM] }));
    expect(await commands()).toEqual({
      W03: `aws cloudwatch enable-alarm-actions --alarm-names ${WAKE_ALARM} --region us-east-1`,
    });
  });

  it("a wake alarm that fires too late: all else of it stays, with quotes where a shell needs them", async () => {
    const arn = await wireComponent(local());
    await putWakeAlarm(local(), { Threshold: 2, AlarmActions: [arn], AlarmDescription: "it's the user's" });
    const { W05 = "" } = await commands();
    expect(W05).toContain(
      "aws cloudwatch put-metric-alarm --alarm-name llama-wake --alarm-description 'it'\\''s the user'\\''s' --namespace AWS/SageMaker --metric-name NoCapacityInvocationFailures --dimensions Name=InferenceComponentName,Value=llama --statistic Maximum --period 60 --evaluation-periods 1 --datapoints-to-alarm 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --actions-enabled --alarm-actions",
    );
    expect(W05.endsWith(`--alarm-actions ${arn} --region us-east-1`)).toBe(true);
  });

  it("an alarm that calls the policy of before", async () => {
    await wireComponent(local());
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    const today = await putWake(local());
    expect((await commands()).V06).toContain(`--alarm-actions ${today} --region us-east-1`);
  });

  it("a component that nothing has woken", async () => {
    await wireComponent(local());
    await local().sdk.sagemaker.send(
      new UpdateInferenceComponentRuntimeConfigCommand({
        InferenceComponentName: "llama",
        DesiredRuntimeConfig: { CopyCount: 0 },
      }),
    );
    local().clock.advance(3600);
    await refuseWithoutQuota(local(), 15);
    expect((await commands()).V07).toBe(
      "aws sagemaker update-inference-component-runtime-config --inference-component-name llama --desired-runtime-config CopyCount=1 --region us-east-1",
    );
  });

  it("an endpoint that somebody else has changed, and not one that was rolled back", async () => {
    await wireComponent(local());
    local().clock.advance(3600);
    await createConfig(local().sdk.sagemaker, "by-hand");
    await local().sdk.sagemaker.send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "by-hand" }));
    local().clock.advance(7200);
    expect((await commands()).V02).toBe(
      "aws sagemaker update-endpoint --endpoint-name llm --endpoint-config-name config --region us-east-1",
    );
    await createConfig(local().sdk.sagemaker, "next");
    local().aws.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "rollback", reason: "It fails." } }]);
    await local().sdk.sagemaker.send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "next" }));
    local().clock.advance(7200);
    const next = { ...NAMED, endpoints: [{ name: "llm", configName: "next", components: ["llama"] }] };
    expect(await commands(next)).toEqual({ V02: undefined });
  });

  it("is none where no single command does: the policy is gone", async () => {
    await wireComponent(local());
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    expect(Object.values(await commands()).filter((command) => command !== undefined)).toEqual([]);
  });
});

describe("where a state tells what was applied", () => {
  it("an alarm that was changed is applied again, by its address", async () => {
    const arn = await wireComponent(local());
    await putWakeAlarm(local(), { Threshold: 2, AlarmActions: [arn] });
    const apply = `terraform apply '-target=module.chat["a"].aws_cloudwatch_metric_alarm.wake'`;
    expect(await commands(applied(arn))).toMatchObject({ W05: apply, D02: apply });
  });

  it("one that was applied like that is not: it would stay as it is", async () => {
    const arn = await wireComponent(local());
    await putWakeAlarm(local(), { Threshold: 2, AlarmActions: [arn] });
    expect((await commands(applied(arn, { alarm: { threshold: 2 } }))).W05).toMatch(
      /^aws cloudwatch put-metric-alarm /,
    );
  });

  it("one that is gone is applied again", async () => {
    const arn = await wireComponent(local());
    await local().sdk.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [WAKE_ALARM] }));
    expect((await commands(applied(arn))).D01).toBe(
      `terraform apply '-target=module.chat["a"].aws_cloudwatch_metric_alarm.wake'`,
    );
  });

  it("bounds are set as they were applied, since Terraform may have been told to leave them alone", async () => {
    const arn = await wireComponent(local());
    await registerTarget(local(), { MinCapacity: 0, MaxCapacity: 0 });
    expect(await commands(applied(arn))).toMatchObject({
      W14: `${REGISTER} --max-capacity 2 --region us-east-1`,
      D02: `${REGISTER} --max-capacity 2 --region us-east-1`,
    });
  });

  it("an endpoint that somebody else has changed is applied again", async () => {
    const arn = await wireComponent(local());
    local().clock.advance(3600);
    await createConfig(local().sdk.sagemaker, "by-hand");
    await local().sdk.sagemaker.send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "by-hand" }));
    local().clock.advance(7200);
    expect((await commands(applied(arn))).V02).toBe(
      `terraform apply '-target=module.chat["a"].aws_sagemaker_endpoint.this'`,
    );
  });
});

it("quotes what a shell would take apart, and nothing else", () => {
  expect(commandOf("aws", "a=b,c", "x y", "$(rm -rf /)", "it's", "", "arn:aws:a:b:1:c/d")).toBe(
    `aws a=b,c 'x y' '$(rm -rf /)' 'it'\\''s' '' arn:aws:a:b:1:c/d`,
  );
});
