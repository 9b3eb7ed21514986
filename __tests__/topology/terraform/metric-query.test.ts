import { parseTerraform } from "../../../src/topology";

const DIMENSIONS = { InferenceComponentName: "llm" };
const metric = {
  metric_name: "NoCapacityInvocationFailures",
  namespace: "AWS/SageMaker",
  period: 60,
  stat: "Maximum",
  unit: "Count",
  dimensions: DIMENSIONS,
};

const read = (type: string, block: object) =>
  parseTerraform(JSON.stringify({ resource: { [type]: { it: block } } }), "cdk.tf.json").topology;
const alarm = (block: object) => read("aws_cloudwatch_metric_alarm", { alarm_name: "wake", ...block }).alarms[0];

describe("an alarm with metric queries", () => {
  it("is on the metric of its one query", () =>
    expect(alarm({ metric_query: [{ id: "m1", return_data: true, metric }] })).toMatchObject({
      metricName: "NoCapacityInvocationFailures",
      namespace: "AWS/SageMaker",
      statistic: "Maximum",
      extendedStatistic: undefined,
      unit: "Count",
      periodSeconds: 60,
      dimensions: new Map(Object.entries(DIMENSIONS)),
      usesMetricQueries: false,
    }));

  it("has a percentile for its statistic", () =>
    expect(alarm({ metric_query: { id: "m1", metric: { ...metric, stat: "p99" } } })).toMatchObject({
      statistic: undefined,
      extendedStatistic: "p99",
    }));

  it.each([
    ["an expression", [{ id: "e1", expression: "m1 + 0", return_data: true }]],
    [
      "several",
      [
        { id: "m1", metric },
        { id: "e1", expression: "m1", return_data: true },
      ],
    ],
    ["a metric of another account", [{ id: "m1", account_id: "123456789012", metric }]],
  ])("is not looked into with %s", (_, metric_query) =>
    expect(alarm({ metric_query })).toMatchObject({ metricName: undefined, usesMetricQueries: true }),
  );

  it("keeps a metric of its own beside a query, which CloudWatch refuses", () =>
    expect(alarm({ metric_name: "Invocations", metric_query: [{ id: "m1", metric }] })).toMatchObject({
      metricName: "Invocations",
      usesMetricQueries: true,
    }));
});

describe("a tracking policy with metric queries", () => {
  const tracked = (metrics: readonly object[]) =>
    read("aws_appautoscaling_policy", {
      name: "tracking",
      policy_type: "TargetTrackingScaling",
      service_namespace: "sagemaker",
      resource_id: "endpoint/llm/variant/main",
      scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
      target_tracking_scaling_policy_configuration: { target_value: 5, customized_metric_specification: { metrics } },
    }).targetTrackingPolicies[0]?.customizedMetric;
  const stat = {
    stat: "Average",
    unit: "Percent",
    metric: { metric_name: "Own", namespace: "Ours", dimensions: [{ name: "EndpointName", value: "llm" }] },
  };

  it("tracks the metric of its one query, in the unit of the query", () =>
    expect(tracked([{ id: "m1", metric_stat: stat }])).toEqual({
      metricName: "Own",
      namespace: "Ours",
      statistic: "Average",
      unit: "Percent",
      dimensions: new Map([["EndpointName", "llm"]]),
      usesMetricMath: false,
    }));

  it("is not looked into with an expression", () =>
    expect(
      tracked([
        { id: "m1", metric_stat: stat, return_data: false },
        { id: "e1", expression: "m1" },
      ]),
    ).toMatchObject({
      usesMetricMath: true,
      metricName: undefined,
    }));
});
