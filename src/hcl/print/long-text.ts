import type { Node, Template, TemplatePart, Token } from "../tree/node";
import { partsText } from "../tree/pieces";

/** What stays together: the pieces of a template between two places where it may be divided. */
type Word = readonly TemplatePart[];

/** Where a text without spaces may be divided: an ARN, a path, a regular expression. */
const AFTER_MARK = /(?<=[:/|])/;

/** Before an expression, a name may be divided as well. */
const ENDS_IN_MARK = /[:/|,._-]$/;

const ENDS_A_SENTENCE = /[\w)\]'"`]\.$/;
const BEGINS_A_SENTENCE = /^["'`(]?\p{Lu}/u;

/**
 * A text that is longer than a line as `join(" ", [… , …])`: a sentence an item, and a long sentence on several. A text
 * without spaces is divided after its punctuation, and joined with nothing.
 * @param width of an item, quotes included
 * @returns nothing where the text cannot be divided
 */
export function inParts(text: Template, width: number): readonly Node[] | undefined {
  return canBeDivided(text) ? (joined(text, " ", width) ?? joined(text, "", width)) : undefined;
}

/** Directives reach from one part of a text to another, and a `~` takes away the space beside it. */
export const canBeDivided = ({ parts }: Template): boolean =>
  parts.every((part) => typeof part === "string" || (part.open === "${" && part.close === "}"));

/** Whether a text has a space outside of its expressions. */
export const hasSpaces = ({ parts }: Template): boolean =>
  parts.some((part) => typeof part === "string" && part.includes(" "));

function joined(text: Template, between: " " | "", width: number): readonly Node[] | undefined {
  const words = between === " " ? wordsOf(text) : piecesOf(text);
  const sentences = between === " " ? sentencesOf(words) : [words];
  const lines = sentences.flatMap((sentence) => filled(sentence, between, width));
  return lines.length < 2 ? undefined : call(between, lines.map(item));
}

/** What single spaces divide. Those at the ends, and several in a row, stay in their word. */
function wordsOf({ parts }: Template): readonly Word[] {
  return divided(parts, (part, index) => {
    const [first, last] = [index === 0, index === parts.length - 1];
    const [before, after] = [first ? "(?<=\\S)" : "(?<=\\S|^)", last ? "(?=\\S)" : "(?=\\S|$)"];
    return part.split(new RegExp(`${before} ${after}`));
  });
}

/** What punctuation divides. An expression after a mark begins a piece of its own. */
function piecesOf({ parts }: Template): readonly Word[] {
  return divided(parts, (part, index) => {
    const isBeforeExpression = index < parts.length - 1 && ENDS_IN_MARK.test(part);
    return [...part.split(AFTER_MARK), ...(isBeforeExpression ? [""] : [])];
  });
}

function divided(
  parts: readonly TemplatePart[],
  split: (part: string, index: number) => readonly string[],
): readonly Word[] {
  const words: TemplatePart[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const [first = "", ...others] = typeof part === "string" ? split(part, index) : [part];
    words.at(-1)?.push(first);
    words.push(...others.map((one) => [one]));
  }
  return words.map((word) => word.filter((part) => part !== "")).filter((word) => word.length > 0);
}

/** A text of several sentences reads better a sentence a line. */
function sentencesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const sentences: Word[][] = [[]];
  for (const [index, word] of words.entries()) {
    sentences.at(-1)?.push(word);
    const [last, next] = [word.at(-1), words[index + 1]?.[0]];
    if (typeof last === "string" && ENDS_A_SENTENCE.test(last) && BEGINS_A_SENTENCE.test(String(next ?? ""))) {
      sentences.push([]);
    }
  }
  return sentences;
}

/** As many words a line as fit. */
function filled(words: readonly Word[], between: string, width: number): readonly Word[] {
  const lines: TemplatePart[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const longer = line === undefined ? undefined : [...line, between, ...word];
    if (line === undefined || longer === undefined || partsText(longer).length + '""'.length > width) {
      lines.push([...word]);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}

/** An expression that stands alone needs no text around it, unless it is a constant. */
function item(parts: Word): readonly Node[] {
  const [only, ...others] = parts;
  return typeof only === "object" && others.length === 0 && only.nodes.some(isName)
    ? only.nodes
    : [{ kind: "template", parts: merged(parts) }];
}

const isName = (node: Node): boolean =>
  node.kind === "token" && node.type === "word" && !["null", "true", "false"].includes(node.text);

function merged(parts: Word): readonly TemplatePart[] {
  const result: TemplatePart[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const before = result.at(-1);
    if (typeof part === "string" && typeof before === "string") {
      result[result.length - 1] = before + part;
    } else {
      result.push(part);
    }
  }
  return result;
}

const COMMA: Token = { kind: "token", type: "comma", text: "," };

function call(between: string, items: readonly (readonly Node[])[]): readonly Node[] {
  const separator: Template = { kind: "template", parts: between === "" ? [] : [between] };
  const children = items.flatMap((one, index) => (index === 0 ? one : [COMMA, ...one]));
  return [
    { kind: "token", type: "word", text: "join" },
    {
      kind: "group",
      open: "(",
      attached: true,
      children: [separator, COMMA, { kind: "group", open: "[", attached: false, children }],
    },
  ];
}
