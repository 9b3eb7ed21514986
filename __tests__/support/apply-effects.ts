import { applyEffects, placedEffects } from "../../src/review/change/apply/apply-effects";
import type { ApplyInput } from "../../src/review/change/apply/scene";
import type { ApplyEffect } from "../../src/review/change/change-review";
import type { TerraformReading } from "../../src/topology";

/** What is worked out from a plan. */
export function applyInput({ before, topology: after, changes = [] }: TerraformReading): ApplyInput {
  if (before === undefined) {
    throw new Error("only a plan says what was before");
  }
  return { before, after, changes };
}

export const effectsOf = (reading: TerraformReading): readonly ApplyEffect[] => applyEffects(applyInput(reading));

/** `wakes (warning) chat: min_capacity of …`, with the endpoints after the apply, or before it if they are gone. */
export function effectTexts(reading: TerraformReading): readonly string[] {
  const input = applyInput(reading);
  return placedEffects(input, applyEffects(input)).map(({ effect: { kind, severity, what }, before, after }) => {
    const names = after.length > 0 ? after : before;
    return `${kind} (${severity}) ${names.length > 0 ? names.join(", ") : "no endpoint"}: ${what}`;
  });
}
