import type { MetricPublisher } from "../../catalogue/metrics";
import { isAdapter, isKnown, isUnknown, type Maybe, type ScalableTarget, type Topology, Unknown } from "../../topology";

/** What a target counts, of what can be at zero. */
export type Capacity = "copies" | "instances";

export const COPIES = "sagemaker:inference-component:DesiredCopyCount";
export const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

/**
 * What a target counts; `undefined` for what it cannot take to zero (a real-time variant, a serverless one, an adapter)
 * or cannot be told, and `Unknown` where it counts the instances of a variant that is not in the source.
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

/** Whose metrics tell about a target; `Unknown` where its variant is not in the source. */
export function publisherOf(topology: Topology, target: ScalableTarget): Maybe<MetricPublisher> {
  if (target.scalableDimension === COPIES) {
    return "inference-components";
  }
  const subject = topology.subjectOf(target).node;
  const hosting = subject?.kind === "variant" ? topology.hostingOf(subject) : Unknown;
  return isKnown(hosting) ? hosting : Unknown;
}
