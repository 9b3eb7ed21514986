import { bodyAt } from "./body";

/** A block at the top of a file: `resource "aws_x" "y"`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** From 1. */
  readonly line: number;
  /** The `source` of a module, if it is a text without templates. @default - it has none */
  readonly source?: string;
}

const SPACE = /(?:[\s\uFEFF]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const LABEL = /[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|([\p{ID_Start}_][\p{ID_Continue}-]*))/uy;
const OPEN = /[ \t]*\{/y;

/**
 * The blocks at the top of a file of Terraform's language. Nothing is evaluated, and what is no block is skipped: a file
 * that Terraform would refuse has at worst fewer blocks.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = new Lines(text);
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at = found === null ? at : pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    match(SPACE);
    const start = at;
    const [type] = match(WORD) ?? [];
    if (type === undefined) {
      at += 1;
      continue;
    }
    const labels: string[] = [];
    for (let label = match(LABEL); label !== null; label = match(LABEL)) {
      labels.push(label[1] ?? label[2] ?? "");
    }
    if (match(OPEN) !== null) {
      const { end, source } = bodyAt(text, at);
      blocks.push({ type, labels, line: lines.at(start), ...(source === undefined ? {} : { source }) });
      at = end;
    }
  }
  return blocks;
}

/** Counts lines forwards. */
class Lines {
  private line = 1;
  private counted = 0;

  constructor(private readonly text: string) {}

  at(index: number): number {
    for (let next = this.next(); next >= 0 && next < index; next = this.next()) {
      this.line += 1;
      this.counted = next + 1;
    }
    return this.line;
  }

  private next(): number {
    return this.text.indexOf("\n", this.counted);
  }
}
