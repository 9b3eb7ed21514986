import type { Call } from "../../call";
import { timingOf } from "../sagemaker/timing";
import type { MetricId } from "./metric";

/** Metrics that services publish by themselves, and not PutMetricData. */
export const isPublished = ({ Namespace }: Pick<MetricId, "Namespace">): boolean => /^\/?aws\//i.test(Namespace);

/** How long after the end of a period CloudWatch shows its datapoint, in seconds. What is put is there at once. */
export function lagOf(call: Call, metric: Pick<MetricId, "Namespace" | "Dimensions">): number {
  if (!isPublished(metric)) {
    return 0;
  }
  const ofComponent = metric.Dimensions.some(({ Name }) => Name === "InferenceComponentName");
  return timingOf(call, { kind: ofComponent ? "component" : "asynchronous" }).metricLag.seconds;
}
