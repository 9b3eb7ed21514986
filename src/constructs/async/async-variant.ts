import type { SagemakerEndpointConfigurationProductionVariants } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { limits } from "../../catalogue/limits";
import { type Check, range } from "../checks/check";
import { checkInstances, type InstanceOptions, instanceBlock } from "../endpoint/instance-options";
import type { IModel } from "../model/i-model";
import type { VariantScalingOptions } from "../scaling/variant-scaling-props";

/** A model, the instances that it runs on, and how they scale to zero and from zero. */
export interface AsyncVariantProps extends InstanceOptions, VariantScalingOptions {
  /** Model that the variant runs. */
  readonly model: IModel;
  /** Weight of the variant when requests are distributed, at least 0. @default 1 */
  readonly initialVariantWeight?: number;
}

/** @param at where the variant was written: empty, or `additionalVariants[0].` */
export function checkAsyncVariant(at: string, variant: AsyncVariantProps): Check[] {
  return [
    ...checkInstances(at, variant),
    range(`${at}initialVariantWeight`, variant.initialVariantWeight, limits.variant.weight),
  ];
}

/**
 * The variant as the provider takes it, with one or the other of what stands for its model. Application Auto Scaling
 * counts its instances: SageMaker must not.
 */
export function asyncVariantBlock(
  variant: AsyncVariantProps,
  key: "modelName" | "hashKey",
): SagemakerEndpointConfigurationProductionVariants {
  return {
    ...instanceBlock(variant),
    modelName: variant.model[key],
    initialVariantWeight: variant.initialVariantWeight,
  };
}
