import { isMembers, type Members } from "../../protocols/values";
import { type Scope, valueAt } from "./reference";
import { runtimeError, StateError } from "./state-error";

type Compare = (value: unknown, wanted: unknown) => boolean;

const ofNumbers =
  (compare: (value: number, wanted: number) => boolean): Compare =>
  (value, wanted) =>
    typeof value === "number" && typeof wanted === "number" && compare(value, wanted);
const ofTexts =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    typeof value === "string" && typeof wanted === "string" && compare(value, wanted);
const ofTimes = (compare: (value: number, wanted: number) => boolean): Compare =>
  ofTexts((value, wanted) => compare(Date.parse(value), Date.parse(wanted)));

const ORDERS: Readonly<Record<string, (value: never, wanted: never) => boolean>> = {
  Equals: (value, wanted) => value === wanted,
  LessThan: (value, wanted) => value < wanted,
  GreaterThan: (value, wanted) => value > wanted,
  LessThanEquals: (value, wanted) => value <= wanted,
  GreaterThanEquals: (value, wanted) => value >= wanted,
};

const KINDS: Readonly<Record<string, (order: (value: never, wanted: never) => boolean) => Compare>> = {
  Numeric: (order) => ofNumbers((value, wanted) => order(value as never, wanted as never)),
  String: (order) => ofTexts((value, wanted) => order(value as never, wanted as never)),
  Timestamp: (order) => ofTimes((value, wanted) => order(value as never, wanted as never)),
  Boolean: (order) => (value, wanted) => typeof value === "boolean" && order(value as never, wanted as never),
};

const TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => typeof value === "number",
  IsBoolean: (value) => typeof value === "boolean",
  IsPresent: (value) => value !== undefined,
};

/**
 * Whether a rule of a Choice state applies.
 * @see https://states-language.net/spec.html#choice-state
 */
export function applies(rule: Members, scope: Scope): boolean {
  if (Array.isArray(rule.And)) {
    return rule.And.filter(isMembers).every((inner) => applies(inner, scope));
  }
  if (Array.isArray(rule.Or)) {
    return rule.Or.filter(isMembers).some((inner) => applies(inner, scope));
  }
  if (isMembers(rule.Not)) {
    return !applies(rule.Not, scope);
  }
  const [name = "", wanted] =
    Object.entries(rule).find(([member]) => !["Variable", "Next", "Comment"].includes(member)) ?? [];
  const value = Object.hasOwn(TESTS, name)
    ? present(String(rule.Variable), scope)
    : valueAt(String(rule.Variable), scope);
  if (Object.hasOwn(TESTS, name)) {
    return TESTS[name]?.(value) === wanted;
  }
  if (name === "StringMatches") {
    const pattern = String(wanted)
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return typeof value === "string" && new RegExp(`^${pattern.join(".*")}$`, "s").test(value);
  }
  const [, kind = "", order = "", isPath] = /^(Numeric|String|Timestamp|Boolean)(\w+?)(Path)?$/.exec(name) ?? [];
  const compare = Object.hasOwn(ORDERS, order) ? ORDERS[order] : undefined;
  if (compare === undefined) {
    throw runtimeError(`Local AWS does not evaluate the comparison '${name}'.`);
  }
  return KINDS[kind]?.(compare)(value, isPath === undefined ? wanted : valueAt(String(wanted), scope)) ?? false;
}

function present(path: string, scope: Scope): unknown {
  try {
    return valueAt(path, scope);
  } catch (error) {
    if (error instanceof StateError) {
      return undefined;
    }
    throw error;
  }
}
