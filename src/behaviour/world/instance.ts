import type { Room } from "../laws/placement";
import type { Phase } from "../outcome/outcome";

/** An instance of a variant. */
export interface Instance {
  readonly bornAt: number;
  isReady: boolean;
  /** What is free on it. */
  readonly room: Room;
  readonly copies: Set<Copy>;
  /** Units whose image it has pulled. */
  readonly images: Set<number>;
  emptySince: number;
}

/** A copy of a component, or the one copy of the model that an instance of an asynchronous variant runs. */
export interface Copy {
  readonly unit: number;
  readonly wantedAt: number;
  /** `denied`: AWS has no instance for it, and has not said so yet. */
  state: "waiting" | "denied" | "starting" | "serving" | "leaving" | "gone";
  instance?: Instance;
  phases: readonly Phase[];
}
