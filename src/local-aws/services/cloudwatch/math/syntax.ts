/** An expression of metric math, read. */
export type Node =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: "negative"; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Node; readonly right: Node };

export type Operator = "+" | "-" | "*" | "/" | "^" | "==" | "!=" | "<" | ">" | "<=" | ">=" | "&&" | "||";

/** What an expression is refused for; whoever reads it adds which expression it is. */
export class MathError extends Error {}

/** Deeper than anybody nests, and shallow enough for a stack. */
const MAX_DEPTH = 64;

/** What binds weakest first. */
const LEVELS: readonly (readonly Operator[])[] = [
  ["||"],
  ["&&"],
  ["==", "!=", "<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/"],
];

const WORDS: ReadonlyMap<string, string> = new Map([
  ["AND", "&&"],
  ["OR", "||"],
]);

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([a-zA-Z_][a-zA-Z0-9_]*)|("[^"]*"|'[^']*')|(<=|>=|==|!=|&&|\|\||[-+*/^()<>,[\]]))/y;

interface Token {
  readonly kind: "number" | "name" | "text" | "sign";
  readonly text: string;
}

/**
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws MathError
 */
export function parseMath(expression: string): Node {
  return new Parser(tokensOf(expression)).whole();
}

function tokensOf(expression: string): readonly Token[] {
  const text = expression.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [, number, name, quoted, sign] = TOKEN.exec(text) ?? [];
    if (number !== undefined) {
      tokens.push({ kind: "number", text: number });
    } else if (name !== undefined) {
      const word = WORDS.get(name);
      tokens.push(word === undefined ? { kind: "name", text: name } : { kind: "sign", text: word });
    } else if (quoted !== undefined) {
      tokens.push({ kind: "text", text: quoted.slice(1, -1) });
    } else if (sign !== undefined) {
      tokens.push({ kind: "sign", text: sign });
    } else {
      throw new MathError(`Invalid syntax at position ${at + 1}`);
    }
  }
  return tokens;
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.level(0);
    const rest = this.tokens[this.next];
    if (rest !== undefined) {
      throw new MathError(`Unexpected '${rest.text}'`);
    }
    return node;
  }

  private level(index: number): Node {
    const operators = LEVELS[index];
    if (operators === undefined) {
      return this.unary();
    }
    let left = this.level(index + 1);
    for (let operator = this.take(operators); operator !== undefined; operator = this.take(operators)) {
      left = { kind: "binary", operator, left, right: this.level(index + 1) };
    }
    return left;
  }

  private unary(): Node {
    return this.nested(() => {
      if (this.take(["-"]) !== undefined) {
        return { kind: "negative", of: this.unary() };
      }
      if (this.take(["+"]) !== undefined) {
        return this.unary();
      }
      const base = this.primary();
      return this.take(["^"]) === undefined ? base : { kind: "binary", operator: "^", left: base, right: this.unary() };
    });
  }

  private primary(): Node {
    const token = this.tokens[this.next++];
    switch (token?.kind) {
      case "number":
        return { kind: "number", value: Number(token.text) };
      case "text":
        return { kind: "text", text: token.text };
      case "name":
        return this.take(["("]) === undefined
          ? { kind: "name", name: token.text }
          : { kind: "call", name: token.text, args: this.items(")") };
      default:
        return this.bracketed(token?.text);
    }
  }

  private bracketed(sign: string | undefined): Node {
    if (sign === "[") {
      return { kind: "list", items: this.items("]") };
    }
    if (sign !== "(") {
      throw new MathError(sign === undefined ? "Unexpected end of the expression" : `Unexpected '${sign}'`);
    }
    const node = this.level(0);
    this.require(")");
    return node;
  }

  private items(end: ")" | "]"): readonly Node[] {
    if (this.take([end]) !== undefined) {
      return [];
    }
    const items = [this.level(0)];
    while (this.take([","]) !== undefined) {
      items.push(this.level(0));
    }
    this.require(end);
    return items;
  }

  private nested(read: () => Node): Node {
    this.depth++;
    if (this.depth > MAX_DEPTH) {
      throw new MathError("The expression is nested too deeply");
    }
    const node = read();
    this.depth--;
    return node;
  }

  private take<Sign extends string>(signs: readonly Sign[]): Sign | undefined {
    const token = this.tokens[this.next];
    const sign = token?.kind === "sign" ? signs.find((one) => one === token.text) : undefined;
    this.next += sign === undefined ? 0 : 1;
    return sign;
  }

  private require(sign: string): void {
    if (this.take([sign]) === undefined) {
      throw new MathError(`Expected '${sign}'`);
    }
  }
}
