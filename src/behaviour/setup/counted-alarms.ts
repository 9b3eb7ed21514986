import type { EndpointSetup } from "./endpoint-setup";

interface Count {
  standard: number;
  high: number;
}

const STANDARD_SECONDS = 60;

/** The alarms that the policies of a setup have by themselves: one that runs several policies counts once. */
function ofPolicies({ units }: EndpointSetup): Count {
  const periods = new Map<string, number>();
  const count = { standard: 0, high: 0 };
  for (const { target } of units) {
    for (const { address, settings } of target?.steps.flatMap(({ alarms }) => alarms) ?? []) {
      periods.set(address, settings.periodSeconds);
    }
    for (const { periodSeconds } of target?.tracking ?? []) {
      count[periodSeconds < STANDARD_SECONDS ? "high" : "standard"] += 2;
    }
  }
  for (const seconds of periods.values()) {
    count[seconds < STANDARD_SECONDS ? "high" : "standard"] += 1;
  }
  return count;
}

/** A changed setup with the number of its alarms: those that run no policy stay. */
export function counted(before: EndpointSetup, after: EndpointSetup): EndpointSetup {
  const [old, now] = [ofPolicies(before), ofPolicies(after)];
  const { standard, high } = before.alarmCount;
  return {
    ...after,
    alarmCount: {
      standard: Math.max(0, standard + now.standard - old.standard),
      high: Math.max(0, high + now.high - old.high),
    },
  };
}
