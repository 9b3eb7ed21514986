import type { TerraformStack } from "cdktf";
import { CopyBatch, Duration, type InferenceComponentOptions, SleepMethod } from "../../../src";
import { inferenceComponent, WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { type Block, problems, resource, resources, stackWithProvider } from "../../support/synthesized";

const SCHEDULE = "aws_scheduler_schedule";
const method = SleepMethod.deleteAndRecreate();

function stackWith(options: Partial<InferenceComponentOptions> = {}): TerraformStack {
  const stack = stackWithProvider();
  inferenceComponent(stack, options).addSleepWindow("Weekend", { ...WEEKEND, method, copiesOnWake: 2 });
  return stack;
}

function schedule(stack: TerraformStack, name: string): Block {
  const found = resources(stack, SCHEDULE).find((one) => one.name === `llama-Weekend-${name}`);
  return Object(found?.target);
}

const input = (stack: TerraformStack, name: string): Block => Object(document(schedule(stack, name).input));
const machine = (stack: TerraformStack): Block => Object(document(resource(stack, "aws_sfn_state_machine").definition));
const states = (stack: TerraformStack): Readonly<Record<string, Block>> => Object(machine(stack).States);
const actions = (stack: TerraformStack, role: RegExp): string[] =>
  resources(stack, "aws_iam_role_policy")
    .filter((policy) => role.test(String(policy.role)))
    .flatMap((policy) => Object(document(policy.policy)).Statement)
    .flatMap((statement) => statement.Action);

describe("a component that is deleted and created again", () => {
  it("is deleted by its name", () => {
    const stack = stackWith();
    expect(schedule(stack, "sleep").arn).toMatch(/:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent$/);
    expect(input(stack, "sleep")).toEqual({ InferenceComponentName: "llama" });
  });

  it("is created from the very specification that Terraform deploys, with the copies of the wake", () => {
    const stack = stackWith({ tags: { team: "ml" }, modelDataDownloadTimeout: Duration.minutes(20) });
    const desired = Object(document(resource(stack, "aws_cloudcontrolapi_resource").desired_state));
    expect(schedule(stack, "wake").arn).toMatch(/:scheduler:::aws-sdk:sagemaker:createInferenceComponent$/);
    expect(input(stack, "wake")).toEqual({ ...desired, RuntimeConfig: { CopyCount: 2 } });
  });

  it("is created without what only updates know", () => {
    const rollingUpdate = { maximumBatchSize: CopyBatch.copyCount(1), waitInterval: Duration.minutes(1) };
    expect(input(stackWith({ rollingUpdate }), "wake")).not.toHaveProperty("DeploymentConfig");
  });

  it("may be tagged where it has tags, and only there", () => {
    expect(actions(stackWith(), /SleepSchedules/)).not.toContain("sagemaker:AddTags");
    expect(actions(stackWith({ tags: { team: "ml" } }), /SleepSchedules/)).toContain("sagemaker:AddTags");
  });

  it("takes the permission to create it on the component and on its endpoint", () => {
    const policies = resources(stackWith(), "aws_iam_role_policy").flatMap(
      (policy) => Object(document(policy.policy)).Statement,
    );
    const creating = policies.filter(({ Action }) => Action.includes("sagemaker:CreateInferenceComponent"));
    expect(creating.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/:inference-component\/llama$/),
      expect.stringMatching(/:endpoint\/\$\{aws_sagemaker_endpoint\.\w+\.name\}$/),
    ]);
  });

  it("cannot have adapters, also if they are added later", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.addSleepWindow("Weekend", { ...WEEKEND, method });
    expect(problems(stack)).toEqual([]);
    component.addAdapter("Adapter", { inferenceComponentName: "adapter", artifactUrl: "s3://bucket/adapter.tar.gz" });
    expect(problems(stack)).toEqual([
      expect.stringContaining(
        'method is "SleepMethod.deleteAndRecreate()", may not be given to a component with adapters',
      ),
    ]);
  });
});

describe("the state machine that gives a recreated component its scaling back", () => {
  it("is started together with the creation, for schedules have no order", () => {
    const stack = stackWith();
    expect(schedule(stack, "restore").arn).toMatch(/^\$\{aws_sfn_state_machine\.\w+.*\.arn\}$/);
    const [restore, , wake] = resources(stack, SCHEDULE);
    expect(restore?.schedule_expression).toBe(wake?.schedule_expression);
    expect(actions(stack, /SleepSchedules/)).toContain("states:StartExecution");
  });

  it("waits until the component is there and InService, for longer than its creation may be tried", () => {
    const { DescribeComponent, IsInService, WaitAMinute } = states(stackWith());
    expect(DescribeComponent).toMatchObject({
      Resource: expect.stringMatching(/:states:::aws-sdk:sagemaker:describeInferenceComponent$/),
      Parameters: { InferenceComponentName: "llama" },
      Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 60, MaxAttempts: 70, BackoffRate: 1 }],
      Next: "IsInService",
    });
    expect(IsInService).toMatchObject({
      Choices: [
        { StringEquals: "InService", Next: "RegisterTarget" },
        { StringEquals: "Failed", Next: "TellFailure" },
        { Variable: "$.minutes", NumericGreaterThanEquals: 240, Next: "TellFailure" },
      ],
      Default: "WaitAMinute",
    });
    expect(WaitAMinute).toEqual({ Type: "Wait", Seconds: 60, Next: "CountTheMinute" });
  });

  it("registers the target with its own bounds", () => {
    expect(states(stackWith({ minCopies: 1 })).RegisterTarget?.Parameters).toEqual({
      ServiceNamespace: "sagemaker",
      ResourceId: "inference-component/llama",
      ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      MinCapacity: 1,
      MaxCapacity: 3,
    });
  });

  it("puts the tracking policy and the wake policy as they are deployed", () => {
    const { PutPolicy0, PutPolicy1 } = states(stackWith());
    expect(PutPolicy0?.Parameters).toMatchObject({
      PolicyName: "llama-tracking",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 5,
        ScaleInCooldown: 300,
        ScaleOutCooldown: 300,
        PredefinedMetricSpecification: {
          PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        },
      },
    });
    expect(PutPolicy1?.Parameters).toMatchObject({
      PolicyName: "llama-wake",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ExactCapacity",
        MetricAggregationType: "Maximum",
        Cooldown: 0,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    });
  });

  it("lets the wake alarm call the policy by the ARN that it has now", () => {
    const { PutPolicy1, PutAlarm1 } = states(stackWith());
    expect(PutPolicy1).toMatchObject({ ResultSelector: { "PolicyArn.$": "$.PolicyARN" }, Next: "PutAlarm1" });
    expect(PutAlarm1?.Parameters).toEqual({
      AlarmName: "llama-wake",
      AlarmDescription: expect.any(String),
      Namespace: "AWS/SageMaker",
      MetricName: "NoCapacityInvocationFailures",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
      Statistic: "Maximum",
      Period: 30,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: 1,
      TreatMissingData: "notBreaching",
      "AlarmActions.$": "States.Array($.PolicyArn)",
    });
  });

  it("puts the policy and the alarm of another idle timeout too", () => {
    const { PutPolicy2, PutAlarm2 } = states(stackWith({ idleTimeout: Duration.minutes(5) }));
    expect(PutPolicy2?.Parameters).toMatchObject({
      PolicyName: "llama-sleep",
      StepScalingPolicyConfiguration: { StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: 0 }] },
    });
    expect(PutAlarm2?.Parameters).toMatchObject({
      AlarmName: "llama-sleep",
      EvaluationPeriods: 5,
      Threshold: 0,
      Namespace: "AWS/SageMaker",
      MetricName: "ConcurrentRequestsPerCopy",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
      Period: 60,
      Statistic: "Maximum",
    });
  });

  it("names a next state that exists in each of its states, and ends", () => {
    const all = states(stackWith({ idleTimeout: Duration.minutes(5) }));
    const text = JSON.stringify({ StartAt: machine(stackWith()).StartAt, all });
    const named = [...text.matchAll(/"(?:Next|Default|StartAt)":"(\w+)"/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(all)));
    expect(Object.values(all).filter(({ End }) => End === true)).toHaveLength(1);
  });

  it("reports a failure in the queue of the schedules", () => {
    const { RegisterTarget, TellFailure } = states(stackWith());
    expect(RegisterTarget?.Catch).toEqual([{ ErrorEquals: ["States.ALL"], Next: "TellFailure" }]);
    expect(TellFailure).toMatchObject({
      Resource: expect.stringMatching(/:states:::sqs:sendMessage$/),
      Parameters: {
        QueueUrl: expect.stringMatching(/^\$\{aws_sqs_queue\.\w+\.url\}$/),
        MessageBody: { "execution.$": "$$.Execution.Id", "error.$": "$" },
      },
      Next: "NotRestored",
    });
    expect(Object(document(resource(stackWith(), "aws_sqs_queue_policy").policy)).Statement[0].Condition).toEqual({
      ArnNotEquals: {
        "aws:PrincipalArn": [
          expect.stringContaining("SleepSchedules_Role"),
          expect.stringContaining("RestoreScaling_Role"),
        ],
      },
    });
  });

  it("may change the scaling of components and the alarms of this one, and no copies of another", () => {
    const granted = resources(stackWith(), "aws_iam_role_policy")
      .filter((policy) => /RestoreScaling/.test(String(policy.role)))
      .flatMap((policy) => Object(document(policy.policy)).Statement);
    expect(granted.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action)).toEqual([
      "cloudwatch:DescribeAlarms",
    ]);
    expect(granted.find(({ Action }) => Action.includes("cloudwatch:PutMetricAlarm")).Resource).toEqual([
      expect.stringMatching(/:alarm:llama-wake$/),
      expect.stringMatching(/:alarm:TargetTracking-inference-component\/llama-\*$/),
    ]);
  });
});
