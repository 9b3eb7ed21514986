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
