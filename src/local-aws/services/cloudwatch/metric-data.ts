import { z } from "zod";
import type { Call } from "../../call";
import { list, numeric, timestamp } from "../../input";
import { operation } from "../../service";
import { ownPage } from "../own-page";
import { invalidNextToken, validationError } from "./errors";
import { MathRequest } from "./math/evaluate";
import { MathError } from "./math/syntax";
import { type Series, seriesOf } from "./math/value";
import { periodSamples, periodStart, type Range } from "./metric";
import { checkQueries, type MetricQuery, metricQuery } from "./metric-query";
import { statisticOf } from "./sample";

const MAX_DATAPOINTS = 100_800;

/** Times that expressions may fill in a request, so that a long range of short periods ends. */
const MAX_TIMES = 2_000_000;

const request = z.object({
  StartTime: timestamp(),
  EndTime: timestamp(),
  MetricDataQueries: list(metricQuery),
  NextToken: z.string().optional(),
  ScanBy: z.enum(["TimestampDescending", "TimestampAscending"]).default("TimestampDescending"),
  MaxDatapoints: numeric(z.int().min(1).max(MAX_DATAPOINTS)).default(MAX_DATAPOINTS),
  LabelOptions: z.object({ Timezone: z.string().optional() }).optional(),
});

type Bounds = Pick<Range, "from" | "to">;

interface Result {
  readonly Id: string;
  readonly Label: string;
  readonly points: readonly (readonly [number, number])[];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData = operation(request, (input, call) => {
  const { MetricDataQueries, NextToken, ScanBy, MaxDatapoints } = input;
  const bounds = boundsOf(input.StartTime, input.EndTime);
  checkQueries(MetricDataQueries, "MetricDataQueries");
  const results = resultsOf(call, MetricDataQueries, bounds).map((result) =>
    ScanBy === "TimestampDescending" ? { ...result, points: [...result.points].reverse() } : result,
  );
  return paged(results, NextToken, MaxDatapoints);
});

/** Whole seconds. @throws AwsError when they are none */
function boundsOf(start: number, end: number): Bounds {
  const [from, to] = [start, end].map((time) => Math.floor(time / 1000) * 1000) as [number, number];
  if (from === to) {
    throw validationError("The parameter StartTime must not equal parameter EndTime.");
  }
  if (from > to) {
    throw validationError("The parameter EndTime must be greater than StartTime.");
  }
  return { from, to };
}

function resultsOf(call: Call, queries: readonly MetricQuery[], bounds: Bounds): readonly Result[] {
  const metrics = new Map(
    queries.flatMap(({ Id, MetricStat }, index) =>
      MetricStat === undefined ? [] : [[Id, measured(call, MetricStat, bounds, index)] as const],
    ),
  );
  const shortest = Math.min(...[...metrics.values()].map(({ periodSeconds }) => periodSeconds), 3600);
  const periodSeconds = metrics.size === 0 ? 60 : shortest;
  const expressions = new Map(
    queries.flatMap(({ Id, Expression, Period }) =>
      Expression === undefined
        ? []
        : [[Id, { expression: Expression, periodSeconds: Period ?? periodSeconds }] as const],
    ),
  );
  const math = new MathRequest(metrics, expressions, timesOf(bounds));
  return queries.flatMap((query) => {
    // All are evaluated: one that is wrong is refused, whether its data are wanted or not.
    const found = evaluated(math, query.Id);
    return query.ReturnData === false
      ? []
      : found.map(({ points }) => ({ Id: query.Id, Label: labelOf(query), points: [...points] }));
  });
}

const labelOf = ({ Id, Label, MetricStat }: MetricQuery): string => Label ?? MetricStat?.Metric.MetricName ?? Id;

function evaluated(math: MathRequest, id: string): readonly Series[] {
  try {
    return math.seriesOf(id);
  } catch (error) {
    throw error instanceof MathError ? validationError(`Error in expression '${id}': ${error.message}`) : error;
  }
}

function measured(
  call: Call,
  { Metric, Period, Stat, Unit }: NonNullable<MetricQuery["MetricStat"]>,
  bounds: Bounds,
  index: number,
): Series {
  const statistic = statisticOf(Stat);
  if (statistic === undefined) {
    throw validationError(
      `The value ${Stat} for parameter MetricDataQueries.member.${index + 1}.MetricStat.Stat is not supported.`,
    );
  }
  const id = { ...Metric, Dimensions: Metric.Dimensions ?? [] };
  const samples = periodSamples(call, id, { ...bounds, periodSeconds: Period }, { unit: Unit });
  return seriesOf(
    samples.map((sample) => [sample.at, statistic(sample) ?? Number.NaN] as const),
    Period,
  );
}

/** @throws MathError when they are too many */
function timesOf({ from, to }: Bounds): (periodSeconds: number) => readonly number[] {
  let left = MAX_TIMES;
  return (periodSeconds) => {
    const [first, step] = [periodStart(from, periodSeconds), periodSeconds * 1000];
    const count = Math.ceil((to - first) / step);
    left -= count;
    if (count > MAX_DATAPOINTS || left < 0) {
      throw new MathError("The request has too many datapoints: ask for a shorter time or for longer periods");
    }
    return Array.from({ length: count }, (_, index) => first + index * step);
  };
}

/** A page holds so many datapoints of all results together; a result without any stands on the first. */
function paged(results: readonly Result[], token: string | undefined, limit: number) {
  const cells = results.flatMap(({ points }, result) => points.map((_, point) => ({ result, point })));
  const padded = (number: number) => String(number).padStart(9, "0");
  const { rows, next } = ownPage(
    cells,
    { key: ({ result, point }) => `${padded(result)} ${padded(point)}`, token, limit },
    invalidNextToken,
  );
  const last = rows.at(-1);
  const shown = results.flatMap(({ Id, Label, points }, index) => {
    const here = rows.filter(({ result }) => result === index).flatMap(({ point }) => [points[point] ?? []]);
    if (here.length === 0 && (points.length > 0 || token !== undefined)) {
      return [];
    }
    const isCut = index === last?.result && last.point < points.length - 1;
    return [
      {
        Id,
        Label,
        Timestamps: here.map(([at = 0]) => new Date(at)),
        Values: here.map(([, value = 0]) => value),
        StatusCode: isCut ? "PartialData" : "Complete",
      },
    ];
  });
  return { MetricDataResults: shown, Messages: [], NextToken: next };
}
