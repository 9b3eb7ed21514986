import type { Pending } from "./wait";

/** More than these are counted. */
const SHOWN = 5;

/** What is waited for, in words: `llm: the endpoint is Creating; and 3 more`. */
export function pendingText(pending: readonly Pending[]): string {
  const shown = pending.slice(0, SHOWN).map(({ endpoint, what }) => `${endpoint}: ${what.join(", ")}`);
  const more = pending.length > SHOWN ? [`and ${pending.length - SHOWN} more`] : [];
  return [...shown, ...more].join("; ");
}
