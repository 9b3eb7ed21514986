import type { TerraformStack } from "cdktf";
import type { Check } from "../../constructs/checks/check";
import { bare } from "../expression";
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

/** Remembers what holds of a value because of what its variables are asked for. */
export function stateCheck(stack: TerraformStack, check: Check): void {
  if (check !== undefined && "condition" in check) {
    stateConditions(stack, [{ ...check.condition, condition: bare(stack, check.condition.condition) }]);
  }
}

/** Whether a precondition asks what a variable's own validation has asked already. */
export const isStated = (stack: TerraformStack, condition: string): boolean =>
  stated.get(stack)?.has(condition) === true;
