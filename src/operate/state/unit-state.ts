import type { LiveActivity } from "../../topology";
import type { Judged } from "./endpoint-condition";
import { shortageIn } from "./shortage";

/** What is scaled, as it was read: the copies of a component, or the instances of a variant. */
export interface SeenUnit {
  /** Of a component, or of the endpoint of a variant: `InService`. */
  readonly status: string;
  readonly failureReason?: string | undefined;
  readonly current?: number | undefined;
  readonly desired?: number | undefined;
  /** Its newest first. */
  readonly activities: readonly LiveActivity[];
  /** Why an alarm is about to remove the last of it. @default - none is */
  readonly endedBy?: string | undefined;
}

/** The state of what is scaled. An adapter has no copies of its own: it has no state either. */
export function unitState(unit: SeenUnit): Judged {
  const { status, failureReason, current = 0, desired = current } = unit;
  const shortage = shortageOf(unit);
  // It does not leave this state by itself, whatever put it there.
  if (status === "Failed") {
    return { condition: "failed", ...reason(failureReason) };
  }
  if (desired > current) {
    return shortage ?? { condition: "starting" };
  }
  if (current === 0) {
    return shortage ?? { condition: status === "Creating" ? "changing" : "asleep" };
  }
  if (desired === 0) {
    return { condition: "falling asleep" };
  }
  if (status !== "InService" || desired < current) {
    return { condition: "changing", because: `it is ${status}` };
  }
  return unit.endedBy === undefined
    ? { condition: "awake", ...(shortage && { because: shortage.because }) }
    : { condition: "falling asleep", because: unit.endedBy };
}

const ENDED_BADLY: readonly string[] = ["Failed", "Unfulfilled"];

/**
 * Why it lacks what it should have. The reason of the component or endpoint stays until its next update. An activity
 * counts only while it is the newest: a later one succeeded, or is under way.
 */
function shortageOf({ failureReason, activities }: SeenUnit): Required<Judged> | undefined {
  const [newest] = activities;
  const texts = [
    failureReason,
    ...(newest !== undefined && ENDED_BADLY.includes(newest.status)
      ? [newest.statusMessage, newest.description, newest.cause]
      : []),
  ];
  for (const text of texts) {
    const condition = shortageIn(text);
    if (condition !== undefined && text !== undefined) {
      return { condition, because: text };
    }
  }
  return undefined;
}

const reason = (because: string | undefined) => (because === undefined ? {} : { because });
