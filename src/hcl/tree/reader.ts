import { badExpression } from "../errors";
import {
  CLOSING,
  type Group,
  isToken,
  type Node,
  type Sequence,
  type Template,
  type TemplatePart,
  type TokenType,
} from "./node";

const SPACE = /(?:[ \t\r]|\/\*[\s\S]*?\*\/)+/y;
const LINE_END = /(?:#|\/\/)[^\n]*(?:\n|$)|\n/y;
const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const MARK = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[=?:!<>+\-*/%.,]/y;

const MARKS: Readonly<Record<string, TokenType>> = {
  "...": "ellipsis",
  "=>": "arrow",
  "=": "equal",
  "?": "question",
  ":": "colon",
  "::": "scope",
  ".": "dot",
  ",": "comma",
  "-": "minus",
  "!": "bang",
  "&&": "logic",
  "||": "logic",
  "+": "arithmetic",
  "*": "arithmetic",
  "/": "arithmetic",
  "%": "arithmetic",
};

/** Deeper than people write: each level is a level of the call stack. */
const MAX_DEPTH = 200;

/** An expression of Terraform's language as a tree of brackets; comments are dropped. */
export function readExpression(source: string): readonly Node[] {
  return new Reader(source).nodes([]).nodes.filter((node) => !isToken(node, "newline"));
}

/**
 * The parts of a text in Terraform's JSON syntax, where every text is a template without quotes around it.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function readTemplate(text: string): readonly TemplatePart[] {
  return new Reader(text).parts(false);
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  /** Reads up to one of the ends, or up to the end of the text if there are none, and says which it was. */
  nodes(ends: readonly string[]): { readonly nodes: Node[]; readonly end: string } {
    const nodes: Node[] = [];
    for (;;) {
      this.match(SPACE);
      const end = ends.find((text) => this.take(text));
      if (end !== undefined) {
        return { nodes, end };
      }
      if (this.at >= this.source.length) {
        if (ends.length > 0) {
          throw this.problem(`a closing ${ends.join(" or ")} is missing`);
        }
        return { nodes, end: "" };
      }
      nodes.push(this.node(nodes.at(-1)));
    }
  }

  parts(quoted: boolean): TemplatePart[] {
    const parts: TemplatePart[] = [];
    let literal = "";
    const flush = () => {
      if (literal !== "") {
        parts.push(literal);
      }
      literal = "";
    };
    while (this.at < this.source.length) {
      if (quoted && this.take('"')) {
        flush();
        return parts;
      }
      if (this.take("$${") || this.take("%%{")) {
        literal += this.source.slice(this.at - 3, this.at);
      } else if (this.source.startsWith("${", this.at) || this.source.startsWith("%{", this.at)) {
        flush();
        parts.push(this.sequence());
      } else {
        const length = quoted && this.source[this.at] === "\\" ? 2 : 1;
        literal += this.source.slice(this.at, this.at + length);
        this.at += length;
      }
    }
    if (quoted) {
      throw this.problem("a quote is missing");
    }
    flush();
    return parts;
  }

  private sequence(): Sequence {
    const mark = this.source.slice(this.at, this.at + 2);
    this.at += 2;
    const open = this.take("~") ? `${mark}~` : mark;
    const { nodes, end } = this.deeper(() => this.nodes(["~}", "}"]));
    const inside = nodes.filter((node) => !isToken(node, "newline"));
    if (inside.length === 0) {
      throw this.problem(`nothing is between ${open} and ${end}`);
    }
    return { open, nodes: inside, close: end };
  }

  private node(before: Node | undefined): Node {
    if (this.match(LINE_END) !== undefined) {
      return { kind: "token", type: "newline", text: "\n" };
    }
    const word = this.match(WORD);
    if (word !== undefined) {
      return { kind: "token", type: "word", text: word };
    }
    const digits = this.match(NUMBER);
    if (digits !== undefined) {
      return { kind: "token", type: "number", text: digits };
    }
    if (this.take('"')) {
      return this.deeper((): Template => ({ kind: "template", parts: this.parts(true) }));
    }
    const character = this.source[this.at];
    if (character === "(" || character === "[" || character === "{") {
      this.at += 1;
      return this.deeper(() => this.group(character, before));
    }
    if (this.source.startsWith("<<", this.at)) {
      throw this.problem("a heredoc is not expected");
    }
    const mark = this.match(MARK);
    if (mark === undefined) {
      throw this.problem(`${JSON.stringify(character)} is not expected`);
    }
    return { kind: "token", type: MARKS[mark] ?? "comparison", text: mark };
  }

  private group(open: Group["open"], before: Node | undefined): Group {
    const { nodes } = this.nodes([CLOSING[open]]);
    const dense = nodes.filter((node) => !isToken(node, "newline"));
    const comprehension = isToken(dense[0], "word", "for") && !isToken(dense[1], "equal");
    const misread = comprehension ? variablesOf(dense).find((name) => KEYWORDS.includes(name)) : undefined;
    if (misread !== undefined) {
      throw this.problem(`a variable of a for is called ${misread}, which is a keyword there: give it another name`);
    }
    return {
      kind: "group",
      open,
      children: open === "{" && !comprehension ? itemsOf(nodes) : dense,
      attached: attaches(open, before),
    };
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw this.problem(`it is nested more than ${MAX_DEPTH} levels deep`);
    }
    const result = read();
    this.depth -= 1;
    return result;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private take(text: string): boolean {
    const next = this.source.startsWith(text, this.at);
    this.at += next ? text.length : 0;
    return next;
  }

  private problem(text: string) {
    return badExpression(this.source, `${text} at character ${this.at + 1}`);
  }
}

const COMMA: Node = { kind: "token", type: "comma", text: "," };

/** Terraform can tell such a variable from the keyword. The printer, and most people, cannot. */
const KEYWORDS: readonly string[] = ["for", "in", "if"];

/** `key` and `item` of `for key, item in …`. */
function variablesOf([, first, comma, second]: readonly Node[]): readonly string[] {
  const names = isToken(comma, "comma") ? [first, second] : [first];
  return names.flatMap((name) => (name?.kind === "token" && name.type === "word" ? [name.text] : []));
}

/** A line end separates the items of an object as a comma does, and means nothing anywhere else. */
function itemsOf(nodes: readonly Node[]): Node[] {
  const items: Node[] = [];
  for (const node of nodes) {
    const separates = isToken(node, "newline") || isToken(node, "comma");
    if (!separates) {
      items.push(node);
    } else if (items.length > 0 && items.at(-1) !== COMMA) {
      items.push(COMMA);
    }
  }
  return items.at(-1) === COMMA ? items.slice(0, -1) : items;
}

/** `f(`, `a[`, `a.0[`, `f()[` and `"a"[` go on with what is before; `in (` and `if [` begin something. */
function attaches(open: Group["open"], before: Node | undefined): boolean {
  if (open === "{" || before === undefined || isToken(before, "word", "in") || isToken(before, "word", "if")) {
    return false;
  }
  return isToken(before, "word") || (open === "[" && (before.kind !== "token" || before.type === "number"));
}
