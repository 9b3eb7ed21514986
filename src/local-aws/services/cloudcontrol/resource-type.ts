import type { Call } from "../../call";
import type { TypeSchema } from "./model-validation";

export type Properties = Readonly<Record<string, unknown>>;

/** How far something has come that takes a while. */
export type Progress =
  | { readonly status: "IN_PROGRESS" }
  | { readonly status: "SUCCESS" }
  | { readonly status: "FAILED"; readonly code: string; readonly message: string };

export type ChangeKind = "CREATE" | "UPDATE" | "DELETE";

/** What a CloudFormation resource type does for Cloud Control. */
export interface ResourceType {
  readonly typeName: string;
  /** As CloudFormation tells it. */
  readonly schema: TypeSchema;
  /** @returns the new resource's identifier */
  create(call: Call, desired: Properties): string;
  /** Without write-only properties; `undefined` when there is no such resource. */
  read(call: Call, identifier: string): Properties | undefined;
  /** @param desired everything that `read` tells with the caller's patch on it */
  update(call: Call, identifier: string, desired: Properties): void;
  delete(call: Call, identifier: string): void;
  /** How far the last change of this kind has come. */
  progress(call: Call, identifier: string, kind: ChangeKind): Progress;
  identifiers(call: Call): readonly string[];
}
