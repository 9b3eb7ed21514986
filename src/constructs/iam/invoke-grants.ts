import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Lazy, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isToken } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { jsonencode } from "../terraform/json";
import { physicalName } from "../terraform/physical-name";
import { Grant } from "./grant";
import { type Grantee, granteeProperties } from "./grantee";
import { policyDocument } from "./policy-statement";

const MAX_NAME_LENGTH = 100;

/** What may be called, and how. */
export interface Invocable {
  /** Called at synthesis, so that components which are added later count. */
  readonly arns: () => readonly string[];
  readonly provider?: TerraformProvider;
  /** @default - those of a call that waits for its answer */
  readonly actions?: readonly string[];
}

/**
 * The grants to call an endpoint or a component, one for each role. A call that names an inference component needs the
 * permission on both.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export class InvokeGrants {
  /** By the name of the role, or by the grantee where Terraform alone knows the name. */
  private readonly grants = new Map<unknown, Grant>();

  constructor(private readonly scope: Construct) {}

  /** Lets a role make calls. */
  add(written: Grantee, invocable: Invocable): Grant {
    const { value: grantee, problems } = readProperties(granteeProperties, written, "role");
    const {
      arns,
      provider,
      actions = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
    } = invocable;
    const statements = () => [{ actions, resources: arns() }];
    if (problems.length > 0) {
      checkAll(this.scope, problems);
      return Grant.of({ statements });
    }
    if (grantee.name === undefined) {
      return Grant.of({ statements });
    }
    // Each read of a name that Terraform alone knows is another token.
    const key = isToken(grantee.name) ? grantee : grantee.name;
    const before = this.grants.get(key);
    if (before !== undefined) {
      // A second policy of the same name on the same role would overwrite the first.
      return before;
    }
    const number = this.grants.size;
    const ordinal = number === 0 ? "" : String(number);
    const name = `invoke-${physicalName(this.scope, MAX_NAME_LENGTH)}`;
    const policy = new IamRolePolicy(this.scope, `Invoke${ordinal}`, {
      provider,
      // Two tokens may be the name of one role, and a token that of a role whose name is written.
      name:
        ordinal !== "" && [...this.grants.keys(), key].some((one) => typeof one !== "string")
          ? `${name}-${ordinal}`
          : name,
      role: grantee.name,
      policy: Lazy.stringValue({ produce: (context) => jsonencode(policyDocument(statements(), context)) }),
    });
    const grant = Grant.of({ statements, policy });
    this.grants.set(key, grant);
    return grant;
  }
}
