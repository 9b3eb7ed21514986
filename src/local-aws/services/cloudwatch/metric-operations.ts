import { z } from "zod";
import { flag, list, numeric, timestamp } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { dimensions } from "./alarm-shapes";
import { datapoints, METRICS, metricKey, recordMetric } from "./metric";

const statistic = z.enum(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);
const metric = {
  Namespace: z.string().min(1),
  MetricName: z.string().min(1),
  Dimensions: dimensions().default([]),
} as const;
const range = { StartTime: timestamp(), EndTime: timestamp() } as const;
const period = numeric(z.int().min(1));

export const metricOperations = {
  PutMetricData: operation(
    z.object({
      Namespace: metric.Namespace,
      MetricData: list(
        z.object({
          MetricName: metric.MetricName,
          Dimensions: metric.Dimensions,
          Timestamp: timestamp().optional(),
          Value: numeric(z.number()),
        }),
      ),
    }),
    ({ Namespace, MetricData }, call) => {
      for (const { Value, Timestamp, ...id } of MetricData) {
        recordMetric(call, { ...id, Namespace }, Value, Timestamp);
      }
      return {};
    },
  ),

  GetMetricStatistics: operation(
    z.object({ ...metric, ...range, Period: period, Statistics: list(statistic).default([]) }),
    ({ StartTime, EndTime, Period, Statistics, ...id }, call) => ({
      Label: id.MetricName,
      Datapoints: datapoints(call, id, { from: StartTime, to: EndTime, periodSeconds: Period }).map((datapoint) => ({
        Timestamp: new Date(datapoint.at),
        ...Object.fromEntries(Statistics.map((name) => [name, datapoint[name]])),
      })),
    }),
  ),

  /** Metrics only: expressions are left to CloudWatch. */
  GetMetricData: operation(
    z.object({
      ...range,
      MetricDataQueries: list(
        z.object({
          Id: z.string().min(1),
          Label: z.string().optional(),
          ReturnData: flag().default(true),
          MetricStat: z.object({ Metric: z.object(metric), Period: period, Stat: statistic }),
        }),
      ),
    }),
    ({ StartTime, EndTime, MetricDataQueries }, call) => ({
      MetricDataResults: MetricDataQueries.filter(({ ReturnData }) => ReturnData).map(({ Id, Label, MetricStat }) => {
        const { Metric, Period, Stat } = MetricStat;
        // Newest first, as the service's default is.
        const found = [...datapoints(call, Metric, { from: StartTime, to: EndTime, periodSeconds: Period })].reverse();
        return {
          Id,
          Label: Label ?? Metric.MetricName,
          Timestamps: found.map(({ at }) => new Date(at)),
          Values: found.map((datapoint) => datapoint[Stat]),
          StatusCode: "Complete",
        };
      }),
    }),
  ),

  ListMetrics: operation(
    z.object({
      Namespace: z.string().optional(),
      MetricName: z.string().optional(),
      Dimensions: list(z.object({ Name: z.string(), Value: z.string().optional() })).default([]),
      NextToken: z.string().optional(),
    }),
    (input, call) => {
      const wanted = call
        .table(METRICS)
        .values()
        .filter(
          ({ Namespace, MetricName, Dimensions }) =>
            Namespace === (input.Namespace ?? Namespace) &&
            MetricName === (input.MetricName ?? MetricName) &&
            input.Dimensions.every(({ Name, Value }) =>
              Dimensions.some((own) => own.Name === Name && own.Value === (Value ?? own.Value)),
            ),
        );
      const { rows, next } = pageOf(wanted, { key: metricKey, token: input.NextToken, limit: 500 });
      return { Metrics: rows.map(({ values: _values, ...id }) => id), NextToken: next };
    },
  ),
};
