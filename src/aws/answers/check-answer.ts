import { types } from "node:util";
import type { CallName } from "../access";
import type { Kind, Shape } from "./answer-shape";
import { ANSWERS } from "./answers";

/** An answer that AWS does not give. */
export class NotAnAnswer extends Error {
  /** @param problem such as `EndpointStatus is missing`; the SDK may add to the message */
  constructor(readonly problem: string) {
    super(problem);
  }
}

/**
 * Sees that AWS can have given an answer.
 *
 * @param asked members that have to come back as they were asked for, where they come back
 * @throws NotAnAnswer when a member is missing or is something else
 */
export function checkAnswer(name: CallName, answer: unknown, asked: Readonly<Record<string, string>> = {}): void {
  checkShape(ANSWERS[name], answer, "");
  for (const [member, wanted] of Object.entries(asked)) {
    const given = memberOf(answer, member);
    if (given !== undefined && given !== wanted) {
      throw new NotAnAnswer(`${member} is ${JSON.stringify(given)}, and ${JSON.stringify(wanted)} was asked for`);
    }
  }
}

function checkShape({ required, optional = {} }: Shape, value: unknown, path: string): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new NotAnAnswer(path === "" ? "it is not a structure" : `${path} is not a structure`);
  }
  for (const [name, kind] of Object.entries(required)) {
    const member = memberOf(value, name);
    if (member === undefined) {
      throw new NotAnAnswer(`${within(path, name)} is missing`);
    }
    checkKind(kind, member, within(path, name));
  }
  for (const [name, kind] of Object.entries(optional)) {
    const member = memberOf(value, name);
    if (kind !== undefined && member !== undefined) {
      checkKind(kind, member, within(path, name));
    }
  }
}

function checkKind(kind: Kind, value: unknown, path: string): void {
  if (typeof kind === "string") {
    if (!IS[kind](value)) {
      throw new NotAnAnswer(`${path} is not a ${kind}`);
    }
  } else if (isList(kind)) {
    if (!Array.isArray(value)) {
      throw new NotAnAnswer(`${path} is not a list`);
    }
    for (const [index, element] of value.entries()) {
      checkKind(kind[0], element, `${path}[${index}]`);
    }
  } else {
    checkShape(kind, value, path);
  }
}

const IS: Readonly<Record<Extract<Kind, string>, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  flag: (value) => typeof value === "boolean",
  time: (value) => types.isDate(value) && !Number.isNaN(value.getTime()),
  map: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

const isList = (kind: Exclude<Kind, string>): kind is readonly [Kind] => Array.isArray(kind);

/** The SDK has `null` for nothing in some places. */
const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? (Object.getOwnPropertyDescriptor(value, name)?.value ?? undefined)
    : undefined;

const within = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);
