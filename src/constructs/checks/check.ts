import { type Expression, Fn, Op, type Precondition, Token } from "cdktf";
import type { NameLimit, NumberLimit } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { argument } from "../terraform/interpolation";
import { asGiven, unlessNull } from "../terraform/nullable";
import { duration, number, text } from "./kinds";
import type { Problem } from "./problem";

/**
 * The answer of a check: a problem, the text of one, a question for Terraform, or nothing where
 * all is well.
 */
export type Check =
  | { readonly problem: Problem }
  | { readonly text: string }
  | { readonly condition: Precondition }
  | undefined;

/** The number lies within the limit, whole where the API wants whole numbers. */
export function range(property: string, written: number | undefined, limit: NumberLimit): Check {
  const value = asGiven(written);
  if (value === undefined) {
    return undefined;
  }
  const requirement = describeLimit(limit);
  if (typeof value !== "number") {
    return { problem: { property, value, requirement, advice: number(property, value).problems[0]?.advice } };
  }
  if (Token.isUnresolved(value)) {
    const condition = unlessNull(rangeCondition(value, limit), value);
    return { condition: { condition, errorMessage: `${property} ${because(requirement, limit.why)}.` } };
  }
  return withinLimit(value, limit)
    ? undefined
    : { problem: { property, value, requirement, advice: limit.why, source: limit.source } };
}

/** What is wrong with what was given, before anything is asked about its values. */
export const wrongKinds = (problems: readonly Problem[]): Check[] => problems.map((problem) => ({ problem }));

/** JavaScript callers can leave out what the compiler asks for. */
export function required(property: string, value: unknown): Check {
  return unless(value !== undefined && value !== null, { property, value: undefined, requirement: "is required" });
}

/** The length of time lies within the limit, in seconds. */
export function durationRange(property: string, value: Duration | undefined, limit: NumberLimit): Check {
  const [wrong] = value === undefined ? [] : duration(property, value).problems;
  return wrong === undefined ? range(`${property} (seconds)`, value?.toSeconds(), limit) : { problem: wrong };
}

/** The name has the shape that the API demands. */
export function nameShape(property: string, written: string | undefined, limit: NameLimit): Check {
  const name = asGiven(written);
  if (typeof name !== "string") {
    return name === undefined ? undefined : wrongKinds(text(property, name).problems)[0];
  }
  if (Token.isUnresolved(name)) {
    const known = argument(name);
    const hasShape = Op.and(Fn.can(Fn.regex(limit.pattern, known)), Op.gte(limit.maxLength, Fn.lengthOf(known)));
    return {
      condition: {
        condition: unlessNull(hasShape, name),
        errorMessage: `${property} ${nameRequirement(limit)}.`,
      },
    };
  }
  if (name.length > limit.maxLength) {
    const requirement = `must have at most ${limit.maxLength} characters, has ${name.length}`;
    return { problem: { property, value: name, requirement, source: limit.source } };
  }
  return new RegExp(limit.pattern).test(name)
    ? undefined
    : {
        problem: { property, value: name, requirement: limit.allowed, advice: suggestion(name), source: limit.source },
      };
}

/** A value and what it is compared with, each as it was written. */
export interface Comparison {
  readonly property: string;
  readonly value: number | undefined;
  readonly boundProperty: string;
  readonly bound: number | undefined;
  readonly advice?: string;
  readonly source?: string;
}

/** The value is not above the bound; nothing where either was left out. */
export function atMost({ property, value, boundProperty, bound, advice, source }: Comparison): Check {
  if (value === undefined || bound === undefined) {
    return undefined;
  }
  if (isToken(value) || isToken(bound)) {
    // Below every legal bound; and cdktf would lose a 0 on the right.
    const errorMessage = `${property} ${because(`must be at most ${boundProperty}`, advice)}.`;
    return value === 0 || bound === 0
      ? undefined
      : { condition: { condition: unlessNull(Op.lte(value, bound), value, bound), errorMessage } };
  }
  const requirement = `must be at most ${boundProperty}, which is ${bound}`;
  return unless(value <= bound, { property, value, requirement, advice, source });
}

/** Something that only TypeScript can see: it is wrong, or it is not. */
export function unless(wellFormed: boolean, problem: Problem): Check {
  return wellFormed ? undefined : { problem };
}

/** Terraform does not know it before the plan: a token, or a list or map with one inside. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value);
}

function withinLimit(value: number, { above, min, max, integer }: NumberLimit): boolean {
  return (
    Number.isFinite(value) &&
    (above === undefined || value > above) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (integer !== true || Number.isInteger(value))
  );
}

function rangeCondition(value: number, { above, min, max, integer }: NumberLimit): Expression {
  // The bound stands on the left: cdktf loses a 0 on the right of an operator (hashicorp/terraform-cdk, tfExpression.ts).
  const conditions: Expression[] = [
    ...(above === undefined ? [] : [Op.lt(above, value)]),
    ...(min === undefined ? [] : [Op.lte(min, value)]),
    ...(max === undefined ? [] : [Op.gte(max, value)]),
    ...(integer === true ? [Op.eq(Fn.floor(value), value)] : []),
  ];
  return conditions.reduce((all, next) => Op.and(all, next));
}

function describeLimit({ above, min, max, integer }: NumberLimit): string {
  if (above !== undefined) {
    return `must be above ${above}`;
  }
  const [noun, of] = integer === true ? ["a whole number ", "of "] : ["", ""];
  if (min !== undefined && max !== undefined) {
    return `must be ${noun}from ${min} to ${max}`;
  }
  return min === undefined ? `must be ${noun}${of}at most ${max}` : `must be ${noun}${of}at least ${min}`;
}

/** What a name must be, in one sentence: its characters and its length. */
export const nameRequirement = ({ allowed, maxLength }: NameLimit): string =>
  `${allowed}, and must have at most ${maxLength} characters`;

const because = (requirement: string, why: string | undefined): string =>
  why === undefined ? requirement : `${requirement}: ${why}`;

function suggestion(name: string): string | undefined {
  const better = name.replace(/[^a-zA-Z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return better === "" ? undefined : `try ${JSON.stringify(better)}`;
}
