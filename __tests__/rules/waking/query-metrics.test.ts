import { queryMetrics } from "../../../src/rules/waking/w57-query-metrics";
import { parseTerraform } from "../../../src/topology";
import { found } from "../../support/told";
import { topology, tracking, unknown, wakeAlarm } from "../../support/topology";

const refused = {
  id: "m1",
  namespace: "AWS/SageMaker",
  metricName: "NoCapacityInvocationFailures",
  unit: undefined,
  dimensions: new Map([["InferenceComponentName", "llama3-8b"]]),
};
const math = { usesMetricQueries: true, metricName: undefined, namespace: undefined, statistic: undefined } as const;
const onAlarm = (...queried: readonly (typeof refused | object)[]) =>
  found(queryMetrics, topology(wakeAlarm({ ...math, queried: queried.map((one) => ({ ...refused, ...one })) })));

describe("W57 query-metrics", () => {
  it.each([
    ["a unit", { unit: "Bytes" }, "in its query m1, unit is Bytes"],
    ["a namespace", { namespace: "AWS/Sagemaker" }, "in its query m1, "],
    ["a dimension", { dimensions: new Map([["EndpointName", "llm"]]) }, "in its query m1, "],
    ["a name", { metricName: "NoCapacityInvocationFailure" }, "in its query m1, "],
  ])("warns of %s under which SageMaker publishes nothing", (_, change, what) =>
    expect(onAlarm({}, change)).toMatchObject([{ severity: "warning", what: expect.stringContaining(what) }]),
  );

  it("warns of a tracked metric in another unit", () => {
    const customizedMetric = {
      namespace: undefined,
      metricName: undefined,
      statistic: undefined,
      unit: undefined,
      dimensions: undefined,
      usesMetricMath: true,
      queried: [{ ...refused, metricName: "InvocationsPerCopy", unit: "Percent" }],
    };
    const policy = tracking({ predefinedMetric: undefined, customizedMetric });
    expect(found(queryMetrics, topology(policy))).toMatchObject([{ severity: "warning" }]);
  });

  it("notes an expression that it does not evaluate", () => {
    expect(onAlarm({})).toMatchObject([{ severity: "note", what: "it fires on metric math, which is not evaluated" }]);
    expect(onAlarm({ unit: unknown(), metricName: unknown() })).toMatchObject([{ severity: "note" }]);
    expect(onAlarm({ namespace: "Ours", metricName: "Anything", unit: "Bytes" })).toMatchObject([{ severity: "note" }]);
  });

  it("is silent about one metric, and about an alarm that runs no policy", () => {
    expect(found(queryMetrics, topology())).toEqual([]);
    const mail = { alarmActions: ["arn:aws:sns:us-east-1:123456789012:mail"], references: {} };
    expect(found(queryMetrics, topology(wakeAlarm({ ...math, ...mail })))).toEqual([]);
  });

  it("is silent about a metric of another account, which it leaves unread", () => {
    const metric = { metric_name: "Own", namespace: "AWS/SageMaker", period: 60, stat: "Sum", unit: "Bytes" };
    const alarm = {
      alarm_name: "wake",
      metric_query: [
        { id: "m1", account_id: "123456789012", metric },
        { id: "m2", metric },
        { id: "e1", expression: "m1 + m2", return_data: true },
      ],
    };
    const document = JSON.stringify({ resource: { aws_cloudwatch_metric_alarm: { it: alarm } } });
    expect(parseTerraform(document, "cdk.tf.json").topology.alarms).toMatchObject([{ queried: [{ id: "m2" }] }]);
  });
});
