import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type Attributes, conditionsOf } from "./inputs/attribute";
import { stateConditions } from "./inputs/stated-conditions";
import { Values } from "./inputs/values";

/** A condition in Terraform's words, of what the group has one or several of: `${it}.model != null`. */
export type ItemCondition = (it: string) => string;

/** A scope whose constructs take what they need from one value, or from each value of a collection. */
export abstract class Group extends Construct {
  readonly value: Values;

  /** @param at what stands before the attributes: `var` */
  protected constructor(scope: Construct, id: string, at: string, attributes: Attributes) {
    super(scope, id);
    this.value = new Values(at, attributes);
    const stack = TerraformStack.of(this);
    stateConditions(stack, conditionsOf(attributes, { scope: stack, property: "", path: at }));
  }

  /** Has constructs of this scope, by their paths in it, created under a condition only; say it before they are. */
  abstract only(condition: ItemCondition, ...paths: readonly string[]): void;

  /** What follows the address of a resource that is created under a condition. */
  abstract get optionalIndex(): string;

  /**
   * An expression as a list, for a place outside of this scope: an item for each value that the condition holds of, or
   * one for all of them where the expression is about none.
   */
  abstract listOf(expression: string, condition?: ItemCondition): string;

  /** Whether an expression is about a value of this scope, and reads otherwise in a list. */
  abstract isIn(expression: string): boolean;
}

/** A list of one item, or of none. */
export const listIf = (item: string, condition: string | undefined): string =>
  condition === undefined ? `[${item}]` : `${condition} ? [${item}] : []`;
