import { badNumber, badValue } from "../errors";
import { bareExpression, textExpression } from "./text";

/** A word that an object can have as a key without quotes. `for` there would begin a comprehension. */
export const BARE_KEY = /^(?!(?:for|true|false|null)$)[A-Za-z_][A-Za-z0-9_]*$/;

/** A value of Terraform's JSON syntax as an HCL expression, on one line. */
export function expressionOf(value: unknown): string {
  if (value === null || typeof value === "boolean") {
    return String(value);
  }
  if (typeof value === "string") {
    return textExpression(value);
  }
  if (typeof value === "number") {
    return numberExpression(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(expressionOf).join(", ")}]`;
  }
  if (typeof value !== "object") {
    throw badValue(value);
  }
  const items = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${keyExpression(key)} = ${expressionOf(member)}`);
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}

function numberExpression(value: number): string {
  if (!Number.isFinite(value)) {
    throw badNumber(value);
  }
  return Object.is(value, -0) ? "0" : String(value);
}

/** Keys are templates too; one that is nothing but an expression has to stand in parentheses. */
function keyExpression(key: string): string {
  if (BARE_KEY.test(key)) {
    return key;
  }
  const bare = bareExpression(key);
  return bare === undefined ? textExpression(key) : `(${bare})`;
}
