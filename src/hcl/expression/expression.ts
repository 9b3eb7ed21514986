/** An expression of Terraform's language, as far as it is looked into. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "template"; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: "reference"; readonly root: string; readonly steps: readonly Step[]; readonly source: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[]; readonly source: string }
  /** Anything else: operators, conditions, `for`. What it refers to is in its operands. */
  | { readonly kind: "opaque"; readonly operands: readonly Expression[]; readonly source: string };

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

/** `.name`, `[0]`, `["name"]`, or anything else in brackets: a key that is an expression, a splat. */
export type Step = string | number | Expression;
