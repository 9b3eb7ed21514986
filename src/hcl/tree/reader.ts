import { badExpression } from "../errors";
import { MOST_LEVELS } from "../lexical/bounds";
import { Cursor } from "../lexical/cursor";
import { IDENTIFIER, NUMBER } from "../lexical/lexemes";
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
/** What means nothing in a text; between quotes, what a backslash is before. */
const LITERAL = /[^$%]+/y;
const LITERAL_IN_QUOTES = /[^$%"\\]+|\\[\s\S]/y;
const LINE_END = /(?:#|\/\/)[^\n]*(?:\n|$)|\n/y;
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
  private readonly cursor: Cursor;
  private depth = 0;

  constructor(source: string) {
    this.cursor = new Cursor(source);
  }

  /** Reads up to one of the ends, or up to the end of the text if there are none, and says which it was. */
  nodes(ends: readonly string[]): { readonly nodes: Node[]; readonly end: string } {
    const nodes: Node[] = [];
    for (;;) {
      this.cursor.match(SPACE);
      const end = ends.find((text) => this.cursor.take(text));
      if (end !== undefined) {
        return { nodes, end };
      }
      if (this.cursor.atEnd) {
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
    while (!this.cursor.atEnd) {
      if (quoted && this.cursor.take('"')) {
        flush();
        return parts;
      }
      if (this.cursor.take("$${") || this.cursor.take("%%{")) {
        literal += this.cursor.text.slice(this.cursor.position - 3, this.cursor.position);
      } else if (this.cursor.peek("${") || this.cursor.peek("%{")) {
        flush();
        parts.push(this.sequence());
      } else {
        literal += this.cursor.match(quoted ? LITERAL_IN_QUOTES : LITERAL) ?? this.cursor.next();
      }
    }
    if (quoted) {
      throw this.problem("a quote is missing");
    }
    flush();
    return parts;
  }

  private sequence(): Sequence {
    const mark = this.cursor.next() + this.cursor.next();
    const open = this.cursor.take("~") ? `${mark}~` : mark;
    const { nodes, end } = this.deeper(() => this.nodes(["~}", "}"]));
    const inside = nodes.filter((node) => !isToken(node, "newline"));
    if (inside.length === 0) {
      throw this.problem(`nothing is between ${open} and ${end}`);
    }
    return { open, nodes: inside, close: end };
  }

  private node(before: Node | undefined): Node {
    if (this.cursor.match(LINE_END) !== undefined) {
      return { kind: "token", type: "newline", text: "\n" };
    }
    const word = this.cursor.match(IDENTIFIER);
    if (word !== undefined) {
      return { kind: "token", type: "word", text: word };
    }
    const digits = this.cursor.match(NUMBER);
    if (digits !== undefined) {
      return { kind: "token", type: "number", text: digits };
    }
    if (this.cursor.take('"')) {
      return this.deeper((): Template => ({ kind: "template", parts: this.parts(true) }));
    }
    const character = this.cursor.text[this.cursor.position];
    if (character === "(" || character === "[" || character === "{") {
      this.cursor.next();
      return this.deeper(() => this.group(character, before));
    }
    if (this.cursor.peek("<<")) {
      throw this.problem("a heredoc is not expected");
    }
    const mark = this.cursor.match(MARK);
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
    if (this.depth > MOST_LEVELS) {
      throw this.problem(`it is nested more than ${MOST_LEVELS} levels deep`);
    }
    const result = read();
    this.depth -= 1;
    return result;
  }

  private problem(text: string) {
    return badExpression(this.cursor.text, `${text} at character ${this.cursor.position + 1}`);
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
