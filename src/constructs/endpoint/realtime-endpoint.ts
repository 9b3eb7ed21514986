import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { EVERY_VARIANT, MANAGED_MINIMUM } from "../../rules/minimum-rule-ids";
import { type Check, isToken, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { ExecutionRole } from "../iam/execution-role";
import type { IExecutionRole } from "../iam/i-execution-role";
import { acknowledgeWish } from "../rules/acknowledge";
import { recordLine } from "../terraform/record-line";
import { checkEndpointOptions, checkVariantNames, endpointNameOf } from "./endpoint-options";
import { grantHosting } from "./grant-hosting";
import { hostEndpoint } from "./hosted-endpoint";
import type { IRealtimeEndpoint } from "./i-realtime-endpoint";
import { ImportedRealtimeEndpoint } from "./imported-realtime-endpoint";
import { DEFAULT_VARIANT_NAME } from "./instance-options";
import { checkVariant, type ProductionVariantProps, variantBlock } from "./production-variant";
import { realtimeEndpointAttributes, realtimeEndpointProperties } from "./properties";
import type { RealtimeEndpointAttributes } from "./realtime-endpoint-attributes";
import { RealtimeEndpointBase } from "./realtime-endpoint-base";
import type { RealtimeEndpointProps } from "./realtime-endpoint-props";
import { RealtimeVariant } from "./realtime-variant";

/**
 * A real-time endpoint that releases its last instance when none of its inference components has a copy.
 *
 * Every deployment starts awake: SageMaker creates no endpoint without an instance and no component without a copy. Both
 * scale to zero after the idle timeout.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class RealtimeEndpoint extends RealtimeEndpointBase {
  /** A real-time endpoint that is managed elsewhere, by its name. Its components can be created here. */
  static fromEndpointName(scope: Construct, id: string, endpointName: string): IRealtimeEndpoint {
    return RealtimeEndpoint.fromEndpointAttributes(scope, id, { endpointName });
  }

  /** As `fromEndpointName`, with what is known of its variant. */
  static fromEndpointAttributes(scope: Construct, id: string, written: RealtimeEndpointAttributes): IRealtimeEndpoint {
    const { value, problems } = readProperties(realtimeEndpointAttributes, written, "endpoint");
    const imported = new ImportedRealtimeEndpoint(scope, id, value);
    checkAll(imported, problems);
    return imported;
  }

  /** The endpoint configuration in Terraform. */
  readonly configuration: SagemakerEndpointConfiguration;
  /** The endpoint in Terraform. */
  readonly endpoint: SagemakerEndpoint;
  /** Role that SageMaker assumes for the endpoint. */
  readonly executionRole: IExecutionRole;
  /** The variants, in their order. */
  readonly variants: readonly RealtimeVariant[];
  /** Tags of the endpoint. Its inference components get them, too. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of the endpoint; `undefined` for the stack's default provider. */
  readonly provider?: TerraformProvider;
  private readonly props: RealtimeEndpointProps;
  private readonly variantProps: readonly ProductionVariantProps[];
  /** @internal */
  protected readonly plannedName: string;
  /** The provider makes a reference, with a stack trace, each time that it is asked for a name. */
  private reference?: string;

  constructor(scope: Construct, id: string, written: RealtimeEndpointProps) {
    super(scope, id);
    recordLine(this, RealtimeEndpoint);
    const { value: props, problems } = readProperties(realtimeEndpointProperties, written);
    this.props = props;
    this.tags = props.tags;
    this.provider = props.provider;
    this.variantProps = [props, ...(props.additionalVariants ?? [])];
    this.variants = this.variantProps.map(({ variantName = DEFAULT_VARIANT_NAME, instanceType }) =>
      RealtimeVariant.of({ endpoint: this, variantName, instanceType }),
    );
    const name = endpointNameOf(this, props);
    this.plannedName = name;
    const preconditions = checkAll(this, [...problems, ...this.checks(name)]);

    this.executionRole = this.resolveRole(name);
    const hosted = hostEndpoint(this, props, {
      name,
      hosting: { productionVariants: this.variantProps.map(variantBlock) },
      executionRole: this.executionRole,
      preconditions,
    });
    this.configuration = hosted.configuration;
    this.endpoint = hosted.endpoint;
    for (const { minInstanceCount = 0 } of this.variantProps) {
      if (!isToken(minInstanceCount) && minInstanceCount > 0) {
        // The former where there is one variant, the latter where there are several.
        acknowledgeWish(this.configuration, MANAGED_MINIMUM, "minInstanceCount");
        acknowledgeWish(this.configuration, EVERY_VARIANT, "minInstanceCount");
      }
    }
  }

  /** Name of the endpoint. A reference: what uses the name waits for the endpoint. */
  get endpointName(): string {
    this.reference ??= this.endpoint.name;
    return this.reference;
  }

  /** ARN of the endpoint. Known after the endpoint is created. */
  get endpointArn(): string {
    return this.endpoint.arn;
  }

  /** The endpoint, for `dependsOn`. */
  get dependables(): ITerraformDependable[] {
    return [this.endpoint];
  }

  private checks(name: string): Check[] {
    const { props } = this;
    return [
      ...checkEndpointOptions(this, name, props),
      ...this.variantProps.flatMap((variant, index) =>
        checkVariant(index === 0 ? "" : `additionalVariants[${index - 1}].`, variant),
      ),
      ...checkVariantNames(this.variants.map(({ variantName }) => variantName)),
      unless(props.executionRole === undefined || props.executionRoleArn === undefined, {
        property: "executionRoleArn",
        value: props.executionRoleArn,
        requirement: "may not be given beside executionRole",
        advice: "leave one of them out",
      }),
    ];
  }

  private resolveRole(endpointName: string): IExecutionRole {
    const { executionRole, executionRoleArn, tags, provider } = this.props;
    if (executionRoleArn !== undefined) {
      return ExecutionRole.fromRoleArn(this, "ExecutionRole", executionRoleArn);
    }
    const role = executionRole ?? new ExecutionRole(this, "ExecutionRole", { tags, provider });
    if (role.grants !== undefined) {
      grantHosting(role.grants, endpointName, this.props, this.variantProps);
    }
    return role;
  }
}
