import { TerraformProvider, Token, Tokenization } from "cdktf";
import { nearest } from "../../nearest";
import { Duration } from "../../time/duration";
import { unknownText } from "./placeholders";
import type { Problem } from "./problem";

/** What was made of a value: itself, or what stands in for it where it is of the wrong kind. */
export interface Read<T = unknown> {
  /** `undefined` where nothing can stand in: the default of the property does. */
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** What a property may be. A Terraform value may be any of the plain kinds. @param at how the property is written */
export type Kind = (at: string, value: unknown) => Read;

/** Not looked at. */
export const anything: Kind = (_, value) => ({ value, problems: [] });

/** Whole or not, in whatever range: the range is another question. */
export const number = plain(
  "must be a number",
  // In JSON, infinity becomes null, which leaves the argument out.
  (value) => typeof value === "number" && Number.isFinite(value),
  (value) => (isNumeric(value) ? `write ${Number(value)}, without quotes` : undefined),
);

export const text = plain(
  "must be a string",
  (value) => typeof value === "string",
  (value) => (typeof value === "number" || typeof value === "boolean" ? `write "${value}"` : undefined),
);

export const flag = plain(
  "must be true or false",
  (value) => typeof value === "boolean",
  (value) => (value === "true" || value === "false" ? `write ${value}, without quotes` : undefined),
);

export const date = plain("must be a Date", (value) => value instanceof Date, 'write it as in new Date("2027-01-01")');

export const provider = plain(
  "must be a provider",
  (value) => TerraformProvider.isTerraformProvider(value),
  "pass what new AwsProvider(…) returns",
);

/** A length of time that is one. */
export const duration: Kind = (property, value) => {
  const read = Duration.read(value);
  const { problem } = read;
  if (problem === undefined) {
    return { value, problems: [] };
  }
  const { written, requirement, fix } = problem;
  return { value: undefined, problems: [{ property, value: read, written, requirement, advice: fix }] };
};

/** One of a class whose factories say what there is. @param example how one is written */
export const madeBy = (kind: { readonly name: string; readonly prototype: object }, example: string): Kind =>
  plain(
    `must be a ${kind.name}`,
    (value) =>
      typeof value === "object" && value !== null && Object.prototype.isPrototypeOf.call(kind.prototype, value),
    `write ${example}`,
  );

/**
 * What has these members, whoever made it.
 * @param name the member among them that is a text
 */
export function withMembers(noun: string, name: string, members: readonly string[], advice: string): Kind {
  const kind = plain(
    `must be ${noun}`,
    (value) => typeof value === "object" && value !== null && [name, ...members].every((member) => member in value),
    advice,
  );
  return (at, value) => {
    const read = kind(at, value);
    // One that a factory made of nothing.
    const named = read.problems.length === 0 ? text(`${at}.${name}`, Reflect.get(Object(value), name)) : read;
    return named.problems.length === 0 ? read : { value: undefined, problems: named.problems };
  };
}

/** One of the members of an enumeration. @param name as it is exported */
export function oneOf(name: string, members: Readonly<Record<string, string>>): Kind {
  const values = Object.values(members);
  return plain(
    `must be one of ${values.join(", ")}`,
    (value) => typeof value === "string" && (values.includes(value) || isTerraform(value)),
    (value) => {
      const meant = typeof value === "string" ? nearest(value, values) : undefined;
      const member = Object.keys(members).find((key) => members[key] === meant);
      return `write ${name}.${member ?? Object.keys(members)[0]}`;
    },
  );
}

/** A list of such. What is of the wrong kind is left out of it. */
export const listOf =
  (kind: Kind): Kind =>
  (at, value) => {
    if (!Array.isArray(value)) {
      return isTerraform(value)
        ? { value, problems: [] }
        : wrong(at, value, "must be a list", "write it in brackets: […]");
    }
    // A list that Terraform alone knows is one text to cdktf.
    if (value.every((item) => typeof item === "string") && Tokenization.reverseList(value) !== undefined) {
      return { value, problems: [] };
    }
    const read = value.map((item, index) => kind(`${at}[${index}]`, item));
    const problems = read.flatMap((one) => one.problems);
    return problems.length === 0
      ? { value, problems }
      : { value: read.map((one) => one.value).filter((item) => item !== undefined), problems };
  };

/** Names and texts. */
export const texts: Kind = (at, value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return isTerraform(value)
      ? { value, problems: [] }
      : wrong(at, value, "must be an object of names and strings", 'write it as in { team: "search" }');
  }
  if (Tokenization.isResolvable(value)) {
    return { value, problems: [] };
  }
  const read = Object.entries(value).map(([name, one]) => [name, text(`${at}.${name}`, one)] as const);
  const problems = read.flatMap(([, one]) => one.problems);
  return problems.length === 0
    ? { value, problems }
    : { value: Object.fromEntries(read.map(([name, one]) => [name, one.value ?? unknownText()])), problems };
};

/** @param advice what to write instead, where that is clear */
export function plain(
  requirement: string,
  is: (value: unknown) => boolean,
  advice?: string | ((value: unknown) => string | undefined),
): Kind {
  return (at, value) =>
    is(value) || isTerraform(value)
      ? { value, problems: [] }
      : wrong(at, value, requirement, typeof advice === "function" ? advice(value) : advice);
}

export function wrong(property: string, value: unknown, requirement: string, advice: string | undefined): Read {
  // `undefined` is what JavaScript says for nothing; a null is somebody's.
  const instead = value === null ? (advice ?? "omit it to use the default") : advice;
  return { value: undefined, problems: [{ property, value, requirement, advice: instead }] };
}

/** Only Terraform knows it. */
function isTerraform(value: unknown): boolean {
  return Tokenization.isResolvable(value) || (typeof value !== "object" && Token.isUnresolved(value));
}

const isNumeric = (value: unknown): boolean =>
  typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
