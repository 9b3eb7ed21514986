import type { TerraformStack } from "cdktf";
import type { Condition } from "./attribute";

const stated = new WeakMap<TerraformStack, Set<string>>();

/** Remembers what the variables of a module are asked for themselves. */
export function stateConditions(stack: TerraformStack, conditions: readonly Condition[]): void {
  const known = stated.get(stack) ?? new Set();
  stated.set(stack, known);
  for (const { condition } of conditions) {
    known.add(condition);
  }
}

/** Whether a precondition asks what a variable's own validation has asked already. */
export const isStated = (stack: TerraformStack, condition: string): boolean =>
  stated.get(stack)?.has(condition) === true;
