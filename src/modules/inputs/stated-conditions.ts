import type { TerraformStack } from "cdktf";
import { keptWith } from "../../constructs/terraform/kept-with";
import type { Condition } from "./condition";

const stated = keptWith(() => new Set<string>());

/**
 * Remembers what the variables of a module are asked for themselves. A resource asks the same of an optional object only
 * where there is one.
 */
export function stateConditions(
  stack: TerraformStack,
  conditions: readonly Pick<Condition, "condition" | "unguarded">[],
): void {
  const known = stated.of(stack);
  for (const { condition, unguarded = condition } of conditions) {
    known.add(condition);
    known.add(unguarded);
  }
}

/** Whether a precondition asks what a variable's own validation has asked already. */
export const isStated = (stack: TerraformStack, condition: string): boolean => stated.of(stack).has(condition);
