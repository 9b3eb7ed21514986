import type { Bounds } from "./bounds";

/** A component as the endpoint sleeper finds it. */
export interface Sleeping {
  readonly desired: number;
  /** Of its scalable target; absent if it has none. */
  readonly bounds?: Bounds;
  /** What the sleeper stored in a tag when it put the component to sleep; absent if it did not. */
  readonly stored?: Stored;
}

export interface Stored {
  readonly copies: number;
  readonly min: number;
}

/** What the sleeper sets. */
export interface SleeperChange {
  readonly copies: number;
  /** The minimum of the scalable target; absent if it stays. */
  readonly min?: number;
  readonly stored?: Stored;
}

/** A sleep stores the copies and the minimum, once, and sets both to 0. */
export const slept = ({ desired, bounds, stored }: Sleeping): SleeperChange => ({
  copies: 0,
  min: 0,
  stored: stored ?? { copies: desired, min: bounds?.min ?? 0 },
});

/**
 * A wake sets the stored copies, at least `least` and at most the maximum, and then the stored minimum. It removes no copies.
 * Without a sleep before, it does nothing if there are copies.
 */
export function woken({ desired, bounds, stored }: Sleeping, least: number): SleeperChange {
  if (stored === undefined && desired > 0) {
    return { copies: desired };
  }
  const wanted = Math.max(least, stored?.copies ?? 0, desired);
  const copies = Math.max(desired, Math.min(wanted, bounds?.max ?? wanted));
  return stored === undefined ? { copies } : { copies, min: stored.min };
}
