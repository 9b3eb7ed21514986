import { simplified } from "../../src/hcl/simplify/simplify";
import { type Group, isToken, type Node, type Sequence } from "../../src/hcl/tree/node";
import { lineOf, piecesOf } from "../../src/hcl/tree/pieces";
import { readExpression, readTemplate } from "../../src/hcl/tree/reader";
import { soleText, withWholeTexts } from "./whole-texts";

/** Reads HCL back into Terraform's JSON syntax with HashiCorp's own parser. */
export const readHcl = (files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> =>
  parseHcl("printed.tf", Object.values(files).join("\n"));

/**
 * One text of HCL in Terraform's JSON syntax. Loaded by whoever parses: it is a program of two megabytes that does not like
 * to end.
 */
export function parseHcl(name: string, text: string): Promise<Record<string, unknown>> {
  const hcl2json: typeof import("@cdktf/hcl2json") = require("@cdktf/hcl2json");
  return hcl2json.parse(name, text);
}

/**
 * A configuration with every text that is nothing but an expression as HashiCorp's parser reads it: it makes lists,
 * objects and literals of expressions that are some.
 */
export async function asRead(document: unknown): Promise<unknown> {
  const sources: string[] = [];
  replaced(document, (source) => sources.push(source));
  const text = sources.map((source, index) => `e${index} = ${source}\n`).join("");
  const values: Readonly<Record<string, unknown>> = text === "" ? {} : await parseHcl("expressions.tf", text);
  let index = 0;
  return replaced(document, () => values[`e${index++}`]);
}

function replaced(value: unknown, change: (source: string) => unknown, name = ""): unknown {
  if (typeof value === "string" && !BARE.includes(name)) {
    const [only, ...more] = readTemplate(value);
    return typeof only === "object" && more.length === 0 && only.open === "${" ? change(value.slice(2, -1)) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, change, name));
  }
  if (typeof value !== "object" || value === null || name === "//") {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, change, key)]));
}

/** Members whose texts are references, keywords or types: one syntax has them with braces around, the other without. */
const BARE = [
  "depends_on",
  "provider",
  "providers",
  "ignore_changes",
  "replace_triggered_by",
  "when",
  "on_failure",
  "type",
  "from",
  "to",
  "iterator",
];

/**
 * A configuration in a form that is the same for all ways to write the same thing: one block or a list of one, and an
 * expression however it is laid out.
 */
export function normalised(value: unknown, name = ""): unknown {
  if (typeof value === "string") {
    return BARE.includes(name) ? bare(value) : template(value);
  }
  if (Array.isArray(value)) {
    const items = name === "provisioner" ? byLabel(value) : value.map((item) => normalised(item, name));
    return items.length === 1 && typeof items[0] === "object" && items[0] !== null ? items[0] : items;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const members = Object.entries(value)
    .filter(([key, member]) => key !== "//" && member !== undefined && !isNothing(key, member))
    .map(([key, member]) => [template(key), normalised(member, BARE.includes(name) ? name : key)] as const);
  return Object.fromEntries(members);
}

/** A list of blocks with one label each, and one object of them by label. */
function byLabel(blocks: readonly Readonly<Record<string, unknown>>[]): unknown[] {
  const labels = [...new Set(blocks.flatMap(Object.keys))];
  const named = labels.map((label) => [label, blocks.flatMap((block) => block[label] ?? [])] as const);
  return [normalised(Object.fromEntries(named))];
}

/** What cdktf leaves where nothing is said: an empty lifecycle, an empty section. */
const isNothing = (key: string, value: unknown): boolean =>
  key === "lifecycle" && typeof value === "object" && value !== null && Object.keys(value).length === 0;

const bare = (text: string): string => canonical(readExpression(/^\$\{([\s\S]*)\}$/.exec(text)?.[1] ?? text));

/** Terraform normalizes texts, wherever they come from. */
const template = (text: string): string =>
  readTemplate(text.normalize("NFC"))
    .map((part) => {
      const inner = typeof part === "string" ? undefined : soleText(withWholeTexts(part.nodes));
      if (typeof part === "string") {
        return part;
      }
      return inner === undefined || part.open !== "${" || part.close !== "}"
        ? `${part.open}${canonical(part.nodes)}${part.close}`
        : inner.parts
            .map((one) => (typeof one === "string" ? unescaped(one) : template(`\${${sourceOf(one)}}`)))
            .join("");
    })
    .join("");

/** A text between quotes as Terraform's JSON syntax has it. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (_, short, long, character) =>
    character === undefined
      ? String.fromCodePoint(Number.parseInt(short ?? long, 16))
      : (ESCAPED[character] ?? character),
  );

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const sourceOf = ({ nodes }: Sequence): string => lineOf(piecesOf(nodes));

function canonical(written: readonly Node[]): string {
  const nodes = withWholeTexts(written);
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === "group" && only.open === "(") {
    return canonical(only.children);
  }
  return simplified(nodes).map(one).join(" ");
}

function one(node: Node): string {
  switch (node.kind) {
    case "token":
      return node.text;
    case "template":
      return `"${node.parts.map((part) => (typeof part === "string" ? part : `${part.open}${canonical(part.nodes)}}`)).join("")}"`;
    case "group":
      return node.open === "{" ? object(node) : `${node.open} ${inside(node)} ${node.open}`;
  }
}

/** A comma at the end means nothing. */
function inside({ children }: Group): string {
  return children
    .map((node) => one(node))
    .join(" ")
    .replace(/ ,$/, "");
}

/** Keys with quotes or without, `=` or `:`. */
function object({ children }: Group): string {
  const parts = children.map((node, index) => {
    const next = children[index + 1];
    const key = isToken(next, "equal") || isToken(next, "colon");
    const [literal] = node.kind === "template" ? node.parts : [];
    return key && typeof literal === "string" ? literal : isToken(node, "colon") ? "=" : one(node);
  });
  return `{ ${parts.join(" ").replace(/ ,$/, "")} }`;
}
