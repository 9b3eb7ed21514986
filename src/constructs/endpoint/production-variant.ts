import type { SagemakerEndpointConfigurationProductionVariants } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { type Check, unless } from "../checks/check";
import { checkInstances, type InstanceOptions, instanceBlock } from "./instance-options";
import { RoutingStrategy } from "./routing-strategy";

/**
 * The instances of an endpoint that hosts inference components.
 *
 * There is no model on it: SageMaker refuses managed instance scaling on a variant with a model.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export interface ProductionVariantProps extends InstanceOptions {
  /** @default RoutingStrategy.LEAST_OUTSTANDING_REQUESTS */
  readonly routingStrategy?: RoutingStrategy;
}

/** @param at where the variant was written: empty, or `additionalVariants[0].` */
export function checkVariant(at: string, variant: ProductionVariantProps): Check[] {
  return [...checkInstances(at, variant), hasNoModel(at, variant)];
}

/** The variant as the provider takes it. */
export function variantBlock(variant: ProductionVariantProps): SagemakerEndpointConfigurationProductionVariants {
  return {
    ...instanceBlock(variant),
    managedInstanceScaling: {
      status: "ENABLED",
      // The provider sends 0 for an omitted minimum, the API has a default of its own: it is always said.
      minInstanceCount: variant.minInstanceCount ?? 0,
      maxInstanceCount: variant.maxInstanceCount,
    },
    routingConfig: [{ routingStrategy: variant.routingStrategy ?? RoutingStrategy.LEAST_OUTSTANDING_REQUESTS }],
  };
}

/** JavaScript callers can write it all the same. */
function hasNoModel(at: string, variant: ProductionVariantProps): Check {
  const given: Readonly<Record<string, unknown>> = { ...variant };
  const model = ["model", "modelName"].find((property) => given[property] !== undefined);
  return unless(model === undefined, {
    property: `${at}${model}`,
    value: "given",
    requirement: "may not stand on a variant with managed instance scaling",
    advice: "SageMaker scales instances for inference components only; give the model to addInferenceComponent",
    source: "SageMaker API, CreateEndpointConfig",
  });
}
