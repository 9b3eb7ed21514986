import { ELSEWHERE, FUNCTIONS, KEYWORDS, type Scope } from "./functions";
import { MathError, type Node, type Operator, parseMath } from "./syntax";
import { listOf, ofNumbers, paired, type Series, type Value } from "./value";

const bit = (isTrue: boolean): number => (isTrue ? 1 : 0);

const OPERATORS: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
  "==": (left, right) => bit(left === right),
  "!=": (left, right) => bit(left !== right),
  "<": (left, right) => bit(left < right),
  ">": (left, right) => bit(left > right),
  "<=": (left, right) => bit(left <= right),
  ">=": (left, right) => bit(left >= right),
  "&&": (left, right) => bit(left !== 0 && right !== 0),
  "||": (left, right) => bit(left !== 0 || right !== 0),
};

/** What the queries of one request come to. */
export class MathRequest {
  private readonly results = new Map<string, Value | "begun">();

  /**
   * @param metrics the queries that are metrics, by their ids
   * @param expressions the queries that are expressions, by their ids
   * @param times every time that a period begins at
   */
  constructor(
    private readonly metrics: ReadonlyMap<string, Series>,
    private readonly expressions: ReadonlyMap<string, { readonly expression: string; readonly periodSeconds: number }>,
    private readonly times: (periodSeconds: number) => readonly number[],
  ) {}

  /** @throws MathError when an expression comes to no time series */
  seriesOf(id: string): readonly Series[] {
    const value = this.value(id);
    if (typeof value === "number") {
      throw new MathError("The expression must come to a time series: TIME_SERIES makes one of a number");
    }
    return listOf([value]);
  }

  private value(id: string): Value {
    const metric = this.metrics.get(id);
    if (metric !== undefined) {
      return metric;
    }
    const query = this.expressions.get(id);
    if (query === undefined) {
      throw new MathError(`Unknown id '${id}'`);
    }
    const known = this.results.get(id);
    if (known === "begun") {
      throw new MathError(`'${id}' depends on itself`);
    }
    if (known !== undefined) {
      return known;
    }
    if (isQuery(query.expression)) {
      throw new MathError("Metrics Insights queries are not supported by local AWS");
    }
    this.results.set(id, "begun");
    const scope = { metrics: this.metrics, times: this.times, periodSeconds: query.periodSeconds };
    const value = this.evaluate(parseMath(query.expression), scope);
    this.results.set(id, value);
    return value;
  }

  private evaluate(node: Node, scope: Scope): Value {
    switch (node.kind) {
      case "number":
        return node.value;
      case "text":
        return { text: node.text };
      case "name":
        return KEYWORDS.includes(node.name) ? { text: node.name } : this.value(node.name);
      case "list":
        return listOf(node.items.map((item) => this.evaluate(item, scope)));
      case "negative":
        return ofNumbers(this.evaluate(node.of, scope), (number) => -number);
      case "binary":
        return paired(this.evaluate(node.left, scope), this.evaluate(node.right, scope), OPERATORS[node.operator]);
      case "call":
        return this.call(node.name, node.args, scope);
    }
  }

  private call(name: string, args: readonly Node[], scope: Scope): Value {
    const signature = functionOf(name);
    if (args.length < signature.least || args.length > signature.most) {
      throw new MathError(`Function ${name} does not take ${args.length} arguments`);
    }
    return signature.run(
      args.map((arg) => this.evaluate(arg, scope)),
      scope,
    );
  }
}

function functionOf(name: string) {
  const signature = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (signature === undefined) {
    throw new MathError(
      ELSEWHERE.includes(name) ? `Function '${name}' is not supported by local AWS` : `Unsupported function '${name}'`,
    );
  }
  return signature;
}

/** A query of Metrics Insights, which is another language. */
const isQuery = (expression: string): boolean => /^\s*SELECT\s/i.test(expression);

/** @throws MathError when CloudWatch could not evaluate it either; what it names may be missing */
export function checkMath(expression: string): void {
  if (!isQuery(expression)) {
    checkCalls(parseMath(expression));
  }
}

function checkCalls(node: Node): void {
  if (node.kind === "call" && !ELSEWHERE.includes(node.name)) {
    functionOf(node.name);
  }
  for (const child of childrenOf(node)) {
    checkCalls(child);
  }
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items;
    case "call":
      return node.args;
    case "negative":
      return [node.of];
    case "binary":
      return [node.left, node.right];
    default:
      return [];
  }
}
