import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DeleteInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
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

async function started(): Promise<string | undefined> {
  const { sfn, sqs } = sdk();
  await sqs.send(new CreateQueueCommand({ QueueName: "failures" }));
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: "restore",
      roleArn: "arn:aws:iam::123456789012:role/restore",
      definition: definition(),
    }),
  );
  return (await sfn.send(new StartExecutionCommand({ stateMachineArn }))).executionArn;
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
    await hostComponent(local());
    await sdk().sagemaker.send(new DeleteInferenceComponentCommand({ InferenceComponentName: "llama" }));
    local().clock.advance(600);
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
