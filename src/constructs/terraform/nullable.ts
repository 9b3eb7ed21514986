import { conditional, type Expression, Fn, type IResolvable, Op, ref, Tokenization } from "cdktf";
import { TOKEN_MARK } from "./interpolation";

const known = new WeakSet<IResolvable>();
const filledIn = new WeakMap<IResolvable, unknown>();

/** Says of an expression that Terraform may find nothing in it: an optional attribute of a variable. */
export function nullable<T extends IResolvable>(expression: T): T {
  known.add(expression);
  return expression;
}

/** Whether a value is such an expression. One that merely holds some, as a text does, is none. */
export function isNullable(value: unknown): boolean {
  const token = tokenOf(value);
  return token !== undefined && known.has(token);
}

export const isNull = (value: Expression): Expression => Op.eq(value, ref("null"));

export const isGiven = (value: Expression): Expression => Op.neq(value, ref("null"));

/** The condition, or true where one of the values that it is about is null. */
export function unlessNull(condition: Expression, ...values: readonly Expression[]): Expression {
  return values
    .filter(isNullable)
    .reduceRight<Expression>((inner, value) => conditional(isNull(value), true, inner), condition);
}

/** The value, or what stands in for it where there is none, in TypeScript or in Terraform. */
export function withDefault<T extends string | number>(value: T | undefined, fallback: T): T {
  if (value === undefined) {
    return fallback;
  }
  if (!isNullable(value)) {
    return value;
  }
  const filled: T = Fn.coalesce([value, fallback]);
  const token = tokenOf(filled);
  if (token !== undefined) {
    filledIn.set(token, value);
  }
  return filled;
}

/** What was given where something may stand in for it: what stands in is right by itself. */
export function asGiven<T>(value: T): T {
  const token = tokenOf(value);
  const given = token === undefined ? undefined : filledIn.get(token);
  return given === undefined ? value : (given as T);
}

function tokenOf(value: unknown): IResolvable | undefined {
  if (typeof value === "number") {
    // cdktf encodes tokens as negative numbers (hashicorp/terraform-cdk, encoding.ts): looking one up takes its time.
    return value < 0 ? Tokenization.reverseNumber(value) : undefined;
  }
  if (typeof value === "string") {
    if (!value.includes(TOKEN_MARK)) {
      return undefined;
    }
    const fragments = Tokenization.reverseString(value);
    return fragments.length === 1 ? fragments.firstToken : undefined;
  }
  return Tokenization.isResolvable(value) ? value : undefined;
}
