import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { InferenceComponent, type InferenceComponentOptions } from "../component/inference-component";
import { ExecutionRole, type IExecutionRole, type RoleAttributes } from "../iam/execution-role";
import { grantInvoke } from "../iam/grant-invoke";
import { addressOf } from "../terraform/address";
import { hashedName } from "../terraform/content-hash";
import { nonEmpty } from "../terraform/non-empty";
import { physicalName } from "../terraform/physical-name";
import { requireVersions } from "../terraform/provider-requirements";
import { checkDataCapture, type DataCapture, dataCaptureBlock } from "./data-capture";
import type { DeploymentPolicy } from "./deployment-policy";
import type { HostingVariant, IRealtimeEndpoint } from "./i-realtime-endpoint";
import { checkVariant, DEFAULT_VARIANT_NAME, type ProductionVariantProps, variantBlock } from "./production-variant";

export interface RealtimeEndpointProps extends ProductionVariantProps {
  /**
   * What clients call. Letters, digits and hyphens, at most 63.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly endpointName?: string;
  /** Variants beside the one that the other properties describe, at most 9. @default - one variant */
  readonly additionalVariants?: readonly ProductionVariantProps[];
  /** @default - a role with the permissions that this endpoint needs is created */
  readonly executionRole?: IExecutionRole;
  /** Instead of `executionRole`, a role whose permissions are managed elsewhere. @default - see `executionRole` */
  readonly executionRoleArn?: string;
  /** Encrypts the storage of the instances. Types with NVMe storage refuse it. @default - SageMaker's own key */
  readonly kmsKeyArn?: string;
  /** @default - nothing is captured */
  readonly dataCapture?: DataCapture;
  /** @default - SageMaker's own: blue/green, all at once */
  readonly deploymentPolicy?: DeploymentPolicy;
  /** On the endpoint, its configuration, its components and their scaling. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** What an endpoint that exists elsewhere tells about itself. */
export interface RealtimeEndpointAttributes {
  readonly endpointName: string;
  /** @default AllTraffic */
  readonly variantName?: string;
  /** Lets components be checked against the instance. @default - they are not checked */
  readonly instanceType?: string;
}

/**
 * A real-time endpoint that releases its last instance when none of its inference components has a copy.
 *
 * Every deploy starts awake: SageMaker creates no endpoint without an instance and no component without a copy. Both
 * sleep once nobody has called for a while.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class RealtimeEndpoint extends Construct implements IRealtimeEndpoint {
  /** An endpoint that exists already: its components can be created here. */
  static fromEndpointName(endpointName: string): IRealtimeEndpoint {
    return RealtimeEndpoint.fromEndpointAttributes({ endpointName });
  }

  /** As `fromEndpointName`, with what is known of its variant. */
  static fromEndpointAttributes(attributes: RealtimeEndpointAttributes): IRealtimeEndpoint {
    const { endpointName, instanceType, variantName = DEFAULT_VARIANT_NAME } = attributes;
    return { endpointName, variants: [{ variantName, instanceType }] };
  }

  readonly configuration: SagemakerEndpointConfiguration;
  readonly endpoint: SagemakerEndpoint;
  readonly executionRole: IExecutionRole;
  readonly variants: readonly HostingVariant[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
  private readonly variantProps: readonly ProductionVariantProps[];
  private readonly inferenceComponents: InferenceComponent[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RealtimeEndpointProps,
  ) {
    super(scope, id);
    this.tags = props.tags;
    this.provider = props.provider;
    this.variantProps = [props, ...(props.additionalVariants ?? [])];
    this.variants = this.variantProps.map(({ variantName = DEFAULT_VARIANT_NAME, instanceType }) => ({
      variantName,
      instanceType,
    }));
    const name = props.endpointName ?? physicalName(this, limits.names.endpoint.maxLength);
    const conditions = this.check(name);
    requireVersions(this);

    this.executionRole = this.resolveRole(name);
    const content = this.content();
    this.configuration = new SagemakerEndpointConfiguration(this, "Configuration", {
      provider: props.provider,
      // A role is known by its name before it exists, and by its ARN afterwards: the hash must not wait for the ARN.
      name: hashedName(name, { ...content, role: this.executionRole.hashKey }),
      executionRoleArn: this.executionRole.roleArn,
      ...content,
      tags: props.tags,
      lifecycle: { createBeforeDestroy: true, precondition: nonEmpty(conditions) },
    });
    this.endpoint = new SagemakerEndpoint(this, "Endpoint", {
      provider: props.provider,
      name,
      endpointConfigName: this.configuration.name,
      deploymentConfig: props.deploymentPolicy?.toTerraform(),
      tags: props.tags,
      dependsOn: nonEmpty(this.executionRole.dependables),
      lifecycle: { postcondition: [this.runsItsConfiguration()] },
    });
  }

  get endpointName(): string {
    return this.endpoint.name;
  }

  get endpointArn(): string {
    return this.endpoint.arn;
  }

  /** The components that were added here, in the order they were. */
  get components(): readonly InferenceComponent[] {
    return this.inferenceComponents;
  }

  /** Puts a model on the endpoint, with the scaling that takes it to zero and back. */
  addInferenceComponent(id: string, options: InferenceComponentOptions): InferenceComponent {
    const component = new InferenceComponent(this, id, { ...options, endpoint: this });
    this.inferenceComponents.push(component);
    return component;
  }

  /** Lets a role that is known to Terraform call the endpoint and every component that is added to it here. */
  grantInvoke(role: RoleAttributes): void {
    grantInvoke(
      this,
      role,
      () => [this.endpointArn, ...this.inferenceComponents.flatMap(({ arns }) => arns)],
      this.provider,
    );
  }

  /** What waits for the endpoint without referring to it. */
  get dependables(): ITerraformDependable[] {
    return [this.endpoint];
  }

  private check(name: string) {
    const { props } = this;
    return checkAll(this, [
      nameShape("endpointName", props.endpointName, limits.names.endpoint),
      uniqueName(this, "endpointName", "endpoint", name),
      ...this.variantProps.flatMap((variant, index) =>
        checkVariant(index === 0 ? "" : `additionalVariants[${index - 1}].`, variant),
      ),
      range("additionalVariants (variants in all)", this.variants.length, limits.variant.count),
      this.variantNamesDiffer(),
      unless(props.executionRole === undefined || props.executionRoleArn === undefined, {
        property: "executionRoleArn",
        value: props.executionRoleArn,
        requirement: "may not be given beside executionRole",
        advice: "leave one of them out",
      }),
      ...(props.dataCapture === undefined ? [] : checkDataCapture(props.dataCapture)),
      ...(props.deploymentPolicy?.check() ?? []),
    ]);
  }

  private variantNamesDiffer() {
    const names = this.variants.map(({ variantName }) => variantName);
    return unless(new Set(names).size === names.length, {
      property: "additionalVariants",
      value: names,
      requirement: "must have names that differ",
      advice: `give each a variantName; without one it is ${DEFAULT_VARIANT_NAME}`,
      source: "SageMaker API, CreateEndpointConfig",
    });
  }

  private resolveRole(endpointName: string): IExecutionRole {
    const { executionRole, executionRoleArn, dataCapture, tags, provider } = this.props;
    if (executionRoleArn !== undefined) {
      return ExecutionRole.fromRoleArn(executionRoleArn);
    }
    const role = executionRole ?? new ExecutionRole(this, "ExecutionRole", { tags, provider });
    role.grants?.grantWriteLogs(`/aws/sagemaker/Endpoints/${endpointName}`);
    if (dataCapture !== undefined) {
      role.grants?.grantWrite(dataCapture.destinationS3Uri);
    }
    for (const { coreDump } of this.variantProps) {
      if (coreDump !== undefined) {
        role.grants?.grantWrite(coreDump.destinationS3Uri);
      }
    }
    return role;
  }

  private content() {
    const { kmsKeyArn, dataCapture } = this.props;
    return {
      kmsKeyArn,
      productionVariants: this.variantProps.map(variantBlock),
      dataCaptureConfig: dataCapture === undefined ? undefined : dataCaptureBlock(dataCapture),
    };
  }

  /**
   * SageMaker rolls a failed update back and reports InService, and the provider reports success
   * (hashicorp/terraform-provider-aws#48997).
   */
  private runsItsConfiguration() {
    return {
      condition: `\${self.endpoint_config_name == ${addressOf(this.configuration)}.name}`,
      errorMessage:
        "SageMaker rolled the endpoint back: it does not run the configuration that was asked for. Its CloudWatch logs and the events of the endpoint say why.",
    };
  }
}
