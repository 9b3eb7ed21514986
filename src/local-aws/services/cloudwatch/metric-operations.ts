import { z } from "zod";
import type { Call } from "../../call";
import { list, timestamp } from "../../input";
import { operation } from "../../service";
import { ownPage } from "../own-page";
import { datum, measured } from "./datum";
import { invalidCombination, invalidTokenValue, invalidValue, missingParameter } from "./errors";
import { knownMetrics, type MetricId, metricKey, periodSamples, recordSample, SECONDS_KEPT } from "./metric";
import { getMetricData } from "./metric-data";
import { metric, metricName, period } from "./metric-query";
import { type Sample, STATISTICS, type Statistic, statisticOf } from "./sample";
import { unit } from "./units";

const MAX_DATA = 1000;
const MAX_DATAPOINTS = 1440;

const data = list(datum).default([]);

const statistics = z.object({
  ...metric,
  StartTime: timestamp(),
  EndTime: timestamp(),
  Period: period,
  Statistics: list(z.enum(["SampleCount", "Average", "Sum", "Minimum", "Maximum"])).default([]),
  ExtendedStatistics: list(z.string()).default([]),
  Unit: unit.optional(),
});

export const metricOperations = {
  PutMetricData: operation(
    z.object({
      Namespace: metricName.Namespace,
      MetricData: data,
      EntityMetricData: list(z.object({ MetricData: data })).default([]),
    }),
    ({ Namespace, MetricData, EntityMetricData }, call) => {
      const groups = [
        { name: "MetricData", data: MetricData },
        ...EntityMetricData.map((entity, index) => ({
          name: `EntityMetricData.member.${index + 1}.MetricData`,
          data: entity.MetricData,
        })),
      ];
      if (groups.every((group) => group.data.length === 0)) {
        throw missingParameter("MetricData");
      }
      // All or none: a datum that is refused leaves nothing of the others behind.
      const samples = groups.flatMap(({ name, data: all }) => {
        if (all.length > MAX_DATA) {
          throw invalidValue(`The collection ${name} must not have a size greater than ${MAX_DATA}.`);
        }
        return all.map((one, index) => ({ one, sample: measured(one, `${name}.member.${index + 1}`, call.now) }));
      });
      for (const { one, sample } of samples) {
        recordSample(call, { ...one, Namespace }, sample, one.StorageResolution === 1 ? 1 : 60);
      }
      for (const { one, sample } of samples) {
        const { MetricName, Dimensions } = one;
        call.tell({ kind: "metric", metric: { Namespace, MetricName, Dimensions }, at: sample.at });
      }
      return {};
    },
  ),

  GetMetricStatistics: operation(statistics, (input, call) => {
    checkStatistics(input);
    const extended = input.ExtendedStatistics.map((name) => [name, extendedStatistic(name)] as const);
    return {
      Label: input.MetricName,
      Datapoints: samplesOf(call, input).map((sample) => ({
        Timestamp: new Date(sample.at),
        Unit: sample.unit,
        ...Object.fromEntries(input.Statistics.map((name) => [name, STATISTICS[name](sample)])),
        ExtendedStatistics: extendedOf(sample, extended),
      })),
    };
  }),

  GetMetricData: getMetricData,

  ListMetrics: operation(
    z.object({
      Namespace: metricName.Namespace.optional(),
      MetricName: metricName.MetricName.optional(),
      Dimensions: list(z.object({ Name: z.string().min(1), Value: z.string().min(1).optional() })).default([]),
      RecentlyActive: z.literal("PT3H").optional(),
      NextToken: z.string().optional(),
    }),
    (input, call) => {
      const wanted = knownMetrics(call).filter(
        (id) =>
          id.Namespace === (input.Namespace ?? id.Namespace) &&
          id.MetricName === (input.MetricName ?? id.MetricName) &&
          input.Dimensions.every(({ Name, Value }) =>
            id.Dimensions.some((own) => own.Name === Name && own.Value === (Value ?? own.Value)),
          ) &&
          (input.RecentlyActive === undefined || isRecent(call, id)),
      );
      const { rows, next } = ownPage(wanted, { key: metricKey, token: input.NextToken, limit: 500 }, invalidTokenValue);
      return { Metrics: rows, NextToken: next };
    },
  ),
};

const isRecent = (call: Call, id: MetricId): boolean =>
  periodSamples(call, id, { from: call.now - SECONDS_KEPT, to: Number.POSITIVE_INFINITY, periodSeconds: 1 }).length > 0;

type StatisticsInput = z.output<typeof statistics>;

const secondOf = (time: number) => Math.floor(time / 1000) * 1000;

function samplesOf(call: Call, { StartTime, EndTime, Period, Unit, ...id }: StatisticsInput): readonly Sample[] {
  const range = { from: secondOf(StartTime), to: secondOf(EndTime), periodSeconds: Period };
  return periodSamples(call, id, range, { unit: Unit, apart: true });
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
function checkStatistics({ Statistics, ExtendedStatistics, StartTime, EndTime, Period }: StatisticsInput): void {
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    throw invalidCombination("Must specify either Statistics or ExtendedStatistics");
  }
  if (Statistics.length > 0 && ExtendedStatistics.length > 0) {
    throw invalidCombination("Must specify either Statistics or ExtendedStatistics, but not both");
  }
  const length = secondOf(EndTime) - secondOf(StartTime);
  if (length <= 0) {
    throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
  }
  if (![1, 5, 10, 20, 30].includes(Period) && Period % 60 !== 0) {
    throw invalidValue(`The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  const datapoints = Math.ceil(length / 1000 / Period);
  if (datapoints > MAX_DATAPOINTS) {
    throw invalidCombination(
      `You have requested up to ${datapoints.toLocaleString("en")} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
}

function extendedStatistic(name: string): Statistic {
  const statistic = /^p/.test(name) ? statisticOf(name) : undefined;
  if (statistic === undefined) {
    throw invalidValue(`The value ${name} for parameter ExtendedStatistics is not supported.`);
  }
  return statistic;
}

function extendedOf(sample: Sample, extended: readonly (readonly [string, Statistic])[]) {
  const known = extended.flatMap(([name, statistic]) => {
    const value = statistic(sample);
    return value === undefined ? [] : [[name, value] as const];
  });
  return extended.length === 0 ? undefined : new Map(known);
}
