/** The state of an endpoint in one word. `docs/operate.md` says how each is recognized. */
export type Condition =
  | "awake"
  | "falling asleep"
  | "asleep"
  | "starting"
  | "drought"
  | "quota"
  | "failed"
  | "changing";

/** From the one that needs a person most, to the one that needs none. */
export const CONDITIONS: readonly Condition[] = [
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
  readonly condition: Condition;
  readonly because?: string;
}

/** The state of a whole out of those of its parts. @param parts at least one */
export function mostUrgent<T extends Judged>(parts: readonly T[]): T | undefined {
  for (const condition of CONDITIONS) {
    const part = parts.find((one) => one.condition === condition);
    if (part !== undefined) {
      return part;
    }
  }
  return undefined;
}
