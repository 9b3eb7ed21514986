import { escaped, printable } from "../../printable";
import { webAddress } from "./web-address";

/*
 * Texts from files, without Markdown meaning. Why words become code: docs/decisions/reports-ping-nobody.md.
 */

/** GitHub's parser (cmark) does not accept code that begins with more than 80 backticks. */
const TOO_MANY = /`{40}/;

/** A text as code, including its backticks. */
export function code(text: string): string {
  const all = printable(text);
  const shown = TOO_MANY.test(all) ? all.replace(/`/g, escaped) : all;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // Without a space, a backtick at either end would belong to the fence. A space at both ends would be removed.
  const padding = shown === "" || /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Text without Markdown, HTML, mentions, references or addresses: everything except plain words becomes code. */
export function prose(text: string): string {
  const parts: { readonly words: string[]; readonly plain: boolean }[] = [];
  for (const word of printable(text).match(PARTS) ?? []) {
    const plain = isPlain(word, parts.length === 0);
    const last = parts.at(-1);
    // Adjacent code words become one code span, but not the items of a list.
    if (last !== undefined && last.plain === plain && (plain || !/[,;:]["')]*$/.test(last.words.at(-1) ?? ""))) {
      last.words.push(word);
    } else {
      parts.push({ words: [word], plain });
    }
  }
  return parts.map(({ words, plain }) => (plain ? inEntities(words.join(" ")) : codeOf(words.join(" ")))).join(" ");
}

/** A link to a document, or only the words without a public address. */
export function link(text: string, address: string): string {
  const target = webAddress(address);
  return target === undefined ? words(text) : `[${words(text)}](${target})`;
}

/** The name of a rule, usually plain words. */
export const words = (text: string): string => (/^[A-Za-z0-9 -]+$/.test(text) ? text : prose(text));

/** A row of a table. Bars within a cell are escaped. */
export const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;

/** A word, or an expression of a schedule, whose spaces belong to it: `cron(0 18 ? * FRI *)`. */
const PARTS = /\b(?:cron|rate|at)\([^ ()]+(?: [^ ()]+){0,9}\)[^ ]*|[^ ]+/g;

/** Punctuation around a word, such as a quotation mark. */
const [OPENING, CLOSING] = [`["'(<]*-{0,2}`, `["')>]*[.,;:!?…]?["')>]*`];
const WORD = "\\p{L}+(?:['’-]\\p{L}+)*\\d{0,6}";
const NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
const NUMBER = "\\d{1,6}(?:[.,]\\d{1,6})*%?";
const PLAIN = new RegExp(`^${OPENING}(?:${WORD}|${NAME}|${NUMBER})${CLOSING}$`, "u");
/** A sign alone refers to nothing. Before a word, a percent sign names a milestone of GitLab. */
const SIGNS = /^(?:[=<>+*|·….?–—→≥≤-]+|%[,;]?)$/;
/** Plain letters that GitHub reads as a reference to an issue. */
const ISSUE = /\bgh-\d/i;
/** Seven hexadecimal digits can name a commit. */
const COMMIT = /\b[0-9a-f]{7,}\b/i;
/** Starts a list at the beginning of a paragraph. */
const NUMBERED = /^\d+[.)]$/;

/** Longest plain word. Anything longer is a name, or an attack on the pattern. */
const LONGEST_WORD = 80;

const isPlain = (word: string, isFirst: boolean): boolean =>
  SIGNS.test(word) ||
  (word.length <= LONGEST_WORD &&
    PLAIN.test(word) &&
    !COMMIT.test(word) &&
    !ISSUE.test(word) &&
    !(isFirst && NUMBERED.test(word)));

/**
 * Signs with a meaning anywhere, and those that start a list or a quotation. Parentheses have a meaning only after a bracket,
 * which never stays as it is.
 */
const inEntities = (text: string): string =>
  text.replace(/[\\`*_{}[\]<#!|~&@]|^[-+>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Punctuation around code stays outside the code. */
function codeOf(text: string): string {
  const start = text.length - text.replace(/^[("']+/, "").length;
  let end = /[.,;:]$/.test(text) ? text.length - 1 : text.length;
  // A parenthesis that the code opens belongs to it: `cron(0 18 * * ? *)`.
  let unopened = countOf(")", text.slice(start, end)) - countOf("(", text.slice(start, end));
  // Not a pattern: it would be quadratic in a long row of these characters.
  for (let last = text[end - 1]; end > start && isClosing(last, unopened); last = text[end - 1]) {
    end -= 1;
    unopened -= last === ")" ? 1 : 0;
  }
  return end <= start
    ? code(text)
    : `${inEntities(text.slice(0, start))}${code(text.slice(start, end))}${inEntities(text.slice(end))}`;
}

const countOf = (sign: string, text: string): number => text.split(sign).length - 1;

const isClosing = (sign: string | undefined, unopened: number): boolean =>
  sign === ")" ? unopened > 0 : sign === '"' || sign === "'";

/** A bar after a backslash cannot be escaped: the backslash would belong to the bar, or to another backslash. */
const inCell = (cell: string): string => cell.replace(/(?<=\\)\|/g, "\\u007c").replace(/\|/g, "\\|");
