import {
  type CopyScalingProps,
  CopyTracking,
  Duration,
  InferenceComponent,
  MetricStatistic,
  MissingData,
  WakeAdjustment,
  type WakeOptions,
} from "../../../src";
import { copyScaling, inferenceComponent } from "../../support/builders";
import { type Block, problems, resource, resources, stackWithProvider, variable } from "../../support/synthesized";

type Props = Partial<CopyScalingProps>;

function block(type: string, props: Props): Block {
  const stack = stackWithProvider();
  copyScaling(stack, props);
  return resource(stack, type);
}

const target = (props: Props = {}) => block("aws_appautoscaling_target", props);
const alarm = (wake: WakeOptions = {}) => block("aws_cloudwatch_metric_alarm", { wake });

function policy(type: "TargetTrackingScaling" | "StepScaling", props: Props = {}): Block {
  const stack = stackWithProvider();
  copyScaling(stack, props);
  const found = resources(stack, "aws_appautoscaling_policy").find(({ policy_type }) => policy_type === type);
  return found ?? {};
}

const tracking = (props: Props = {}) =>
  Object(policy("TargetTrackingScaling", props).target_tracking_scaling_policy_configuration);
const wakePolicy = (wake: WakeOptions = {}) =>
  Object(policy("StepScaling", { wake }).step_scaling_policy_configuration);

function found(props: Props): string[] {
  return problems(copyScaling(stackWithProvider(), props));
}

describe("the scaling of a component", () => {
  it("goes down to zero copies", () => {
    expect(target()).toEqual({
      service_namespace: "sagemaker",
      scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
      resource_id: "inference-component/llama",
      min_capacity: 0,
      max_capacity: 3,
      lifecycle: {},
    });
  });

  it.each([0, 2])("keeps the minimum of %d copies that was asked for", (minCopies) => {
    expect(target({ minCopies })).toMatchObject({ min_capacity: minCopies, max_capacity: 3 });
  });

  it("follows five concurrent requests a copy, with AWS's own cooldowns stated", () => {
    expect(policy("TargetTrackingScaling")).toEqual({
      name: "llama-tracking",
      policy_type: "TargetTrackingScaling",
      service_namespace: "${aws_appautoscaling_target.Scaling_Target_D18E316D.service_namespace}",
      scalable_dimension: "${aws_appautoscaling_target.Scaling_Target_D18E316D.scalable_dimension}",
      resource_id: "${aws_appautoscaling_target.Scaling_Target_D18E316D.resource_id}",
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: {
          predefined_metric_type: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        },
        target_value: 5,
        scale_in_cooldown: 300,
        scale_out_cooldown: 300,
      },
      lifecycle: { replace_triggered_by: ["aws_appautoscaling_target.Scaling_Target_D18E316D.id"] },
    });
  });

  it("may scale in: nothing disables it", () => {
    expect(tracking()).not.toHaveProperty("disable_scale_in");
  });

  it("keeps cooldowns of zero", () => {
    const none = Duration.seconds(0);
    expect(tracking({ scaleInCooldown: none, scaleOutCooldown: none })).toMatchObject({
      scale_in_cooldown: 0,
      scale_out_cooldown: 0,
    });
    expect(wakePolicy({ cooldown: none })).toMatchObject({ cooldown: 0 });
  });

  it("has the cooldowns it was given, each where it belongs", () => {
    const cooldowns = { scaleInCooldown: Duration.seconds(11), scaleOutCooldown: Duration.seconds(22) };
    expect(tracking(cooldowns)).toMatchObject({ scale_in_cooldown: 11, scale_out_cooldown: 22 });
  });

  it("may follow invocations", () => {
    expect(tracking({ tracking: CopyTracking.invocationsPerCopy(0.5) })).toMatchObject({
      predefined_metric_specification: { predefined_metric_type: "SageMakerInferenceComponentInvocationsPerCopy" },
      target_value: 0.5,
    });
  });

  it("may follow a metric of one's own", () => {
    const metric = {
      namespace: "Team",
      metricName: "QueueLength",
      dimensions: { Queue: "llm", Stage: "prod" },
      statistic: MetricStatistic.AVERAGE,
      unit: "Count",
    };
    expect(tracking({ tracking: CopyTracking.custom(metric, 10) })).toMatchObject({
      customized_metric_specification: {
        namespace: "Team",
        metric_name: "QueueLength",
        dimensions: [
          { name: "Queue", value: "llm" },
          { name: "Stage", value: "prod" },
        ],
        statistic: "Average",
        unit: "Count",
      },
      target_value: 10,
    });
  });

  it("has policies of the names it was given", () => {
    const props = { trackingPolicyName: "follow", wake: { policyName: "rise" } };
    expect(policy("TargetTrackingScaling", props).name).toBe("follow");
    expect(policy("StepScaling", props).name).toBe("rise");
  });

  it("has tags where there are some: on target and alarm", () => {
    const stack = stackWithProvider();
    copyScaling(stack, { tags: { team: "inference" } });
    const types = ["aws_appautoscaling_target", "aws_cloudwatch_metric_alarm"];
    expect(types.map((type) => resource(stack, type).tags)).toEqual(Array(2).fill({ team: "inference" }));
  });

  it("waits for its component, and is registered anew with it", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    expect(resource(stack, "aws_appautoscaling_target")).toMatchObject({
      depends_on: [expect.stringMatching(/^aws_cloudcontrolapi_resource\.\w+$/)],
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\.\w+\.id$/)] },
    });
  });

  it("can be given to a component that exists elsewhere", () => {
    const stack = stackWithProvider();
    InferenceComponent.fromInferenceComponentName(stack, "Theirs", "theirs").addScaling({ maxCopies: 1 });
    expect(resource(stack, "aws_appautoscaling_target").resource_id).toBe("inference-component/theirs");
  });
});

describe("the wake of a component", () => {
  it("sets one copy, from the threshold up", () => {
    expect(wakePolicy()).toEqual({
      adjustment_type: "ExactCapacity",
      metric_aggregation_type: "Maximum",
      cooldown: 0,
      step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
    });
  });

  it("may add copies", () => {
    const wake = { copies: 2, adjustment: WakeAdjustment.CHANGE_IN_CAPACITY, cooldown: Duration.minutes(6) };
    expect(wakePolicy(wake)).toMatchObject({
      adjustment_type: "ChangeInCapacity",
      cooldown: 360,
      step_adjustment: [{ scaling_adjustment: 2 }],
    });
  });

  it("comes after a single refused request", () => {
    expect(alarm()).toEqual({
      alarm_name: "llama-wake",
      alarm_description: "A request to llama was refused because it has no copy: wakes it",
      namespace: "AWS/SageMaker",
      metric_name: "NoCapacityInvocationFailures",
      dimensions: { InferenceComponentName: "llama" },
      statistic: "Maximum",
      period: 30,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treat_missing_data: "notBreaching",
      alarm_actions: [expect.stringMatching(/^\$\{aws_appautoscaling_policy\.Scaling_Wake_\w+\.arn\}$/)],
    });
  });

  it("still comes after one request, whatever else is asked of the alarm", () => {
    const settings = {
      alarmName: "rise",
      period: Duration.seconds(60),
      statistic: MetricStatistic.SUM,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: MissingData.IGNORE,
    };
    expect(alarm({ alarm: settings })).toMatchObject({
      alarm_name: "rise",
      period: 60,
      statistic: "Sum",
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      treat_missing_data: "ignore",
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
    });
  });
});

describe("a scaling that is wrong", () => {
  it.each<[string, Props, string]>([
    [
      "a maximum of zero",
      { maxCopies: 0 },
      "maxCopies is 0, must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can wake it",
    ],
    ["a minimum above the maximum", { minCopies: 4 }, "minCopies is 4, must be at most maxCopies, which is 3"],
    ["a wake that adds nothing", { wake: { copies: 0 } }, "wake.copies is 0, must be a whole number of at least 1"],
    ["a wake above the maximum", { wake: { copies: 4 } }, "wake.copies is 4, must be at most maxCopies, which is 3"],
    [
      "a target of zero",
      { tracking: CopyTracking.concurrentRequestsPerCopy(0) },
      "tracking.target is 0, must be above 0: no metric falls below a target of 0",
    ],
    [
      "two policies of one name",
      { trackingPolicyName: "same", wake: { policyName: "same" } },
      'trackingPolicyName is "same", must differ from the names of the other policies',
    ],
    [
      "the other policy's default name",
      { wake: { policyName: "llama-tracking" } },
      'trackingPolicyName is "llama-tracking", must differ',
    ],
    [
      "the other policy's default name",
      { trackingPolicyName: "llama-wake" },
      'trackingPolicyName is "llama-wake", must differ',
    ],
    ["a slash in a policy's name", { trackingPolicyName: "a/b" }, "must not contain a slash"],
    [
      "a period that CloudWatch has not",
      { wake: { alarm: { period: Duration.seconds(45) } } },
      "must be 10, 20, 30 or a multiple of 60",
    ],
    ["no period", { wake: { alarm: { period: Duration.seconds(0) } } }, "must be 10, 20, 30 or a multiple of 60"],
    [
      "more datapoints than periods",
      { wake: { alarm: { datapointsToAlarm: 2 } } },
      "must be at most evaluationPeriods, which is 1: otherwise the alarm can never fire",
    ],
    [
      "more than a day of short periods",
      { wake: { alarm: { evaluationPeriods: 8641, period: Duration.seconds(10) } } },
      "multiplied by the period must be at most 86400 seconds",
    ],
    [
      "more than a week of long periods",
      { wake: { alarm: { evaluationPeriods: 169, period: Duration.hours(1) } } },
      "multiplied by the period must be at most 604800 seconds",
    ],
    [
      "the smallest of all requests",
      { wake: { alarm: { statistic: MetricStatistic.MINIMUM } } },
      "must be Maximum, Sum or Average",
    ],
    [
      "a number of samples",
      { wake: { alarm: { statistic: MetricStatistic.SAMPLE_COUNT } } },
      "must be Maximum, Sum or Average",
    ],
  ])("says so: %s", (_, props, problem) => {
    expect(found(props)).toEqual([expect.stringContaining(problem)]);
  });

  it("is none at the very limits of the alarm", () => {
    const alarms = [
      { evaluationPeriods: 8640, period: Duration.seconds(10) },
      { evaluationPeriods: 168, period: Duration.hours(1) },
    ];
    expect(alarms.flatMap((settings) => found({ wake: { alarm: settings } }))).toEqual([]);
  });

  it("is none where Terraform alone knows the numbers: Terraform checks them", () => {
    const stack = stackWithProvider();
    const number = (name: string) => variable(stack, name).numberValue;
    copyScaling(stack, {
      maxCopies: number("max"),
      minCopies: number("min"),
      scaleInCooldown: Duration.seconds(number("cooldown")),
      tracking: CopyTracking.concurrentRequestsPerCopy(number("goal")),
      wake: { copies: number("copies"), alarm: { period: Duration.seconds(number("period")) } },
    });
    expect(resource(stack, "aws_appautoscaling_target")).toMatchObject({
      min_capacity: "${var.min}",
      max_capacity: "${var.max}",
      lifecycle: {
        precondition: [
          { condition: "${((1 <= var.max) && (floor(var.max) == var.max))}" },
          { condition: "${((0 <= var.min) && (floor(var.min) == var.min))}" },
          { condition: "${(var.min <= var.max)}" },
          { condition: "${((0 <= var.cooldown) && (floor(var.cooldown) == var.cooldown))}" },
          { condition: "${(0 < var.goal)}" },
          { condition: "${((1 <= var.copies) && (floor(var.copies) == var.copies))}" },
          { condition: "${(var.copies <= var.max)}" },
          {
            condition: "${(contains([10, 20, 30], var.period) || ((0 < var.period) && (0 == (var.period % 60))))}",
          },
        ],
      },
    });
  });
});
