import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import {
  SagemakerEndpointConfiguration,
  type SagemakerEndpointConfigurationAsyncInferenceConfig,
  type SagemakerEndpointConfigurationConfig,
  type SagemakerEndpointConfigurationProductionVariants,
} from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { ITerraformDependable, Precondition } from "cdktf";
import type { Construct } from "constructs";
import type { IExecutionRole } from "../iam/i-execution-role";
import { addressOf, attributeOf } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import { requireVersions } from "../terraform/provider-requirements";
import { lifecycleOfReplaceable, OverriddenName, replaceableName } from "../terraform/replaceable-name";
import { dataCaptureBlock } from "./data-capture";
import type { EndpointOptions } from "./endpoint-options";

/** The parts of a configuration in which real-time and asynchronous endpoints differ. */
export interface HostedParts {
  readonly productionVariants: SagemakerEndpointConfigurationProductionVariants[];
  readonly asyncInferenceConfig?: SagemakerEndpointConfigurationAsyncInferenceConfig;
}

export interface HostedEndpointProps {
  readonly name: string;
  readonly hosting: HostedParts;
  /**
   * The same with names in place of references and ARNs, which are not known before what they refer to exists.
   * @default - there are none
   */
  readonly hashedHosting?: HostedParts;
  /** Only where the variants name no model; models bring roles of their own. */
  readonly executionRole?: IExecutionRole;
  readonly preconditions: readonly Precondition[];
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A configuration and the endpoint that runs it. */
export interface HostedEndpoint {
  readonly configuration: SagemakerEndpointConfiguration;
  readonly endpoint: SagemakerEndpoint;
}

/**
 * A changed configuration is a new one: the endpoint moves to it before the old one goes.
 */
export function hostEndpoint(scope: Construct, options: EndpointOptions, props: HostedEndpointProps): HostedEndpoint {
  requireVersions(scope);
  const { kmsKeyArn, dataCapture, tags, provider } = options;
  const { name, executionRole, hosting, hashedHosting = hosting } = props;
  const content = {
    kmsKeyArn,
    dataCaptureConfig: dataCapture === undefined ? undefined : dataCaptureBlock(dataCapture),
  };
  // A role is known by its name before it exists, and by its ARN afterwards: the hash must not wait for the ARN.
  const hashed = { ...content, ...hashedHosting, role: executionRole?.hashKey };
  const lifecycle = lifecycleOfReplaceable(scope, "ConfigurationName", name);
  const config = {
    provider,
    name: replaceableName(name, hashed),
    executionRoleArn: executionRole?.roleArn,
    ...content,
    ...hosting,
    tags,
    lifecycle: { ...lifecycle, precondition: nonEmpty(props.preconditions) },
  };
  const overridden = new OverriddenName(name, hashed);
  const configuration = new ReplaceableConfiguration(scope, "Configuration", config, overridden);
  const endpoint = new SagemakerEndpoint(scope, "Endpoint", {
    provider,
    name,
    endpointConfigName: attributeOf(configuration, "name"),
    deploymentConfig: options.deploymentPolicy?.toTerraform(),
    tags,
    dependsOn: nonEmpty([...(executionRole?.dependables ?? []), ...(props.dependsOn ?? [])]),
    lifecycle: { postcondition: [runsConfiguration(configuration)] },
  });
  return { configuration, endpoint };
}

/**
 * SageMaker rolls a failed update back and reports InService, and the provider reports success
 * (hashicorp/terraform-provider-aws#48997).
 */
function runsConfiguration(configuration: SagemakerEndpointConfiguration) {
  return {
    condition: `\${self.endpoint_config_name == ${addressOf(configuration)}.name}`,
    errorMessage:
      "SageMaker rolled the endpoint back: it does not run the requested configuration. The CloudWatch logs and the events of the endpoint contain the reason. To go back, apply the previous values. To try again, apply the same values once more.",
  };
}

/** An endpoint configuration whose name changes with what is overridden. */
class ReplaceableConfiguration extends SagemakerEndpointConfiguration {
  private readonly overridden: OverriddenName;

  constructor(scope: Construct, id: string, config: SagemakerEndpointConfigurationConfig, overridden: OverriddenName) {
    super(scope, id, config);
    this.overridden = overridden;
  }

  override addOverride(path: string, value: unknown): void {
    super.addOverride(path, value);
    this.name = this.overridden.after(path, value);
  }
}
