import fc from "fast-check";
import type { MutableDocument, MutableResource, Place } from "../../support/mutable-document";

/** A change of one resource of a certain kind, with a value of many. */
export interface Mutation {
  readonly name: string;
  /** The resources that it can be done to. */
  on(resource: MutableResource): boolean;
  /** What is written, or enough to work it out. */
  readonly values: fc.Arbitrary<unknown>;
  apply(resource: MutableResource, value: unknown, document: MutableDocument): void;
}

/** The resources of a kind, with a name for people. */
export type Subject = Pick<Mutation, "name" | "on">;

const NOTHING = fc.constant(undefined);

export const drop = ({ name, on }: Subject): Mutation => ({
  name: `${name} is dropped`,
  on,
  values: NOTHING,
  apply: (resource) => resource.remove(),
});

export const unset = ({ name, on }: Subject, ...place: Place): Mutation => ({
  name: `${name} has no ${place.at(-1)}`,
  on,
  values: NOTHING,
  apply: (resource) => resource.set(place, undefined),
});

/** @param what the value in words: `a threshold above 1` */
export const set = ({ name, on }: Subject, what: string, place: Place, values: fc.Arbitrary<unknown>): Mutation => ({
  name: `${name} has ${what}`,
  on,
  values,
  apply: (resource, value) => resource.set(place, value),
});

/** @param what in words: `fires the policy of another` */
export const change = (
  { name, on }: Subject,
  what: string,
  apply: Mutation["apply"],
  values: fc.Arbitrary<unknown> = NOTHING,
): Mutation => ({ name: `${name} ${what}`, on, values, apply });

/** Changes what a component is created with, in the words of the API. */
export const inComponent = (
  { name, on }: Subject,
  what: string,
  edit: (state: Json, value: unknown) => Json,
  values: fc.Arbitrary<unknown> = NOTHING,
): Mutation => ({
  name: `${name} ${what}`,
  on,
  values,
  apply: (resource, value) => resource.rewrite("desired_state", JSON.stringify(edit(desiredState(resource), value))),
});

type Json = Readonly<Record<string, unknown>>;

function desiredState(resource: MutableResource): Json {
  const text = String(resource.get(["desired_state"]));
  // The constructs write an expression of HCL, in which a name may be a reference.
  const json = text.startsWith("${jsonencode(")
    ? text
        .slice("${jsonencode(".length, -")}".length)
        .replace(/" = /g, '": ')
        .replace(/: (aws_[\w.]+)/g, ': "$${$1}"')
    : text;
  return JSON.parse(json);
}

/** Values that hold for none of ours: the names in the sound stack are longer. */
export const otherName: fc.Arbitrary<string> = fc.stringMatching(/^[a-z][a-z0-9]{1,2}x$/);
export const otherResource = otherName.map((name) => `inference-component/${name}`);
