import { type Expression, Fn, Op, type Precondition, Token } from "cdktf";
import type { NameLimit, NumberLimit } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import type { Problem } from "./problem";

/** The answer of a check: a problem, a question for Terraform, or nothing where all is well. */
export type Check = { readonly problem: Problem } | { readonly condition: Precondition } | undefined;

/** The number lies within the limit, whole where the API wants whole numbers. */
export function range(property: string, value: number | undefined, limit: NumberLimit): Check {
  if (value === undefined) {
    return undefined;
  }
  const requirement = describeLimit(limit);
  if (Token.isUnresolved(value)) {
    return { condition: { condition: rangeCondition(value, limit), errorMessage: `${property} ${requirement}.` } };
  }
  return withinLimit(value, limit)
    ? undefined
    : { problem: { property, value, requirement, advice: limit.why, source: limit.source } };
}

/** The length of time lies within the limit, in seconds. */
export function durationRange(property: string, value: Duration | undefined, limit: NumberLimit): Check {
  return range(`${property} (seconds)`, value?.toSeconds(), limit);
}

/** The name has the shape that the API demands. */
export function nameShape(property: string, name: string | undefined, limit: NameLimit): Check {
  if (name === undefined) {
    return undefined;
  }
  if (Token.isUnresolved(name)) {
    const condition = Op.and(Fn.can(Fn.regex(limit.pattern, name)), Op.gte(limit.maxLength, Fn.lengthOf(name)));
    return {
      condition: { condition, errorMessage: `${property} ${limit.allowed}; at most ${limit.maxLength} characters.` },
    };
  }
  if (name.length > limit.maxLength) {
    const requirement = `may have at most ${limit.maxLength} characters, this has ${name.length}`;
    return { problem: { property, value: name, requirement, source: limit.source } };
  }
  return new RegExp(limit.pattern).test(name)
    ? undefined
    : {
        problem: { property, value: name, requirement: limit.allowed, advice: suggestion(name), source: limit.source },
      };
}

/** Something that only TypeScript can see: it is wrong, or it is not. */
export function unless(wellFormed: boolean, problem: Problem): Check {
  return wellFormed ? undefined : { problem };
}

/** Terraform does not know it before the plan: a token, or a list or map with one inside. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value);
}

function withinLimit(value: number, { min, max, integer }: NumberLimit): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (integer !== true || Number.isInteger(value))
  );
}

function rangeCondition(value: number, { min, max, integer }: NumberLimit): Expression {
  // The bound stands on the left: cdktf loses a 0 on the right of an operator (hashicorp/terraform-cdk, tfExpression.ts).
  const conditions: Expression[] = [
    ...(min === undefined ? [] : [Op.lte(min, value)]),
    ...(max === undefined ? [] : [Op.gte(max, value)]),
    ...(integer === true ? [Op.eq(Fn.floor(value), value)] : []),
  ];
  return conditions.reduce((all, next) => Op.and(all, next));
}

function describeLimit({ min, max, integer }: NumberLimit): string {
  const noun = integer === true ? "a whole number " : "";
  if (min !== undefined && max !== undefined) {
    return `must be ${noun}from ${min} to ${max}`;
  }
  return min === undefined ? `must be ${noun}at most ${max}` : `must be ${noun}at least ${min}`;
}

function suggestion(name: string): string | undefined {
  const better = name.replace(/[^a-zA-Z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return better === "" ? undefined : `try ${JSON.stringify(better)}`;
}
