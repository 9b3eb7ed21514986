import { INSTANCE_TYPES, instanceTypeMeantBy } from "../../catalogue/instance-types";
import { badAmount, notAPrice, pricedTwice, unknownType } from "./errors";
import { type HourlyPrices, MOST_USD } from "./price-file";

/**
 * Reads values of `--price`, such as `ml.g5.xlarge=1.21`: what an hour costs this user, in all Regions. 0 is a price.
 *
 * @throws ScaleToZeroError for a value that is not a type and a price, and for a misspelt type
 */
export function pricesOfOptions(options: readonly string[]): HourlyPrices {
  const prices = new Map<string, number>();
  for (const option of options) {
    const [instanceType, usd] = priceOf(option);
    if (prices.has(instanceType)) {
      throw pricedTwice(instanceType);
    }
    prices.set(instanceType, usd);
  }
  return Object.fromEntries(prices);
}

function priceOf(option: string): readonly [string, number] {
  const [, instanceType = "", amount = ""] = /^([^=]+)=(.*)$/s.exec(option) ?? [];
  if (instanceType === "" || amount.trim() === "") {
    throw notAPrice(option);
  }
  if (!INSTANCE_TYPES.has(instanceType)) {
    const meant = instanceTypeMeantBy(instanceType);
    if (meant !== undefined) {
      throw unknownType(option, meant);
    }
    // A type can be newer than the list.
    if (!/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceType)) {
      throw notAPrice(option);
    }
  }
  // Number() would also read "0x10", "1e3" and "Infinity".
  if (!/^\s*\d+(?:\.\d+)?\s*$/.test(amount) || Number(amount) > MOST_USD) {
    throw badAmount(option, amount, MOST_USD);
  }
  return [instanceType, Number(amount)];
}
