/** What a token is, as far as `terraform fmt` spaces it differently. */
export type TokenType =
  | "word"
  | "number"
  | "comma"
  | "newline"
  | "equal"
  | "colon"
  | "question"
  | "arrow"
  | "ellipsis"
  | "dot"
  | "scope"
  | "minus"
  | "bang"
  | "arithmetic"
  | "comparison"
  | "logic";

export interface Token {
  readonly kind: "token";
  readonly type: TokenType;
  readonly text: string;
}

/** Something in brackets, with all that is between them; items of an object are separated by commas. */
export interface Group {
  readonly kind: "group";
  readonly open: "(" | "[" | "{";
  readonly children: readonly Node[];
  /** True for the brackets of a call and of an index, which belong to what is before them. */
  readonly attached: boolean;
}

/** A text in quotes. Its literal parts are as HCL writes them between quotes. */
export interface Template {
  readonly kind: "template";
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = string | Sequence;

/** `${…}` or `%{…}`, with the marks that strip white space. */
export interface Sequence {
  readonly open: string;
  readonly nodes: readonly Node[];
  readonly close: string;
}

/** A piece of an expression: HCL as a tree of brackets, which is all that its layout has to know. */
export type Node = Token | Group | Template;

export const CLOSING = { "(": ")", "[": "]", "{": "}" } as const;

export const isToken = (node: Node | undefined, type: TokenType, text?: string): boolean =>
  node?.kind === "token" && node.type === type && (text === undefined || node.text === text);

export const isGroup = (node: Node | undefined): node is Group => node?.kind === "group";

/** `[for …]` and `{for …}` */
export const isComprehension = ({ open, children }: Group): boolean =>
  open !== "(" && isToken(children[0], "word", "for");
