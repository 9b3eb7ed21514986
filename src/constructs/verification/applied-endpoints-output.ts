import { Lazy, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { appliedDocument } from "./applied-document";
import type { AppliedEndpointsOutputProps } from "./applied-endpoints-output-props";
import { appliedEndpointsOutputProperties } from "./properties";

/**
 * A Terraform output from which `scale-to-zero verify` reads what was applied: the endpoints, the configuration that each
 * must run, and the components that it must have.
 *
 * The id is the name of the output in Terraform, usually `scale_to_zero`. `verify` finds the output under any name.
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
    checkAll(this, problems);
  }
}
