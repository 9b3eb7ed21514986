import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EVERY_VARIANT, MANAGED_MINIMUM } from "../../rules/wished";
import { type Check, isToken, unless, wrongKinds } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { InferenceComponent, type InferenceComponentOptions } from "../component/inference-component";
import { ExecutionRole, type IExecutionRole, type RoleAttributes } from "../iam/execution-role";
import { grantInvoke } from "../iam/grant-invoke";
import { acknowledgeWish } from "../rules/acknowledge";
import { EndpointSleepWindows } from "../sleep/endpoint-sleep-windows";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { checkEndpointOptions, checkVariantNames, type EndpointOptions, endpointNameOf } from "./endpoint-options";
import { grantHosting } from "./grant-hosting";
import { hostEndpoint } from "./hosted-endpoint";
import type { HostingVariant, IRealtimeEndpoint } from "./i-realtime-endpoint";
import { DEFAULT_VARIANT_NAME } from "./instance-options";
import { checkVariant, type ProductionVariantProps, variantBlock } from "./production-variant";
import { realtimeEndpointProperties } from "./properties";

export interface RealtimeEndpointProps extends ProductionVariantProps, EndpointOptions {
  /** Variants beside the one that the other properties describe, at most 9. @default - one variant */
  readonly additionalVariants?: readonly ProductionVariantProps[];
  /** @default - a role with the permissions that this endpoint needs is created */
  readonly executionRole?: IExecutionRole;
  /** Instead of `executionRole`, a role whose permissions are managed elsewhere. @default - see `executionRole` */
  readonly executionRoleArn?: string;
}

/** What an endpoint that exists elsewhere tells about itself. */
export interface RealtimeEndpointAttributes {
  readonly endpointName: string;
  /** @default - AllTraffic where an instance type is given; else components name theirs, or SageMaker takes its only one */
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
    const { endpointName, instanceType, variantName = DEFAULT_VARIANT_NAME } = attributes ?? {};
    const nothingIsKnown = attributes?.variantName === undefined && instanceType === undefined;
    return { endpointName, variants: nothingIsKnown ? [] : [{ variantName, instanceType }] };
  }

  readonly configuration: SagemakerEndpointConfiguration;
  readonly endpoint: SagemakerEndpoint;
  readonly executionRole: IExecutionRole;
  readonly variants: readonly HostingVariant[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
  private readonly props: RealtimeEndpointProps;
  private readonly variantProps: readonly ProductionVariantProps[];
  private readonly inferenceComponents: InferenceComponent[] = [];
  private readonly sleepWindows: EndpointSleepWindows;

  constructor(scope: Construct, id: string, written: RealtimeEndpointProps) {
    super(scope, id);
    const { value: props, problems } = readProperties(realtimeEndpointProperties, written);
    this.props = props;
    this.tags = props.tags;
    this.provider = props.provider;
    this.variantProps = [props, ...(props.additionalVariants ?? [])];
    this.variants = this.variantProps.map(({ variantName = DEFAULT_VARIANT_NAME, instanceType }) => ({
      variantName,
      instanceType,
    }));
    const name = endpointNameOf(this, props);
    const preconditions = checkAll(this, [...wrongKinds(problems), ...this.checks(name)]);

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
    this.sleepWindows = new EndpointSleepWindows(this, () => ({
      noun: "endpoint",
      name,
      endpoint: this,
      tags: props.tags,
      provider: props.provider,
    }));
  }

  get endpointName(): string {
    return this.endpoint.name;
  }

  get endpointArn(): string {
    return this.endpoint.arn;
  }

  /** The components that were put on it in this program, in the order they were. */
  get components(): readonly InferenceComponent[] {
    return this.inferenceComponents;
  }

  /** Puts a model on the endpoint, with the scaling that takes it to zero and back. */
  addInferenceComponent(id: string, options: InferenceComponentOptions): InferenceComponent {
    return new InferenceComponent(this, id, { ...options, endpoint: this });
  }

  /** @internal */
  join(component: InferenceComponent): void {
    this.inferenceComponents.push(component);
    this.sleepWindows.join(component.sleepWindows);
  }

  /**
   * Puts every component of this program to sleep at one time and wakes it at another, components that are added
   * later included. Adapters sleep with their base. `SleepMethod.lambda()` also reaches components that Terraform does
   * not know.
   * @param name letters, digits and hyphens; unique for the endpoint
   */
  addSleepWindow(name: string, options: SleepWindowOptions): void {
    this.sleepWindows.add(name, options);
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

  /**
   * What waits for the endpoint without referring to it.
   * @internal
   */
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
      return ExecutionRole.fromRoleArn(executionRoleArn);
    }
    const role = executionRole ?? new ExecutionRole(this, "ExecutionRole", { tags, provider });
    if (role.grants !== undefined) {
      grantHosting(role.grants, endpointName, this.props, this.variantProps);
    }
    return role;
  }
}
