import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DeleteInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { SleepMethod } from "../../src";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { inferenceComponent, WEEKEND } from "../support/builders";
import { document } from "../support/hcl-document";
import { resource, stackWithProvider } from "../support/synthesized";
import { createComponent, hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";

const local = useLocal();
const sdk = () => local().sdk;
const queueUrl = () => `${local().url}/123456789012/failures`;

/** The definition that the construct synthesizes, with what Terraform fills in. */
function definition(): string {
  const stack = stackWithProvider();
  inferenceComponent(stack).addSleepWindow("Weekend", {
    ...WEEKEND,
    method: SleepMethod.deleteAndRecreate(),
    copiesOnWake: 1,
  });
  const text = JSON.stringify(document(resource(stack, "aws_sfn_state_machine").definition));
  const whole = text
    .replaceAll(/\$\{data\.aws_partition\.[\w.]+\}/g, "aws")
    .replaceAll(/\$\{aws_sqs_queue\.\w+\.(?:url|id)\}/g, queueUrl());
  expect(whole).not.toContain("${");
  return whole;
}

const ROLE = "arn:aws:iam::123456789012:role/restore";

async function deployed(): Promise<string | undefined> {
  const { sfn, sqs } = sdk();
  await sqs.send(new CreateQueueCommand({ QueueName: "failures" }));
  const machine = new CreateStateMachineCommand({ name: "restore", roleArn: ROLE, definition: definition() });
  return (await sfn.send(machine)).stateMachineArn;
}

const started = async () =>
  (await sdk().sfn.send(new StartExecutionCommand({ stateMachineArn: await deployed() }))).executionArn;

/** A component that was there for long, and is deleted now. */
async function deletedComponent(): Promise<void> {
  await hostComponent(local());
  await sdk().sagemaker.send(new DeleteInferenceComponentCommand({ InferenceComponentName: "llama" }));
  local().clock.advance(600);
}

async function statusAfter(executionArn: string | undefined, seconds: number) {
  local().clock.advance(seconds);
  await local().aws.tick();
  return (await sdk().sfn.send(new DescribeExecutionCommand({ executionArn }))).status;
}

const targets = async () =>
  (await sdk().scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }))).ScalableTargets;

describe("the state machine that the construct deploys, executed", () => {
  it("waits for a component that is created later, and gives it its scaling back", async () => {
    await deletedComponent();
    const execution = await started();
    expect(await statusAfter(execution, 300)).toBe("RUNNING");
    expect(await targets()).toEqual([]);
    await createComponent(sdk().sagemaker);
    expect(await statusAfter(execution, durations.createComponent + 300)).toBe("SUCCEEDED");
    expect(await targets()).toMatchObject([{ ResourceId: "inference-component/llama", MinCapacity: 0 }]);
    const { ScalingPolicies = [] } = await sdk().scaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalingPolicies.map(({ PolicyType }) => PolicyType).sort()).toEqual([
      "StepScaling",
      "TargetTrackingScaling",
    ]);
    const wake = ScalingPolicies.find(({ PolicyType }) => PolicyType === "StepScaling");
    const { MetricAlarms = [] } = await sdk().cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms.filter(({ MetricName }) => MetricName === "NoCapacityInvocationFailures")).toMatchObject([
      { AlarmActions: [wake?.PolicyARN], Threshold: 1 },
    ]);
  });

  it("is started by a schedule", async () => {
    await deletedComponent();
    const stateMachineArn = await deployed();
    await sdk().scheduler.send(
      new CreateScheduleCommand({
        Name: "restore",
        ScheduleExpression: "at(2026-11-23T07:00:00)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn: stateMachineArn, RoleArn: ROLE, Input: "{}" },
      }),
    );
    local().clock.advance((Date.parse("2026-11-23T07:02:30Z") - local().clock.now()) / 1000);
    await createComponent(sdk().sagemaker);
    local().clock.advance(durations.createComponent + 300);
    await local().aws.tick();
    const { executions } = await sdk().sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions?.map(({ status }) => status)).toEqual(["SUCCEEDED"]);
    expect(await targets()).toMatchObject([{ ResourceId: "inference-component/llama", MinCapacity: 0 }]);
  });

  it("reports a component that does not come, and fails", async () => {
    const execution = await started();
    expect(await statusAfter(execution, 3600)).toBe("RUNNING");
    expect(await statusAfter(execution, 3600)).toBe("FAILED");
    const { Messages = [] } = await sdk().sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl() }));
    expect(Messages.map(({ Body = "" }) => JSON.parse(Body))).toMatchObject([
      { message: expect.stringContaining("llama did not get its scaling back"), execution },
    ]);
    expect(await targets()).toEqual([]);
  });
});
