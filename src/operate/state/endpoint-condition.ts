import type { EndpointCondition } from "../../topology/endpoint-condition";

/** From the one that needs a person most, to the one that needs none. */
export const ENDPOINT_CONDITIONS: readonly EndpointCondition[] = [
  "failed",
  "quota",
  "drought",
  "starting",
  "changing",
  "awake",
  "falling asleep",
  "asleep",
];

/** A state, with the reason that AWS gives or the facts that make it. */
export interface Judged {
  readonly condition: EndpointCondition;
  readonly because?: string;
}

/** The state of a whole out of those of its parts. @param parts at least one */
export function mostUrgent<T extends Judged>(parts: readonly T[]): T | undefined {
  for (const condition of ENDPOINT_CONDITIONS) {
    const part = parts.find((one) => one.condition === condition);
    if (part !== undefined) {
      return part;
    }
  }
  return undefined;
}
