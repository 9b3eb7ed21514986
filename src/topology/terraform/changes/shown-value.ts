import { isObject, type JsonObject, type JsonPath } from "../../attributes/json";
import type { ChangedValue } from "../../changes";
import type { SecretValues } from "./secret-values";

/** Deeper than any document that means something; a limit, because the document is not ours. */
export const MAX_DEPTH = 64;

export const SENSITIVE: ChangedValue = { kind: "sensitive" };
const ABSENT: ChangedValue = { kind: "absent" };

/** A value that is not shown: only whether there is one. */
export const masked = (value: unknown): ChangedValue => (isAbsent(value) ? ABSENT : SENSITIVE);

/** A value as text, if neither it nor anything in it is secret. */
export function shownValue(path: JsonPath, value: unknown, secrets: SecretValues): ChangedValue {
  if (isAbsent(value)) {
    return ABSENT;
  }
  const text = textOf(value);
  return text === undefined || secrets.isIn(text) || isInEnvironment(path) || isHidden(value, secrets, 0)
    ? SENSITIVE
    : { kind: "value", text };
}

/** Providers write what is not set as null, as an empty text or as an empty list. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** What a text in JSON contains; `undefined` for any other text, and for a number or a text in JSON. */
export function jsonIn(text: unknown): JsonObject | readonly unknown[] | undefined {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Environment variables of containers often hold tokens, whether or not anybody marked them. */
const isEnvironment = (step: string | number): boolean => typeof step === "string" && /^environment$/i.test(step);

const isInEnvironment = ({ step, up }: JsonPath): boolean =>
  isEnvironment(step) || (up !== undefined && isInEnvironment(up));

/** Whether something in a value is a secret, also in a text in JSON, which escapes it. What is too deep is not looked at. */
function isHidden(value: unknown, secrets: SecretValues, depth: number): boolean {
  if (depth > MAX_DEPTH) {
    return true;
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).some(
      ([name, inner]) =>
        (isEnvironment(name) && !isAbsent(inner)) || secrets.isIn(name) || isHidden(inner, secrets, depth + 1),
    );
  }
  const json = jsonIn(value);
  return json !== undefined
    ? isHidden(json, secrets, depth + 1)
    : depth > 0 && typeof value === "string" && secrets.isIn(value);
}

/** `undefined` for what is too deep to be written. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") {
    return value;
  }
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
