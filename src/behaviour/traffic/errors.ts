import { ScaleToZeroError } from "../../errors";
import { shown } from "../../shown";

/** @param what such as `holds no requests: write one timestamp a line` */
export const trafficRefused = (name: string, what: string): ScaleToZeroError => new ScaleToZeroError(`${name} ${what}`);

export const emptyTraffic = (name: string): ScaleToZeroError =>
  trafficRefused(
    name,
    "is empty: write a traffic profile, as scale-to-zero simulate --example-profile prints one, or one timestamp a line",
  );

export const tooManyRequests = (name: string, requests: number, most: number): ScaleToZeroError =>
  trafficRefused(name, `sends ${tooMany(requests, "requests", most)}: simulate fewer days or lower the rate`);

export const tooManyBursts = (name: string, bursts: number, most: number): ScaleToZeroError =>
  trafficRefused(name, `has ${tooMany(bursts, "bursts at the same time", most)}: lower the rate or the spacing`);

export const unknownTraffic = (name: string, fix: string): ScaleToZeroError =>
  new ScaleToZeroError(`${shown(name)} is not a built-in traffic profile: ${fix}`);

export const unknownFormat = (name: unknown, formats: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(`the format of the traffic is ${shown(name)}: write one of ${formats.join(", ")}`);

/** Above this, a number says no more than that it is too large. It can also have become infinite. */
const MOST_IN_WORDS = 1e15;

const tooMany = (count: number, what: string, most: number): string =>
  count < MOST_IN_WORDS
    ? `about ${inWords(count)} ${what}, more than ${inWords(most)}`
    : `more than ${inWords(most)} ${what}`;

const inWords = (count: number): string => Math.round(count).toLocaleString("en-US");

export const tooLongTrace = (name: string, days: number, most: number): ScaleToZeroError =>
  trafficRefused(name, `covers ${inWords(days)} days, more than ${inWords(most)}: give the number of days to simulate`);

export const traceOutside = (name: string, firstMs: number, lastMs: number): ScaleToZeroError =>
  trafficRefused(
    name,
    `has requests from ${minute(firstMs)} to ${minute(lastMs)}, none in the simulated days: change the start or the number of days`,
  );

const minute = (ms: number): string => `${new Date(ms).toISOString().slice(0, "yyyy-mm-ddThh:mm".length)}Z`;
