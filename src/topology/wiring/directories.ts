import type { Inventory } from "../inventory";
import type { Node } from "../nodes/node";
import { isKnown, type Maybe, Unknown } from "../unknown";
import type { Work } from "../work";
import { Directory, type Identity } from "./directory";
import { policyPath } from "./resource-name";

/** A directory for each kind of resource that others refer to. */
export type Directories = ReturnType<typeof directories>;

/** @param isPartial true when there may be more than the inventory has */
export const directories = (inventory: Inventory, isPartial: boolean, work: Work) => ({
  isPartial,
  work,
  endpoints: new Directory(inventory.endpoints, byName, false, isPartial),
  configurations: new Directory(inventory.endpointConfigurations, byName, false, isPartial),
  components: new Directory(inventory.inferenceComponents, byName, false, isPartial),
  models: new Directory(inventory.models, byName, false, isPartial),
  targets: new Directory(
    inventory.scalableTargets,
    (target) => [field(target, "resourceId", target.resourceId)],
    false,
    isPartial,
  ),
  // By ARN, and by the part of it that people choose: a plan does not know ARNs before apply.
  policyArns: new Directory(
    inventory.scalingPolicies,
    ({ arn }) => [{ value: isKnown(arn) ? arn : undefined }],
    true,
    isPartial,
  ),
  policies: new Directory(
    inventory.scalingPolicies,
    (policy) => [
      isKnown(policy.resourceId) && isKnown(policy.name)
        ? { value: policyPath(policy.resourceId, policy.name) }
        : { value: Unknown },
    ],
    false,
    isPartial,
  ),
  roles: new Directory(inventory.roles, byName, true, isPartial),
  managedPolicies: new Directory(inventory.managedPolicies, byName, true, isPartial),
});

const byName = (node: Node & { readonly name: Maybe<string> }): readonly Identity[] => [field(node, "name", node.name)];

const field = (node: Node, name: string, value: Maybe<string>): Identity => ({
  value,
  reference: node.references?.[name],
});
