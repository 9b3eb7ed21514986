import type { Call } from "../../call";
import { validationError } from "../../errors";
import { findModel } from "./model";
import { executionRoleRequired, nonUniqueVariant } from "./texts";
import { hostsComponents, type ProductionVariant, type ServerlessConfig } from "./variant-shapes";

/** Seen to refuse what us-east-1 takes, in August 2026; AWS publishes no list. */
const REGIONS_WITHOUT_ZERO = ["eu-west-3"];

/** @throws AwsError for what SageMaker refuses, which it does for the whole configuration */
export function checkVariants(
  call: Call,
  variants: readonly ProductionVariant[],
  executionRoleArn: string | undefined,
): void {
  requireUniqueVariants(variants);
  for (const variant of variants) {
    checkHosting(variant);
    if (variant.ModelName === undefined) {
      checkComponentHost(call, variant, executionRoleArn);
    } else {
      findModel(call, variant.ModelName);
      if (variant.ManagedInstanceScaling !== undefined) {
        throw validationError("ManagedInstanceScaling is only supported for inference component endpoints.");
      }
    }
  }
}

/** @throws AwsError when two are of one name */
export function requireUniqueVariants(variants: readonly { readonly VariantName: string }[]): void {
  const names = variants.map(({ VariantName }) => VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw nonUniqueVariant(twice);
  }
}

/**
 * A variant runs on instances or without any, and says of which kind. SageMaker's words for this are not published.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-create.html
 */
function checkHosting(variant: ProductionVariant): void {
  const { VariantName, InstanceType, InstancePools, InitialInstanceCount, ServerlessConfig } = variant;
  const kinds = [InstanceType, InstancePools, ServerlessConfig].filter((kind) => kind !== undefined);
  if (kinds.length !== 1) {
    throw validationError(
      `Exactly one of InstanceType, InstancePools and ServerlessConfig must be specified for variant "${VariantName}".`,
    );
  }
  if (ServerlessConfig === undefined) {
    return;
  }
  if (InitialInstanceCount !== undefined) {
    throw validationError(`InitialInstanceCount is not supported for serverless variant "${VariantName}".`);
  }
  if (hostsComponents(variant)) {
    throw validationError(`ModelName is required for serverless variant "${VariantName}".`);
  }
  checkConcurrency(ServerlessConfig);
}

/** @throws AwsError when more is provisioned than may run at once */
export function checkConcurrency({ MaxConcurrency, ProvisionedConcurrency = 0 }: ServerlessConfig): void {
  if (ProvisionedConcurrency > MaxConcurrency) {
    throw validationError("ProvisionedConcurrency must be less than or equal to MaxConcurrency.");
  }
}

function checkComponentHost(call: Call, variant: ProductionVariant, executionRoleArn: string | undefined): void {
  if (executionRoleArn === undefined) {
    throw executionRoleRequired();
  }
  const { Status, MinInstanceCount, MaxInstanceCount } = variant.ManagedInstanceScaling ?? {};
  if (Status === "ENABLED" && MinInstanceCount === 0 && REGIONS_WITHOUT_ZERO.includes(call.region)) {
    throw validationError("Min instance count needs to be greater than 0 for enabled managed instance scaling");
  }
  if (MinInstanceCount !== undefined && MaxInstanceCount !== undefined && MinInstanceCount > MaxInstanceCount) {
    throw validationError("MinInstanceCount must be less than or equal to MaxInstanceCount.");
  }
}
