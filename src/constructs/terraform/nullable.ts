import {
  conditional,
  type Expression,
  Fn,
  FOR_EXPRESSION_KEY,
  FOR_EXPRESSION_VALUE,
  forExpression,
  type IResolvable,
  Lazy,
  Op,
  ref,
  Tokenization,
} from "cdktf";

const known = new WeakSet<IResolvable>();

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
  return isNullable(value) ? Fn.coalesce([value, fallback]) : value;
}

/** The object with those of its members that are not null; itself null where all of them are. */
export function withoutNulls(members: Readonly<Record<string, unknown>>): IResolvable {
  const present = Lazy.anyValue({
    // cdktf knows no `if` in a for expression.
    produce: (context) =>
      String(context.resolve(forExpression({ ...members }, FOR_EXPRESSION_VALUE, FOR_EXPRESSION_KEY))).replace(
        / \}$/,
        ` if ${String(context.resolve(FOR_EXPRESSION_VALUE))} != null }`,
      ),
  });
  const values: readonly unknown[] = Object.values(members);
  if (!values.every(isNullable)) {
    return present;
  }
  const allNull = values.filter(isExpression).map(isNull).reduce((all, next) => Op.and(all, next));
  return nullable(conditional(allNull, ref("null"), present));
}

const isExpression = (value: unknown): value is Expression => isNullable(value);

function tokenOf(value: unknown): IResolvable | undefined {
  if (typeof value === "number") {
    return Tokenization.reverseNumber(value);
  }
  if (typeof value === "string") {
    const fragments = Tokenization.reverseString(value);
    return fragments.length === 1 ? fragments.firstToken : undefined;
  }
  return Tokenization.isResolvable(value) ? value : undefined;
}
