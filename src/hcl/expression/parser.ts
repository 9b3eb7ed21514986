import { Cursor, SyntaxProblem } from "./cursor";
import type { Expression, ObjectEntry, Step } from "./expression";

/** Longer than people write; a limit, because the work is done one character at a time. */
const MAX_LENGTH = 1_000_000;

/** Deeper than people write; a limit, because every level is a level of the call stack. */
const MAX_DEPTH = 100;

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*(?:::[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const SOLE_REFERENCE = /^\$\{([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+)\}$/;
/** What means nothing, in quotes or out of them. */
const PLAIN = /[^$%"\\]+/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIGITS = /\d+/y;
const SIGN = /[-!]+/y;
const FOR = /for\s/y;
const IN = /in\b/y;
const IF = /if\b/y;
const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** False for a text that says what it is, which most do. */
export const isTemplate = (text: string): boolean => text.includes("${") || text.includes("%{");

/**
 * Parses a text of Terraform's JSON syntax, in which every text is a template: `endpoint/${aws_x.y.name}`. `undefined`
 * when it is one that this does not know (a directive such as `%{ if … }`, or no valid template at all).
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function parseTemplate(text: string): Expression | undefined {
  if (!isTemplate(text)) {
    return { kind: "literal", value: text };
  }
  if (text.length > MAX_LENGTH) {
    return undefined;
  }
  const reference = soleReference(text);
  if (reference !== undefined) {
    return { kind: "template", parts: [reference] };
  }
  try {
    return new Parser(new Cursor(text)).template((cursor) => cursor.atEnd, false);
  } catch (error) {
    if (error instanceof SyntaxProblem) {
      return undefined;
    }
    throw error;
  }
}

/** `${aws_x.y.name}` and nothing else, as most templates are: what the parser makes of it too, with more effort. */
function soleReference(text: string): Expression | undefined {
  const source = SOLE_REFERENCE.exec(text)?.[1];
  const [root, ...steps] = source?.split(".") ?? [];
  return source === undefined || root === undefined || CONSTANTS.has(root)
    ? undefined
    : { kind: "reference", root, steps, source };
}

class Parser {
  private depth = 0;

  constructor(private readonly cursor: Cursor) {}

  /** @param quoted true inside of quotes, where a backslash means something */
  template(ends: (cursor: Cursor) => boolean, quoted: boolean): Expression {
    const { cursor } = this;
    const parts: (string | Expression)[] = [];
    let literal = "";
    while (!ends(cursor)) {
      if (cursor.take("$${") || cursor.take("%%{")) {
        literal += cursor.text.slice(cursor.position - 2, cursor.position);
      } else if (cursor.peek("%{")) {
        throw new SyntaxProblem();
      } else if (cursor.take("${")) {
        parts.push(...(literal === "" ? [] : [literal]), this.interpolation());
        literal = "";
      } else {
        literal += cursor.match(PLAIN) ?? (quoted && cursor.peek("\\") ? this.escape() : cursor.next());
      }
    }
    if (parts.length === 0) {
      return { kind: "literal", value: literal };
    }
    return { kind: "template", parts: literal === "" ? parts : [...parts, literal] };
  }

  private interpolation(): Expression {
    this.cursor.take("~");
    const expression = this.expression();
    this.cursor.take("~");
    this.cursor.expect("}");
    return expression;
  }

  private escape(): string {
    this.cursor.expect("\\");
    const character = this.cursor.next();
    switch (character) {
      case "n":
        return "\n";
      case "r":
        return "\r";
      case "t":
        return "\t";
      case '"':
      case "\\":
        return character;
      case "u":
      case "U":
        return this.codePoint(character === "u" ? /[0-9a-fA-F]{4}/y : /[0-9a-fA-F]{8}/y);
      default:
        throw new SyntaxProblem();
    }
  }

  private codePoint(digits: RegExp): string {
    const code = Number.parseInt(this.cursor.match(digits) ?? "", 16);
    if (!(code <= 0x10ffff)) {
      throw new SyntaxProblem();
    }
    return String.fromCodePoint(code);
  }

  private expression(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new SyntaxProblem();
    }
    const { cursor } = this;
    cursor.skipSpace();
    const start = cursor.position;
    const operands = [this.operand()];
    for (cursor.skipSpace(); cursor.match(OPERATOR) !== undefined; cursor.skipSpace()) {
      operands.push(this.operand());
    }
    if (cursor.take("?")) {
      operands.push(this.expression());
      cursor.expect(":");
      operands.push(this.expression());
    }
    this.depth -= 1;
    const [only] = operands;
    return operands.length === 1 && only !== undefined
      ? only
      : { kind: "opaque", operands, source: cursor.since(start) };
  }

  private operand(): Expression {
    const { cursor } = this;
    cursor.skipSpace();
    const start = cursor.position;
    const sign = cursor.match(SIGN);
    cursor.skipSpace();
    const operand = this.steps(this.primary(), start);
    if (sign === undefined) {
      return operand;
    }
    if (sign === "-" && operand.kind === "literal" && typeof operand.value === "number") {
      return { kind: "literal", value: -operand.value };
    }
    return { kind: "opaque", operands: [operand], source: cursor.since(start) };
  }

  private primary(): Expression {
    const { cursor } = this;
    if (cursor.take('"')) {
      return this.template((inside) => inside.take('"'), true);
    }
    if (cursor.take("[")) {
      return this.list();
    }
    if (cursor.take("{")) {
      return this.object();
    }
    if (cursor.take("(")) {
      const inner = this.expression();
      cursor.skipSpace();
      cursor.expect(")");
      return inner;
    }
    const digits = cursor.match(NUMBER);
    return digits === undefined ? this.named() : { kind: "literal", value: Number(digits) };
  }

  private named(): Expression {
    const { cursor } = this;
    const start = cursor.position;
    const name = cursor.match(IDENTIFIER);
    if (name === undefined) {
      throw new SyntaxProblem();
    }
    if (cursor.take("(")) {
      const args = this.items(")");
      return { kind: "call", name, args, source: cursor.since(start) };
    }
    const constant = CONSTANTS.get(name);
    return constant === undefined
      ? { kind: "reference", root: name, steps: [], source: name }
      : { kind: "literal", value: constant };
  }

  /** `.name`, `[0]`, `[*]` and so on after something. */
  private steps(of: Expression, start: number): Expression {
    const { cursor } = this;
    const steps: Step[] = [];
    for (;;) {
      if (cursor.peek("...") || !(cursor.peek(".") || cursor.peek("["))) {
        break;
      }
      steps.push(cursor.take(".") ? this.attribute() : this.index());
    }
    if (steps.length === 0) {
      return of;
    }
    const source = cursor.since(start);
    return of.kind === "reference"
      ? { ...of, steps, source }
      : { kind: "opaque", operands: [of, ...steps.filter((step) => typeof step === "object")], source };
  }

  private attribute(): Step {
    const { cursor } = this;
    if (cursor.take("*")) {
      return SPLAT;
    }
    const digits = cursor.match(DIGITS);
    const name = digits === undefined ? cursor.match(IDENTIFIER) : Number(digits);
    if (name === undefined) {
      throw new SyntaxProblem();
    }
    return name;
  }

  private index(): Step {
    const { cursor } = this;
    cursor.expect("[");
    if (cursor.take("*]")) {
      return SPLAT;
    }
    const key = this.expression();
    cursor.skipSpace();
    cursor.expect("]");
    const isKey = key.kind === "literal" && (typeof key.value === "string" || typeof key.value === "number");
    return isKey ? (key.value as string | number) : key;
  }

  private list(): Expression {
    return this.comprehension("]") ?? { kind: "list", items: this.items("]") };
  }

  private items(end: string): readonly Expression[] {
    const { cursor } = this;
    const items: Expression[] = [];
    for (cursor.skipSpace(); !cursor.take(end); cursor.skipSpace()) {
      items.push(this.expression());
      cursor.skipSpace();
      cursor.take("...");
      cursor.skipSpace();
      if (!cursor.take(",") && !cursor.peek(end)) {
        throw new SyntaxProblem();
      }
    }
    return items;
  }

  private object(): Expression {
    const { cursor } = this;
    const comprehension = this.comprehension("}");
    if (comprehension !== undefined) {
      return comprehension;
    }
    const entries: ObjectEntry[] = [];
    for (cursor.skipSpace(); !cursor.take("}"); cursor.skipSpace()) {
      const key = this.key();
      cursor.skipSpace();
      if (!cursor.take("=") && !cursor.take(":")) {
        throw new SyntaxProblem();
      }
      const value = this.expression();
      entries.push({ key, value });
      cursor.skipSpace();
      // A line end separates as well, and has been stepped over.
      cursor.take(",");
    }
    return { kind: "object", entries };
  }

  /** A name before `=` is the key itself, not a reference. */
  private key(): Expression {
    const { cursor } = this;
    const start = cursor.position;
    const name = cursor.match(IDENTIFIER);
    cursor.skipSpace();
    if (name !== undefined && (cursor.peek("=") || cursor.peek(":"))) {
      return { kind: "literal", value: name };
    }
    cursor.position = start;
    return this.expression();
  }

  /** `for k, v in x : …`, after the bracket: only what it refers to. */
  private comprehension(end: string): Expression | undefined {
    const { cursor } = this;
    cursor.skipSpace();
    const start = cursor.position;
    if (cursor.match(FOR) === undefined) {
      return undefined;
    }
    cursor.skipSpace();
    cursor.match(IDENTIFIER);
    cursor.skipSpace();
    if (cursor.take(",")) {
      cursor.skipSpace();
      cursor.match(IDENTIFIER);
      cursor.skipSpace();
    }
    if (cursor.match(IN) === undefined) {
      throw new SyntaxProblem();
    }
    const operands = [this.expression()];
    cursor.skipSpace();
    cursor.expect(":");
    operands.push(this.expression());
    cursor.skipSpace();
    if (cursor.take("=>")) {
      operands.push(this.expression());
      cursor.skipSpace();
      cursor.take("...");
      cursor.skipSpace();
    }
    if (cursor.match(IF) !== undefined) {
      operands.push(this.expression());
      cursor.skipSpace();
    }
    cursor.expect(end);
    return { kind: "opaque", operands, source: cursor.since(start) };
  }
}

const SPLAT: Expression = { kind: "opaque", operands: [], source: "*" };
