import { field, isObject, type JsonObject } from "../../attributes/json";

/** What a plan does to a resource that Terraform manages. */
export interface Change {
  readonly address: string;
  readonly type: string;
  /** Such as `["delete", "create"]`; `["forget"]` takes it out of the state and leaves it in AWS. */
  readonly actions: readonly unknown[];
  /** True for the remains of a replacement that failed: they share the address of what took their place. */
  readonly isDeposed: boolean;
  readonly before: unknown;
  readonly beforeSensitive: unknown;
}

/** @param changes `resource_changes` */
export const changesIn = (changes: readonly unknown[]): readonly Change[] =>
  changes.flatMap((change) => (isObject(change) ? (changeOf(change) ?? []) : []));

function changeOf(source: JsonObject): Change | undefined {
  const { address, type, mode, change } = source;
  const actions = field(change, "actions");
  return typeof address !== "string" || typeof type !== "string" || (mode ?? "managed") !== "managed"
    ? undefined
    : {
        address,
        type,
        actions: Array.isArray(actions) ? actions : [],
        isDeposed: Object.hasOwn(source, "deposed"),
        before: field(change, "before"),
        beforeSensitive: field(change, "before_sensitive"),
      };
}

export const isDeletion = ({ actions }: Change): boolean => actions.length === 1 && actions[0] === "delete";

/** Terraform writes `["create", "forget"]`, OpenTofu `["forget", "create"]`. */
export const isForgetting = ({ actions }: Change): boolean => actions.includes("forget");
