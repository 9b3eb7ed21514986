import type { MetricPublisher } from "../../catalogue/published-metric";
import { isAdapter, isKnown, isUnknown, type Maybe, type ScalableTarget, type Topology, Unknown } from "../../topology";

/** The kind of capacity that a target scales, if it can be zero. */
export type Capacity = "copies" | "instances";

export const COPIES = "sagemaker:inference-component:DesiredCopyCount";
export const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

/**
 * The kind of capacity that a target scales; `undefined` if it cannot be zero (a real-time or serverless variant, an
 * adapter) or is unknown; `Unknown` for the instances of a variant that is not in the source.
 */
export function capacityOf(topology: Topology, target: ScalableTarget): Maybe<Capacity> | undefined {
  const subject = topology.subjectOf(target).node;
  if (target.scalableDimension === COPIES) {
    return subject?.kind === "inference-component" && isAdapter(subject) ? undefined : "copies";
  }
  if (target.scalableDimension !== INSTANCES) {
    return undefined;
  }
  const hosting = subject?.kind === "variant" ? topology.hostingOf(subject) : Unknown;
  if (isUnknown(hosting)) {
    return Unknown;
  }
  return hosting === "asynchronous" ? "instances" : undefined;
}

/** The kind of endpoint whose metrics apply to a target; `Unknown` if its variant is not in the source. */
export function publisherOf(topology: Topology, target: ScalableTarget): Maybe<MetricPublisher> {
  if (target.scalableDimension === COPIES) {
    return "inference-components";
  }
  const subject = topology.subjectOf(target).node;
  const hosting = subject?.kind === "variant" ? topology.hostingOf(subject) : Unknown;
  return isKnown(hosting) ? hosting : Unknown;
}
