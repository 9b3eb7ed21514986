import { applyEffects } from "../../src/review/change/apply/apply-effects";
import type { ApplyInput } from "../../src/review/change/apply/scene";
import type { ApplyEffect } from "../../src/review/change/change-review";
import type { TerraformReading } from "../../src/topology";

/** What is worked out from a plan. */
export function applyInput({ before, topology: after, changes = [], invocations = [] }: TerraformReading): ApplyInput {
  if (before === undefined) {
    throw new Error("only a plan says what was before");
  }
  return { before, after, changes, invocations };
}

export const effectsOf = (reading: TerraformReading): readonly ApplyEffect[] => applyEffects(applyInput(reading));

/** `wakes (warning): min_capacity of …`. */
export const effectTexts = (reading: TerraformReading): readonly string[] =>
  effectsOf(reading).map(({ kind, severity, what }) => `${kind} (${severity}): ${what}`);
