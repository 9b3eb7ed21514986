import { type Cursor, SyntaxProblem } from "./cursor";

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const CHARACTERS: Readonly<Record<string, string>> = { "\\": "\\", '"': '"', n: "\n", r: "\r", t: "\t" };

/** Quotes, backslashes and whatever is no character that a person can see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED = /["\\\u0001-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** A text between quotes. Templates in it stay templates. */
export const escaped = (text: string): string =>
  text.replace(ESCAPED, (character) => ESCAPES[character] ?? codePoint(character));

/** A character as Terraform's language writes any: `\u0024`. */
export const codePoint = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The character that an escape between quotes stands for. */
export function unescaped(cursor: Cursor): string {
  cursor.expect("\\");
  const letter = cursor.next();
  if (letter === "u" || letter === "U") {
    return characterOf(cursor.match(letter === "u" ? /[0-9a-fA-F]{4}/y : /[0-9a-fA-F]{8}/y));
  }
  const character = CHARACTERS[letter];
  if (character === undefined) {
    throw new SyntaxProblem();
  }
  return character;
}

function characterOf(digits = ""): string {
  const code = Number.parseInt(digits, 16);
  if (!(code <= 0x10ffff)) {
    throw new SyntaxProblem();
  }
  return String.fromCodePoint(code);
}
