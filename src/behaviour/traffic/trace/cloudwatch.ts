import { shown } from "../../../shown";
import { TimeZone } from "../../../time";
import { trafficRefused } from "../errors";
import { MOST_REQUESTS } from "../limits";
import { isObject } from "./fields";
import { InstantReader } from "./instant";
import { KeptRows, type Trace } from "./rows";

/** An answer of CloudWatch has 100,800 datapoints at most, about 5 MB. */
export const MOST_JSON_CHARACTERS = 64_000_000;

const MINUTE = 60;

interface Point {
  readonly time: number;
  readonly count: number;
}

/**
 * The answer of `aws cloudwatch get-metric-data` or `get-metric-statistics`, in any order.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
 */
export function cloudWatchTrace(text: string, name: string): Trace {
  const answer = parsed(text, name);
  if (typeof answer.NextToken === "string") {
    throw trafficRefused(
      name,
      "has a NextToken, so more datapoints follow: write the whole answer, without --max-items",
    );
  }
  const points = [
    ...(Array.isArray(answer.Datapoints) ? statistics(answer.Datapoints, name) : data(answer.MetricDataResults, name)),
  ];
  points.sort((one, other) => one.time - other.time);
  const bucketSeconds = periodOf(points);
  const times = Float64Array.from(points, ({ time }) => time);
  const counts = Float64Array.from(points, ({ count }) => count);
  return {
    kind: "counts",
    bucketSeconds,
    isRelative: false,
    assumptions: [`The period of the datapoints is ${bucketSeconds} s, the longest that fits all of their times.`],
    rows: () => new KeptRows(times, counts),
  };
}

function parsed(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(text);
    if (isObject(answer)) {
      return answer;
    }
  } catch {
    throw trafficRefused(
      name,
      "is not valid JSON: write what aws cloudwatch get-metric-data prints with --output json",
    );
  }
  throw trafficRefused(
    name,
    "is no answer of CloudWatch: write what aws cloudwatch get-metric-data prints with --output json",
  );
}

function* statistics(datapoints: readonly unknown[], name: string): Generator<Point> {
  for (const [index, point] of datapoints.entries()) {
    const { Timestamp, Sum } = isObject(point) ? point : {};
    if (Sum === undefined) {
      throw trafficRefused(name, `has no Sum in Datapoints[${index}]: run get-metric-statistics with --statistics Sum`);
    }
    yield {
      time: timeOf(Timestamp, `Datapoints[${index}].Timestamp`, name),
      count: countOf(Sum, `Datapoints[${index}].Sum`, name),
    };
  }
}

function* data(results: unknown, name: string): Generator<Point> {
  if (!Array.isArray(results)) {
    throw trafficRefused(
      name,
      "has no MetricDataResults and no Datapoints: write what aws cloudwatch get-metric-data prints",
    );
  }
  // A result that does not fit into one page comes again.
  const ids = new Set(results.map((result) => (isObject(result) ? `${result.Id} ${result.Label}` : "")));
  if (ids.size > 1) {
    throw trafficRefused(
      name,
      `has several metrics (${[...ids]
        .slice(0, 5)
        .map((id) => shown(id))
        .join(", ")}): keep the one that counts requests, with Stat Sum`,
    );
  }
  const last: unknown = results.at(-1);
  // All pages but the last have partial data.
  if (isObject(last) && last.StatusCode !== undefined && last.StatusCode !== "Complete") {
    throw trafficRefused(
      name,
      `has the StatusCode ${shown(last.StatusCode)} in MetricDataResults[${results.length - 1}], must be "Complete": write the whole answer`,
    );
  }
  for (const [index, result] of results.entries()) {
    const { Timestamps, Values } = isObject(result) ? result : {};
    const place = `MetricDataResults[${index}]`;
    if (!Array.isArray(Timestamps) || !Array.isArray(Values) || Timestamps.length !== Values.length) {
      throw trafficRefused(name, `has no list of Timestamps with as many Values in ${place}: write the whole answer`);
    }
    for (const [at, timestamp] of Timestamps.entries()) {
      yield {
        time: timeOf(timestamp, `${place}.Timestamps[${at}]`, name),
        count: countOf(Values[at], `${place}.Values[${at}]`, name),
      };
    }
  }
}

function timeOf(given: unknown, place: string, name: string): number {
  // Version 1 of the AWS CLI and the SDKs print numbers, version 2 ISO 8601.
  const seconds =
    typeof given === "string" ? new InstantReader(TimeZone.UTC).secondsOf(given) : Number(given ?? Number.NaN);
  if (seconds >= 0 && seconds < 1e11) {
    return seconds;
  }
  throw trafficRefused(name, `has ${shown(given)} in ${place}, must be a timestamp: write 2026-11-02T09:15:00Z`);
}

function countOf(given: unknown, place: string, name: string): number {
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= MOST_REQUESTS) {
    return given;
  }
  const fix = "write the Sum of a metric that counts requests, such as Invocations";
  throw trafficRefused(
    name,
    `has ${shown(given)} in ${place}, must be a whole number from 0 to ${MOST_REQUESTS}: ${fix}`,
  );
}

/** CloudWatch leaves out periods without data, and does not say how long they are. */
function periodOf(points: readonly Point[]): number {
  let period = 0;
  for (const [index, { time }] of points.entries()) {
    const gap = Math.round(time - (points[index - 1]?.time ?? time));
    if (gap > 0) {
      period = commonDivisor(period, gap);
    }
  }
  return period === 0 ? MINUTE : period;
}

function commonDivisor(one: number, other: number): number {
  let [large, small] = [one, other];
  while (small > 0) {
    [large, small] = [small, large % small];
  }
  return large;
}
