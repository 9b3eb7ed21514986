import { nearest } from "../../nearest";
import type { SleepMethodName } from "../setup/variations";
import { secondsOf } from "../written/length";
import { badValue, comparedTwice, notAComparison, tooManyVariants, unknownSetting } from "./errors";
import { IDLE_STEP_SECONDS, LEAST_IDLE_SECONDS, MOST_COPIES, MOST_IDLE_SECONDS, MOST_VARIANTS } from "./limits";
import { type Setting, type SettingKey, SLEEP_METHODS } from "./setting";

interface OptionKey {
  readonly key: SettingKey;
  readonly read: (value: string, option: string) => Setting;
}

/** By what they are called in the properties of the constructs. */
const KEYS: Readonly<Record<string, OptionKey>> = {
  idleTimeout: { key: "idleTimeoutSeconds", read: (...value) => ({ idleTimeoutSeconds: idleTimeout(...value) }) },
  maxCopies: {
    key: "maxCopies",
    read: (...value) => ({ maxCopies: count(...value, 1, "with a maximum of 0 nothing wakes") }),
  },
  minCopies: { key: "minCopies", read: (...value) => ({ minCopies: count(...value, 0) }) },
  "wake.copies": {
    key: "wakeCopies",
    read: (...value) => ({ wakeCopies: count(...value, 1, "a wake of 0 copies wakes nothing") }),
  },
  method: { key: "method", read: (...value) => ({ method: method(...value) }) },
};

const NAMES = Object.keys(KEYS);

/** What a setting is called in `--compare`, and in the properties of the constructs. */
export const settingName = (key: SettingKey): string => NAMES.find((name) => KEYS[name]?.key === key) ?? key;

/**
 * Reads values of `--compare`, such as `idleTimeout=5m,10m`: all combinations of the settings, in the order in which they
 * are written.
 *
 * @throws ScaleToZeroError for an unknown setting, a bad value, and more than 64 combinations
 */
export function settingsOfOptions(options: readonly string[]): readonly Setting[] {
  const axes = new Map<SettingKey, readonly Setting[]>();
  for (const option of options) {
    const { key, values } = axisOf(option);
    if (axes.has(key)) {
      throw comparedTwice(settingName(key));
    }
    axes.set(key, values);
  }
  const counts = [...axes.values()].map(({ length }) => length);
  if (counts.reduce((product, one) => product * one, 1) > MOST_VARIANTS) {
    throw tooManyVariants(counts, MOST_VARIANTS);
  }
  return combined([...axes.values()]);
}

/** Each with each; one empty setting for no axes. */
export const combined = (axes: readonly (readonly Setting[])[]): readonly Setting[] =>
  axes.reduce<readonly Setting[]>(
    (settings, axis) => settings.flatMap((setting) => axis.map((one) => ({ ...setting, ...one }))),
    [{}],
  );

function axisOf(option: string): { readonly key: SettingKey; readonly values: readonly Setting[] } {
  const [, name = "", written = ""] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(option) ?? [];
  if (name === "" || written.trim() === "") {
    throw notAComparison(option, NAMES);
  }
  const known = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  if (known === undefined) {
    throw unknownSetting(option, name, nearest(name, NAMES), NAMES);
  }
  const read = written.split(",").map((value) => known.read(value.trim(), option));
  const values = read.filter(
    (setting, index) => read.findIndex((other) => other[known.key] === setting[known.key]) === index,
  );
  return { key: known.key, values };
}

function idleTimeout(value: string, option: string): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    throw badValue(option, value, `has no unit; write ${value}m for minutes or ${value}h for hours`);
  }
  const seconds = secondsOf(value);
  if (seconds === undefined) {
    throw badValue(option, value, "is not a duration; write it as in 5m, 90m or 2h");
  }
  if (seconds < LEAST_IDLE_SECONDS || seconds > MOST_IDLE_SECONDS || seconds % IDLE_STEP_SECONDS !== 0) {
    throw badValue(option, value, "is not an idle timeout; it must be whole minutes, from 1m to 24h");
  }
  return seconds;
}

function count(value: string, option: string, least: number, why?: string): number {
  if (!/^\d+$/.test(value)) {
    throw badValue(option, value, "is not a number of copies; write a whole number such as 2");
  }
  const copies = Number(value);
  if (copies < least) {
    throw badValue(option, value, `must be at least ${least}: ${why}`);
  }
  if (copies > MOST_COPIES) {
    throw badValue(option, value, `is too large; at most ${MOST_COPIES} copies are compared`);
  }
  return copies;
}

function method(value: string, option: string): SleepMethodName {
  const known = SLEEP_METHODS.find((one) => one === value);
  if (known !== undefined) {
    return known;
  }
  const meant = nearest(value, SLEEP_METHODS);
  throw badValue(
    option,
    value,
    `is not a method of a sleep window; ${meant === undefined ? `the methods are ${SLEEP_METHODS.join(", ")}` : `did you mean ${meant}?`}`,
  );
}
