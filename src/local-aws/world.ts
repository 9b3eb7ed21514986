import type { Clock } from "./clock";
import type { Faults } from "./faults";
import type { Store } from "./store/store";

/**
 * What happens by itself: resources that finish being created, and, for whoever simulates them, alarms that fire and
 * copies that come and go.
 */
export interface Dynamics {
  /**
   * Brings the world up to `now`. Called before every request, so nothing can be seen between two ticks; a long time
   * may have gone by since the last one.
   * @param now milliseconds since the epoch
   */
  tick(world: World, now: number): void;
}

export interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
}
