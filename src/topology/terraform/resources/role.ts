import type { Attributes } from "../../attributes/attributes";
import { policyDocument } from "../../documents/policy-document";
import type { PolicyDocument } from "../../nodes/policy-document";
import { isUnknown, type Optional, Unknown } from "../../unknown";
import { type Mapper, nodeAt } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role */
export const role: Mapper = (attributes, origin) => {
  const inline = attributes.configuredBlocks("inline_policy");
  return {
    kind: "role",
    ...nodeAt(origin, attributes.references({ name: "name" })),
    name: attributes.name("name"),
    arn: attributes.name("arn"),
    trust: policyDocument(attributes.json("assume_role_policy")),
    inlinePolicies: isUnknown(inline) ? [Unknown] : inline.map(inlinePolicy).filter((policy) => policy !== undefined),
  };
};

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy */
export const rolePolicy: Mapper = (attributes, origin) => ({
  kind: "role-policy",
  ...nodeAt(origin, attributes.references({ role: "role" })),
  role: attributes.name("role"),
  document: policyDocument(attributes.json("policy")),
  policyArn: undefined,
});

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment */
export const rolePolicyAttachment: Mapper = (attributes, origin) => ({
  kind: "role-policy",
  ...nodeAt(origin, attributes.references({ role: "role", policyArn: "policy_arn" })),
  role: attributes.name("role"),
  document: undefined,
  policyArn: attributes.name("policy_arn"),
});

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy */
export const managedPolicy: Mapper = (attributes, origin) => ({
  kind: "managed-policy",
  ...nodeAt(origin, attributes.references({ name: "name" })),
  name: attributes.name("name"),
  arn: attributes.name("arn"),
  document: policyDocument(attributes.json("policy")),
});

/** The provider keeps one empty block to say that there is none. */
function inlinePolicy(block: Attributes): Optional<PolicyDocument> {
  return block.text("policy") === undefined ? undefined : policyDocument(block.json("policy"));
}
