import { combined } from "../behaviour/compare/compare-option";
import {
  IDLE_STEP_SECONDS,
  LEAST_IDLE_SECONDS,
  MOST_COPIES,
  MOST_IDLE_SECONDS,
  MOST_VARIANTS,
} from "../behaviour/compare/limits";
import type { Setting, SettingKey } from "../behaviour/compare/setting";
import type { Duration } from "../time/duration";
import { noMethod, noSettings, notWhole, noValues, settingTwice, tooManySettings } from "./errors";
import { secondsOf } from "./lengths";

/** Methods of sleep windows to compare. */
export enum ComparedMethod {
  /** `SleepMethod.minCapacity()`. */
  MIN_CAPACITY = "minCapacity",
  /** `SleepMethod.minCapacity({ hard: true })`. */
  MIN_CAPACITY_HARD = "minCapacity-hard",
  /** `SleepMethod.copyCount()`. */
  COPY_COUNT = "copyCount",
  /** `SleepMethod.deleteAndRecreate()`. */
  DELETE_AND_RECREATE = "deleteAndRecreate",
  /** `SleepMethod.lambda()`. */
  LAMBDA = "lambda",
}

/** A setting with the values that `compare` tries. It applies to all components or asynchronous variants of an endpoint. */
export class ComparedSetting {
  /**
   * Times without requests after which the component scales to zero copies.
   * @param values whole minutes, from 1 minute to 24 hours
   */
  static idleTimeout(...values: readonly Duration[]): ComparedSetting {
    const seconds = values.map((value) => secondsOf("ComparedSetting.idleTimeout", value, IDLE_RANGE));
    return new ComparedSetting(
      "idleTimeout",
      "idleTimeoutSeconds",
      seconds.map((idleTimeoutSeconds) => ({ idleTimeoutSeconds })),
    );
  }

  /**
   * Maximum numbers of copies; of an asynchronous variant, of instances.
   * @param values whole numbers from 1 to 1,000
   */
  static maxCopies(...values: readonly number[]): ComparedSetting {
    checkCopies("maxCopies", values, 1);
    return new ComparedSetting(
      "maxCopies",
      "maxCopies",
      values.map((maxCopies) => ({ maxCopies })),
    );
  }

  /**
   * Minimum numbers of copies; of an asynchronous variant, of instances.
   * @param values whole numbers from 0 to 1,000
   */
  static minCopies(...values: readonly number[]): ComparedSetting {
    checkCopies("minCopies", values, 0);
    return new ComparedSetting(
      "minCopies",
      "minCopies",
      values.map((minCopies) => ({ minCopies })),
    );
  }

  /**
   * Numbers of copies or instances that a wake starts.
   * @param values whole numbers from 1 to 1,000
   */
  static wakeCopies(...values: readonly number[]): ComparedSetting {
    checkCopies("wakeCopies", values, 1);
    return new ComparedSetting(
      "wakeCopies",
      "wakeCopies",
      values.map((wakeCopies) => ({ wakeCopies })),
    );
  }

  /** Methods of all sleep windows of an endpoint. */
  static method(...values: readonly ComparedMethod[]): ComparedSetting {
    for (const value of values) {
      if (!Object.values(ComparedMethod).includes(value)) {
        throw noMethod(value, Object.keys(ComparedMethod));
      }
    }
    return new ComparedSetting(
      "method",
      "method",
      values.map((value) => ({ method: `${value}` as const })),
    );
  }

  private constructor(
    private readonly name: string,
    private readonly key: SettingKey,
    private readonly axis: readonly Setting[],
  ) {
    if (axis.length === 0) {
      throw noValues(`ComparedSetting.${name}`);
    }
  }

  /**
   * All combinations, in their order.
   * @internal
   */
  static combinations(settings: readonly ComparedSetting[]): readonly Setting[] {
    if (!areSettings(settings)) {
      throw noSettings(settings);
    }
    const keys = settings.map((one) => one.key);
    const again = settings.find((one, index) => keys.indexOf(one.key) !== index);
    if (again !== undefined) {
      throw settingTwice(`ComparedSetting.${again.name}`);
    }
    const axes = settings.map((one) => one.distinct());
    const counts = axes.map(({ length }) => length);
    if (counts.reduce((product, count) => product * count, 1) > MOST_VARIANTS) {
      throw tooManySettings(counts, MOST_VARIANTS);
    }
    return combined(axes);
  }

  private distinct(): readonly Setting[] {
    const values = this.axis.map((one) => one[this.key]);
    return this.axis.filter((_, index) => values.indexOf(values[index]) === index);
  }
}

/** Not by their class: a test may have loaded the package a second time. */
const areSettings = (given: unknown): boolean =>
  Array.isArray(given) &&
  given.length > 0 &&
  given.every((one) => typeof one === "object" && one !== null && "axis" in one);

const IDLE_RANGE = {
  isGood: (seconds: number): boolean =>
    seconds >= LEAST_IDLE_SECONDS && seconds <= MOST_IDLE_SECONDS && seconds % IDLE_STEP_SECONDS === 0,
  requirement: "must be whole minutes, from 1 min to 24 h",
};

function checkCopies(name: string, values: readonly number[], least: number): void {
  for (const value of values) {
    if (!(Number.isInteger(value) && value >= least && value <= MOST_COPIES)) {
      throw notWhole(`ComparedSetting.${name}`, value, least, MOST_COPIES);
    }
  }
}
