import type { IConstruct } from "constructs";

/** How many instances Terraform makes of everything below a construct. */
export interface Instances {
  readonly argument: "count" | "for_each";
  /** How many, or of what: an expression without braces. */
  readonly of: string;
  /** How one resource below the construct refers to another, in the words of this module: `[0]`, `[each_component.key]`. */
  readonly index: string;
  /** What a text below the construct means where it stands. */
  translate(text: string): string;
}

const declared = new WeakMap<IConstruct, Instances>();

/** Everything below the construct has these instances; it has to be said before anything there is referred to. */
export function declareInstances(construct: IConstruct, instances: Instances): void {
  declared.set(construct, instances);
}

/** Those of the nearest construct above that has some. */
export function instancesOf(construct: IConstruct): Instances | undefined {
  return [...construct.node.scopes]
    .reverse()
    .map((scope) => declared.get(scope))
    .find((found) => found !== undefined);
}

/** What follows the address of a resource wherever it is referred to; empty for a single one. */
export const indexOf = (construct: IConstruct): string => instancesOf(construct)?.index ?? "";
