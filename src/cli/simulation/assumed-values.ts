import type { Assumed } from "../../behaviour";
import { assumedTwice, badAssumption, unusedAssumption } from "./errors";

/** No quota of AWS is larger. */
const MOST = 1e9;

/** Values of `--assume`, such as `aws_appautoscaling_target.chat.max_capacity=4`. */
export class AssumedValues {
  readonly values: Assumed;
  private readonly used = new Set<string>();

  constructor(options: readonly string[]) {
    const values: Record<string, number> = Object.create(null);
    for (const option of options) {
      const [, name = "", amount = ""] = /^(.+\..+)=\s*(\d+(?:\.\d+)?)\s*$/s.exec(option) ?? [];
      const value = Number(amount);
      if (name === "" || !(value <= MOST)) {
        throw badAssumption(option);
      }
      if (name in values) {
        throw assumedTwice(name);
      }
      Object.defineProperty(values, name, {
        enumerable: true,
        get: () => {
          this.used.add(name);
          return value;
        },
      });
    }
    this.values = values;
  }

  /** @throws ScaleToZeroError for a value that nothing needed: a misspelt address would change nothing, without a word */
  checkUsed(): void {
    const unused = Object.keys(this.values).find((name) => !this.used.has(name));
    if (unused !== undefined) {
      throw unusedAssumption(unused);
    }
  }
}
