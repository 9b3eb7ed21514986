import type { TerraformStack } from "cdktf";
import { keptWith } from "../../constructs/terraform/kept-with";
import type { Condition } from "./condition";

const stated = keptWith(() => new Set<string>());

/** What makes a condition on an optional object hold where there is none: a resource asks only where there is one. */
const WHERE_THERE_IS_ONE = /^(?:[\w.]+ == null \? true : )+/;

/** Remembers what the variables of a module are asked for themselves. */
export function stateConditions(stack: TerraformStack, conditions: readonly Pick<Condition, "condition">[]): void {
  const known = stated.of(stack);
  for (const { condition } of conditions) {
    known.add(condition);
    known.add(condition.replace(WHERE_THERE_IS_ONE, ""));
  }
}

/** Whether a precondition asks what a variable's own validation has asked already. */
export const isStated = (stack: TerraformStack, condition: string): boolean => stated.of(stack).has(condition);
