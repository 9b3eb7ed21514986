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

describe("an alarm in a state", () => {
  const inState = (values: object) =>
    parseTerraform(
      JSON.stringify({
        format_version: "1.0",
        terraform_version: "1.11.4",
        values: {
          root_module: {
            resources: [
              {
                address: "aws_cloudwatch_metric_alarm.this",
                mode: "managed",
                type: "aws_cloudwatch_metric_alarm",
                name: "this",
                values: { alarm_name: "wake", ...values },
              },
            ],
          },
        },
      }),
      "state.json",
    ).topology.alarms[0];

  it("is on the metric of its one query, beside the empty texts that the provider keeps", () => {
    const query = {
      id: "m1",
      account_id: "",
      expression: "",
      label: "",
      period: 0,
      return_data: true,
      metric: [metric],
    };
    const empty = { metric_name: "", namespace: "", statistic: "", extended_statistic: "", period: 0, unit: "" };
    expect(inState({ ...empty, metric_query: [query] })).toMatchObject({
      metricName: "NoCapacityInvocationFailures",
      unit: "Count",
      usesMetricQueries: false,
      returnedQueries: 1,
    });
  });

  it("is on its own metric beside an empty list of queries", () =>
    expect(inState({ ...metric, statistic: "Maximum", metric_query: [] })).toMatchObject({
      metricName: "NoCapacityInvocationFailures",
      usesMetricQueries: false,
      returnedQueries: undefined,
    }));
});

describe("the threshold of an alarm", () => {
  it.each([
    ["is 0, as the provider sends it, where none is set", { metric_name: "Own" }, 0],
    ["is 0 with queries, too", { metric_query: [{ id: "m1", return_data: true, metric }] }, 0],
    ["is that of the configuration", { metric_name: "Own", threshold: 3 }, 3],
    ["is none beside a band", { metric_name: "Own", threshold_metric_id: "ad1" }, undefined],
    ["is none beside a query in PromQL", { evaluation_criteria: [{}] }, undefined],
  ])("%s", (_, block, expected) =>
    expect(alarm(block)?.kind === "metric-alarm" && alarm(block)).toMatchObject({
      threshold: expected,
    }),
  );
});

describe("the queries of an alarm that return data", () => {
  it.each([
    ["none, where none says so: the provider sends false", [{ id: "m1", metric }], 0],
    [
      "those that say so",
      [
        { id: "m1", metric, return_data: true },
        { id: "m2", metric, return_data: false },
      ],
      1,
    ],
  ])("are %s", (_, metric_query, expected) =>
    expect(alarm({ metric_query })).toMatchObject({ returnedQueries: expected }),
  );
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
