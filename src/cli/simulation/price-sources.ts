import { resolve } from "node:path";
import type { Prices } from "../../behaviour/cost/price";
import { readPriceFile } from "../../behaviour/cost/price-file";
import { pricesOfOptions } from "../../behaviour/cost/price-option";
import { type PriceSources, pricesOf } from "../../behaviour/cost/prices-of";
import { readTextFile } from "../../topology/terraform/source-text";
import type { Io } from "../io";

/** The options that say what instances cost. */
export interface PriceFlags {
  readonly price?: readonly string[];
  readonly prices?: string;
}

/** @throws ScaleToZeroError for a file that is no price file, and for a value that is no price */
export function pricesFrom({ price = [], prices }: PriceFlags, { cwd }: Pick<Io, "cwd">): Prices {
  const sources: PriceSources = {
    options: pricesOfOptions(price),
    today: new Date().toISOString().slice(0, "yyyy-mm-dd".length),
  };
  return prices === undefined
    ? pricesOf(sources)
    : pricesOf({
        ...sources,
        file: { name: prices, prices: readPriceFile(readTextFile(resolve(cwd, prices), { name: prices }), prices) },
      });
}
