import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";
import type { ScalableIdentity } from "./scalable-target";

/** A scheduled action of Application Auto Scaling: it rewrites the bounds of a scalable target. */
export interface ScheduledAction extends Node, ScalableIdentity {
  readonly kind: "scheduled-action";
  readonly name: Maybe<string>;
  /** `at(…)`, `rate(…)` or `cron(…)`. */
  readonly expression: Optional<string>;
  readonly timeZone: Optional<string>;
  readonly startTime: Optional<string>;
  readonly endTime: Optional<string>;
  readonly minCapacity: Optional<number>;
  readonly maxCapacity: Optional<number>;
}
