import { Lazy, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { wrongKinds } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { appliedDocument } from "./applied-document";
import type { IVerifiable } from "./i-verifiable";
import { appliedEndpointsOutputProperties } from "./properties";

export interface AppliedEndpointsOutputProps {
  /** Components that are added to them later count too. */
  readonly endpoints: readonly IVerifiable[];
  /** Needed where a name comes from a sensitive variable. @default false */
  readonly sensitive?: boolean;
}

/**
 * A Terraform output that tells `scale-to-zero verify` what was applied: the endpoints, the configuration that each has
 * to run, and the components that have to be on it.
 *
 * Its id is its name in Terraform, `scale_to_zero` where nobody needs another one: `verify` finds it by what is in it.
 */
export class AppliedEndpointsOutput extends TerraformOutput {
  constructor(scope: Construct, id: string, written: AppliedEndpointsOutputProps) {
    const { value, problems } = readProperties(appliedEndpointsOutputProperties, written);
    const { endpoints, sensitive } = value;
    super(scope, id, {
      value: Lazy.anyValue({ produce: () => appliedDocument(endpoints) }),
      description: "What scale-to-zero verify has to find in the account",
      sensitive,
      staticId: true,
    });
    checkAll(this, wrongKinds(problems));
  }
}
