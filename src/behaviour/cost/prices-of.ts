import type { Price, Prices } from "./price";
import type { HourlyPrices, PriceFile } from "./price-file";
import { ALARM_PRICES, INSTANCE_PRICES, type PriceRow, STORAGE_PRICES } from "./price-rows";

export interface PriceSources {
  /** From `--price`: they hold in all Regions, and precede all others. */
  readonly options?: HourlyPrices;
  /** From `--prices`: precedes what is built in, type by type. */
  readonly file?: { readonly name: string; readonly prices: PriceFile };
  /** The day of the options, as yyyy-mm-dd. */
  readonly today: string;
}

/** The prices that are known. A type or a Region that no source names is `undefined`: not priced. */
export function pricesOf({ options = {}, file, today }: PriceSources): Prices {
  return {
    instanceHour: (region, instanceType) => {
      const usd = own(options, instanceType);
      return usd === undefined
        ? (filePrice(file, region, instanceType) ?? builtIn(region, instanceType))
        : hour(instanceType, { region, usd, asOf: today, source: "--price" });
    },
    alarmMonth: (region, resolution) => {
      const row = ALARM_PRICES.find((one) => one.region === region && one.resolution === resolution);
      return row === undefined ? undefined : priced(`alarm of ${resolution} resolution per month`, row);
    },
    storageGbMonth: (region) => {
      const row = STORAGE_PRICES.find((one) => one.region === region);
      return row === undefined ? undefined : priced("GB of ML storage per month", row);
    },
  };
}

/** A name such as `constructor` is not a price. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function filePrice(file: PriceSources["file"], region: string, instanceType: string): Price | undefined {
  const prices = file === undefined ? undefined : own(file.prices.regions, region);
  const usd = prices === undefined ? undefined : own(prices.instanceHours, instanceType);
  return prices === undefined || usd === undefined
    ? undefined
    : hour(instanceType, { region, usd, asOf: prices.asOf, source: prices.source });
}

function builtIn(region: string, instanceType: string): Price | undefined {
  const row = INSTANCE_PRICES.find((one) => one.region === region && one.instanceType === instanceType);
  return row === undefined ? undefined : hour(instanceType, row);
}

const hour = (instanceType: string, row: PriceRow): Price => priced(`${instanceType} per hour`, row);

const priced = (unit: string, { usd, region, asOf, source }: PriceRow): Price => ({ usd, unit, region, asOf, source });
