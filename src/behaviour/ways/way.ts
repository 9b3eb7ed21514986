import type { Node } from "../../topology";

/** `down`: to zero capacity; `up`: from zero capacity. */
export type Direction = "down" | "up";

/** When a way applies. */
export type When =
  /** After about this time without requests. */
  | { readonly kind: "idle"; readonly seconds: number }
  /** Whatever the load is: the alarm has no data, and fires because of that. */
  | { readonly kind: "always"; readonly seconds: number }
  /** At the times of a schedule, with its expression as written. */
  | { readonly kind: "hours"; readonly expression: string; readonly timeZone: string }
  /** On one request. */
  | { readonly kind: "request" }
  /** As soon as more requests than this wait. */
  | { readonly kind: "waiting"; readonly above: number }
  /** The source does not say. */
  | { readonly kind: "unknown" };

export type WayState = "holds" | "broken" | "unknown";

/** What breaks a link, or makes it unknown. Rules report faults by kind. */
export type FaultKind =
  /** The metric does not exist, is not published for this kind of endpoint, or has another namespace or dimension. */
  | "metric"
  /** The metric can never reach the target or the threshold. */
  | "range"
  /** The alarm is not in the state that runs the policy when the policy has to run. */
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
  /** Application Auto Scaling refuses the policy. */
  | "refused"
  /** The maximum of the target is 0. */
  | "maximum"
  /** The source does not state a value. */
  | "unknown";

/** Why a way is broken, or why its state is unknown. */
export interface Fault {
  readonly kind: FaultKind;
  /** The resource that has the fault. */
  readonly on: Node;
  /** The fact with its value, as a clause: `its metric Invocations has no data while idle`. */
  readonly what: string;
}

/** One path on which the capacity of a target scales to zero, or from zero. */
export interface Way {
  readonly direction: Direction;
  readonly by: "target tracking" | "step scaling" | "scheduled action" | "schedule";
  readonly when: When;
  readonly state: WayState;
  /** The resources on the path, in order. The scalable target comes last. */
  readonly nodes: readonly Node[];
  /** What is wrong with a link, or unknown about it. Empty if the way holds. */
  readonly faults: readonly Fault[];
  /** True if it removes capacity while requests are being processed. */
  readonly ignoresWork?: true;
  /** True if it adds capacity without requests: that capacity is never removed. */
  readonly actsWhileIdle?: true;
}

type Draft = Omit<Way, "state" | "faults">;

/** The state of a way is that of its worst link. */
export function way(draft: Draft, faults: readonly Fault[]): Way {
  const isBroken = faults.some(({ kind }) => kind !== "unknown");
  // Not with a spread first, which costs several times as much: there is one for each policy and alarm.
  return { state: isBroken ? "broken" : faults.length > 0 ? "unknown" : "holds", faults, ...draft };
}
