import type { Node } from "../../topology";

/** `down`: to zero capacity; `up`: from zero capacity. */
export type Direction = "down" | "up";

/** When a way is taken. */
export type When =
  /** After about this long without requests. */
  | { readonly kind: "idle"; readonly seconds: number }
  /** Whatever the load is: the alarm has no data, and takes that for a reason. */
  | { readonly kind: "always"; readonly seconds: number }
  /** At the hours of a schedule, as it is written. */
  | { readonly kind: "hours"; readonly expression: string; readonly timeZone: string }
  /** On one request. */
  | { readonly kind: "request" }
  /** As soon as more requests than this wait. */
  | { readonly kind: "waiting"; readonly above: number }
  /** The source does not say. */
  | { readonly kind: "unknown" };

export type WayState = "holds" | "broken" | "unknown";

/** What breaks a link, or hides it. Rules report them by their kind. */
export type FaultKind =
  /** The metric does not exist, is not published for this kind of endpoint, or is looked for in the wrong place. */
  | "metric"
  /** The metric can never reach the target or the threshold. */
  | "range"
  /** The alarm is not in the state that runs the policy when it has to be. */
  | "state"
  /** The alarm can never run a scaling policy. */
  | "alarm"
  /** No alarm runs the policy. */
  | "no-alarm"
  /** No step covers the breach, or the step that does has another effect. */
  | "step"
  /** Application Auto Scaling may not scale in this direction. */
  | "suspended"
  /** Target tracking may not scale in. */
  | "scale-in-disabled"
  /** Another tracking policy never agrees to scale in. */
  | "held-up"
  /** The policy is not one that Application Auto Scaling takes. */
  | "refused"
  /** The maximum of the target is 0. */
  | "maximum"
  /** The source does not state a value. */
  | "unknown";

/** Why a way is not open, or why that cannot be told. */
export interface Fault {
  readonly kind: FaultKind;
  /** The resource where it is. */
  readonly on: Node;
  /** The fact with its value, as a clause: `its metric Invocations has no data while idle`. */
  readonly what: string;
}

/** One thing that takes the capacity of a target to zero, or brings it from there. */
export interface Way {
  readonly direction: Direction;
  readonly by: "target tracking" | "step scaling" | "scheduled action" | "schedule";
  readonly when: When;
  readonly state: WayState;
  /** The resources that it goes through, in order; the scalable target comes last. */
  readonly nodes: readonly Node[];
  /** What is wrong with a link, or unknown about it; empty when the way holds. */
  readonly faults: readonly Fault[];
  /** True if it takes capacity away although requests are being worked on. */
  readonly ignoresWork?: true;
  /** True if it brings capacity although there is no request: what it brings never goes. */
  readonly actsWhileIdle?: true;
}

type Draft = Omit<Way, "state" | "faults">;

/** A way is as good as its worst link. */
export function way(draft: Draft, faults: readonly Fault[]): Way {
  const broken = faults.filter(({ kind }) => kind !== "unknown");
  return { ...draft, faults, state: broken.length > 0 ? "broken" : faults.length > 0 ? "unknown" : "holds" };
}
