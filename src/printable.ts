/**
 * Longer than all that the rules say, and than names and addresses that anybody has. A file may hold a name of many
 * megabytes, which is one line here; `json` and `sarif` are for programs and have all of it.
 */
const MOST_CHARACTERS = 1000;
const KEPT_AT_START = 600;
const KEPT_AT_END = 300;

/**
 * Text from a file that is not ours, on one line and without control characters: an address must not be able to move the
 * cursor of a terminal, to forge a line of a log, or to turn the direction of what follows it. Half of a surrogate pair,
 * which UTF-8 cannot write, is escaped as well. What is very long loses its middle.
 */
export const printable = (text: string): string => oneLine(shortened(text));

/** The same, however long it is. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/gu, escaped);

/** `\u001b`, as JSON writes a character, which therefore stays the same in a text of JSON. */
export const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function shortened(text: string): string {
  if (text.length <= MOST_CHARACTERS) {
    return text;
  }
  const start = text.slice(0, boundary(text, KEPT_AT_START));
  const end = text.slice(boundary(text, text.length - KEPT_AT_END));
  return `${start}… (${text.length - start.length - end.length} characters left out) …${end}`;
}

/** The start of a text that is longer than a reader of a summary wants. @param most characters. @default - the whole text */
export const clipped = (text: string, most = text.length): string =>
  text.length <= most ? text : `${text.slice(0, boundary(text, most - 1))}…`;

/** Where a text can be cut without taking a character apart. */
const boundary = (text: string, index: number): number =>
  (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
