import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, nameShape, range, unless } from "../checks/check";
import { uniqueName } from "../checks/unique-name";
import { physicalName } from "../terraform/physical-name";
import { checkDataCapture, type DataCapture } from "./data-capture";
import type { DeploymentPolicy } from "./deployment-policy";
import { DEFAULT_VARIANT_NAME } from "./instance-options";

/** What every endpoint has, real-time or asynchronous. */
export interface EndpointOptions {
  /**
   * What clients call. Letters, digits and hyphens, at most 63.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly endpointName?: string;
  /** Encrypts the storage of the instances. Types with NVMe storage refuse it. @default - SageMaker's own key */
  readonly kmsKeyArn?: string;
  /** @default - nothing is captured */
  readonly dataCapture?: DataCapture;
  /** @default - SageMaker's own: blue/green, all at once */
  readonly deploymentPolicy?: DeploymentPolicy;
  /** On the endpoint, its configuration, and what scales it. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** The name that was given, or one made of the construct's path. */
export function endpointNameOf(scope: Construct, { endpointName }: EndpointOptions): string {
  return endpointName ?? physicalName(scope, limits.names.endpoint.maxLength);
}

export function checkEndpointOptions(scope: Construct, name: string, options: EndpointOptions): Check[] {
  return [
    nameShape("endpointName", options.endpointName, limits.names.endpoint),
    uniqueName(scope, "endpointName", "endpoint", name, options.provider),
    ...(options.dataCapture === undefined ? [] : checkDataCapture(options.dataCapture)),
    ...(options.deploymentPolicy?.check() ?? []),
  ];
}

/** An endpoint has 1 to 10 variants, and their names differ. */
export function checkVariantNames(names: readonly string[]): Check[] {
  return [
    range("additionalVariants (variants in all)", names.length, limits.variant.count),
    unless(new Set(names).size === names.length, {
      property: "additionalVariants",
      value: names,
      requirement: "must have names that differ",
      advice: `give each a variantName; without one it is ${DEFAULT_VARIANT_NAME}`,
      source: "SageMaker API, CreateEndpointConfig",
    }),
  ];
}
