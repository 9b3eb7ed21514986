import type { EndpointRun } from "../outcome/outcome";
import type { Cost, Usage } from "../outcome/simulation";
import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Price, Prices } from "./price";

const HOUR = 3600;
/** What AWS takes a month for, in its price calculator. */
const MONTH_HOURS = 730;

/** Hours and money of a run; the money is the integral of the instances, with alarms and volumes beside it. */
export function usageOf(
  setup: EndpointSetup,
  { seconds, instanceSeconds }: Pick<EndpointRun, "seconds" | "instanceSeconds">,
  prices: Prices,
  region: string | undefined,
): Usage {
  const total = instanceSeconds.reduce((sum, variant) => sum + variant.seconds, 0);
  // Nothing is known of a month from no time at all.
  const month = seconds > 0 ? (MONTH_HOURS * HOUR) / seconds : 0;
  const cost = region === undefined ? null : costOf(setup, { seconds, instanceSeconds }, prices, region);
  return {
    instanceHours: rounded(total / HOUR),
    cost,
    monthlyInstanceHours: rounded((total / HOUR) * month),
    monthlyCost: cost === null ? null : times(cost, month),
  };
}

function costOf(
  setup: EndpointSetup,
  { seconds, instanceSeconds }: Pick<EndpointRun, "seconds" | "instanceSeconds">,
  prices: Prices,
  region: string,
): Cost | null {
  const used: Price[] = [];
  let instances = 0;
  for (const { instanceType, seconds: existing } of instanceSeconds) {
    const price = instanceType === undefined ? undefined : prices.instanceHour(region, instanceType);
    if (price === undefined) {
      return null;
    }
    used.push(price);
    instances += (existing / HOUR) * price.usd;
  }
  const months = seconds / (MONTH_HOURS * HOUR);
  const alarms = alarmsOf(setup, prices, region, used);
  const storage = storageOf(setup, instanceSeconds, prices, region, used);
  const asOf = used.map((price) => price.asOf).sort()[0];
  return asOf === undefined
    ? null
    : whole({ instances, alarms: alarms === null ? null : alarms * months, storage, region, asOf });
}

/** A month of all alarms. */
function alarmsOf({ alarmCount }: EndpointSetup, prices: Prices, region: string, used: Price[]): number | null {
  let sum = 0;
  for (const resolution of ["standard", "high"] as const) {
    const price = prices.alarmMonth(region, resolution);
    if (alarmCount[resolution] > 0 && price === undefined) {
      return null;
    }
    if (alarmCount[resolution] > 0 && price !== undefined) {
      used.push(price);
      sum += alarmCount[resolution] * price.usd;
    }
  }
  return sum;
}

function storageOf(
  { variants }: EndpointSetup,
  instanceSeconds: EndpointRun["instanceSeconds"],
  prices: Prices,
  region: string,
  used: Price[],
): number | null {
  const price = prices.storageGbMonth(region);
  if (price === undefined || variants.some(({ volumeGb }) => volumeGb === undefined)) {
    return null;
  }
  used.push(price);
  return variants.reduce((sum, { volumeGb }, index) => {
    const months = (instanceSeconds[index]?.seconds ?? 0) / (MONTH_HOURS * HOUR);
    return sum + months * (volumeGb ?? 0) * price.usd;
  }, 0);
}

const times = ({ instances, alarms, storage, region, asOf }: Cost, factor: number): Cost =>
  whole({
    instances: instances * factor,
    alarms: alarms === null ? null : alarms * factor,
    storage: storage === null ? null : storage * factor,
    region,
    asOf,
  });

const whole = (parts: Omit<Cost, "amount" | "currency">): Cost => ({
  amount: cents(parts.instances + (parts.alarms ?? 0) + (parts.storage ?? 0)),
  currency: "USD",
  region: parts.region,
  asOf: parts.asOf,
  instances: parts.instances,
  alarms: parts.alarms,
  storage: parts.storage,
});

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const rounded = (hours: number): number => Math.round(hours * 1000) / 1000;
