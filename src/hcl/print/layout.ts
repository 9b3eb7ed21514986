import { isLiteral } from "../simplify/comparison";
import { simplified } from "../simplify/simplify";
import { itemsOf } from "../tree/items";
import { type Group, isComprehension, isGroup, isToken, type Node, type Token } from "../tree/node";
import { partsOf, splitting } from "../tree/operators";
import { lineOf, partsText, piecesOf, sequenceText, templateText } from "../tree/pieces";
import type { Line } from "./line";
import { canBeDivided, hasSpaces, inParts } from "./long-text";

/** Where lines are broken, as far as an expression lets them. */
const WIDTH = 120;
const STEP = 2;

/** An argument that can stand beside one that takes several lines. */
const SHORT = 12;

/** An expression in a text that is worth lines of its own. */
const LONG_SEQUENCE = 40;

/** An expression on its lines. */
interface Laid {
  /** What goes on where the expression begins. */
  readonly first: string;
  /** The lines between, and the last one, to which something can be appended; none where one line is enough. */
  readonly rest?: { readonly between: readonly Line[]; readonly last: string };
}

interface LinePosition {
  /** Spaces before the line that the expression begins on. */
  readonly indent: number;
  /** Characters before it on that line. */
  readonly column: number;
  /** True within brackets that let a line end anywhere. */
  readonly free: boolean;
  /** True where Terraform takes no expression: a text stays one text, however long it is. */
  readonly literal: boolean;
}

export interface AssignmentOptions {
  /** Characters up to the equals sign, where it stands below those of longer names. @default - those of the name */
  readonly width?: number;
  /** Whether Terraform takes values only: the description and the default of a variable. @default false */
  readonly literal?: boolean;
}

/** Lays out the value of an argument that is called `name`, at a number of spaces. */
function layOut(nodes: readonly Node[], indent: number, nameLength: number, literal: boolean): Laid {
  const [only] = nodes;
  const place = { indent, column: indent + nameLength + " = ".length, free: false, literal };
  // An object on its own reads better over several lines, however short it is.
  return nodes.length === 1 && isGroup(only) && only.open === "{" && only.children.length > 0
    ? broken(nodes, only, place)
    : lay(nodes, place);
}

/** The lines of `name = value`. */
export function assignment(
  name: string,
  nodes: readonly Node[],
  indent: number,
  { width = name.length, literal = false }: AssignmentOptions = {},
): readonly Line[] {
  const { first, rest } = layOut(simplified(nodes), indent, width, literal);
  return rest === undefined
    ? [{ indent, lead: name, assign: first }]
    : [{ indent, lead: `${name} = ${first}` }, ...rest.between, { indent, lead: rest.last }];
}

/**
 * The lines of assignments that stand below each other. Their equals signs do so too, which may leave a value less space
 * than its own name does.
 */
export function aligned<T>(
  items: readonly T[],
  linesOf: (item: T, width?: number) => readonly Line[],
): readonly (readonly Line[])[] {
  const all = items.map((item) => linesOf(item));
  return all.map((lines, index) => {
    const item = items[index];
    const [line] = lines;
    const width = widthAround(all, index);
    const isTooLong = line?.assign !== undefined && line.indent + width + " = ".length + line.assign.length > WIDTH;
    return isTooLong && item !== undefined ? linesOf(item, width) : lines;
  });
}

/** The longest name of those on one line in a row. */
function widthAround(all: readonly (readonly Line[])[], index: number): number {
  const isShort = (lines: readonly Line[] | undefined) => lines?.length === 1 && lines[0]?.assign !== undefined;
  let [start, end] = [index, index];
  while (isShort(all[start - 1])) {
    start -= 1;
  }
  while (isShort(all[end + 1])) {
    end += 1;
  }
  return Math.max(...all.slice(start, end + 1).map(([line]) => line?.lead.length ?? 0));
}

/**
 * How nodes are laid out, by the first of them: whoever tries several places asks for the same again, at each level of
 * what is nested, which would double the work with each.
 */
const known = new WeakMap<Node, Map<string, Laid>>();

function lay(nodes: readonly Node[], place: LinePosition): Laid {
  const [first] = nodes;
  if (first === undefined) {
    return layAnew(nodes, place);
  }
  // Nodes stand in one place of one tree: the first and the number of them tell which ones they are. Beyond the width
  // all columns are alike.
  const key = `${nodes.length} ${place.indent} ${Math.min(place.column, WIDTH + 1)} ${place.free} ${place.literal}`;
  const laid = known.get(first) ?? new Map<string, Laid>();
  known.set(first, laid);
  const before = laid.get(key);
  if (before !== undefined) {
    return before;
  }
  const made = layAnew(nodes, place);
  laid.set(key, made);
  return made;
}

function layAnew(nodes: readonly Node[], place: LinePosition): Laid {
  const flat = lineOf(piecesOf(nodes));
  const long = nodes.filter(isGroup).filter(isLong);
  if (long.length === 0 && place.column + flat.length <= WIDTH) {
    return { first: flat };
  }
  const operators = splitting(nodes);
  const [group] = long.length > 0 ? long : nodes.filter(isBreakable).sort(byLength);
  if (long.length <= 1 && group !== undefined) {
    const laid = broken(nodes, group, place);
    // An operator is a better place, unless it is what is in the brackets that is long.
    const last = operators.every(({ type }) => type === "comparison") && group === nodes.at(-1);
    if (operators.length === 0 || ((long.length === 1 || last) && fits(laid, place))) {
      return laid;
    }
  }
  if (operators.length > 0) {
    return place.free ? split(nodes, operators, place) : inParentheses(nodes, operators, place);
  }
  return longText(nodes, place) ?? onItsOwnLine(nodes, flat, place) ?? { first: flat };
}

/** A text that does not fit on its line: broken in one of its expressions, or between its words. */
function longText(nodes: readonly Node[], place: LinePosition): Laid | undefined {
  const [only, ...others] = nodes;
  const text = only?.kind === "template" && others.length === 0 ? only : undefined;
  const inText = brokenInText(nodes, text === undefined || hasSpaces(text) ? WIDTH : LONG_SEQUENCE, place);
  if (inText !== undefined && (text === undefined || fits(inText, place))) {
    return inText;
  }
  const parts =
    text === undefined || place.literal ? undefined : inParts(text, WIDTH - place.indent - STEP - ",".length);
  return parts === undefined ? inText : lay(parts, place);
}

/** A name, or a text, that does not fit beside what it is assigned to. A number stays there: it is short, and no expression. */
function onItsOwnLine(nodes: readonly Node[], flat: string, { indent, free, literal }: LinePosition): Laid | undefined {
  const isName = nodes.every((node) => (node.kind === "template" ? canBeDivided(node) : node.kind === "token"));
  const isValue = nodes[0]?.kind === "token" && isLiteral(nodes);
  const isUnbroken = !free && !literal && isName && !isValue && indent + STEP + flat.length <= WIDTH;
  return isUnbroken ? { first: "(", rest: { between: [{ indent: indent + STEP, lead: flat }], last: ")" } } : undefined;
}

const fits = ({ first, rest }: Laid, { indent, column }: LinePosition): boolean =>
  column + first.length <= WIDTH && indent + (rest?.last.length ?? 0) <= WIDTH;

/** Objects of more than one item are never on one line, nor is what holds them. */
function isLong(group: Group): boolean {
  const items = itemsOf(group.children, "comma");
  return (
    (group.open === "{" && !isComprehension(group) && items.length > 1) || group.children.filter(isGroup).some(isLong)
  );
}

function isBreakable(node: Node): node is Group {
  return isGroup(node) && node.children.length > 0 && !(node.open === "[" && node.attached);
}

const byLength = (left: Group, right: Group): number => lengthOf(right) - lengthOf(left);

const lengthOf = ({ children }: Group): number => lineOf(piecesOf(children)).length;

/** All on the line of the brackets, except for what is between them. */
function broken(nodes: readonly Node[], group: Group, place: LinePosition): Laid {
  const pieces = piecesOf(nodes);
  const open = pieces.findIndex((piece) => piece.group === group);
  const close = pieces.map((piece) => piece.group).lastIndexOf(group);
  const first = lineOf(pieces.slice(0, open + 1));
  const tail = lineOf(pieces.slice(close));
  const inside = { ...place, column: place.column + first.length, free: group.open !== "{" };
  const hugged = hug(group, inside);
  if (hugged?.rest !== undefined) {
    const { between, last } = hugged.rest;
    return { first: `${first}${hugged.first}`, rest: { between, last: `${last}${tail}` } };
  }
  return { first, rest: { between: contents(group, place.indent + STEP, place.literal), last: tail } };
}

/** @param least characters of an expression that is broken: a shorter one is better left in its text */
function brokenInText(nodes: readonly Node[], least: number, place: LinePosition): Laid | undefined {
  const texts = nodes.filter((node) => node.kind === "template");
  const sequences = texts.flatMap(({ parts }) => parts.filter((part) => typeof part !== "string"));
  const [sequence] = [...sequences].sort((left, right) => sequenceText(right).length - sequenceText(left).length);
  const text = texts.find(({ parts }) => sequence !== undefined && parts.includes(sequence));
  if (sequence === undefined || text === undefined || sequenceText(sequence).length <= least) {
    return undefined;
  }
  const at = text.parts.indexOf(sequence);
  const head = `"${partsText(text.parts.slice(0, at))}${sequence.open}`;
  const tail = `${sequence.close}${partsText(text.parts.slice(at + 1))}"`;
  const pieces = piecesOf(nodes);
  const index = pieces.findIndex((piece) => piece.text === templateText(text));
  const before = lineOf([...pieces.slice(0, index), { type: "quote", text: head }]);
  const laid = lay(sequence.nodes, { ...place, column: place.column + before.length, free: true });
  return laid.rest !== undefined && isBracketed(laid, place.indent)
    ? {
        first: `${before}${apart(laid.first.startsWith("{"))}${laid.first}`,
        rest: {
          between: laid.rest.between,
          last: lineOf([
            { type: "quote", text: `${laid.rest.last}${apart(laid.rest.last.endsWith("}"))}${tail}` },
            ...pieces.slice(index + 1),
          ]),
        },
      }
    : undefined;
}

/** The braces of an object do not touch those of the text. */
const apart = (brace: boolean): string => (brace ? " " : "");

/**
 * `f({`, its items, and `})`: the one long argument of a call begins on the line of the call. Only where its own
 * brackets end it, so that the lines between are one step further in, which is what `terraform fmt` asks for.
 */
function hug(group: Group, place: LinePosition): Laid | undefined {
  if (group.open === "{" || isComprehensionWithCondition(group)) {
    return undefined;
  }
  const items = itemsOf(group.children, "comma");
  const only = huggable(items);
  const index = only === undefined ? -1 : items.indexOf(only);
  // In a list of several the items stand below each other.
  const isOneOfSeveral = group.open === "[" && items.length > 1;
  if (only === undefined || isOneOfSeveral || (index !== 0 && index !== items.length - 1)) {
    return undefined;
  }
  const before = items
    .slice(0, index)
    .map((item) => `${lineOf(piecesOf(item))}, `)
    .join("");
  const after = items
    .slice(index + 1)
    .map((item) => `, ${lineOf(piecesOf(item))}`)
    .join("");
  const column = place.column + before.length;
  const laid = layHugged(only, { ...place, column });
  return laid.rest !== undefined && isBracketed(laid, place.indent) && fits(laid, { ...place, column })
    ? { first: `${before}${laid.first}`, rest: { between: laid.rest.between, last: `${laid.rest.last}${after}` } }
    : undefined;
}

/** A text that would be divided on a line of its own is divided as there: read again, it is the call that it became. */
function layHugged(nodes: readonly Node[], place: LinePosition): Laid {
  const laid = lay(nodes, place);
  const [only, ...others] = nodes;
  if (laid.rest !== undefined || place.literal || only?.kind !== "template" || others.length > 0) {
    return laid;
  }
  const indent = place.indent + STEP;
  const parts = inParts(only, WIDTH - indent - STEP - ",".length);
  const isDivided =
    parts !== undefined && lay(nodes, { ...place, indent, column: indent + ",".length }).rest !== undefined;
  return isDivided ? lay(parts, place) : laid;
}

/** The only item that is long, or that is not short. */
function huggable(items: readonly (readonly Node[])[]): readonly Node[] | undefined {
  const long = items.filter((item) => item.filter(isGroup).some(isLong));
  const wide = items.filter((item) => lineOf(piecesOf(item)).length > SHORT);
  const [only, ...others] = long.length > 0 ? long : wide;
  return others.length === 0 ? only : undefined;
}

const isComprehensionWithCondition = (group: Group): boolean =>
  isComprehension(group) && group.children.some((node) => isToken(node, "word", "if"));

const isBracketed = ({ first, rest }: Laid, indent: number): boolean =>
  /[([{]$/.test(first) &&
  /^[)\]}]/.test(rest?.last ?? "") &&
  (rest?.between ?? []).every((line) => line.indent > indent);

/** What is between brackets, an item a line. */
function contents(group: Group, indent: number, literal: boolean): readonly Line[] {
  const place = { indent, column: indent, free: true, literal };
  if (isComprehension(group)) {
    return comprehension(group.children, place);
  }
  const operators = splitting(group.children);
  if (group.open === "(" && !group.attached && operators.length > 0) {
    return withEnd(split(group.children, operators, place), indent, "");
  }
  const items = itemsOf(group.children, "comma");
  if (group.open === "{") {
    return aligned(items, (item, width) => entry(item, indent, { width, literal })).flat();
  }
  return items.flatMap((item, index) => {
    const comma = group.open === "[" || index < items.length - 1 ? "," : "";
    return withEnd(lay(item, { ...place, column: indent + comma.length }), indent, comma);
  });
}

function entry(item: readonly Node[], indent: number, options: AssignmentOptions): readonly Line[] {
  const at = item.findIndex((node) => isToken(node, "equal") || isToken(node, "colon"));
  return assignment(lineOf(piecesOf(item.slice(0, at))), item.slice(at + 1), indent, options);
}

function comprehension(nodes: readonly Node[], place: LinePosition): readonly Line[] {
  const { indent } = place;
  const colon = nodes.findIndex((node) => isToken(node, "colon"));
  const condition = nodes.findIndex((node, index) => index > colon && isToken(node, "word", "if"));
  const end = condition === -1 ? nodes.length : condition;
  const whole = lay(nodes.slice(0, end), place);
  const isOnOneLine = whole.rest === undefined && indent + whole.first.length <= WIDTH;
  const lines =
    isOnOneLine || isBracketed(whole, indent)
      ? withEnd(whole, indent, "")
      : [
          ...withEnd(lay(nodes.slice(0, colon), { ...place, column: indent + " :".length }), indent, " :"),
          ...withEnd(lay(nodes.slice(colon + 1, end), place), indent, ""),
        ];
  return condition === -1 ? lines : [...lines, ...withEnd(lay(nodes.slice(condition), place), indent, "")];
}

function withEnd({ first, rest }: Laid, indent: number, end: string): readonly Line[] {
  return rest === undefined
    ? [{ indent, lead: `${first}${end}` }]
    : [{ indent, lead: first }, ...rest.between, { indent, lead: `${rest.last}${end}` }];
}

function inParentheses(nodes: readonly Node[], operators: readonly Token[], place: LinePosition): Laid {
  const indent = place.indent + STEP;
  const laid = split(nodes, operators, { ...place, indent, column: indent, free: true });
  return { first: "(", rest: { between: withEnd(laid, indent, ""), last: ")" } };
}

/** `?` and `:` begin their line, all others end theirs. */
function split(nodes: readonly Node[], operators: readonly Token[], place: LinePosition): Laid {
  const lines = partsOf(nodes, operators).flatMap(({ lead, part, end }) => {
    const laid = lay(part, { ...place, column: place.indent + lead.length + end.length });
    return withEnd({ ...laid, first: `${lead}${laid.first}` }, place.indent, end);
  });
  const [first, ...others] = lines;
  const last = others.pop();
  return last === undefined
    ? { first: first?.lead ?? "" }
    : { first: first?.lead ?? "", rest: { between: others, last: last.lead } };
}
