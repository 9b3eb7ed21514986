import type { TerraformElement } from "cdktf";

/** Which arguments of a block are blocks themselves, and which are blocks in those. */
export interface BlockTypes {
  readonly [name: string]: BlockTypes;
}

interface TypedAttribute {
  readonly isBlock?: boolean;
  readonly value?: unknown;
}

interface Typed {
  synthesizeHclAttributes?(this: unknown): Readonly<Record<string, TypedAttribute | undefined>>;
}

const known = new WeakMap<object, BlockTypes>();

/**
 * What a binding knows of its blocks, whether this element has them or not: an override may add one.
 *
 * The bindings tell it only together with values, so they are asked with a stand-in for all values.
 */
export function blockTypesOf(element: TerraformElement): BlockTypes {
  const prototype: object = Object.getPrototypeOf(element);
  const types = known.get(prototype) ?? asked(element);
  known.set(prototype, types);
  return types;
}

function asked(element: TerraformElement & Typed): BlockTypes {
  try {
    return typesIn(element.synthesizeHclAttributes?.call(OWNER) ?? {});
  } catch {
    // Written by hand, and not for a stand-in: what it says of its own values has to do.
    return typesIn(element.synthesizeHclAttributes?.() ?? {});
  }
}

function typesIn(attributes: Readonly<Record<string, unknown>>): BlockTypes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter((entry): entry is [string, TypedAttribute] => isTyped(entry[1]) && entry[1].isBlock === true)
      .map(([name, { value }]) => [name, typesIn(membersOf(value))]),
  );
}

const isTyped = (value: unknown): value is TypedAttribute =>
  typeof value === "object" && value !== null && "isBlock" in value;

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const one: unknown = Array.isArray(value) && value !== ANYTHING ? value[0] : value;
  return typeof one === "object" && one !== null && one !== ANYTHING ? { ...one } : {};
}

/** Stands for every value: a list of itself, and an object whose every member it is. */
const ANYTHING: unknown = new Proxy([], {
  get(_list, name) {
    if (typeof name === "symbol" || name === "resolve" || name === "toJSON") {
      return undefined;
    }
    if (name === "length") {
      return 0;
    }
    return name === "map" ? (mapper: (value: unknown) => unknown) => [mapper(ANYTHING)] : ANYTHING;
  },
});

/** Stands for an element, whose fields hold its values. */
const OWNER: unknown = new Proxy({}, { get: (_element, name) => (typeof name === "symbol" ? undefined : ANYTHING) });
