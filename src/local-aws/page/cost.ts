import type { Price } from "../../behaviour/cost/price";
import type { LocalAws } from "../local-aws";
import { type InstanceUse, instanceUses } from "../services/sagemaker/instance-use";
import { inEachRegion } from "./regions";

/** The instances of one type of a variant; those of deleted endpoints together. */
export interface CostLine {
  readonly region: string;
  /** `null`: deleted endpoints and variants. */
  readonly endpoint: string | null;
  readonly variant: string | null;
  readonly instanceType: string | null;
  readonly instanceHours: number;
  /** `null`: no price is known. */
  readonly usd: number | null;
  readonly price: Price | null;
}

/** What the instances would have cost on AWS until now. */
export interface CostSoFar {
  readonly currency: "USD";
  readonly instanceHours: number;
  /** `null` if the price of one of them is not known. */
  readonly usd: number | null;
  /** The sum of those whose price is known. */
  readonly pricedUsd: number;
  /** Types without a price, such as `ml.g5.xlarge in eu-west-1`. */
  readonly unpriced: readonly string[];
  readonly lines: readonly CostLine[];
}

const HOUR = 3600;

export function costSoFar(aws: LocalAws): CostSoFar {
  const lines = inEachRegion(aws, (call) => instanceUses(call).map((use) => lineOf(aws, call.region, use)));
  const unpriced = lines.filter(({ usd }) => usd === null);
  const pricedUsd = sumOf(lines.map(({ usd }) => usd ?? 0));
  return {
    currency: "USD",
    instanceHours: sumOf(lines.map(({ instanceHours }) => instanceHours)),
    usd: unpriced.length > 0 ? null : pricedUsd,
    pricedUsd,
    unpriced: [
      ...new Set(unpriced.map(({ instanceType, region }) => `${instanceType ?? "unknown type"} in ${region}`)),
    ],
    lines,
  };
}

function lineOf({ prices }: LocalAws, region: string, use: InstanceUse): CostLine {
  const { endpoint = null, variant = null, instanceType = null, seconds } = use;
  const price = (instanceType === null ? undefined : prices.instanceHour(region, instanceType)) ?? null;
  const instanceHours = seconds / HOUR;
  const usd = price === null ? null : instanceHours * price.usd;
  return { region, endpoint, variant, instanceType, instanceHours, usd, price };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** As the command prints it at its end; `undefined` if there was no instance. */
export function costText({ instanceHours, usd, pricedUsd, unpriced, lines }: CostSoFar): string | undefined {
  if (lines.length === 0) {
    return undefined;
  }
  const [oldest] = lines.flatMap(({ price }) => (price === null ? [] : [price.asOf])).sort();
  const asOf = oldest === undefined ? "" : `, prices as of ${oldest}`;
  const hours = `${instanceHours.toFixed(2)} instance-hours`;
  const missing = `no price is known for ${unpriced.join(", ")}`;
  if (usd !== null) {
    return `On AWS: ${hours}, USD ${usd.toFixed(2)}${asOf}.`;
  }
  return oldest === undefined
    ? `On AWS: ${hours}; ${missing}.`
    : `On AWS: ${hours}, USD ${pricedUsd.toFixed(2)} for those with a price${asOf}; ${missing}.`;
}
