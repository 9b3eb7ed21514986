import type { TerraformStack } from "cdktf";
import { bare } from "./expression";
import { isStated } from "./inputs/stated-conditions";
import type { Instances } from "./instances";

type Members = Readonly<Record<string, unknown>>;

/**
 * The body of a resource without the preconditions that its variables are asked for themselves. What is about one of
 * several instances says which: `components["chat"]: …`.
 */
export function withOwnConditions(stack: TerraformStack, body: Members, instances?: Instances): Members {
  const lifecycle = membersOf(body.lifecycle);
  if (!Array.isArray(lifecycle.precondition)) {
    return body;
  }
  const { precondition, ...others } = lifecycle;
  const asked = precondition
    .map(membersOf)
    .filter(({ condition }) => !isStated(stack, bare(stack, condition)))
    .map((one) => ({
      ...one,
      error_message: `${whose(one.condition, instances)}${one.error_message}`,
    }));
  const kept = asked.length === 0 ? others : { ...others, precondition: asked };
  return { ...body, lifecycle: Object.keys(kept).length === 0 ? undefined : kept };
}

/** A condition about no instance in particular is about all of them. */
function whose(condition: unknown, { called, translate }: Partial<Instances> = {}): string {
  return called === undefined || translate?.(String(condition)) === condition ? "" : `${called}: `;
}

const membersOf = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});
