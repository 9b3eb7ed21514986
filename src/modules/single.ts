import type { Construct } from "constructs";
import { Group, type ItemCondition, listIf } from "./group";
import type { Attributes } from "./inputs/attribute";
import { declareInstances } from "./instances";

/** A scope for what a module creates once, from its variables. */
export class Single extends Group {
  constructor(scope: Construct, id: string, attributes: Attributes) {
    super(scope, id, "var", attributes);
  }

  override only(condition: ItemCondition, ...paths: readonly string[]): void {
    for (const path of paths) {
      const of = `${condition("var")} ? 1 : 0`;
      declareInstances(this, { argument: "count", of, index: this.optionalIndex, translate: (text) => text }, path);
    }
  }

  override get optionalIndex(): string {
    return "[0]";
  }

  override listOf(expression: string, condition?: ItemCondition): string {
    return listIf(expression, condition?.("var"));
  }

  override isIn(): boolean {
    return false;
  }
}
