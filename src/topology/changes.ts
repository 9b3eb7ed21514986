import type { SourceLine } from "./nodes/node";

/** What a plan does to a resource. `move` and `import` change the state only, and `read` changes nothing. */
export type ChangeAction = "create" | "update" | "delete" | "replace" | "forget" | "move" | "import" | "read" | "none";

/** A value that a change shows, as text in Terraform's words; `unknown`: known after apply. */
export type ChangedValue =
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "sensitive" }
  | { readonly kind: "unknown" };

/** An argument that differs. */
export interface AttributeChange {
  /** Path in Terraform's words: `production_variants[0].instance_type`. */
  readonly path: string;
  readonly before: ChangedValue;
  readonly after: ChangedValue;
  /** Whether this argument is why the resource is replaced. */
  readonly forcesReplacement: boolean;
}

/** What happens to one resource. */
export interface ResourceChange {
  readonly address: string;
  /** The CDKTF stack, if several were read together. */
  readonly stack?: string;
  /** The address before it was moved. @default - the same */
  readonly previousAddress?: string;
  readonly type: string;
  readonly action: ChangeAction;
  /** Of a replacement: the new one is created before the old one is deleted. @default false */
  readonly createsFirst?: boolean;
  /** The resource existed in AWS, and comes into the state. @default false */
  readonly imports?: boolean;
  /** The old one leaves the state and stays in AWS, also as a part of a replacement. @default false */
  readonly forgets?: boolean;
  /** The remains of a replacement that failed, at the address of what took their place. @default false */
  readonly isDeposed?: boolean;
  /** Terraform's reason, such as `delete_because_no_resource_config`. @default - none is given */
  readonly reason?: string;
  /** The line of the program. @default - not known */
  readonly sourceLine?: SourceLine;
  /** Arguments that differ; empty for what is created or deleted as a whole. */
  readonly attributes: readonly AttributeChange[];
}
