import { type Expression, type IResolvable, type IResolveContext, Lazy, Token } from "cdktf";
import { codePoint, escaped } from "../../hcl/lexical/escapes";
import { pieces } from "./interpolation";
import { isNullable, nullable } from "./nullable";

/** `$` and `%` where Terraform would read a template or an escape into them, but not the `$` of cdktf's own tokens. */
const TEMPLATE_MARK = /\$(?=[{$])(?!\{TfToken\[)|%(?=[{%])/g;

/**
 * `jsonencode({...})` as a Terraform expression, for a document that holds references.
 *
 * It is written here, and not by cdktf's function: that one prints texts as they are, so that a quote ends them, and warns
 * of every text with a reference in an inner function. Members that Terraform finds to be null are left out, as undefined
 * ones are: services refuse a null.
 */
export function jsonencode(document: unknown): string {
  return Token.asString(call("jsonencode", document));
}

/**
 * A call of a Terraform function, each of its arguments as a part of a document. cdktf's own functions capture a stack trace
 * each, which takes longer than all that a construct does with the result.
 */
export function call(name: string, ...parts: readonly unknown[]): IResolvable {
  return new Call(name, parts);
}

/** `flatten([...])` of a part of a document, some of whose items stand for lists. */
export function flattened(list: readonly unknown[]): IResolvable {
  return call("flatten", list);
}

/** What only a resolution can write: the text of a part of a document, in Terraform's words. */
export function written(produce: (write: (part: unknown) => string) => string): IResolvable {
  return Lazy.anyValue({ produce: (context) => produce((part) => textOf(part, context)) });
}

/** A part of a document that is left out where Terraform finds that a condition does not hold. */
export function givenIf(condition: Expression, part: unknown): IResolvable {
  return nullable(written((write) => `${write(condition)} ? ${write(part)} : null`));
}

/** A list, or an empty one where Terraform finds that a condition does not hold: for `flattened`. */
export function listIf(condition: Expression, list: readonly unknown[]): IResolvable {
  return written((write) => `${write(condition)} ? ${write(list)} : []`);
}

class Call implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(
    private readonly name: string,
    private readonly parts: readonly unknown[],
  ) {}

  resolve(context: IResolveContext): string {
    const isInside = context.suppressBraces === true;
    context.suppressBraces = true;
    const text = `${this.name}(${this.parts.map((part) => textOf(part, context)).join(", ")})`;
    return isInside ? text : `\${${text}}`;
  }

  toString(): string {
    return Token.asString(this);
  }
}

function textOf(value: unknown, context: IResolveContext): string {
  if (typeof value === "string") {
    return Token.isUnresolved(value) ? template(value, context) : quoted(value);
  }
  if (Token.isUnresolved(value)) {
    const resolved: unknown = context.resolve(value);
    return typeof resolved === "string" ? resolved : textOf(resolved, context);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => textOf(item, context)).join(", ")}]`;
  }
  return typeof value === "object" && value !== null ? objectText(value, context) : String(value);
}

function objectText(object: object, context: IResolveContext): string {
  const members = Object.entries(object).filter(([, member]) => member !== undefined);
  const text = `{${members.map(([key, member]) => `${textOf(key, context)} = ${textOf(member, context)}`).join(", ")}}`;
  const optional = members.filter(([, member]) => mayBeNull(member));
  if (optional.length === 0) {
    return text;
  }
  const present = `{ for key, value in ${text} : key => value if value != null }`;
  if (optional.length < members.length) {
    return present;
  }
  const isNullText = (member: unknown) => {
    const text = textOf(member, context);
    return isNullable(member) ? `${text} == null` : `(${text}) == null`;
  };
  const allNull = optional.map(([, member]) => isNullText(member)).join(" && ");
  return `${allNull} ? null : ${optional.length === 1 ? text : present}`;
}

/** An object without any member is left out like a member without a value. */
function mayBeNull(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Token.isUnresolved(value)) {
    return isNullable(value);
  }
  const members = Object.values(value).filter((member) => member !== undefined);
  return members.length > 0 && members.every(mayBeNull);
}

/** A reference as it is, or a text with references in it. */
function template(text: string, context: IResolveContext): string {
  const parts = pieces(literal(text));
  if (parts.length === 1) {
    return String(context.resolve(text));
  }
  return `"${parts.map((part) => (Token.isUnresolved(part) ? `\${${context.resolve(part)}}` : part)).join("")}"`;
}

const quoted = (text: string): string => `"${literal(text)}"`;

/** A text that only looks like a template holds code points, since cdktf doubles what it finds of `$${`. */
const literal = (text: string): string => escaped(text).replace(TEMPLATE_MARK, codePoint);
