import type { Prices as KnownPrices } from "../behaviour/cost/price";
import { readPriceFile } from "../behaviour/cost/price-file";
import { pricesOfOptions } from "../behaviour/cost/price-option";
import { type PriceSources, pricesOf } from "../behaviour/cost/prices-of";
import { readTextFile } from "../topology/terraform/source-text";

/** The prices that a simulation uses. What none of them knows is not priced. */
export class Prices {
  /** The prices that come with the package, each with its own day. */
  static builtIn(): Prices {
    return new Prices({});
  }

  /**
   * The prices of a file of `scale-to-zero prices refresh`, and those that are built in for what it does not have.
   *
   * @throws ScaleToZeroError if it cannot be read: the message names the file and the member
   */
  static fromFile(path: string): Prices {
    return new Prices({ file: { name: path, prices: readPriceFile(readTextFile(path), path) } });
  }

  private constructor(private readonly sources: Omit<PriceSources, "today">) {}

  /**
   * The same with own prices of instance types, which apply in all Regions.
   *
   * @param instanceHours US dollars an hour by instance type, such as `{ "ml.g5.xlarge": 1.21 }`
   * @throws ScaleToZeroError for a misspelt type, and for what is not a price
   */
  withInstanceHours(instanceHours: Readonly<Record<string, number>>): Prices {
    const options = pricesOfOptions(Object.entries(instanceHours).map(([type, usd]) => `${type}=${usd}`));
    return new Prices({ ...this.sources, options: { ...this.sources.options, ...options } });
  }

  /** @internal */
  on(day: Date): KnownPrices {
    return pricesOf({ ...this.sources, today: day.toISOString().slice(0, "yyyy-mm-dd".length) });
  }
}
