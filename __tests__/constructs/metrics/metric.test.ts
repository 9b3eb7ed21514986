import type { TerraformStack } from "cdktf";
import {
  type AlarmOptions,
  BacklogTracking,
  ComparisonOperator,
  CopyTracking,
  Duration,
  InferenceComponent,
  Metric,
  MetricStatistic,
  MissingData,
  RealtimeEndpoint,
} from "../../../src";
import { asyncEndpoint, inferenceComponent, realtimeEndpoint } from "../../support/builders";
import {
  problems,
  resource,
  resources,
  stackWithProvider,
  synthesized,
  untyped,
  variable,
} from "../../support/synthesized";

const ALARM = "aws_cloudwatch_metric_alarm";
const busy = { namespace: "App", metricName: "Busy", dimensions: { Service: "chat" } };

/** The component of another stack: nothing but the alarm is created here. */
const theirs = (stack: TerraformStack) => InferenceComponent.fromInferenceComponentName(stack, "Theirs", "llama");

function alarm(options: Partial<AlarmOptions> = {}, metric?: Metric) {
  const stack = stackWithProvider();
  (metric ?? theirs(stack).metricNoCapacityFailures()).createAlarm(stack, "Alarm", { threshold: 10, ...options });
  return resource(stack, ALARM);
}

describe("a metric", () => {
  it("is read as an average of each minute, unless it says otherwise", () => {
    expect(new Metric(busy)).toMatchObject({ ...busy, statistic: "Average", unit: undefined, label: undefined });
    expect(new Metric(busy).period.toSeconds()).toBe(60);
  });

  it("can be read in another way, and stays as it is", () => {
    const metric = new Metric({ ...busy, statistic: MetricStatistic.SUM, unit: "Count" });
    const other = metric.with({ statistic: "p99", period: Duration.minutes(5), label: "slowest" });
    expect(other).toMatchObject({ ...busy, statistic: "p99", unit: "Count", label: "slowest" });
    expect(other.period.toSeconds()).toBe(300);
    expect(metric).toMatchObject({ statistic: "Sum", label: undefined });
  });

  it("of an endpoint is of the first variant, and of another one by its name", () => {
    const additionalVariants = [{ variantName: "cpu", instanceType: "ml.m5.large", maxInstanceCount: 1 }];
    const endpoint = realtimeEndpoint(stackWithProvider(), { additionalVariants });
    expect(endpoint.metricInvocations().dimensions.VariantName).toBe("AllTraffic");
    expect(endpoint.variant("cpu").metricInvocations().dimensions.VariantName).toBe("cpu");
  });

  it("of an imported endpoint may be of any variant", () => {
    const endpoint = RealtimeEndpoint.fromEndpointName(stackWithProvider(), "Theirs", "llm");
    expect(endpoint.variant("gpu").metricInvocations()).toMatchObject({
      dimensions: { EndpointName: "llm", VariantName: "gpu" },
      problems: [],
    });
  });
});

describe("an alarm on a metric", () => {
  it("compares each minute with the threshold", () => {
    expect(alarm()).toMatchObject({
      alarm_name: expect.stringMatching(/^test-Alarm-[0-9a-f]{8}$/),
      namespace: "AWS/SageMaker",
      metric_name: "NoCapacityInvocationFailures",
      dimensions: { InferenceComponentName: "llama" },
      statistic: "Sum",
      period: 60,
      evaluation_periods: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 10,
      treat_missing_data: "missing",
    });
  });

  it("leaves to CloudWatch what it decides as well", () => {
    expect(Object.keys(alarm())).not.toEqual(expect.arrayContaining(["datapoints_to_alarm"]));
    expect(Object.keys(alarm())).not.toEqual(expect.arrayContaining(["actions_enabled"]));
  });

  it("says all that it was told", () => {
    const actions = {
      alarmActions: ["arn:aws:sns:us-east-1:123456789012:page"],
      okActions: ["arn:aws:sns:us-east-1:123456789012:calm"],
      insufficientDataActions: ["arn:aws:sns:us-east-1:123456789012:deaf"],
      actionsEnabled: false,
    };
    const written = alarm({
      threshold: 0,
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: MissingData.BREACHING,
      alarmName: "quiet",
      alarmDescription: "Nobody calls",
      ...actions,
      tags: { team: "search" },
    });
    expect(written).toMatchObject({
      threshold: 0,
      comparison_operator: "LessThanOrEqualToThreshold",
      evaluation_periods: 5,
      datapoints_to_alarm: 3,
      treat_missing_data: "breaching",
      alarm_name: "quiet",
      alarm_description: "Nobody calls",
      alarm_actions: actions.alarmActions,
      ok_actions: actions.okActions,
      insufficient_data_actions: actions.insufficientDataActions,
      actions_enabled: false,
      tags: { team: "search" },
    });
  });

  it.each(["p99", "p99.9", "p100", "p0", "tm90", "IQM", "TM(10%:90%)", "PR(0:100)"])("may watch %s", (statistic) => {
    const written = alarm({}, new Metric({ ...busy, statistic }));
    expect(written).toMatchObject({ extended_statistic: statistic });
    expect(written).not.toHaveProperty("statistic");
  });

  it("waits for the endpoint that it watches", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).metricBacklog().createAlarm(stack, "Backlog", { threshold: 100 });
    expect(resources(stack, ALARM)).toContainEqual(
      expect.objectContaining({
        metric_name: "ApproximateBacklogSize",
        dimensions: { EndpointName: expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.name\}$/) },
      }),
    );
  });

  it("of a sound stack troubles no rule", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.metricNoCapacityFailures().createAlarm(stack, "Refused", {
      threshold: 10,
      alarmActions: ["arn:aws:sns:us-east-1:123456789012:page"],
    });
    component.metricModelLatency({ statistic: "p99" }).createAlarm(stack, "Slow", { threshold: 2_000_000 });
    expect(Object.keys(synthesized(stack).resource?.[ALARM] ?? {})).toHaveLength(3);
  });

  it.each<[string, object, string]>([
    ["no threshold", { threshold: undefined }, "threshold is missing, is required: in the unit of the metric"],
    [
      "a threshold that JSON cannot hold",
      { threshold: Number.POSITIVE_INFINITY },
      "threshold is Infinity, must be a number",
    ],
    ["a threshold in words", { threshold: "10" }, 'threshold is "10", must be a number: write 10, without quotes'],
    ["an operator of another tool", { comparisonOperator: ">" }, "comparisonOperator is"],
    ["no period", { evaluationPeriods: 0 }, "evaluationPeriods is 0, must be a whole number of at least 1"],
    ["more data points than periods", { datapointsToAlarm: 2 }, "datapointsToAlarm is 2, must be at most"],
    ["six actions", { alarmActions: [..."abcdef"] }, "alarmActions (ARNs) is 6, must be a whole number of at most 5"],
    ["an empty name", { alarmName: "" }, 'alarmName is "", must not be empty'],
  ])("may not have %s", (_, wrong, sentence) => {
    const stack = stackWithProvider();
    theirs(stack)
      .metricInvocations()
      .createAlarm(stack, "Alarm", untyped({ threshold: 1, ...wrong }));
    expect(problems(stack)).toEqual([expect.stringContaining(sentence)]);
  });

  it.each<[string, (stack: TerraformStack) => Metric, string]>([
    [
      "a name that SageMaker does not publish",
      (stack) => theirs(stack).metric("NoCapacityInvocationFailure"),
      "must be a metric that SageMaker publishes for an inference component: write NoCapacityInvocationFailures",
    ],
    ["a statistic that CloudWatch lacks", () => new Metric({ ...busy, statistic: "median" }), "metric.statistic is"],
    ["a percentile above all values", () => new Metric({ ...busy, statistic: "p999" }), "metric.statistic is"],
    [
      "a period between the minutes",
      () => new Metric({ ...busy, period: Duration.seconds(90) }),
      "period (seconds) is 90, must be 10, 20, 30 or a multiple of 60",
    ],
    [
      "a variant that the endpoint lacks",
      (stack) => realtimeEndpoint(stack).variant("gpu").metricInvocations(),
      'variantName is "gpu", must be one of the endpoint\'s variants: AllTraffic',
    ],
    [
      "a variant that nobody knows",
      (stack) => RealtimeEndpoint.fromEndpointName(stack, "It", "llm").metricInvocations(),
      "variantName is missing, is required",
    ],
  ])("may not watch %s", (_, metric, sentence) => {
    const stack = stackWithProvider();
    metric(stack).with({ label: "watched" }).createAlarm(stack, "Alarm", { threshold: 1 });
    expect(problems(stack)).toEqual([expect.stringContaining(sentence)]);
  });

  it("has a name of its own", () => {
    const stack = stackWithProvider();
    const metric = theirs(stack).metricInvocations();
    metric.createAlarm(stack, "One", { threshold: 1, alarmName: "same" });
    metric.createAlarm(stack, "Other", { threshold: 1, alarmName: "same" });
    expect(problems(stack)).toEqual([expect.stringContaining("must be the only alarm with this name")]);
  });

  it("is checked by Terraform where Terraform alone knows", () => {
    const stack = stackWithProvider();
    const periods = variable(stack, "periods").numberValue;
    theirs(stack).metricInvocations().createAlarm(stack, "Alarm", { threshold: 1, evaluationPeriods: periods });
    expect(resource(stack, ALARM)).toMatchObject({
      evaluation_periods: "${var.periods}",
      lifecycle: {
        precondition: expect.arrayContaining([
          expect.objectContaining({ error_message: "evaluationPeriods must be a whole number of at least 1." }),
        ]),
      },
    });
  });
});

describe("target tracking", () => {
  it("follows a metric as it follows its members", () => {
    const tracked = (metric: Metric) => {
      const stack = stackWithProvider();
      inferenceComponent(stack, { tracking: CopyTracking.custom(metric, 5) });
      return resources(stack, "aws_appautoscaling_policy")[0]?.target_tracking_scaling_policy_configuration;
    };
    expect(tracked(new Metric({ ...busy, statistic: MetricStatistic.MAXIMUM, label: "busy" }))).toMatchObject({
      customized_metric_specification: {
        namespace: "App",
        metric_name: "Busy",
        dimensions: [{ name: "Service", value: "chat" }],
        statistic: "Maximum",
      },
    });
  });

  it.each<[string, Metric, string]>([
    ["a percentile", new Metric({ ...busy, statistic: "p99" }), 'tracking.metric.statistic is "p99", must be one of'],
    [
      "a metric that something is wrong with",
      InferenceComponent.fromInferenceComponentName(stackWithProvider(), "It", "llama").metric("Invocation"),
      "must be a metric that SageMaker publishes",
    ],
  ])("does not follow %s", (_, metric, sentence) => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { tracking: CopyTracking.custom(metric, 5) });
    expect(problems(stack)).toEqual([expect.stringContaining(sentence)]);
  });

  it("of a queue follows the metric of the queue", () => {
    const stack = stackWithProvider();
    const queue = asyncEndpoint(stackWithProvider()).metricBacklogPerInstance();
    asyncEndpoint(stack, { tracking: BacklogTracking.custom(queue.with({ statistic: "Maximum" }), 5) });
    expect(problems(stack)).toEqual([]);
  });
});

describe("a metric whose statistic Terraform alone knows", () => {
  it("is an alarm with the argument that the statistic requires", () => {
    const stack = stackWithProvider();
    const statistic = variable(stack, "statistic").stringValue;
    new Metric({ ...busy, statistic }).createAlarm(stack, "Alarm", { threshold: 10 });
    const isOfTheFive = 'contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], var.statistic)';
    expect(resource(stack, ALARM)).toMatchObject({
      statistic: `\${${isOfTheFive} ? var.statistic : null}`,
      extended_statistic: `\${${isOfTheFive} ? null : var.statistic}`,
    });
  });
});

describe("the names of a metric", () => {
  it.each<[object, string]>([
    [{ metricName: "" }, 'metric.metricName is "", must not be empty'],
    [{ metricName: "x".repeat(256) }, "must have at most 255 characters, has 256"],
    [{ namespace: "" }, 'metric.namespace is "", must not be empty, and must not begin with a colon'],
    [{ namespace: ":App" }, 'metric.namespace is ":App", must not be empty, and must not begin with a colon'],
  ])("are those that CloudWatch takes: %j is refused", (change, problem) => {
    const stack = stackWithProvider();
    new Metric({ ...busy, ...change }).createAlarm(stack, "Alarm", { threshold: 10 });
    expect(problems(stack)).toEqual([expect.stringContaining(problem)]);
  });

  it.each<[string, object]>([
    ["of any characters", { metricName: "Busy workers (é)", namespace: "App/Chat:v2" }],
    ["as long as it may be", { metricName: "x".repeat(255) }],
  ])("may be %s", (_, change) => {
    const stack = stackWithProvider();
    new Metric({ ...busy, ...change }).createAlarm(stack, "Alarm", { threshold: 10 });
    expect(problems(stack)).toEqual([]);
  });

  it("are reported once where SageMaker publishes none of that name", () => {
    const stack = stackWithProvider();
    theirs(stack).metric("").createAlarm(stack, "Alarm", { threshold: 1 });
    expect(problems(stack)).toEqual([expect.stringContaining('metric.metricName is "", must not be empty')]);
  });
});
