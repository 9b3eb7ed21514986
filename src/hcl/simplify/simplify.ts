import { type Group, isToken, type Node, type Template, type Token } from "../tree/node";
import { BARE_KEY } from "../write/value";
import { readable } from "./comparison";

/**
 * An expression as people write it: without parentheses that change nothing, with bare keys in objects, and with what is
 * looked at on the left of a comparison. cdktf puts parentheses around every operation, quotes around every key, and a
 * bound of 0 on the left, since it loses one on the right.
 */
export function simplified(nodes: readonly Node[]): readonly Node[] {
  return readable(withoutParentheses(nodes));
}

function withoutParentheses(nodes: readonly Node[]): readonly Node[] {
  const inner = nodes.map(inside);
  const [only] = inner;
  // A whole in parentheses, such as an argument of a call.
  if (inner.length === 1 && isParentheses(only)) {
    return only.children;
  }
  return inner.flatMap((node, index) =>
    isParentheses(node) && isNeedless(node, inner[index - 1], inner[index + 1]) ? node.children : [node],
  );
}

function inside(node: Node): Node {
  switch (node.kind) {
    case "token":
      return node;
    case "template":
      return simplifiedTemplate(node);
    case "group":
      return { ...node, children: node.open === "{" ? items(node).map(bareKey) : items(node) };
  }
}

function simplifiedTemplate({ parts }: Template): Template {
  return {
    kind: "template",
    parts: parts.map((part) => (typeof part === "string" ? part : { ...part, nodes: simplified(part.nodes) })),
  };
}

/** What is between commas, and after the equals sign of an item, is a whole. */
function items({ children, open }: Group): readonly Node[] {
  const result: Node[] = [];
  let whole: Node[] = [];
  const flush = () => {
    result.push(...simplified(whole));
    whole = [];
  };
  for (const node of children) {
    if (isToken(node, "comma") || (open === "{" && isToken(node, "equal"))) {
      // `(var.name) = 1` is another key than `var.name = 1`.
      if (isToken(node, "comma")) {
        flush();
      } else {
        result.push(...whole.map(inside));
        whole = [];
      }
      result.push(node);
    } else {
      whole.push(node);
    }
  }
  flush();
  return result;
}

function bareKey(node: Node, index: number, nodes: readonly Node[]): Node {
  const key = isToken(nodes[index + 1], "equal") && (index === 0 || isToken(nodes[index - 1], "comma"));
  const [literal] = node.kind === "template" && node.parts.length === 1 ? node.parts : [];
  return key && typeof literal === "string" && BARE_KEY.test(literal)
    ? { kind: "token", type: "word", text: literal }
    : node;
}

const isParentheses = (node: Node | undefined): node is Group =>
  node?.kind === "group" && node.open === "(" && !node.attached && node.children.length > 0;

/** How tightly operators bind. */
const OR = 1;
const AND = 2;
const STRENGTH: Readonly<Record<string, number>> = {
  "||": OR,
  "&&": AND,
  "==": 3,
  "!=": 3,
  ">": 4,
  "<": 4,
  ">=": 4,
  "<=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};
const TIGHTEST = 7;

/** Between a choice, a comprehension and what is in it everything binds. */
const LOOSE = 0;

function isNeedless(group: Group, before: Node | undefined, after: Node | undefined): boolean {
  const outer = [before, after].map(strengthBeside);
  const own = strengthOf(group.children);
  if (own === undefined || outer.some((strength) => strength === undefined)) {
    return false;
  }
  const [left = LOOSE, right = LOOSE] = outer;
  // `a && (b && c)` is `a && b && c`, but `a - (b - c)` is another number than `a - b - c`.
  const chain = own === left && own <= AND;
  // `a && b || c` and `a == b != c` are right and hard to read.
  const mixed = (own === AND && outer.includes(OR)) || (isComparison(own) && outer.some(isComparison));
  return (own > left || chain) && own >= right && !mixed;
}

const isComparison = (strength: number | undefined): boolean => strength === 3 || strength === 4;

/** `undefined` where parentheses matter for another reason: a member of what is in them, a negation, a keyword. */
function strengthBeside(node: Node | undefined): number | undefined {
  if (node === undefined) {
    return LOOSE;
  }
  if (node.kind !== "token") {
    return undefined;
  }
  if (["question", "colon", "arrow", "equal", "comma"].includes(node.type) || ["in", "if"].includes(node.text)) {
    return LOOSE;
  }
  return STRENGTH[node.text];
}

/** The loosest operator among some nodes; `undefined` where it is better not to look at them. */
function strengthOf(nodes: readonly Node[]): number | undefined {
  const tokens = nodes.filter((node): node is Token => node.kind === "token");
  if (tokens.some(({ type }) => ["question", "bang", "comma", "ellipsis"].includes(type))) {
    return undefined;
  }
  const operators = nodes.filter(
    (node, index) => node.kind === "token" && STRENGTH[node.text] !== undefined && index > 0,
  ) as readonly Token[];
  // A minus in front of something negates it.
  return isToken(nodes[0], "minus")
    ? undefined
    : Math.min(TIGHTEST, ...operators.map(({ text }) => STRENGTH[text] ?? TIGHTEST));
}
