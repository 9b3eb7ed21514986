import { type Group, isToken, type Node, type Token, type TokenType } from "../tree/node";

/** An operator whose sides have changed places. */
const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" };

const OPPOSITE: Readonly<Record<string, string>> = { "==": "!=", "!=": "==" };

/** What an operand of `&&`, a branch of a choice or an item ends at. */
const ENDS: ReadonlySet<TokenType> = new Set(["logic", "question", "colon", "arrow", "comma", "equal", "ellipsis"]);

/**
 * Comparisons as people write them: what is looked at first, then what it is compared with (`var.copies >= 1`, not
 * `1 <= var.copies`), and no negation of a comparison (`a != b`, not `!(a == b)`).
 */
export function readable(nodes: readonly Node[]): readonly Node[] {
  const choice = negatedChoice(nodes);
  if (choice !== undefined) {
    return readable(choice);
  }
  const result: Node[] = [];
  let operand: Node[] = [];
  const flush = () => {
    result.push(...turned(positive(operand)));
    operand = [];
  };
  for (const [index, node] of nodes.entries()) {
    if (isEnd(node, nodes[index - 1])) {
      flush();
      result.push(node);
    } else {
      operand.push(node);
    }
  }
  flush();
  return result;
}

/** `var.if` ends nothing. */
const isEnd = (node: Node, before: Node | undefined): boolean =>
  node.kind === "token" &&
  (ENDS.has(node.type) || (["for", "in", "if"].includes(node.text) && !isToken(before, "dot")));

function turned(operand: readonly Node[]): readonly Node[] {
  const comparison = onlyComparison(operand);
  const operator = TURNED[comparison?.text ?? ""];
  if (comparison === undefined || operator === undefined) {
    return operand;
  }
  const at = operand.indexOf(comparison);
  const [left, right] = [operand.slice(0, at), operand.slice(at + 1)];
  const isBetterLast = isLiteral(left) && !isLiteral(right) && !isTemplate(right);
  return isBetterLast ? [...right, { ...comparison, text: operator }, ...left] : operand;
}

function onlyComparison(operand: readonly Node[]): Token | undefined {
  const [comparison, ...others] = operand.filter((node): node is Token => isToken(node, "comparison"));
  return others.length === 0 ? comparison : undefined;
}

/** A number, `true`, `false`, `null`, or a text without expressions. */
export function isLiteral(nodes: readonly Node[]): boolean {
  const [first, ...others] = isToken(nodes[0], "minus") ? nodes.slice(1) : nodes;
  if (first === undefined || others.length > 0) {
    return false;
  }
  return first.kind === "template"
    ? first.parts.every((part) => typeof part === "string")
    : first.kind === "token" && (first.type === "number" || ["true", "false", "null"].includes(first.text));
}

const isTemplate = ([first, ...others]: readonly Node[]): boolean => first?.kind === "template" && others.length === 0;

/** `!(a == b)` is `a != b`, `!(f(a))` is `!f(a)`, and `!(!a)` is `a`. */
function positive(operand: readonly Node[]): readonly Node[] {
  const [bang, group, ...others] = operand;
  if (!isToken(bang, "bang") || !isParentheses(group) || others.length > 0 || !isOperand(group.children)) {
    return operand;
  }
  const comparison = onlyComparison(group.children);
  const opposite = OPPOSITE[comparison?.text ?? ""];
  if (comparison !== undefined && opposite !== undefined) {
    return group.children.map((node) => (node === comparison ? { ...comparison, text: opposite } : node));
  }
  return isOneTerm(group.children) ? [bang as Token, ...group.children] : operand;
}

const isOperand = (nodes: readonly Node[]): boolean => !nodes.some((node, index) => isEnd(node, nodes[index - 1]));

/** A reference, a call, or a text, which is laid out as a call if it is long: not `null`, which has no negation. */
const isOneTerm = (nodes: readonly Node[]): boolean =>
  isTemplate(nodes) ||
  (isToken(nodes[0], "word") &&
    !isLiteral(nodes) &&
    nodes.every((node) => (node.kind === "group" ? node.attached : isToken(node, "word") || isToken(node, "dot"))));

/** `!(a == null ? true : b)` is `a == null ? false : !(b)`, alone, after a colon or after an `if`. */
function negatedChoice(nodes: readonly Node[]): readonly Node[] | undefined {
  const group = nodes.at(-1);
  const before = nodes.at(-3);
  const isAlone = nodes.length === 2 || isToken(before, "colon") || isToken(before, "word", "if");
  if (!isAlone || !isToken(nodes.at(-2), "bang") || !isParentheses(group)) {
    return undefined;
  }
  const { children } = group;
  const at = children.findIndex((node) => isToken(node, "question"));
  const [answer, colon] = children.slice(at + 1, at + 3);
  if (at === -1 || !isToken(answer, "word", "true") || !isToken(colon, "colon")) {
    return undefined;
  }
  const rest = children.slice(at + 3);
  const no: Token = { kind: "token", type: "word", text: "false" };
  const bang: Token = { kind: "token", type: "bang", text: "!" };
  const negated: Group = { kind: "group", open: "(", attached: false, children: rest };
  return [...nodes.slice(0, -2), ...children.slice(0, at + 1), no, ...children.slice(at + 2, at + 3), bang, negated];
}

const isParentheses = (node: Node | undefined): node is Group =>
  node?.kind === "group" && node.open === "(" && !node.attached && node.children.length > 0;
