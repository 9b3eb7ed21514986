import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Lazy, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { wrongKinds } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { jsonencode } from "../terraform/json";
import { physicalName } from "../terraform/physical-name";
import type { RoleAttributes } from "./execution-role";
import { policyDocument } from "./policy-statement";
import { roleAttributes } from "./properties";

const granted = new WeakMap<Construct, WeakSet<object>>();

/**
 * Lets a role call an endpoint. A call that names an inference component needs the permission on both.
 *
 * @param arns asked for at synthesis, so that components which are added later count
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function grantInvoke(
  scope: Construct,
  written: Pick<RoleAttributes, "name">,
  arns: () => readonly string[],
  provider?: TerraformProvider,
  actions: readonly string[] = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
): void {
  const { value: role, problems } = readProperties<Pick<RoleAttributes, "name">>(
    { name: roleAttributes.name },
    written,
    "role",
  );
  if (problems.length > 0) {
    checkAll(scope, wrongKinds(problems));
    return;
  }
  const roles = granted.get(scope) ?? new WeakSet();
  granted.set(scope, roles);
  if (roles.has(role)) {
    return; // A second policy of the same name on the same role would overwrite the first.
  }
  roles.add(role);
  const number = scope.node.children.filter((child) => child instanceof IamRolePolicy).length;
  new IamRolePolicy(scope, `Invoke${number === 0 ? "" : number}`, {
    provider,
    name: `invoke-${physicalName(scope, 100)}`,
    role: role.name,
    policy: Lazy.stringValue({
      produce: (context) => jsonencode(policyDocument([{ actions, resources: arns() }], context)),
    }),
  });
}
