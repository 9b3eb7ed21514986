import type { Call } from "./call";
import type { WorldClock } from "./clock";
import type { Faults } from "./faults";
import type { Settings } from "./settings";
import type { Store } from "./store/store";

/** What happens by itself: resources that finish being created, alarms that change their state, copies that come and go. */
export interface Dynamics {
  /** When it next does something, in milliseconds since the epoch; infinite for never. */
  next(world: World): number;
  /**
   * Does one thing that is due. Returns a promise only if something outside has to end first, such as a function: time
   * stands still until then, and requests are answered meanwhile.
   *
   * @param now milliseconds since the epoch
   */
  run(world: World, now: number): void | Promise<void>;
}

export interface World {
  readonly store: Store;
  readonly clock: WorldClock;
  readonly faults: Faults;
  readonly settings: Settings;
  /** A call that AWS itself makes in a Region, at the time that the world has reached. */
  call(region: string): Call;
}
