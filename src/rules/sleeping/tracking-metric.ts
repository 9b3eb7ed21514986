import { COPIES, capacityOf, publisherOf, type Ways } from "../../behaviour";
import type { MetricPublisher } from "../../catalogue/published-metric";
import {
  isKnown,
  type Maybe,
  type ScalableTarget,
  type TargetTrackingPolicy,
  type Topology,
  Unknown,
} from "../../topology";

export const BACKLOG = {
  hcl: 'customized_metric_specification with metric_name = "ApproximateBacklogSizePerInstance", namespace = "AWS/SageMaker", statistic = "Average" and EndpointName as the only dimension',
  typescript: "tracking: BacklogTracking.perInstance(…)",
};

export const CONCURRENCY = {
  hcl: 'predefined_metric_type = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"',
  typescript: "tracking: CopyTracking.concurrentRequestsPerCopy(…)",
};

/** Tracking policies that may scale in. */
export const scalingIn = (topology: Topology, target: ScalableTarget): readonly TargetTrackingPolicy[] =>
  topology.trackingPoliciesOf(target).nodes.filter(({ disableScaleIn }) => disableScaleIn !== true);

/** Whether only target tracking removes the capacity, as far as the source shows. */
export const isByTrackingAlone = ({ down, hidden }: Ways): boolean =>
  hidden.length === 0 && down.every(({ by }) => by === "target tracking");

/** All tracking policies with the capacity that they scale. Without a target, the dimension of the policy decides. */
export function* tracked(topology: Topology) {
  for (const policy of topology.targetTrackingPolicies) {
    const target = topology.targetOf(policy).node;
    const byDimension = policy.scalableDimension === COPIES;
    const capacity = target === undefined ? (byDimension ? "copies" : undefined) : capacityOf(topology, target);
    const publisher: Maybe<MetricPublisher> =
      target === undefined ? (byDimension ? "inference-components" : Unknown) : publisherOf(topology, target);
    yield { policy, capacity, publisher };
  }
}

export const metricName = ({ customizedMetric }: TargetTrackingPolicy): string =>
  String(isKnown(customizedMetric) ? customizedMetric.metricName : "");
export const ADD_BACKLOG_TRACKING =
  'add an aws_appautoscaling_policy of policy_type "TargetTrackingScaling" on ApproximateBacklogSizePerInstance with the dimension EndpointName';
