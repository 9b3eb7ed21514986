import type { Pending } from "./pending";

/** Further endpoints are only counted. */
const SHOWN = 5;

/** What is not ready yet, in words: `llm: the endpoint is Creating; and 3 more`. */
export function pendingText(pending: readonly Pending[]): string {
  const shown = pending.slice(0, SHOWN).map(({ endpoint, what }) => `${endpoint}: ${what.join(", ")}`);
  const more = pending.length > SHOWN ? [`and ${pending.length - SHOWN} more`] : [];
  return [...shown, ...more].join("; ");
}
