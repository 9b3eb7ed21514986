import { type Expression, Fn, Op, Token } from "cdktf";
import type { NameLimit, NumberLimit } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { argument } from "../terraform/interpolation";
import { asGiven, unlessNull } from "../terraform/nullable";
import type { Bound } from "./bound";
import { duration, number, text } from "./kinds";
import type { GeneralProblem, Problem, Requirement } from "./problem";

/** What is asked of a value that Terraform alone knows. */
export interface Question extends Requirement {
  readonly condition: Expression;
}

/**
 * The answer of a check: what is wrong, a question for Terraform, or nothing where all is well. It is data: see
 * docs/decisions/checks-are-data.md.
 */
export type Check = Problem | GeneralProblem | Question | undefined;

export const isQuestion = (check: Check): check is Question => check !== undefined && "condition" in check;

export const isProblem = (check: Check): check is Problem =>
  check !== undefined && !("condition" in check) && !("message" in check);

/**
 * The number lies within the limit, whole where the API wants whole numbers.
 * @param unit what the number counts, where the property does not say
 */
export function range(property: string, written: number | undefined, limit: NumberLimit, unit?: string): Check {
  const value = asGiven(written);
  if (value === undefined) {
    return undefined;
  }
  // All of it only where it is needed: most values are right.
  if (typeof value === "number" && !isToken(value) && withinLimit(value, limit)) {
    return undefined;
  }
  const asked = { property, ...unitOf(unit), value, requirement: describeLimit(limit) };
  if (typeof value !== "number") {
    return { ...asked, advice: number(property, value).problems[0]?.advice };
  }
  const { why: advice, source } = limit;
  return isToken(value)
    ? { ...asked, advice, source, condition: unlessNull(rangeCondition(value, limit), value) }
    : { ...asked, advice, source };
}

/** JavaScript callers can leave out what the compiler asks for. */
export function required(property: string, value: unknown): Check {
  return unless(value !== undefined && value !== null, { property, value: undefined, requirement: "is required" });
}

/** The length of time lies within the limit, in seconds. */
export function durationRange(property: string, value: Duration | undefined, limit: NumberLimit): Check {
  const [wrong] = value === undefined ? [] : duration(property, value).problems;
  return wrong ?? range(property, value?.toSeconds(), limit, "seconds");
}

/** The name has the shape that the API demands. */
export function nameShape(property: string, written: string | undefined, limit: NameLimit): Check {
  const name = asGiven(written);
  if (typeof name !== "string") {
    return name === undefined ? undefined : text(property, name).problems[0];
  }
  if (Token.isUnresolved(name)) {
    const known = argument(name);
    const hasShape = Op.and(Fn.can(Fn.regex(limit.pattern, known)), Op.gte(limit.maxLength, Fn.lengthOf(known)));
    const requirement = nameRequirement(limit);
    return { property, value: name, requirement, source: limit.source, condition: unlessNull(hasShape, name) };
  }
  if (name.length > limit.maxLength) {
    const requirement = `must have at most ${limit.maxLength} characters, has ${name.length}`;
    return { property, value: name, requirement, source: limit.source };
  }
  return new RegExp(limit.pattern).test(name)
    ? undefined
    : { property, value: name, requirement: limit.allowed, advice: suggestion(name), source: limit.source };
}

/** The value is not above the bound; nothing where either was left out. */
export function atMost(
  { property, value }: Bound,
  bound: Bound,
  explained: Pick<Requirement, "unit" | "advice" | "source"> = {},
): Check {
  if (value === undefined || bound.value === undefined) {
    return undefined;
  }
  if (!isToken(value) && !isToken(bound.value)) {
    return value <= bound.value ? undefined : { property, value, requirement: AT_MOST, bound, ...explained };
  }
  // Below every legal bound; and cdktf would lose a 0 on the right.
  if (value === 0 || bound.value === 0) {
    return undefined;
  }
  const condition = unlessNull(Op.lte(value, bound.value), value, bound.value);
  return { property, value, requirement: AT_MOST, bound, ...explained, condition };
}

const AT_MOST = "must be at most";

/** The check with other reasons than those of its limit. */
export const explained = (check: Check, reasons: Pick<Requirement, "advice" | "adviceInTerraform">): Check =>
  check === undefined || "message" in check ? check : { ...check, ...reasons };

/** Something that only TypeScript can see: it is wrong, or it is not. */
export function unless(wellFormed: boolean, problem: Problem): Check {
  return wellFormed ? undefined : problem;
}

/** Terraform does not know it before the plan: a token, or a list or map with one inside. */
export function isToken(value: unknown): boolean {
  // cdktf encodes tokens as negative numbers (hashicorp/terraform-cdk, encoding.ts): looking one up takes its time.
  return typeof value === "number" && !(value < 0) ? false : Token.isUnresolved(value);
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

const unitOf = (unit: string | undefined): { readonly unit?: string } => (unit === undefined ? {} : { unit });

function suggestion(name: string): string | undefined {
  const better = name.replace(/[^a-zA-Z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return better === "" ? undefined : `try ${JSON.stringify(better)}`;
}
