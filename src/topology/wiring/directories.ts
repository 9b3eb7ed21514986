import type { Inventory } from "../inventory";
import type { Node } from "../nodes/node";
import { isKnown, type Maybe, Unknown } from "../unknown";
import { Directory, type Identity } from "./directory";
import { policyPath } from "./resource-name";

/** A directory for each kind of resource that others refer to. */
export type Directories = ReturnType<typeof directories>;

export const directories = (inventory: Inventory) => ({
  endpoints: new Directory(inventory.endpoints, byName),
  configurations: new Directory(inventory.endpointConfigurations, byName),
  components: new Directory(inventory.inferenceComponents, byName),
  models: new Directory(inventory.models, byName),
  targets: new Directory(inventory.scalableTargets, (target) => [field(target, "resourceId", target.resourceId)]),
  // By ARN, and by the part of it that people choose: a plan does not know ARNs before apply.
  policyArns: new Directory(inventory.scalingPolicies, ({ arn }) => [{ value: isKnown(arn) ? arn : undefined }], true),
  policies: new Directory(inventory.scalingPolicies, (policy) => [
    isKnown(policy.resourceId) && isKnown(policy.name)
      ? { value: policyPath(policy.resourceId, policy.name) }
      : { value: Unknown },
  ]),
  roles: new Directory(inventory.roles, byName, true),
  managedPolicies: new Directory(inventory.managedPolicies, byName, true),
});

const byName = (node: Node & { readonly name: Maybe<string> }): readonly Identity[] => [field(node, "name", node.name)];

const field = (node: Node, name: string, value: Maybe<string>): Identity => ({
  value,
  reference: node.references?.[name],
});
