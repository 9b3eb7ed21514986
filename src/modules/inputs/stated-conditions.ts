import type { TerraformStack } from "cdktf";
import type { Condition } from "./condition";

const stated = new WeakMap<TerraformStack, Set<string>>();

/**
 * Remembers what the variables of a module are asked for themselves. A resource asks the same of an optional object only
 * where there is one.
 */
export function stateConditions(
  stack: TerraformStack,
  conditions: readonly Pick<Condition, "condition" | "unguarded">[],
): void {
  const known = stated.get(stack) ?? new Set();
  stated.set(stack, known);
  for (const { condition, unguarded = condition } of conditions) {
    known.add(condition);
    known.add(unguarded);
  }
}

/** Whether a precondition asks what a variable's own validation has asked already. */
export const isStated = (stack: TerraformStack, condition: string): boolean =>
  stated.get(stack)?.has(condition) === true;
