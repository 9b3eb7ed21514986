import type { TerraformStack } from "cdktf";
import {
  AdjustmentType,
  type CopyScaling,
  Cron,
  Duration,
  InferenceComponent,
  type InferenceComponentOptions,
  Metric,
  MetricStatistic,
  type ScalingInterval,
  type ScalingSchedule,
  SleepMethod,
  type StepScalingOptions,
  type TargetTrackingOptions,
} from "../../../src";
import { asyncEndpoint, inferenceComponent, WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import {
  type Block,
  problems,
  resource,
  resources,
  stackWithProvider,
  variable,
  warnings,
} from "../../support/synthesized";

const POLICY = "aws_appautoscaling_policy";
const ALARM = "aws_cloudwatch_metric_alarm";
const ACTION = "aws_appautoscaling_scheduled_action";
const TARGET = /^aws_appautoscaling_target\.Llm_Llama_Scaling_Target_\w+/;

const QUEUE = new Metric({
  namespace: "Team",
  metricName: "QueueLength",
  dimensions: { Queue: "llm" },
  statistic: MetricStatistic.MAXIMUM,
});

/** A component whose scaling gets something added. */
function scaled(
  add: (scaling: CopyScaling, stack: TerraformStack) => unknown,
  options: Partial<InferenceComponentOptions> = {},
) {
  const stack = stackWithProvider();
  add(inferenceComponent(stack, options).scaling, stack);
  return stack;
}

const onMetric = (options: Partial<StepScalingOptions> = {}) =>
  scaled((scaling) =>
    scaling.scaleOnMetric("Queue", { metric: QUEUE, scalingSteps: [{ lower: 10, change: 1 }], ...options }),
  );

const named = (stack: TerraformStack, type: string, name: string): Block =>
  resources(stack, type).find((one) => one.name === name || one.alarm_name === name) ?? {};

const steps = (scalingSteps: readonly ScalingInterval[], side: "upper" | "lower") =>
  Object(named(onMetric({ scalingSteps }), POLICY, `llama-Queue-${side}`).step_scaling_policy_configuration)
    .step_adjustment;

describe("scaleOnMetric", () => {
  it("adds a policy on the target that an alarm on the metric runs", () => {
    const stack = onMetric();
    expect(named(stack, POLICY, "llama-Queue-upper")).toEqual({
      name: "llama-Queue-upper",
      policy_type: "StepScaling",
      service_namespace: expect.stringMatching(/^\$\{aws_appautoscaling_target\.\w+\.service_namespace\}$/),
      scalable_dimension: expect.stringMatching(/^\$\{aws_appautoscaling_target\.\w+\.scalable_dimension\}$/),
      resource_id: expect.stringMatching(/^\$\{aws_appautoscaling_target\.\w+\.resource_id\}$/),
      step_scaling_policy_configuration: {
        adjustment_type: "ChangeInCapacity",
        metric_aggregation_type: "Maximum",
        cooldown: 300,
        step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
      },
      lifecycle: { replace_triggered_by: [expect.stringMatching(TARGET)] },
    });
    expect(named(stack, ALARM, "llama-Queue-upper")).toMatchObject({
      namespace: "Team",
      metric_name: "QueueLength",
      dimensions: { Queue: "llm" },
      statistic: "Maximum",
      period: 60,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 10,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
      alarm_actions: [
        expect.stringMatching(/^\$\{aws_appautoscaling_policy\.Llm_Llama_Scaling_Queue_Upper_\w+\.arn\}$/),
      ],
    });
  });

  it("turns steps into differences from the threshold of their alarm, in any order", () => {
    const above = [
      { lower: 50, change: 3 },
      { lower: 10, change: 1 },
      { lower: 20, change: 2 },
    ];
    expect(steps(above, "upper")).toEqual([
      { metric_interval_lower_bound: "0", metric_interval_upper_bound: "10", scaling_adjustment: 1 },
      { metric_interval_lower_bound: "10", metric_interval_upper_bound: "40", scaling_adjustment: 2 },
      { metric_interval_lower_bound: "40", scaling_adjustment: 3 },
    ]);
    const below = [
      { upper: 2, change: -2 },
      { upper: 5, change: -1 },
    ];
    expect(steps(below, "lower")).toEqual([
      { metric_interval_lower_bound: "-3", metric_interval_upper_bound: "0", scaling_adjustment: -1 },
      { metric_interval_upper_bound: "-3", scaling_adjustment: -2 },
    ]);
  });

  it("makes a policy and an alarm for each side", () => {
    const stack = stackWithProvider();
    const { scaling } = inferenceComponent(stack);
    const both = [
      { lower: 10, change: 1 },
      { upper: 0, change: -1 },
    ];
    const added = scaling.scaleOnMetric("Queue", { metric: QUEUE, scalingSteps: both });
    const [upper, lower] = [added.upperAlarm, added.lowerAlarm];
    expect([added.upperPolicy, added.lowerPolicy].map((policy) => policy?.nameInput)).toEqual([
      "llama-Queue-upper",
      "llama-Queue-lower",
    ]);
    expect([upper?.thresholdInput, lower?.thresholdInput]).toEqual([10, 0]);
    expect(lower?.comparisonOperatorInput).toBe("LessThanOrEqualToThreshold");
    expect(
      scaling.scaleOnMetric("Other", { metric: QUEUE, scalingSteps: both.slice(0, 1) }).lowerPolicy,
    ).toBeUndefined();
  });

  it("keeps a cooldown of zero, a change of zero and a threshold of zero", () => {
    const stack = onMetric({
      scalingSteps: [{ upper: 0, change: 0 }],
      adjustmentType: AdjustmentType.EXACT_CAPACITY,
      cooldown: Duration.seconds(0),
    });
    expect(named(stack, POLICY, "llama-Queue-lower").step_scaling_policy_configuration).toMatchObject({
      adjustment_type: "ExactCapacity",
      cooldown: 0,
      step_adjustment: [{ metric_interval_upper_bound: "0", scaling_adjustment: 0 }],
    });
    expect(named(stack, ALARM, "llama-Queue-lower").threshold).toBe(0);
  });

  it("changes by percent, and at least by a number", () => {
    const stack = onMetric({ adjustmentType: AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, minAdjustmentMagnitude: 2 });
    expect(named(stack, POLICY, "llama-Queue-upper").step_scaling_policy_configuration).toMatchObject({
      adjustment_type: "PercentChangeInCapacity",
      min_adjustment_magnitude: 2,
    });
  });

  it("leaves sleeping and waking as they are: no rule finds a fault", () => {
    const stack = onMetric({
      scalingSteps: [
        { lower: 10, change: 1 },
        { lower: 50, change: 2 },
      ],
    });
    expect(stack.node.validate()).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  it("is reported by the rules if it adds capacity without requests", () => {
    const stack = scaled((scaling) =>
      scaling.scaleOnMetric("Quiet", {
        metric: new Metric({
          namespace: "AWS/SageMaker",
          metricName: "ConcurrentRequestsPerCopy",
          dimensions: { InferenceComponentName: "llama" },
          statistic: MetricStatistic.MAXIMUM,
        }),
        scalingSteps: [{ upper: 0, change: 1 }],
      }),
    );
    expect(stack.node.validate()).toEqual([expect.stringContaining("Quiet/LowerAlarm: Z32")]);
  });

  it("takes one step whose bound only Terraform knows, and no further ones", () => {
    const bound = (stack: TerraformStack) => variable(stack, "bound").numberValue;
    const add = (further: readonly ScalingInterval[]) =>
      scaled((scaling, stack) =>
        scaling.scaleOnMetric("Queue", {
          metric: QUEUE,
          scalingSteps: [{ lower: bound(stack), change: 1 }, ...further],
        }),
      );
    expect(problems(add([]))).toEqual([]);
    expect(named(add([]), ALARM, "llama-Queue-upper").threshold).toBe("${var.bound}");
    expect(problems(add([{ lower: 5, change: 1 }]))).toEqual([expect.stringContaining("must be known")]);
  });

  it.each<[string, Partial<StepScalingOptions>, string]>([
    ["no step", { scalingSteps: [] }, "scalingSteps is [], must hold a step"],
    ["a step without a bound", { scalingSteps: [{ change: 1 }] }, "scalingSteps[0] is"],
    [
      "a step with two bounds",
      { scalingSteps: [{ lower: 1, upper: 2, change: 1 }] },
      "must have either lower or upper",
    ],
    ["half a copy", { scalingSteps: [{ lower: 1, change: 0.5 }] }, "scalingSteps[0].change is 0.5"],
    ["two steps from one value", { scalingSteps: [1, 2].map((change) => ({ lower: 1, change })) }, "must differ"],
    [
      "both sides at once",
      {
        scalingSteps: [
          { lower: 5, change: 1 },
          { upper: 5, change: -1 },
        ],
      },
      "of which the lowest is 5",
    ],
    [
      "a capacity below zero",
      { adjustmentType: AdjustmentType.EXACT_CAPACITY, scalingSteps: [{ upper: 1, change: -1 }] },
      "scalingSteps[0].change is -1",
    ],
    [
      "a capacity above the maximum",
      { adjustmentType: AdjustmentType.EXACT_CAPACITY, scalingSteps: [{ lower: 1, change: 4 }] },
      "must be at most maxCopies, which is 3",
    ],
    ["a magnitude without percent", { minAdjustmentMagnitude: 1 }, "must be omitted without"],
    [
      "a magnitude of zero",
      { minAdjustmentMagnitude: 0, adjustmentType: AdjustmentType.PERCENT_CHANGE_IN_CAPACITY },
      "minAdjustmentMagnitude is 0",
    ],
    ["more datapoints than periods", { evaluationPeriods: 1, datapointsToAlarm: 2 }, "datapointsToAlarm is 2"],
  ])("refuses %s", (_, options, problem) => {
    expect(problems(onMetric(options))).toContainEqual(expect.stringContaining(problem));
  });
});

describe("scaleToTrackMetric", () => {
  const cpu = (component: string) =>
    new Metric({
      namespace: "/aws/sagemaker/InferenceComponents",
      metricName: "CPUUtilizationNormalized",
      dimensions: { InferenceComponentName: component },
    });
  const tracking = (options: Partial<TargetTrackingOptions> = {}, component: Partial<InferenceComponentOptions> = {}) =>
    scaled(
      (scaling) => scaling.scaleToTrackMetric("Cpu", { customMetric: cpu("llama"), targetValue: 60, ...options }),
      component,
    );

  it("adds a policy that only adds capacity, with its cooldowns stated", () => {
    expect(named(tracking(), POLICY, "llama-Cpu")).toMatchObject({
      policy_type: "TargetTrackingScaling",
      target_tracking_scaling_policy_configuration: {
        customized_metric_specification: {
          namespace: "/aws/sagemaker/InferenceComponents",
          metric_name: "CPUUtilizationNormalized",
          dimensions: [{ name: "InferenceComponentName", value: "llama" }],
          statistic: "Average",
        },
        target_value: 60,
        scale_in_cooldown: 300,
        scale_out_cooldown: 300,
        disable_scale_in: true,
      },
      lifecycle: { replace_triggered_by: [expect.stringMatching(TARGET)] },
    });
  });

  it("does not keep awake what it is added to, whatever the metric is without requests", () => {
    const stack = tracking();
    expect(stack.node.validate()).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  it("is reported by the rules if its metric blocks the scale-in to zero", () => {
    const stack = tracking({ disableScaleIn: false });
    expect([...stack.node.validate(), ...warnings(stack)]).toEqual([expect.stringContaining("Z12")]);
  });

  it("may remove capacity if it is asked to, and follow a predefined metric", () => {
    const stack = scaled((scaling) =>
      scaling.scaleToTrackMetric("Calls", {
        predefinedMetric: "SageMakerInferenceComponentInvocationsPerCopy",
        targetValue: 30,
        disableScaleIn: false,
        policyName: "calls",
      }),
    );
    const { target_tracking_scaling_policy_configuration: configuration } = named(stack, POLICY, "calls");
    expect(configuration).not.toHaveProperty("disable_scale_in");
    expect(configuration).toMatchObject({
      predefined_metric_specification: { predefined_metric_type: "SageMakerInferenceComponentInvocationsPerCopy" },
    });
    expect(warnings(stack)).toEqual([]);
  });

  it("may not remove capacity earlier than a long idle timeout does", () => {
    const idleTimeout = Duration.minutes(45);
    expect(problems(tracking({ disableScaleIn: false }, { idleTimeout }))).toEqual([
      expect.stringContaining("disableScaleIn is false"),
    ]);
    expect(problems(tracking({}, { idleTimeout }))).toEqual([]);
    expect(problems(tracking({ disableScaleIn: false }, { idleTimeout: Duration.minutes(5) }))).toEqual([]);
  });

  it.each<[string, Partial<TargetTrackingOptions>, string]>([
    ["no metric", { customMetric: undefined }, "customMetric"],
    [
      "two metrics",
      { predefinedMetric: "SageMakerInferenceComponentInvocationsPerCopy" },
      "given beside predefinedMetric",
    ],
    ["a target of zero", { targetValue: 0 }, "targetValue is 0"],
    ["a name with a slash", { policyName: "a/b" }, "policyName is"],
    [
      "the name of another policy",
      { policyName: "llama-tracking" },
      "must differ from the names of the other policies",
    ],
    ["a percentile", { customMetric: cpu("llama").with({ statistic: "p99" }) }, "customMetric.statistic"],
  ])("refuses %s", (_, options, problem) => {
    expect(problems(tracking(options))).toEqual([expect.stringContaining(problem)]);
  });
});

describe("scaleOnSchedule", () => {
  const MORNING = { schedule: Cron.daily("08:00"), timeZone: "Europe/Paris", minCapacity: 1 };
  const EVENING = { schedule: Cron.daily("19:00"), timeZone: "Europe/Paris", minCapacity: 0 };
  const scheduled = (schedule: Partial<ScalingSchedule>) =>
    scaled((scaling) => scaling.scaleOnSchedule("Morning", { ...MORNING, ...schedule }));

  it("moves the bounds at a time, which Terraform leaves alone", () => {
    const stack = scaled((scaling) => {
      scaling.scaleOnSchedule("Morning", {
        ...MORNING,
        maxCapacity: 2,
        startTime: new Date("2027-01-01T00:00:00.000Z"),
      });
      scaling.scaleOnSchedule("Evening", EVENING);
    });
    expect(named(stack, ACTION, "llama-Morning")).toMatchObject({
      schedule: "cron(0 8 * * ? *)",
      timezone: "Europe/Paris",
      start_time: "2027-01-01T00:00:00Z",
      service_namespace: expect.stringMatching(/\.service_namespace\}$/),
      resource_id: expect.stringMatching(/\.resource_id\}$/),
      scalable_target_action: { min_capacity: "1", max_capacity: "2" },
      lifecycle: { replace_triggered_by: [expect.stringMatching(TARGET)] },
    });
    expect(resource(stack, "aws_appautoscaling_target").lifecycle).toMatchObject({
      ignore_changes: ["min_capacity", "max_capacity"],
    });
  });

  it("leaves a bound alone that it was not given, and keeps a minimum of zero", () => {
    const stack = scheduled({ minCapacity: 0 });
    expect(resource(stack, ACTION).scalable_target_action).toEqual({ min_capacity: "0" });
    expect(resource(stack, "aws_appautoscaling_target").lifecycle).toMatchObject({ ignore_changes: ["min_capacity"] });
  });

  it("writes one action after the other, those of sleep windows included", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.scaling.scaleOnSchedule("Morning", MORNING);
    component.addSleepWindow("Weekend", WEEKEND);
    component.scaling.scaleOnSchedule("Evening", EVENING);
    const former = (name: string) => Object(named(stack, ACTION, name)).depends_on?.[0];
    expect(former("llama-Morning")).toBeUndefined();
    expect(former("llama-Weekend-sleep")).toMatch(/_Morning_/);
    expect(former("llama-Weekend-wake")).toMatch(/_Sleep_/);
    expect(former("llama-Evening")).toMatch(/_Wake_/);
  });

  it("works for the instances of an asynchronous endpoint", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).scaling.scaleOnSchedule("Evening", EVENING);
    expect(resource(stack, ACTION)).toMatchObject({
      name: "ocr-Evening",
      scalable_dimension: expect.stringMatching(/^\$\{aws_appautoscaling_target\.\w+\.scalable_dimension\}$/),
    });
  });

  it.each<[string, Partial<ScalingSchedule>, string]>([
    ["no bound", { minCapacity: undefined }, "minCapacity"],
    ["a minimum above the maximum", { minCapacity: 2, maxCapacity: 1 }, "must be at most maxCapacity, which is 1"],
    ["a minimum above that of the target", { minCapacity: 4 }, "must be at most maxCopies, which is 3"],
    ["a minimum below zero", { minCapacity: -1 }, "minCapacity is -1"],
    ["a time zone that is none", { timeZone: "Paris" }, "Europe/Paris"],
    ["a cron that AWS refuses", { schedule: Cron.of("0 25 * * ? *") }, "25"],
    ["a date that is none", { startTime: new Date("tomorrow") }, "startTime is"],
    [
      "an end before the start",
      { startTime: new Date("2027-02-01T00:00:00Z"), endTime: new Date("2027-01-01T00:00:00Z") },
      "must be after startTime",
    ],
  ])("refuses %s", (_, schedule, problem) => {
    expect(problems(scheduled(schedule))).toEqual([expect.stringContaining(problem)]);
  });

  it("refuses a second action of the same name", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.addSleepWindow("Weekend", WEEKEND);
    component.scaling.scaleOnSchedule("Weekend-sleep", MORNING);
    expect(problems(stack)).toEqual([expect.stringContaining("must differ from the names of the other scheduled")]);
  });

  it("is reported by the rules if nothing lowers the minimum that it raises", () => {
    expect(scheduled({}).node.validate()).toEqual([expect.stringContaining("Scaling/Morning: Z05")]);
  });
});

describe("what is added to a component that is deleted and created again", () => {
  const method = SleepMethod.deleteAndRecreate();
  const recreated = (add: (scaling: CopyScaling) => unknown) => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.addSleepWindow("Weekend", { ...WEEKEND, method });
    add(component.scaling);
    return stack;
  };

  it("comes back with it, with its alarms and the permissions for them, also if it was added later", () => {
    const metric = QUEUE.with({ statistic: "p90" });
    const stack = recreated((scaling) => {
      scaling.scaleOnMetric("Queue", {
        metric,
        scalingSteps: [{ lower: 10, change: 50 }],
        adjustmentType: AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
        minAdjustmentMagnitude: 2,
      });
      scaling.scaleToTrackMetric("Other", { customMetric: QUEUE, targetValue: 5 });
    });
    const definition = JSON.stringify(document(resource(stack, "aws_sfn_state_machine").definition));
    for (const part of [
      '"PolicyName":"llama-Queue-upper"',
      '"MinAdjustmentMagnitude":2',
      '"ExtendedStatistic":"p90"',
      '"PolicyName":"llama-Other"',
      '"DisableScaleIn":true',
    ]) {
      expect(definition).toContain(part);
    }
    const permissions = JSON.stringify(resources(stack, "aws_iam_role_policy").map(({ policy }) => document(policy)));
    expect(permissions).toContain("alarm:llama-Queue-upper");
  });

  it("may not be a scheduled action, which nothing brings back", () => {
    const stack = recreated((scaling) =>
      scaling.scaleOnSchedule("Morning", { schedule: Cron.daily("08:00"), minCapacity: 1 }),
    );
    expect(problems(stack)).toEqual([expect.stringContaining("with scaleOnSchedule")]);
  });
});

it("the windows of an imported component write the bounds of its target one after the other", () => {
  const stack = stackWithProvider();
  const component = InferenceComponent.fromInferenceComponentName(stack, "Theirs", "llama");
  component.addSleepWindow("Weekend", WEEKEND);
  component.addSleepWindow("Night", {
    ...WEEKEND,
    sleep: Cron.weekly("MON-THU", "20:00"),
    wake: Cron.weekly("TUE-FRI", "07:00"),
  });
  expect(named(stack, ACTION, "llama-Night-sleep").depends_on).toEqual([expect.stringMatching(/Weekend_Wake_/)]);
});
