import { TerraformElement, TerraformStack } from "cdktf";
import type { BlockTypes } from "./block-types";
import { blockTypesOf } from "./block-types";
import { type Comments, commentsOf } from "./comment";

/** What an element adds to what its stack resolves to. */
export interface PrintedElement {
  readonly comments: Comments;
  readonly types: BlockTypes;
}

/** The elements of a stack by the place that they have in its configuration, in the order of the construct tree. */
export type Elements = ReadonlyMap<string, PrintedElement>;

export const placeOf = (...parts: readonly string[]): string => JSON.stringify(parts);

export function elementsOf(stack: TerraformStack): Elements {
  const elements = new Map<string, PrintedElement>();
  for (const element of elementsIn(stack)) {
    const printed = { comments: commentsOf(element), types: blockTypesOf(element) };
    // What an element calls itself is in what it writes: its id may be the address of an instance.
    for (const place of placesIn(element.toTerraform())) {
      elements.set(place, printed);
    }
  }
  return elements;
}

/** Those of nested stacks are written with their own stack. */
export function elementsIn(stack: TerraformStack): readonly TerraformElement[] {
  return stack.node
    .findAll()
    .filter((construct) => TerraformElement.isTerraformElement(construct))
    .filter((element) => TerraformStack.of(element) === stack);
}

const BY_TYPE = ["resource", "data", "ephemeral"];
const BY_NAME = ["variable", "output", "module", "provider", "locals"];

export function placesIn(fragment: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(fragment).flatMap(([section, content]) => {
    if (BY_TYPE.includes(section)) {
      return keysOf(content).flatMap(([type, named]) => keysOf(named).map(([name]) => placeOf(section, type, name)));
    }
    return BY_NAME.includes(section) ? keysOf(content).map(([name]) => placeOf(section, name)) : [];
  });
}

const keysOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];
