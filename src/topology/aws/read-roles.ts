import type { Aws } from "../../aws/aws";
import type { Resource } from "../inventory";
import { type Maybe, Unknown } from "../unknown";
import { iamNameOf } from "../wiring/resource-name";
import { attachment, managedPolicy, role } from "./nodes/role";
import type { NotAllowed } from "./not-allowed";

/** Roles with all that they may do, as far as that may be read. */
export async function readRoles(
  aws: Aws,
  arns: readonly string[],
  notAllowed: NotAllowed,
): Promise<readonly Resource[]> {
  const names = [...new Set(arns.flatMap((arn) => iamNameOf(arn) ?? []))];
  const parts = await Promise.all(names.map((name) => readRole(aws, name, notAllowed)));
  const attached = [...new Set(parts.flatMap(({ policies }) => policies))];
  const managed = await Promise.all(
    attached.map(async (arn) => managedPolicy(arn, await documentOf(aws, arn, notAllowed))),
  );
  return [...parts.flatMap(({ resources }) => resources), ...managed];
}

interface RolePart {
  readonly resources: readonly Resource[];
  /** The ARNs of its managed policies. */
  readonly policies: readonly string[];
}

async function readRole(aws: Aws, name: string, notAllowed: NotAllowed): Promise<RolePart> {
  const described = await notAllowed.try("roles", () => aws.iam.role(name), undefined);
  if (described === undefined) {
    return { resources: [], policies: [] };
  }
  const [inline, attached] = await Promise.all([
    inlinePolicies(aws, name, notAllowed),
    notAllowed.try("policies of roles", () => aws.iam.attachedPolicies(name), undefined),
  ]);
  const arn = described.Arn ?? "";
  const attachments = (attached ?? [Unknown]).map((policy) => attachment(arn, name, policy));
  return { resources: [role(described, inline), ...attachments], policies: attached ?? [] };
}

async function inlinePolicies(aws: Aws, roleName: string, notAllowed: NotAllowed): Promise<readonly Maybe<string>[]> {
  const what = "policies of roles";
  const names = await notAllowed.try(what, () => aws.iam.inlinePolicyNames(roleName), undefined);
  if (names === undefined) {
    return [Unknown];
  }
  const texts = names.map((name) => notAllowed.try(what, () => aws.iam.inlinePolicy(roleName, name), undefined));
  return (await Promise.all(texts)).map((text) => text ?? Unknown);
}

const documentOf = async (aws: Aws, arn: string, notAllowed: NotAllowed): Promise<Maybe<string>> =>
  (await notAllowed.try("managed policies", () => aws.iam.managedPolicy(arn), undefined)) ?? Unknown;
