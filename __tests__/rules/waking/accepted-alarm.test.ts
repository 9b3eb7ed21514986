import { acceptedAlarm } from "../../../src/rules/waking/w54-accepted-alarm";
import type { MetricAlarm } from "../../../src/topology";
import { told } from "../../support/told";
import { asyncTopology, backlogAlarm, topology, unknown, wakeAlarm } from "../../support/topology";

const with_ = (change: Partial<MetricAlarm>) => told(acceptedAlarm, topology(wakeAlarm(change)));

describe("W54 accepted-alarm", () => {
  it.each<[Partial<MetricAlarm>, string]>([
    [{ comparisonOperator: ">=" }, 'its comparison_operator is ">="'],
    [{ comparisonOperator: "greaterThanThreshold" }, "its comparison_operator is"],
    [{ comparisonOperator: "GreaterThanUpperThreshold" }, "which requires a threshold_metric_id, and it has none"],
    [{ comparisonOperator: undefined }, "it has no comparison_operator"],
    [{ threshold: undefined }, "it has no threshold"],
    [{ statistic: undefined }, "it has no statistic"],
    [{ statistic: "maximum" }, 'its statistic is "maximum"'],
    [{ extendedStatistic: "p99" }, "it has a statistic, Maximum, and an extended_statistic, p99"],
    [{ statistic: undefined, extendedStatistic: "p101" }, 'its extended_statistic is "p101"'],
    [{ treatMissingData: "notbreaching" }, 'its treat_missing_data is "notbreaching"'],
    [{ datapointsToAlarm: 0 }, "its datapoints_to_alarm is 0"],
    [{ evaluationPeriods: 0 }, "its evaluation_periods is 0"],
    [{ metricName: undefined }, "it has no metric_name"],
    [{ description: "x".repeat(1025) }, "its alarm_description has 1025 characters"],
    [{ returnedQueries: 0 }, "none of its metric_query blocks has return_data = true"],
    [{ returnedQueries: 2 }, "2 of its metric_query blocks have return_data = true"],
    [{ usesMetricQueries: true }, "it has a metric_name and a metric_query"],
  ])("speaks of %j", (change, what) => expect(with_(change)).toEqual([expect.stringContaining(what)]));

  it.each<Partial<MetricAlarm>>([
    {},
    { treatMissingData: undefined },
    { datapointsToAlarm: undefined },
    { description: "x".repeat(1024), returnedQueries: 1 },
    { description: unknown(), returnedQueries: unknown() },
    { statistic: undefined, extendedStatistic: "tm100" },
    { statistic: undefined, extendedStatistic: "p99.9" },
    { statistic: undefined, extendedStatistic: "TM(10%:90%)" },
    { comparisonOperator: "GreaterThanThreshold", threshold: 0 },
    // Anomaly detection has a rule of its own.
    { comparisonOperator: "GreaterThanUpperThreshold", threshold: undefined, thresholdMetricId: "ad1" },
    { usesMetricQueries: true, metricName: undefined, namespace: undefined, statistic: undefined },
    { statistic: unknown(), comparisonOperator: unknown(), threshold: unknown(), treatMissingData: unknown() },
  ])("is silent about %j", (change) => expect(with_(change)).toEqual([]));

  it("is silent about an alarm that runs no policy", () => {
    const mail = { address: "mail", alarmActions: ["arn:aws:sns:us-east-1:123456789012:mail"], references: {} };
    expect(with_({ ...mail, statistic: "maximum" })).toEqual([]);
  });

  it("speaks of the alarm of a queue as well", () =>
    expect(told(acceptedAlarm, asyncTopology(backlogAlarm({ statistic: "average" })))).toHaveLength(1));
});
