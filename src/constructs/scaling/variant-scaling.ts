import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape } from "../checks/check";
import { readProperties } from "../checks/properties";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { SleepWindows } from "../sleep/sleep-windows";
import { BacklogTracking } from "./backlog-tracking";
import { BacklogWake } from "./backlog-wake";
import { CapacityScaling } from "./capacity-scaling";
import { variantScalingProperties } from "./properties";
import type { VariantScalingProps } from "./variant-scaling-props";

/**
 * The scalable target for the instances of an asynchronous variant, a target tracking policy that scales to zero, and a
 * wake policy with its wake alarm. `AsyncEndpoint` creates one for each variant. Create one yourself to scale a variant
 * that is managed elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class VariantScaling extends CapacityScaling {
  /**
   * With `SleepMethod.minCapacity()` only: the other methods change inference components.
   * @internal
   */
  readonly sleepWindows: SleepWindows;

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
