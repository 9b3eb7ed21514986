import { nearest } from "../../nearest";
import { type Kind, type Read, wrong } from "./kinds";
import type { Problem } from "./problem";

/** What one property may be. */
export interface Property {
  readonly kind: Kind;
  readonly isRequired: boolean;
  /** What stands in for it where it is wrong or missing. @default - its default */
  readonly instead?: () => unknown;
  /** How it is written, where it is missing. */
  readonly example?: string;
}

/** What each property of an object may be. */
export type Properties<P> = { readonly [K in keyof P]-?: Property };

/** A property that can be left out. @param instead what stands in for a wrong one @default - its default */
export const optional = (kind: Kind, instead?: () => unknown): Property => ({ kind, isRequired: false, instead });

/** @param instead what stands in for one that is wrong or missing */
export const required = (kind: Kind, instead: () => unknown, example?: string): Property => ({
  kind,
  isRequired: true,
  instead,
  example,
});

/** An object with these properties, in the place of a property. */
export const objectOf =
  <P>(properties: Properties<P>): Kind =>
  (at, value) =>
    readProperties(properties, value, at);

/**
 * The properties that a construct was given, those of the wrong kind replaced by what it can go on with, and what is
 * wrong with them: JavaScript callers can give what TypeScript would refuse. What is not listed is left as it is.
 * @param at where they were written; empty for those of the construct itself
 */
export function readProperties<P>(properties: Properties<P>, given: unknown, at = ""): Read<P> {
  const written = asRecord(given ?? (at === "" ? {} : given));
  if (written === undefined || (at !== "" && isStrange(properties, written))) {
    const requirement =
      written === undefined ? "must be an object" : `must be an object with the properties ${names(properties)}`;
    const all = Object.entries<Property>(properties);
    const standIns = Object.fromEntries(all.map(([name, { instead }]) => [name, instead?.()]));
    return { value: standIns as P, problems: wrong(at === "" ? "props" : at, given, requirement, undefined).problems };
  }
  const misspelt = misspeltNames(properties, written);
  const problems: Problem[] = misspelt.map(([key, name]) => ({
    property: pathOf(at, key),
    value: written[key],
    requirement: "is not a property",
    advice: `write ${name}`,
  }));
  const instead: Record<string, unknown> = Object.fromEntries(misspelt.map(([key]) => [key, undefined]));
  for (const name of Object.keys(properties) as (keyof P & string)[]) {
    const property = properties[name];
    const value = written[name];
    if (value === undefined && !property.isRequired) {
      continue;
    }
    const path = pathOf(at, name);
    const read = value === undefined ? missing(path, property) : property.kind(path, value);
    if (read.problems.length > 0) {
      instead[name] = read.value ?? property.instead?.();
      const isTold = value === undefined && misspelt.some(([, meant]) => meant === name);
      problems.push(...(isTold ? [] : read.problems));
    }
  }
  // The object itself where nothing is wrong: it may be of a class.
  return { value: (problems.length === 0 ? (given ?? {}) : { ...written, ...instead }) as P, problems };
}

const names = (properties: object): string => Object.keys(properties).join(", ");

/** It has something, and nothing that it could have: it was meant for another place. */
const isStrange = (properties: object, written: Readonly<Record<string, unknown>>): boolean =>
  Object.values(written).some((value) => value !== undefined) &&
  Object.keys(properties).every((name) => written[name] === undefined) &&
  misspeltNames(properties, written).length === 0;

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

const pathOf = (at: string, name: string): string => (at === "" ? name : `${at}.${name}`);

function missing(path: string, { example }: Property): Read {
  const problem = { property: path, value: undefined, requirement: "is required", advice: example };
  return { value: undefined, problems: [problem] };
}

/** What stands there and is no property, but nearly one that is not given. */
function misspeltNames(
  properties: object,
  written: Readonly<Record<string, unknown>>,
): readonly (readonly [key: string, meant: string])[] {
  return Object.keys(written)
    .filter((key) => !Object.hasOwn(properties, key) && written[key] !== undefined)
    .flatMap((key) => {
      const meant = meantBy(properties, key);
      return meant === undefined || written[meant] !== undefined ? [] : [[key, meant] as const];
    });
}

const meantNames = new WeakMap<object, Map<string, string | undefined>>();

/** Looked for once a name: constructs hand all that they were given to those inside of them. */
function meantBy(properties: object, key: string): string | undefined {
  const known = meantNames.get(properties) ?? new Map<string, string | undefined>();
  meantNames.set(properties, known);
  if (!known.has(key)) {
    known.set(key, nearest(key, Object.keys(properties)));
  }
  return known.get(key);
}
