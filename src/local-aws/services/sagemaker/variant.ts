import { validationError } from "../../errors";
import type { EndpointConfig } from "./endpoint-config";
import { noSuchVariants } from "./texts";
import { checkConcurrency, requireUniqueVariants } from "./variant-checks";
import { hostsComponents, type ProductionVariant, type ServerlessConfig } from "./variant-shapes";

/**
 * A variant of an endpoint that runs, as DescribeEndpoint tells it: counts of instances, or a serverless configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantSummary.html
 */
export interface VariantState {
  readonly VariantName: string;
  readonly CurrentInstanceCount?: number;
  readonly DesiredInstanceCount?: number;
  readonly CurrentServerlessConfig?: ServerlessConfig;
  readonly DesiredServerlessConfig?: ServerlessConfig;
  readonly CurrentWeight?: number;
  readonly DesiredWeight?: number;
  readonly ManagedInstanceScaling?: object;
  readonly RoutingConfig?: object;
}

/** What a configuration says of a variant, and DescribeEndpoint does not tell. */
export interface VariantHosting {
  readonly VariantName: string;
  readonly InstanceType?: string;
  /** No model of its own: it is there for inference components. */
  readonly hostsComponents: boolean;
  readonly ModelName?: string;
  readonly isServerless: boolean;
  /** Bounds of the instances that SageMaker adds and releases by itself; absent if it does not. */
  readonly managed?: { readonly min: number; readonly max: number };
}

export const hostingOf = ({ variants }: EndpointConfig): readonly VariantHosting[] =>
  variants.map((variant) => ({
    VariantName: variant.VariantName,
    InstanceType: variant.InstanceType,
    hostsComponents: hostsComponents(variant),
    ModelName: variant.ModelName,
    isServerless: variant.ServerlessConfig !== undefined,
    managed: managedOf(variant),
  }));

/** Without a status, the block does nothing. */
function managedOf({ ManagedInstanceScaling: scaling, InitialInstanceCount = 1 }: ProductionVariant) {
  if (scaling?.Status !== "ENABLED") {
    return undefined;
  }
  const { MinInstanceCount: min = 0, MaxInstanceCount } = scaling;
  return { min, max: MaxInstanceCount ?? Math.max(InitialInstanceCount, min) };
}

/** The variants of a configuration with the capacity that it starts with. */
export function startedVariants(config: EndpointConfig): readonly VariantState[] {
  return config.variants.map((variant) => {
    const weight = hostsComponents(variant) ? undefined : (variant.InitialVariantWeight ?? 1);
    return {
      VariantName: variant.VariantName,
      ...startedCapacity(variant),
      CurrentWeight: weight,
      DesiredWeight: weight,
      ManagedInstanceScaling: variant.ManagedInstanceScaling,
      RoutingConfig: variant.RoutingConfig,
    };
  });
}

function startedCapacity({ InitialInstanceCount: instances = 1, ServerlessConfig: serverless }: ProductionVariant) {
  return serverless === undefined
    ? { CurrentInstanceCount: instances, DesiredInstanceCount: instances }
    : { CurrentServerlessConfig: serverless, DesiredServerlessConfig: serverless };
}

export type VariantProperty = "DesiredInstanceCount" | "DesiredWeight" | "DataCaptureConfig";

/**
 * UpdateEndpoint with RetainAllVariantProperties: instances and weights stay as scaling left them.
 * @param excluded what the configuration decides all the same
 */
export function retainCounts(
  next: readonly VariantState[],
  running: readonly VariantState[],
  excluded: readonly VariantProperty[],
): readonly VariantState[] {
  const retains = (property: VariantProperty) => !excluded.includes(property);
  return next.map((variant) => {
    const before = running.find(({ VariantName }) => VariantName === variant.VariantName);
    if (before === undefined) {
      return variant;
    }
    const { CurrentInstanceCount, DesiredInstanceCount, CurrentWeight, DesiredWeight } = before;
    return {
      ...variant,
      ...(retains("DesiredInstanceCount") && !isServerless(variant) && { CurrentInstanceCount, DesiredInstanceCount }),
      ...(retains("DesiredWeight") && { CurrentWeight, DesiredWeight }),
    };
  });
}

export interface WantedCapacity {
  readonly VariantName: string;
  readonly DesiredInstanceCount?: number;
  readonly DesiredWeight?: number;
  /** `ProvisionedConcurrency: 0` takes all of it away, which only scaling can ask for. */
  readonly ServerlessUpdateConfig?: { readonly MaxConcurrency?: number; readonly ProvisionedConcurrency?: number };
}

export const isServerless = ({ DesiredServerlessConfig }: VariantState): boolean =>
  DesiredServerlessConfig !== undefined;

/** @throws AwsError when a variant is not there, is named twice, or has no such capacity */
export function withDesiredCapacity(
  variants: readonly VariantState[],
  wanted: readonly WantedCapacity[],
  configName: string,
): readonly VariantState[] {
  requireUniqueVariants(wanted);
  const absent = wanted.filter(({ VariantName }) => !variants.some((variant) => variant.VariantName === VariantName));
  if (absent.length > 0) {
    throw noSuchVariants(
      absent.map(({ VariantName }) => VariantName),
      configName,
    );
  }
  return variants.map((variant) => {
    const change = wanted.find(({ VariantName }) => VariantName === variant.VariantName);
    return change === undefined ? variant : changed(variant, change);
  });
}

function changed(variant: VariantState, change: WantedCapacity): VariantState {
  const { DesiredInstanceCount, DesiredWeight, ServerlessUpdateConfig } = change;
  const { DesiredServerlessConfig: serverless } = variant;
  if (serverless !== undefined && DesiredInstanceCount !== undefined) {
    throw validationError(`DesiredInstanceCount is not supported for serverless variant "${variant.VariantName}".`);
  }
  if (serverless === undefined && ServerlessUpdateConfig !== undefined) {
    throw validationError(`ServerlessUpdateConfig is only supported for serverless variants.`);
  }
  return {
    ...variant,
    DesiredInstanceCount: DesiredInstanceCount ?? variant.DesiredInstanceCount,
    DesiredServerlessConfig: serverless && updated(serverless, ServerlessUpdateConfig),
    DesiredWeight: DesiredWeight ?? variant.DesiredWeight,
  };
}

function updated(serverless: ServerlessConfig, update: WantedCapacity["ServerlessUpdateConfig"]): ServerlessConfig {
  const { ProvisionedConcurrency, ...rest } = { ...serverless, ...update };
  const next = ProvisionedConcurrency === 0 ? rest : { ...rest, ProvisionedConcurrency };
  checkConcurrency(next);
  return next;
}

/** What was wanted is there, but for instances: how many there are is counted. */
export const arrived = (variants: readonly VariantState[]): readonly VariantState[] =>
  variants.map((variant) => ({
    ...variant,
    CurrentServerlessConfig: variant.DesiredServerlessConfig,
    CurrentWeight: variant.DesiredWeight,
  }));
