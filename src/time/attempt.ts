import { TimeError } from "./errors";
import type { Problem } from "./problem";

/** What a factory makes of a value, and the problem if it refuses it. */
export function attempt<T>(make: () => T): readonly [value: T | undefined, problems: readonly Problem[]] {
  try {
    return [make(), []];
  } catch (refusal) {
    if (refusal instanceof TimeError) {
      return [undefined, [refusal.problem]];
    }
    throw refusal;
  }
}
