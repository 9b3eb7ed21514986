import type { ActionInvocation } from "../../action-invocation";
import { field } from "../../attributes/json";
import { listOf } from "./managed";

/** Words of Terraform: other text is not ours to repeat. */
const EVENT = /^(?:before|after)_(?:create|update|destroy)$/;

/**
 * The actions that a plan of Terraform 1.14 or later invokes.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export const actionInvocationsIn = (plan: unknown): readonly ActionInvocation[] => [
  ...listOf(plan, "action_invocations").flatMap((one) => invocation(one, false)),
  ...listOf(plan, "deferred_action_invocations").flatMap((one) => invocation(field(one, "action_invocation"), true)),
];

function invocation(source: unknown, isDeferred: boolean): readonly ActionInvocation[] {
  const address = field(source, "address");
  const lifecycle = field(source, "lifecycle_action_trigger");
  const trigger = field(lifecycle, "triggering_resource_address");
  const event = field(lifecycle, "action_trigger_event");
  return typeof address !== "string"
    ? []
    : [
        {
          address,
          ...(typeof trigger === "string" && { trigger }),
          ...(typeof event === "string" && EVENT.test(event.toLowerCase()) && { event: event.toLowerCase() }),
          isDeferred,
        },
      ];
}
