import { isToken, type Node, type TokenType } from "./node";

/** What separators divide. */
export function itemsOf(nodes: readonly Node[], separator: TokenType): readonly (readonly Node[])[] {
  const items: Node[][] = [[]];
  for (const node of nodes) {
    if (isToken(node, separator)) {
      items.push([]);
    } else {
      items.at(-1)?.push(node);
    }
  }
  return items.filter((item) => item.length > 0);
}
