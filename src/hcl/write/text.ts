import { badText } from "../errors";
import { lineOf, piecesOf, sequenceText } from "../tree/pieces";
import { readTemplate } from "../tree/reader";

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Quotes, backslashes and whatever is no character that a person can see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED = /["\\\u0001-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/**
 * A text of Terraform's JSON syntax as an HCL expression: bare where it is nothing but one `${…}`, in quotes otherwise.
 * What is a template stays one, and `$${` stays what Terraform reads as `${`.
 */
export function textExpression(text: string): string {
  return bareExpression(text) ?? quoted(text);
}

/** What is between the braces, where the text is nothing but `${…}`. */
export function bareExpression(text: string): string | undefined {
  const [only, ...more] = readTemplate(checked(text));
  const bare = typeof only === "object" && more.length === 0 && only.open === "${" && only.close === "}";
  return bare ? lineOf(piecesOf(only.nodes)) : undefined;
}

function quoted(text: string): string {
  const parts = readTemplate(text).map((part) => (typeof part === "string" ? escaped(part) : sequenceText(part)));
  return `"${parts.join("")}"`;
}

/** A text that Terraform takes as it is: marks of templates do not mean anything in it. */
export function literalText(text: string): string {
  return `"${escaped(checked(text))
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{")}"`;
}

function escaped(text: string): string {
  return text.replace(
    ESCAPED,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A text of several lines as a heredoc, where that is the same text: it has to end with a line end, and to hold nothing
 * that a heredoc reads in another way.
 * @param indent spaces before the argument that has the text
 */
export function heredoc(text: string, indent: number): string | undefined {
  const lines = text.split("\n").slice(0, -1);
  const plain = text.endsWith("\n") && lines.length > 1 && !/[^\P{C}\n]|[\u2028\u2029]/u.test(text);
  const mark = ["EOT", "EOF", "TEXT"].find((name) => !lines.some((line) => line.trim() === name));
  if (!plain || mark === undefined || readTemplate(text).some((part) => typeof part !== "string")) {
    return undefined;
  }
  // Terraform takes away what all lines are indented by, and counts an empty line in a way of its own.
  const indented = lines.every((line) => /^\S/.test(line));
  const space = " ".repeat(indent);
  return indented
    ? `<<-${mark}\n${lines.map((line) => `${space}  ${line}\n`).join("")}${space}${mark}`
    : `<<${mark}\n${text}${mark}`;
}

/** A text that UTF-8 cannot write would come back as another one, and Terraform ends a file at a NUL. */
function checked(text: string): string {
  if (text.includes("\0")) {
    throw badText(text, "a NUL character");
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw badText(text, "half of a surrogate pair");
  }
  return text;
}
