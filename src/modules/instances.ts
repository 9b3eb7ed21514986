import type { IConstruct } from "constructs";
import { keptWith } from "../constructs/terraform/kept-with";

/** How many instances Terraform makes of everything below a construct. */
export interface Instances {
  readonly argument: "count" | "for_each";
  /** How many, or of what: an expression without braces. */
  readonly of: string;
  /** How one resource below the construct refers to another, in the words of this module: `[0]`, `[each_component.key]`. */
  readonly index: string;
  /** What people call one of them: `inference_components["${each_component.key}"]`. @default - nothing in particular */
  readonly called?: string;
  /** What a text below the construct means where it stands. */
  translate(text: string): string;
}

/** By the path from the construct that they were declared on. */
const declared = keptWith(() => new Map<string, Instances>());

/**
 * Everything below a construct has these instances. It has to be said before anything there is referred to, so what is
 * created by a construct of its own is named by its path.
 */
export function declareInstances(scope: IConstruct, instances: Instances, path = ""): void {
  declared.of(scope).set(path, instances);
}

/** Those of the nearest construct above that has some. */
export function instancesOf(construct: IConstruct): Instances | undefined {
  const scopes = construct.node.scopes;
  for (let length = scopes.length; length > 0; length -= 1) {
    const found = declaredFor(scopes.slice(0, length));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Of the last of the scopes alone, on whichever of them it was declared. */
function declaredFor(scopes: readonly IConstruct[]): Instances | undefined {
  return scopes
    .map((scope, index) => declared.find(scope)?.get(pathOf(scopes.slice(index + 1))))
    .reverse()
    .find((found) => found !== undefined);
}

const pathOf = (scopes: readonly IConstruct[]): string => scopes.map(({ node }) => node.id).join("/");

/** What follows the address of a resource wherever it is referred to; empty for a single one. */
export const indexOf = (construct: IConstruct): string => instancesOf(construct)?.index ?? "";

/** As `depends_on` has it: Terraform waits for all instances, and takes no index there. */
export const withoutIndex = (address: string): string => address.replace(/\[.*$/s, "");
