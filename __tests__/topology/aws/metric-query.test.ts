import { metricAlarm } from "../../../src/topology/aws/nodes/alarm";

const described = { AlarmName: "wake", AlarmArn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:wake" };
const MetricStat = {
  Metric: {
    Namespace: "AWS/SageMaker",
    MetricName: "HasBacklogWithoutCapacity",
    Dimensions: [{ Name: "EndpointName", Value: "ocr" }],
  },
  Period: 60,
  Stat: "Average",
  Unit: "Count" as const,
};

describe("an alarm of a live account", () => {
  it("is on the metric of its one query", () =>
    expect(metricAlarm({ ...described, Metrics: [{ Id: "m1", MetricStat }] })).toMatchObject({
      namespace: "AWS/SageMaker",
      metricName: "HasBacklogWithoutCapacity",
      dimensions: new Map([["EndpointName", "ocr"]]),
      statistic: "Average",
      unit: "Count",
      periodSeconds: 60,
      usesMetricQueries: false,
    }));

  it("is not looked into with an expression, or a metric of another account", () => {
    const math = [
      { Id: "m1", MetricStat },
      { Id: "e1", Expression: "m1" },
    ];
    expect(metricAlarm({ ...described, Metrics: math }).usesMetricQueries).toBe(true);
    const elsewhere = [{ Id: "m1", MetricStat, AccountId: "123456789012" }];
    expect(metricAlarm({ ...described, Metrics: elsewhere })).toMatchObject({
      usesMetricQueries: true,
      metricName: undefined,
    });
  });

  it("is on its own metric without a query", () =>
    expect(metricAlarm({ ...described, MetricName: "Own", Statistic: "Sum", Period: 300 })).toMatchObject({
      metricName: "Own",
      statistic: "Sum",
      periodSeconds: 300,
      usesMetricQueries: false,
    }));
});
