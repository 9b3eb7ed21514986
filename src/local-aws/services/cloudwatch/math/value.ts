import { MathError } from "./syntax";

/** Numbers by the time of their period, in milliseconds since the epoch and in order. */
export interface Series {
  readonly points: ReadonlyMap<number, number>;
  readonly periodSeconds: number;
}

/** What an expression of metric math has at any place: a number, a series, some series, or the name of something. */
export type Value = number | Series | readonly Series[] | { readonly text: string };

/** As many as a request may ask for. */
const MAX_SERIES = 500;

export const isNumber = (value: Value): value is number => typeof value === "number";
export const isList = (value: Value): value is readonly Series[] => Array.isArray(value);
export const isText = (value: Value): value is { readonly text: string } =>
  typeof value === "object" && !isList(value) && "text" in value;
export const isSeries = (value: Value): value is Series => typeof value === "object" && "points" in value;

/** A number that is none is no datapoint. */
export function seriesOf(points: Iterable<readonly [number, number]>, periodSeconds: number): Series {
  const finite = [...points].filter(([, value]) => Number.isFinite(value));
  return { points: new Map(finite.sort(([left], [right]) => left - right)), periodSeconds };
}

/** @throws MathError when it is no series */
export function allSeries(value: Value): readonly Series[] {
  if (isSeries(value)) {
    return [value];
  }
  if (isList(value)) {
    return value;
  }
  throw new MathError("Expected a time series");
}

/** @throws MathError when they are more than a request may have */
export function listOf(values: readonly Value[]): readonly Series[] {
  const all = values.flatMap(allSeries);
  if (all.length > MAX_SERIES) {
    throw new MathError(`More than ${MAX_SERIES} time series`);
  }
  return all;
}

/** The same of a series, or of each one in a list. @throws MathError when it is neither */
export function ofEach(value: Value, change: (series: Series) => Series): Value {
  return isSeries(value) ? change(value) : allSeries(value).map(change);
}

/** The same of each datapoint, or of a number. */
export function ofNumbers(value: Value, change: (number: number, at: number) => number): Value {
  return isNumber(value)
    ? change(value, Number.NaN)
    : ofEach(value, ({ points, periodSeconds }) =>
        seriesOf(
          [...points].map(([at, number]) => [at, change(number, at)] as const),
          periodSeconds,
        ),
      );
}

/** Two values as one: a number goes with every datapoint, a datapoint with that of the same time. */
export function paired(left: Value, right: Value, combine: (left: number, right: number) => number): Value {
  if (isNumber(left)) {
    return ofNumbers(right, (number) => combine(left, number));
  }
  if (isNumber(right)) {
    return ofNumbers(left, (number) => combine(number, right));
  }
  if (isSeries(right)) {
    return ofEach(left, (series) => pairedSeries(series, right, combine));
  }
  if (isSeries(left)) {
    return ofEach(right, (series) => pairedSeries(left, series, combine));
  }
  const [lefts, rights] = [allSeries(left), allSeries(right)];
  if (lefts.length !== rights.length) {
    throw new MathError(`Lists of ${lefts.length} and ${rights.length} time series do not go together`);
  }
  return lefts.map((series, index) => pairedSeries(series, rights[index] ?? series, combine));
}

function pairedSeries(left: Series, right: Series, combine: (left: number, right: number) => number): Series {
  const both = [...left.points].flatMap(([at, number]) => {
    const other = right.points.get(at);
    return other === undefined ? [] : [[at, combine(number, other)] as const];
  });
  return seriesOf(both, left.periodSeconds);
}
