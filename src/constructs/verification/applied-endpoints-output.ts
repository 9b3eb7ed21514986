import { Lazy, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { appliedDocument } from "./applied-document";
import type { IVerifiable } from "./i-verifiable";
import { appliedEndpointsOutputProperties } from "./properties";

/** Properties of `AppliedEndpointsOutput`. */
export interface AppliedEndpointsOutputProps {
  /** Endpoints to verify, including the components that are added to them later. */
  readonly endpoints: readonly IVerifiable[];
  /** Whether the output is sensitive. Required if a name comes from a sensitive variable. @default false */
  readonly sensitive?: boolean;
}

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
