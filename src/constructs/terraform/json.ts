import { Fn, Token } from "cdktf";
import { isNullable, withoutNulls } from "./nullable";

/** `$` and `%` where Terraform would read a template or an escape into them, but not the `$` of cdktf's own tokens. */
const TEMPLATE_MARK = /\$(?=[{$])(?!\{TfToken\[)|%(?=[{%])/g;

/**
 * `jsonencode({...})` as a Terraform expression, for a document that holds references.
 *
 * Texts are escaped here, since cdktf prints them inside a function call as they are: a quote would end the string.
 * Members that Terraform finds to be null are left out, as undefined ones are: services refuse a null.
 */
export function jsonencode(document: unknown): string {
  return Fn.jsonencode(escaped(document));
}

/** A document, or a part of one, as it stands inside of `jsonencode(...)`. */
export function escaped(value: unknown): unknown {
  if (typeof value === "string") {
    return escapedText(value);
  }
  if (typeof value !== "object" || value === null || Token.isUnresolved(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(escaped);
  }
  const members = Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [escapedText(key), escaped(member)]),
  );
  return Object.values(members).some(isNullable) ? withoutNulls(members) : members;
}

function escapedText(text: string): string {
  return (
    text
      .replaceAll("\\", "\\\\")
      .replaceAll('"', '\\"')
      .replaceAll("\n", "\\n")
      .replaceAll("\r", "\\r")
      // A text that only looks like a template. As a code point, since cdktf doubles what it finds of `$${`.
      .replace(TEMPLATE_MARK, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`)
  );
}
