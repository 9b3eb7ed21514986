import { field, isObject, type JsonObject } from "../../attributes/json";
import { inOrder } from "./in-order";

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
export function changesIn(changes: readonly unknown[]): readonly Change[] {
  const found: Change[] = [];
  for (const change of changes) {
    const read = isObject(change) ? changeOf(change) : undefined;
    if (read !== undefined) {
      found.push(read);
    }
  }
  return inOrder(found);
}

function changeOf(source: JsonObject): Change | undefined {
  const { address, type, mode, change } = source;
  const actions = field(change, "actions");
  return typeof address !== "string" || typeof type !== "string" || (mode ?? "managed") !== "managed"
    ? undefined
    : new ReadChange(source, address, type, Array.isArray(actions) ? actions : NONE);
}

const NONE: readonly unknown[] = [];

/** Most changes are only asked for their actions. */
class ReadChange implements Change {
  constructor(
    private readonly source: JsonObject,
    readonly address: string,
    readonly type: string,
    readonly actions: readonly unknown[],
  ) {}

  get isDeposed(): boolean {
    return Object.hasOwn(this.source, "deposed");
  }

  get before(): unknown {
    return field(this.source.change, "before");
  }

  get beforeSensitive(): unknown {
    return field(this.source.change, "before_sensitive");
  }
}

export const isDeletion = ({ actions }: Change): boolean => actions.length === 1 && actions[0] === "delete";

/** Terraform writes `["create", "forget"]`, OpenTofu `["forget", "create"]`. */
export const isForgetting = ({ actions }: Change): boolean => actions.includes("forget");
