import {
  CLOSING,
  type Group,
  type Node,
  type Sequence,
  type Template,
  type TemplatePart,
  type TokenType,
} from "./node";

type PieceType = TokenType | "begin" | "end" | "quote" | "(" | "[" | "{" | ")" | "]" | "}";

/** What stands on a line without a space in it. */
export interface Piece {
  readonly type: PieceType;
  readonly text: string;
  /** The group that it opens or closes. */
  readonly group?: Group;
}

/** The pieces of an expression from left to right, those inside of brackets too. */
export function piecesOf(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap((node): readonly Piece[] => {
    if (node.kind === "token") {
      return [node];
    }
    if (node.kind === "template") {
      return [{ type: "quote", text: templateText(node) }];
    }
    return piecesOfGroup(node);
  });
}

/** The layout asks for those of a group at each level above it. */
const known = new WeakMap<Group, readonly Piece[]>();

function piecesOfGroup(group: Group): readonly Piece[] {
  const before = known.get(group);
  if (before !== undefined) {
    return before;
  }
  const close = CLOSING[group.open];
  const pieces: readonly Piece[] = [
    { type: group.open, text: group.open, group },
    ...piecesOf(group.children),
    { type: close, text: close, group },
  ];
  known.set(group, pieces);
  return pieces;
}

export const templateText = ({ parts }: Template): string => `"${partsText(parts)}"`;

export const partsText = (parts: readonly TemplatePart[]): string =>
  parts.map((part) => (typeof part === "string" ? part : sequenceText(part))).join("");

/** `terraform fmt` keeps its braces apart from those of an object, and takes a minus after them for a subtraction. */
export const sequenceText = ({ open, nodes, close }: Sequence): string =>
  lineOf([{ type: "begin", text: open }, ...piecesOf(nodes), { type: "end", text: close }]);

/** The pieces on one line, with the spaces that `terraform fmt` puts between them. */
export function lineOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece, index) => {
      const before = pieces[index - 1];
      return before !== undefined && spaced(before, piece, pieces[index - 2]) ? ` ${piece.text}` : piece.text;
    })
    .join("");
}

const OPENING: ReadonlySet<PieceType> = new Set(["(", "[", "{", "begin"]);
const CLOSED: ReadonlySet<PieceType> = new Set([")", "]", "}", "end"]);
const TIGHT: ReadonlySet<PieceType> = new Set(["dot", "scope"]);

/** What a minus after it can only negate. */
const BEFORE_NEGATION: ReadonlySet<PieceType | undefined> = new Set([
  undefined,
  "(",
  "[",
  "{",
  "equal",
  "colon",
  "comma",
  "question",
  "arithmetic",
  "minus",
  "comparison",
  "logic",
  "bang",
] as const);

function spaced(left: Piece, right: Piece, before: Piece | undefined): boolean {
  if (left.type === "begin" || right.type === "end") {
    return right.type === "{" || left.type === "}";
  }
  if ((left.type === "word" && right.type === "(") || TIGHT.has(left.type) || TIGHT.has(right.type)) {
    return false;
  }
  if (right.type === "comma" || right.type === "ellipsis") {
    return false;
  }
  if (left.type === "comma") {
    return true;
  }
  if (left.text === "in" && before?.type === "word") {
    return true;
  }
  if (right.type === "[" && (left.type === "word" || left.type === "number" || CLOSED.has(left.type))) {
    return false;
  }
  if (left.type === "minus") {
    return !BEFORE_NEGATION.has(before?.type);
  }
  if (left.type === "bang") {
    return false;
  }
  if (left.type === "{" || right.type === "}") {
    return !(left.type === "{" && right.type === "}");
  }
  return !OPENING.has(left.type) && !CLOSED.has(right.type);
}
