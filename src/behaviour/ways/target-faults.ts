import { isKnown, isUnknown, type ScalableTarget, type Topology } from "../../topology";
import { highestMaximum } from "./bounds";
import type { Fault } from "./way";

const SUSPENSIONS = {
  in: ["dynamicScalingIn", "dynamic_scaling_in_suspended"],
  out: ["dynamicScalingOut", "dynamic_scaling_out_suspended"],
  scheduled: ["scheduledScaling", "scheduled_scaling_suspended"],
} as const;

/** The fault of a target whose scaling is suspended in this direction. */
export function suspension(target: ScalableTarget, kind: keyof typeof SUSPENSIONS): readonly Fault[] {
  const { suspended } = target;
  const [field, name] = SUSPENSIONS[kind];
  const value = isKnown(suspended) ? suspended[field] : suspended;
  if (isUnknown(value)) {
    return [{ kind: "unknown", on: target, what: `its ${name} is not known` }];
  }
  return value === true ? [{ kind: "suspended", on: target, what: `its ${name} is true` }] : [];
}

/** The fault of a maximum of 0 that nothing raises: the target never leaves zero. */
export const closed = (topology: Topology, target: ScalableTarget): readonly Fault[] =>
  highestMaximum(topology, target) === 0 ? [{ kind: "maximum", on: target, what: "its max_capacity is 0" }] : [];
