import { Lazy, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { APPLIED_VARIABLE, FAIL_ON_VARIABLE, TIMEOUT_VARIABLE } from "../../verify/wanted/applied-endpoints";
import { unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { byAddress } from "../terraform/address";
import { jsonencode } from "../terraform/json";
import { appliedDocument, resourcesOf } from "./applied-document";
import type { PostApplyVerificationProps } from "./post-apply-verification-props";
import { postApplyVerificationProperties } from "./properties";

/**
 * Runs `scale-to-zero verify` at the end of each apply that changes one of the endpoints, or a resource that scales it. If
 * the verification fails, the apply fails, and the next apply verifies again.
 *
 * The machine that runs Terraform must have Node.js, this package and AWS credentials. If it does not, omit this construct
 * and run the command in the pipeline.
 * @see https://developer.hashicorp.com/terraform/language/resources/provisioners/local-exec
 */
export class PostApplyVerification extends TerraformResource {
  private readonly props: PostApplyVerificationProps;

  constructor(scope: Construct, id: string, written: PostApplyVerificationProps) {
    super(scope, id, {
      terraformResourceType: "terraform_data",
      terraformGeneratorMetadata: { providerName: "terraform" },
    });
    const { value: props, problems } = readProperties(postApplyVerificationProperties, written);
    this.props = props;
    const { command = "npx --no-install scale-to-zero verify", interpreter } = props;
    const exec = {
      command,
      ...(interpreter === undefined ? {} : { interpreter: [...interpreter] }),
      environment: Lazy.anyValue({ produce: () => this.environment }),
    };
    // Not as cdktf's own property: it would write the names of variables in snake case.
    this.addOverride("provisioner", [{ "local-exec": exec }]);
    checkAll(this, [
      ...problems,
      unless(props.endpoints.length > 0 || problems.length > 0, {
        property: "endpoints",
        value: [],
        requirement: "must hold an endpoint",
        advice: "leave the construct out where there is nothing to verify",
      }),
      unless(props.environment === undefined || !Object.hasOwn(props.environment, APPLIED_VARIABLE), {
        property: "environment",
        value: APPLIED_VARIABLE,
        requirement: "may not be given",
        advice: "this construct sets it from `endpoints`",
      }),
    ]);
  }

  /** @internal */
  protected override synthesizeAttributes() {
    return { triggers_replace: this.applied };
  }

  /** @internal */
  protected override synthesizeHclAttributes() {
    return {
      triggers_replace: { value: this.applied, isBlock: false, type: "simple", storageClassType: "string" },
    };
  }

  /** @internal */
  override get terraformMetaArguments(): { [name: string]: unknown } {
    const watched = resourcesOf(this.props.endpoints);
    const resources = watched.filter((resource) => !(resource instanceof PostApplyVerification));
    const addresses = byAddress(...resources).map(({ fqn }) => fqn);
    return {
      ...super.terraformMetaArguments,
      dependsOn: addresses,
      // What changes in place counts too: a policy is not replaced when its target value is another one.
      lifecycle: { replaceTriggeredBy: addresses },
    };
  }

  private get applied(): string {
    return jsonencode(appliedDocument(this.props.endpoints));
  }

  private get environment(): Readonly<Record<string, string>> {
    const { environment, timeout, failOn } = this.props;
    return {
      ...environment,
      [APPLIED_VARIABLE]: this.applied,
      ...(timeout === undefined ? {} : { [TIMEOUT_VARIABLE]: String(timeout.toSeconds()) }),
      ...(failOn === undefined ? {} : { [FAIL_ON_VARIABLE]: failOn.toString() }),
    };
  }
}
