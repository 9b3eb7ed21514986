import {
  isKnown,
  isUnknown,
  type Maybe,
  type Optional,
  type StepAdjustment,
  type StepPolicy,
  Unknown,
} from "../../topology";

/** What a step policy does, whichever alarm runs it. */
export interface PolicyEffect {
  readonly adds: Maybe<boolean>;
  readonly takesAway: Maybe<boolean>;
}

const NONE: PolicyEffect = { adds: false, takesAway: false };
const ANY: PolicyEffect = { adds: Unknown, takesAway: Unknown };

/** What the steps of a policy do together. */
export function policyEffectOf({ steps, adjustmentType }: StepPolicy): PolicyEffect {
  if (isUnknown(steps)) {
    return ANY;
  }
  const roles = steps.map((step) => stepEffectOf(step, adjustmentType));
  return { adds: some(roles.map(({ adds }) => adds)), takesAway: some(roles.map(({ takesAway }) => takesAway)) };
}

/** Whether a policy certainly changes nothing: each of its steps adds 0. */
export function doesNothing(policy: StepPolicy): boolean {
  const { adds, takesAway } = policyEffectOf(policy);
  return isKnown(policy.steps) && policy.steps.length > 0 && adds === false && takesAway === false;
}

export function stepEffectOf(
  { adjustment }: Pick<StepAdjustment, "adjustment">,
  adjustmentType: Optional<string>,
): PolicyEffect {
  if (isUnknown(adjustment) || isUnknown(adjustmentType)) {
    return ANY;
  }
  if (adjustment === undefined) {
    return NONE;
  }
  const takesAway = adjustmentType === "ExactCapacity" ? adjustment === 0 : adjustment < 0;
  return { adds: adjustment > 0, takesAway };
}

const some = (answers: readonly Maybe<boolean>[]): Maybe<boolean> =>
  answers.includes(true) ? true : answers.some(isUnknown) ? Unknown : false;
