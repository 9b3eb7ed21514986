import type { Group, Node, Template, TemplatePart } from "../../src/hcl/tree/node";
import { isToken } from "../../src/hcl/tree/node";

/** An expression in which `join(" ", ["a", "b"])`, as a long text is printed, is the text `"a b"` again. */
export function withWholeTexts(nodes: readonly Node[]): readonly Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const before = result.at(-1);
    const text = isToken(before, "word", "join") ? joined(node) : undefined;
    if (text === undefined) {
      result.push(inside(node));
    } else {
      result[result.length - 1] = text;
    }
  }
  return result;
}

function inside(node: Node): Node {
  switch (node.kind) {
    case "token":
      return node;
    case "template":
      return { ...node, parts: node.parts.flatMap(partInside) };
    case "group":
      return { ...node, children: withWholeTexts(node.children) };
  }
}

/** `"a ${"b"}"` is `"a b"`. */
function partInside(part: TemplatePart): readonly TemplatePart[] {
  if (typeof part === "string") {
    return [part];
  }
  const nodes = withWholeTexts(part.nodes);
  const text = part.open === "${" && part.close === "}" ? soleText(nodes) : undefined;
  return text === undefined ? [{ ...part, nodes }] : text.parts;
}

/** The text that an expression is nothing but, in parentheses or not. */
export function soleText(nodes: readonly Node[]): Template | undefined {
  const [only, ...others] = nodes;
  if (only === undefined || others.length > 0) {
    return undefined;
  }
  return only.kind === "template"
    ? only
    : only.kind === "group" && only.open === "(" && !only.attached
      ? soleText(only.children)
      : undefined;
}

function joined(call: Node): Template | undefined {
  if (call.kind !== "group" || !call.attached) {
    return undefined;
  }
  const [separator, comma, list, ...others] = call.children;
  const between = separator?.kind === "template" ? separator.parts.join("") : undefined;
  if ((between !== "" && between !== " ") || !isToken(comma, "comma") || !isList(list) || others.length > 0) {
    return undefined;
  }
  const items = itemsOf(list).map((item) => partInside({ open: "${", nodes: item, close: "}" }));
  // What is no text anywhere is a list that somebody wrote.
  const isText = items.some((parts) => parts.some((part) => typeof part === "string"));
  return isText
    ? { kind: "template", parts: items.flatMap((parts, index) => (index === 0 ? parts : [between, ...parts])) }
    : undefined;
}

const isList = (node: Node | undefined): node is Group => node?.kind === "group" && node.open === "[";

function itemsOf({ children }: Group): readonly (readonly Node[])[] {
  const items: Node[][] = [[]];
  for (const node of children) {
    if (isToken(node, "comma")) {
      items.push([]);
    } else {
      items.at(-1)?.push(node);
    }
  }
  return items.filter((item) => item.length > 0);
}
