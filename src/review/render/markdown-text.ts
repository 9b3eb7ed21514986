import { escaped, printable } from "../../printable";
import { webAddress } from "./web-address";

/*
 * Texts of files in Markdown, in which they mean nothing. Why words become code: docs/decisions/reports-ping-nobody.md.
 */

/** GitHub's parser (cmark) takes no code that begins with more than 80 backticks. */
const TOO_MANY = /`{40}/;

/** Code with all that a text has, also backticks. */
export function code(text: string): string {
  const all = printable(text);
  const shown = TOO_MANY.test(all) ? all.replace(/`/g, escaped) : all;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // Without a space, a backtick at either end would belong to the fence; a space at both ends would be taken away.
  const padding = shown === "" || /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Words in which nothing is Markdown, HTML, a mention, a reference or an address: what is no plain word is code. */
export function prose(text: string): string {
  const parts: { readonly words: string[]; readonly plain: boolean }[] = [];
  for (const word of printable(text)
    .split(" ")
    .filter((one) => one !== "")) {
    const plain = isPlain(word, parts.length === 0);
    const last = parts.at(-1);
    // Words in a row are copied as one, but not the items of a list.
    if (last !== undefined && last.plain === plain && (plain || !/[,;:]["')]*$/.test(last.words.at(-1) ?? ""))) {
      last.words.push(word);
    } else {
      parts.push({ words: [word], plain });
    }
  }
  return parts.map(({ words, plain }) => (plain ? inEntities(words.join(" ")) : codeOf(words.join(" ")))).join(" ");
}

/** A link to a document, or the words alone where there is no address that leads to the same for every reader. */
export function link(text: string, address: string): string {
  const target = webAddress(address);
  return target === undefined ? words(text) : `[${words(text)}](${target})`;
}

/** The names of a rule, which are words of this program as a rule. */
export const words = (text: string): string => (/^[A-Za-z0-9 -]+$/.test(text) ? text : prose(text));

/** A row of a table, in which a bar is part of a cell. */
export const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;

/** What stands around a word of a sentence, such as a quotation mark. */
const [OPENING, CLOSING] = [`["'(<]*-{0,2}`, `["')>]*[.,;:!?…]?["')>]*`];
const WORD = "\\p{L}+(?:['’-]\\p{L}+)*\\d{0,6}";
const NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
const NUMBER = "\\d{1,6}(?:[.,]\\d{1,6})*%?";
const PLAIN = new RegExp(`^${OPENING}(?:${WORD}|${NAME}|${NUMBER})${CLOSING}$`, "u");
const SIGNS = /^[=<>+*|·….?–—→≥≤-]+$/;
/** Plain by its letters, and a reference to an issue of GitHub all the same. */
const ISSUE = /\bgh-\d/i;
/** Seven digits of a commit name it. */
const COMMIT = /\b[0-9a-f]{7,}\b/i;
/** What begins a list, at the beginning of a paragraph. */
const NUMBERED = /^\d+[.)]/;

/** Longer than words are: what is longer is a name, or was made to keep a pattern busy. */
const LONGEST_WORD = 80;

const isPlain = (word: string, isFirst: boolean): boolean =>
  SIGNS.test(word) ||
  (word.length <= LONGEST_WORD &&
    PLAIN.test(word) &&
    !COMMIT.test(word) &&
    !ISSUE.test(word) &&
    !(isFirst && NUMBERED.test(word)));

const inEntities = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>()#+!|~&@-]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Signs of the sentence around what is code stay outside of it. */
function codeOf(text: string): string {
  const start = text.length - text.replace(/^[("']+/, "").length;
  let end = /[.,;:]$/.test(text) ? text.length - 1 : text.length;
  // Not a pattern: from the start, it would try a long row of these signs from each of them.
  while (end > start && `"')`.includes(text[end - 1] ?? " ")) {
    end -= 1;
  }
  return end <= start
    ? code(text)
    : `${inEntities(text.slice(0, start))}${code(text.slice(start, end))}${inEntities(text.slice(end))}`;
}

/** There is no way to write a bar after a backslash: the backslash would belong to the bar, or to another backslash. */
const inCell = (cell: string): string => cell.replace(/(?<=\\)\|/g, "\\u007c").replace(/\|/g, "\\|");
