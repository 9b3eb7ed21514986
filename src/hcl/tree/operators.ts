import { isToken, type Node, type Token, type TokenType } from "./node";

/** The operators that bind the least: the best places to end a line. */
export function splitting(nodes: readonly Node[]): readonly Token[] {
  const at = (type: TokenType, text?: string) =>
    nodes.filter((node): node is Token => node.kind === "token" && isToken(node, type, text));
  const [question] = at("question");
  if (question !== undefined) {
    const colon = colonOf(nodes, nodes.indexOf(question));
    return colon === undefined ? [] : [question, colon];
  }
  return [at("logic", "||"), at("logic", "&&"), at("comparison")].find((operators) => operators.length > 0) ?? [];
}

/** The colon that belongs to a question mark. */
function colonOf(nodes: readonly Node[], question: number): Token | undefined {
  let open = 0;
  return nodes.slice(question).find((node): node is Token => {
    open += isToken(node, "question") ? 1 : isToken(node, "colon") ? -1 : 0;
    return open === 0;
  });
}

const begins = ({ type }: Token): boolean => type === "question" || type === "colon";

/** The parts between operators, with what begins and ends their lines: `?` and `:` begin one, all others end one. */
export function partsOf(nodes: readonly Node[], operators: readonly Token[]) {
  const starts = operators.map((operator) => nodes.indexOf(operator));
  return [-1, ...starts].map((start, index) => {
    const operator = nodes[start];
    const next = operators[index];
    return {
      lead: operator?.kind === "token" && begins(operator) ? `${operator.text} ` : "",
      part: nodes.slice(start + 1, starts[index] ?? nodes.length),
      end: next !== undefined && !begins(next) ? ` ${next.text}` : "",
    };
  });
}
