import type { Alarm } from "./nodes/alarm";
import type { ComponentSpecification, InferenceComponent } from "./nodes/inference-component";
import type { Node } from "./nodes/node";
import type { ScalingPolicy, StepPolicy, TargetTrackingPolicy } from "./nodes/scaling-policy";
import { isKnown, isUnknown } from "./unknown";

const POLICIES: readonly unknown[] = ["target-tracking-policy", "step-policy", "other-policy"];

/** Whether a node of any kind is a scaling policy. */
export const isPolicy = (node: object): node is ScalingPolicy => "kind" in node && POLICIES.includes(node.kind);

export const isTargetTracking = (policy: ScalingPolicy): policy is TargetTrackingPolicy =>
  policy.kind === "target-tracking-policy";

export const isStepPolicy = (policy: ScalingPolicy): policy is StepPolicy => policy.kind === "step-policy";

/** True for a step policy that adds capacity in one of its steps, or may do so, whatever fires it. */
export function isWakePolicy(policy: ScalingPolicy): policy is StepPolicy {
  if (!isStepPolicy(policy)) {
    return false;
  }
  const { steps } = policy;
  return (
    isUnknown(steps) ||
    steps.length === 0 ||
    steps.some(({ adjustment }) => isUnknown(adjustment) || (adjustment !== undefined && adjustment > 0))
  );
}

/** True for what is surely in two Regions of AWS: neither knows of the other. */
export const areApart = (one: Node, other: Node): boolean =>
  isKnown(one.region) && isKnown(other.region) && one.region !== other.region;

/**
 * Metrics that are published when there is no capacity for a request.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
const WAKE_METRICS: readonly unknown[] = ["NoCapacityInvocationFailures", "HasBacklogWithoutCapacity"];

export const watchesWakeMetric = (alarm: Alarm): boolean =>
  alarm.kind === "metric-alarm" && WAKE_METRICS.includes(alarm.metricName);

/** True for a component that adapts another one (LoRA) and has no compute of its own. */
export const isAdapter = ({ specification, specifications }: InferenceComponent): boolean =>
  (isKnown(specification) && hasBase(specification)) || (isKnown(specifications) && specifications.some(hasBase));

const hasBase = ({ baseInferenceComponentName: base }: ComponentSpecification): boolean => base !== undefined;

const NONE: readonly ComponentSpecification[] = [];

/** All specifications of a component that are known. */
export function specificationsOf(component: InferenceComponent): readonly ComponentSpecification[] {
  const { specification, specifications } = component;
  const several = isKnown(specifications) ? specifications : NONE;
  if (!isKnown(specification)) {
    return several;
  }
  return several.length === 0 ? [specification] : [specification, ...several];
}
