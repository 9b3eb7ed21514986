import { ScaleToZeroError } from "../../errors";
import { shown } from "../../shown";

/** Where something is wrong in a file, and what. */
export interface TrafficProblem {
  /** From 1. */
  readonly line: number;
  /** From 1; `undefined` for the whole line. */
  readonly column?: number;
  /** Such as `periods[0].rate`; empty for the document. */
  readonly field: string;
  /** What is wrong and how to fix it: `is -1, must be at least 0: write the requests a minute`. */
  readonly what: string;
}

/** A file with a thousand mistakes has one that explains them. */
const MOST_SHOWN = 20;

const placed = ({ line, column, field, what }: TrafficProblem): string => {
  const place = column === undefined ? `${line}` : `${line}:${column}`;
  return `${place}: ${field}${field === "" || what.startsWith(":") ? "" : " "}${what}`;
};

/** @param problems at least one */
export function trafficWrong(name: string, problems: readonly TrafficProblem[]): ScaleToZeroError {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) return new ScaleToZeroError(`${name}:${placed(first)}`);
  const lines = problems.slice(0, MOST_SHOWN).map((problem) => `  ${name}:${placed(problem)}`);
  const more = problems.length > MOST_SHOWN ? [`  and ${problems.length - MOST_SHOWN} more`] : [];
  return new ScaleToZeroError([`${name}: ${problems.length} problems`, ...lines, ...more].join("\n"));
}

/** @param what such as `holds no requests: write one timestamp a line` */
export const trafficRefused = (name: string, what: string): ScaleToZeroError => new ScaleToZeroError(`${name} ${what}`);

export const emptyTraffic = (name: string): ScaleToZeroError =>
  trafficRefused(
    name,
    "is empty: write a traffic profile, as scale-to-zero simulate --example-profile prints one, or one timestamp a line",
  );

export const tooManyRequests = (name: string, requests: number, most: number): ScaleToZeroError =>
  trafficRefused(
    name,
    `sends about ${inWords(requests)} requests, more than ${inWords(most)}: simulate fewer days or lower the rate`,
  );

export const tooManyBursts = (name: string, bursts: number, most: number): ScaleToZeroError =>
  trafficRefused(
    name,
    `has about ${inWords(bursts)} bursts at the same time, more than ${inWords(most)}: lower the rate or the spacing`,
  );

export const unknownTraffic = (name: string, fix: string): ScaleToZeroError =>
  new ScaleToZeroError(`${shown(name)} is not a built-in traffic profile: ${fix}`);

export const unknownFormat = (name: unknown, formats: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(`the format of the traffic is ${shown(name)}: write one of ${formats.join(", ")}`);

const inWords = (count: number): string =>
  count < 1e15 ? Math.round(count).toLocaleString("en-US") : count.toExponential(0);

export const tooLongTrace = (name: string, days: number, most: number): ScaleToZeroError =>
  trafficRefused(name, `covers ${inWords(days)} days, more than ${inWords(most)}: give the number of days to simulate`);
