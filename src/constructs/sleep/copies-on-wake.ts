import { Fn } from "cdktf";
import { limits } from "../../catalogue/limits";
import { atMost, type Check, isToken, range, unless } from "../checks/check";
import { withDefault } from "../terraform/nullable";
import type { SleepSubject } from "./sleep-subject";
import type { WindowPlan } from "./window-plan";

/** What was asked for, or one copy, or the minimum where that is higher. */
export function copiesOnWake({ options }: WindowPlan, { scaling }: SleepSubject): number {
  const minimum = scaling?.bounds.minimum.value ?? 0;
  return withDefault(options.copiesOnWake, isToken(minimum) ? Fn.max([minimum, 1]) : Math.max(minimum, 1));
}

/** The copies lie within the bounds of the target. */
export function checkCopiesOnWake(plan: WindowPlan, { scaling }: SleepSubject): Check[] {
  const value = plan.options.copiesOnWake;
  if (scaling === undefined) {
    return [range("copiesOnWake", value, limits.sleep.copies)];
  }
  const { minimum, maximum } = scaling.bounds;
  const copies = { property: "copiesOnWake", value };
  return [
    range("copiesOnWake", value, limits.sleep.copies),
    atMost(copies, maximum, {
      advice: "Application Auto Scaling removes copies above the maximum",
      source: limits.scaling.maxCapacity.source,
    }),
    atMost(minimum, copies, {
      advice: "a wake to fewer copies would lower the minimum until the next wake",
      source: limits.scaling.minCapacity.source,
    }),
  ];
}

/** A wake that brings nothing is none. */
export function wakesSomething(plan: WindowPlan, why: string): Check {
  return unless(plan.options.copiesOnWake !== 0, {
    property: "copiesOnWake",
    value: 0,
    requirement: `must be at least 1 for ${plan.method}`,
    advice: why,
  });
}

/** The method needs a component. */
export function needsComponent({ method }: WindowPlan, { noun }: SleepSubject): Check {
  return unless(noun === "inference component", {
    property: "method",
    value: String(method),
    requirement: `may not be given to an ${noun}`,
    advice:
      "it changes the copies of inference components, and an asynchronous endpoint has none: write SleepMethod.minCapacity()",
    source: "SageMaker API, UpdateInferenceComponentRuntimeConfig",
  });
}
