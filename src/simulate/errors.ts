import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";

/** @param caller the function that was called */
export const noSource = (caller: string, given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${caller} takes what readTerraform returns, and got ${shown(given)}: write readTerraform("plan.json")`,
  );

/** @param caller the function that was called */
export const noTraffic = (caller: string, given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${caller} takes what readTraffic or builtInTraffic returns, and got ${shown(given)}: write builtInTraffic("weekday")`,
  );

export const noTime = (what: string, given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is ${shown(given)}, must be a Date that is a time: write new Date("2027-01-04")`);

export const notWhole = (what: string, given: unknown, least: number, most: number): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is ${shown(given)}, must be a whole number from ${least} to ${most}`);

/** @param name the enum that the format must be of */
export const noFormat = (given: unknown, name: string, formats: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `the format is ${shown(given)}, must be a ${name}: write one of ${formats.map((one) => `${name}.${one}`).join(", ")}`,
  );

/** @param what such as `ComparedSetting.idleTimeout` */
export const badLength = (what: string, written: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is ${written}, ${requirement}`);

export const noMethod = (given: unknown, methods: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `ComparedSetting.method is ${shown(given)}, must be a ComparedMethod: write one of ${methods.map((one) => `ComparedMethod.${one}`).join(", ")}`,
  );

export const noSettings = (given: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `compare takes an array of settings, and got ${shown(given)}: write [ComparedSetting.idleTimeout(Duration.minutes(5), Duration.minutes(30))]`,
  );

export const noValues = (what: string): ScaleToZeroError =>
  new ScaleToZeroError(`${what} has no values: give at least one`);

export const settingTwice = (what: string): ScaleToZeroError =>
  new ScaleToZeroError(`${what} is given twice: give all of its values in one`);

/** @param counts how many values each setting has */
export const tooManySettings = (counts: readonly number[], most: number): ScaleToZeroError =>
  new ScaleToZeroError(
    `${counts.join(" × ")} values make ${counts.reduce((product, count) => product * count, 1)} variants, more than ${most}: give fewer values`,
  );

export const noBounds = (): ScaleToZeroError =>
  new ScaleToZeroError(
    "recommend requires a bound: give maxWait, such as Duration.minutes(6), or maxRefused, such as 20",
  );
