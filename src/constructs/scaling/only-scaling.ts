import { type Check, unless } from "../checks/check";

/** Scaling is added to an import once, and before its sleep windows. */
export function onlyScaling(isAdded: boolean, hasSleepWindows: boolean): Check {
  return unless(!isAdded && !hasSleepWindows, {
    property: "addScaling",
    value: isAdded ? "called twice" : "called after addSleepWindow",
    requirement: "must be called once, before addSleepWindow",
    advice: isAdded
      ? "use the scaling that the first call returned"
      : "a sleep window moves the bounds of the scalable target that it finds",
  });
}
