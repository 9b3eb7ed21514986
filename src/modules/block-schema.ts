import type { BlockTypes } from "./block-types";

/** How the members of a block are written in HCL: Terraform's JSON syntax has texts and objects for everything. */
export interface BlockSchema {
  /** Members that are blocks. */
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
  /** Members that are blocks with a label, and what is in the one with a certain label. */
  readonly labelled?: Readonly<Record<string, (label: string) => BlockSchema>>;
  /** Members that are blocks with two labels, and what is in one whose first label is a certain one. */
  readonly twiceLabelled?: Readonly<Record<string, (label: string) => BlockSchema>>;
  /** Members whose texts are no texts but references, keywords or types. */
  readonly bare?: readonly string[];
  /** True where the order of the arguments is the bindings' own, which is the alphabet's. */
  readonly arranged?: boolean;
  /** Members whose values Terraform takes as they are: it evaluates no expression there. */
  readonly literal?: readonly string[];
  /** True where that holds for all members. */
  readonly isLiteral?: boolean;
  /** True where the arguments are things of their own: each that takes several lines, or has a comment, stands apart. */
  readonly apart?: boolean;
}

/** A block of a binding: what is in it may be written by a dynamic block, too. */
export function boundBlock(types: BlockTypes): BlockSchema {
  const blocks = Object.fromEntries(Object.entries(types).map(([name, nested]) => [name, boundBlock(nested)]));
  return { blocks, labelled: { dynamic: (name) => dynamic(blocks[name] ?? {}) }, arranged: true };
}

const dynamic = (content: BlockSchema): BlockSchema => ({ blocks: { content }, bare: ["iterator"] });

const CONDITIONS: BlockSchema = {
  blocks: { precondition: {}, postcondition: {} },
  bare: ["ignore_changes", "replace_triggered_by"],
};

const PROVISIONER: BlockSchema = { blocks: { connection: {} }, bare: ["when", "on_failure"] };

/** A resource or a data source. */
export function resourceBlock(types: BlockTypes): BlockSchema {
  const { blocks, labelled } = boundBlock(types);
  return {
    blocks: { ...blocks, lifecycle: CONDITIONS, connection: {} },
    labelled: { ...labelled, provisioner: () => PROVISIONER },
    bare: ["provider", "depends_on"],
    arranged: true,
  };
}

export const MODULE: BlockSchema = { bare: ["providers", "depends_on"], literal: ["source", "version"] };
export const VARIABLE: BlockSchema = {
  blocks: { validation: {} },
  bare: ["type"],
  literal: ["description", "default"],
};
export const OUTPUT: BlockSchema = {
  blocks: { precondition: {} },
  bare: ["depends_on"],
  literal: ["description"],
};
export const MOVED: BlockSchema = { bare: ["from", "to"] };
export const IMPORT: BlockSchema = { bare: ["to", "provider"] };
export const REMOVED: BlockSchema = {
  blocks: { lifecycle: {} },
  labelled: { provisioner: () => PROVISIONER },
  bare: ["from"],
};
const SETTINGS: BlockSchema = { blocks: { workspaces: { isLiteral: true } }, isLiteral: true };

export const TERRAFORM: BlockSchema = {
  blocks: { required_providers: { isLiteral: true }, cloud: SETTINGS },
  labelled: { backend: () => SETTINGS, provider_meta: () => ({ isLiteral: true }) },
  bare: ["experiments"],
  isLiteral: true,
};
