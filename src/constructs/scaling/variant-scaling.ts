import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape } from "../checks/check";
import { readProperties } from "../checks/properties";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { SleepWindows } from "../sleep/sleep-windows";
import { BacklogTracking } from "./backlog-tracking";
import { BacklogWake } from "./backlog-wake";
import { CapacityScaling, type ScalingOptions } from "./capacity-scaling";
import { variantScalingProperties } from "./properties";

/** How the instances of an asynchronous variant scale to zero and from zero. */
export interface VariantScalingOptions extends ScalingOptions {
  /** Metric and target of the target tracking policy. @default - a backlog of 5 requests per instance */
  readonly tracking?: BacklogTracking;
  /** How the variant wakes. @default BacklogWake.standard() */
  readonly wake?: BacklogWake;
}

/** Properties of `VariantScaling`. */
export interface VariantScalingProps extends VariantScalingOptions {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** Name of the variant that is scaled. */
  readonly variantName: string;
  /** Maximum number of instances. Must be at least 1. */
  readonly maxInstanceCount: number;
  /** Minimum number of instances, at least 0. Above 0, the variant never sleeps. @default 0 */
  readonly minInstanceCount?: number;
  /** Prefix of the names of policies and alarms. @default - the names of the endpoint and the variant */
  readonly name?: string;
  /** What must exist before the scalable target is registered. @default - nothing: the endpoint is managed elsewhere */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Resources whose replacement registers the scalable target again. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * The scalable target for the instances of an asynchronous variant, a target tracking policy that scales to zero, and a
 * wake policy with its wake alarm. `AsyncEndpoint` creates one for each variant. Create one yourself to scale a variant
 * that is managed elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class VariantScaling extends CapacityScaling {
  /** With `SleepMethod.minCapacity()` only: the other methods change inference components. */
  private readonly sleepWindows: SleepWindows;

  constructor(scope: Construct, id: string, written: VariantScalingProps) {
    const { value: props, problems } = readProperties(variantScalingProperties, written);
    const { endpointName, variantName } = props;
    const name = props.name ?? `${endpointName}-${variantName}`;
    const tracking = props.tracking ?? BacklogTracking.perInstance(5);
    const wake = props.wake ?? BacklogWake.standard();
    const existsElsewhere = props.replacedWith === undefined;
    super(scope, id, {
      ...props,
      name,
      resourceId: `endpoint/${endpointName}/variant/${variantName}`,
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
      bounds: {
        minimum: { property: "minInstanceCount", value: props.minInstanceCount ?? 0 },
        maximum: { property: "maxInstanceCount", value: props.maxInstanceCount },
      },
      boundsAreChecked: !existsElsewhere,
      dependsOn: props.dependsOn ?? [],
      replacedWith: props.replacedWith ?? [],
      metric: tracking.metricOf(endpointName, variantName),
      targetValue: tracking.target,
      reachesZero: tracking.reachesZero,
      // It counts requests that are being processed beside those that wait: a long job is not idle.
      load: { metricName: "ApproximateBacklogSize", dimensions: { EndpointName: endpointName } },
      wake: wake.of(name, endpointName),
      checks: [
        ...problems,
        existsElsewhere ? nameShape("endpointName", endpointName, limits.names.endpoint) : undefined,
        existsElsewhere ? nameShape("variantName", variantName, limits.names.variant) : undefined,
        ...tracking.check(),
        ...wake.check(),
      ],
    });
    this.sleepWindows = new SleepWindows(this, () => ({
      noun: "asynchronous variant",
      name,
      scaling: this,
      tags: props.tags,
      provider: props.provider,
    }));
  }

  /**
   * Puts the variant to sleep at one time and wakes it at another: `copiesOnWake` counts instances here. Only
   * `SleepMethod.minCapacity()` applies.
   * @param name letters, digits and hyphens; unique for the variant
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }
}
