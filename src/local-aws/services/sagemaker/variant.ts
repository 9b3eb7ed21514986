import { type EndpointConfig, hostsComponents } from "./endpoint-config";
import { couldNotFindVariant } from "./texts";

/** A variant of an endpoint that runs, as DescribeEndpoint tells it. */
export interface VariantState {
  readonly VariantName: string;
  readonly CurrentInstanceCount: number;
  readonly DesiredInstanceCount: number;
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
}

export const hostingOf = ({ variants }: EndpointConfig): readonly VariantHosting[] =>
  variants.map((variant) => ({
    VariantName: variant.VariantName,
    InstanceType: variant.InstanceType,
    hostsComponents: hostsComponents(variant),
  }));

/** The variants of a configuration with the instances that it starts with. */
export function startedVariants(config: EndpointConfig): readonly VariantState[] {
  return config.variants.map((variant) => {
    const instances = variant.InitialInstanceCount ?? 1;
    const weight = hostsComponents(variant) ? undefined : (variant.InitialVariantWeight ?? 1);
    return {
      VariantName: variant.VariantName,
      CurrentInstanceCount: instances,
      DesiredInstanceCount: instances,
      CurrentWeight: weight,
      DesiredWeight: weight,
      ManagedInstanceScaling: variant.ManagedInstanceScaling,
      RoutingConfig: variant.RoutingConfig,
    };
  });
}

/** UpdateEndpoint with RetainAllVariantProperties: instances and weights stay as scaling left them. */
export function retainCounts(next: readonly VariantState[], running: readonly VariantState[]): readonly VariantState[] {
  return next.map((variant) => {
    const before = running.find(({ VariantName }) => VariantName === variant.VariantName);
    return before === undefined
      ? variant
      : {
          ...variant,
          CurrentInstanceCount: before.CurrentInstanceCount,
          DesiredInstanceCount: before.DesiredInstanceCount,
          CurrentWeight: before.CurrentWeight,
          DesiredWeight: before.DesiredWeight,
        };
  });
}

export interface WantedCapacity {
  readonly VariantName: string;
  readonly DesiredInstanceCount?: number;
  readonly DesiredWeight?: number;
}

/** @throws AwsError when there is no such variant */
export function withDesiredCapacity(
  variants: readonly VariantState[],
  wanted: readonly WantedCapacity[],
): readonly VariantState[] {
  for (const { VariantName } of wanted) {
    if (!variants.some((variant) => variant.VariantName === VariantName)) {
      throw couldNotFindVariant(VariantName);
    }
  }
  return variants.map((variant) => {
    const change = wanted.find(({ VariantName }) => VariantName === variant.VariantName);
    return {
      ...variant,
      DesiredInstanceCount: change?.DesiredInstanceCount ?? variant.DesiredInstanceCount,
      DesiredWeight: change?.DesiredWeight ?? variant.DesiredWeight,
    };
  });
}

/** What was wanted is there. */
export const arrived = (variants: readonly VariantState[]): readonly VariantState[] =>
  variants.map((variant) => ({
    ...variant,
    CurrentInstanceCount: variant.DesiredInstanceCount,
    CurrentWeight: variant.DesiredWeight,
  }));
