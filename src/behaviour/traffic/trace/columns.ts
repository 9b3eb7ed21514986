import { nearest } from "../../../nearest";

/** What a trace says in which column or member. */
export interface Columns {
  readonly time: number;
  /** Seconds of a unit of the time column by its name; `undefined` if the values show it. */
  readonly bucketSeconds?: number;
  readonly duration?: { readonly index: number; readonly unitSeconds: number };
  readonly count?: number;
}

const TIMES = [
  ...["timestamp", "time", "date", "datetime", "ts", "at", "start", "starttime", "starttimestamp", "arrival"],
  ...["arrivaltime", "arrivedat", "eventtime", "requesttime", "createdat", "minute", "hour", "day", "bucket", "period"],
];
const BUCKETS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };
const COUNTS = ["count", "counts", "requests", "requestcount", "invocations", "sum", "calls", "hits", "total"];
const DURATION =
  /^(?:duration|latency|servicetime|elapsed|elapsedtime|processingtime|modellatency)(in)?(ms|millis|milliseconds|us|micros|microseconds|ns|s|sec|secs|seconds)?$/;

/** The columns by their names; what is missing as the names that would do. */
export function columnsNamed(names: readonly string[]): Columns | { readonly missing: string } {
  const plain = names.map((name) =>
    name
      .slice(0, 60)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ""),
  );
  const time = TIMES.map((name) => plain.indexOf(name)).find((index) => index >= 0);
  if (time === undefined) {
    const near = names.find((name) => nearest(name, TIMES) !== undefined) ?? names[0] ?? "";
    return {
      missing: `no column is named timestamp, time or date: rename ${JSON.stringify(near.slice(0, 60))} or the column that has the times`,
    };
  }
  const count = COUNTS.map((name) => plain.indexOf(name)).find((index) => index >= 0 && index !== time);
  const duration = plain.findIndex((name) => DURATION.test(name));
  const unit = DURATION.exec(plain[duration] ?? "")?.[2] ?? "s";
  const bucketSeconds = BUCKETS[plain[time] ?? ""];
  return {
    time,
    ...(bucketSeconds === undefined ? {} : { bucketSeconds }),
    ...(count === undefined ? {} : { count }),
    ...(duration < 0 ? {} : { duration: { index: duration, unitSeconds: unitSeconds(unit) } }),
  };
}

const unitSeconds = (unit: string): number =>
  unit.startsWith("mi") ? (unit.startsWith("mic") ? 1e-6 : 1e-3) : ({ ms: 1e-3, us: 1e-6, ns: 1e-9 }[unit] ?? 1);

/** How many seconds a number counts, by its size: seconds after 1970 have 10 digits, milliseconds 13. */
export function epochUnit(first: number): { readonly seconds: number; readonly isRelative: boolean } {
  if (first < 1e8) {
    return { seconds: 1, isRelative: true };
  }
  if (first < 1e11) {
    return { seconds: 1, isRelative: false };
  }
  if (first < 1e14) {
    return { seconds: 1e-3, isRelative: false };
  }
  return { seconds: first < 1e17 ? 1e-6 : 1e-9, isRelative: false };
}
