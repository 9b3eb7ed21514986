import type { RandomClock } from "../clock";
import { Gate } from "./gate";

/** What had no capacity at the last look, by Region, account, endpoint and component: one for all clients of a process. */
const asleep = new Map<string, Gate>();

export const gateOf = (key: string): Gate | undefined => asleep.get(key);

/** The gate of what has just refused a request. */
export function closedGate(key: string, time: RandomClock, intervalMs: number): Gate {
  const known = asleep.get(key);
  if (known !== undefined) {
    return known;
  }
  const gate = new Gate(time, intervalMs, () => asleep.delete(key));
  asleep.set(key, gate);
  return gate;
}
