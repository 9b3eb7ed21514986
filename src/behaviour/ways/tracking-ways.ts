import { metricOfPredefined, metricValues } from "../../catalogue/metric-values";
import { isUtilization, predefinedMetricScales } from "../../catalogue/metrics";
import { TRACKING_SCALE_IN_SHARE, timings } from "../../catalogue/timings";
import {
  isKnown,
  isUnknown,
  once,
  type ScalableTarget,
  type TargetTrackingPolicy,
  type Topology,
} from "../../topology";
import { isSagemakers, unpublished, unpublishedText } from "./publication";
import { capacityOf, publisherOf } from "./scaled";
import { closed, suspension } from "./target-faults";
import { tracksAnother } from "./watched";
import { type Fault, type Way, type When, way } from "./way";

const IDLE: When = { kind: "idle", seconds: timings.trackingScaleInSeconds };

/** The CloudWatch name of the tracked metric; `undefined` if it is unknown or not a metric of SageMaker. */
export function trackedMetric({ predefinedMetric, customizedMetric }: TargetTrackingPolicy): string | undefined {
  if (isKnown(predefinedMetric)) {
    const { type } = predefinedMetric;
    return isKnown(type) ? metricOfPredefined(type) : undefined;
  }
  const metric = isKnown(customizedMetric) && !customizedMetric.usesMetricMath ? customizedMetric : undefined;
  return metric !== undefined && isKnown(metric.metricName) && isSagemakers(metric.namespace)
    ? metric.metricName
    : undefined;
}

/** Whether the policy's metric is above 0 even without requests. */
export function neverZero(policy: TargetTrackingPolicy): boolean {
  const name = trackedMetric(policy);
  return isKnown(policy.customizedMetric) && name !== undefined && isUtilization(name);
}

/**
 * The way in which target tracking scales to zero. It scales in only if all tracking policies of the target that may
 * scale in agree, and a policy without data never agrees.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export function trackingDown(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): Way {
  const { disableScaleIn } = policy;
  const faults: Fault[] = [...suspension(target, "in"), ...ownFaults(topology, target, policy)];
  if (disableScaleIn === true) {
    faults.push({ kind: "scale-in-disabled", on: policy, what: "its disable_scale_in is true" });
  } else if (isUnknown(disableScaleIn)) {
    faults.push({ kind: "unknown", on: policy, what: "its disable_scale_in is not known" });
  }
  const others = othersThatHold(topology, target, policy);
  const name = trackedMetric(policy);
  const ignoresWork = name !== undefined && metricValues(name).whileBusy === 0;
  const draft = { direction: "down", by: "target tracking", when: IDLE, nodes: [policy, target] } as const;
  return way(ignoresWork ? { ignoresWork: true, ...draft } : draft, [...faults, ...others]);
}

/** What keeps a policy from scaling to zero, whatever the others do. */
function ownFaults(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): readonly Fault[] {
  return [...metricFaults(topology, target, policy), ...idleFaults(policy)];
}

/** Faults of the tracked metric, for both directions. */
function metricFaults(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): readonly Fault[] {
  const { predefinedMetric, customizedMetric, targetValue } = policy;
  const on = policy;
  if (isUnknown(predefinedMetric) || isUnknown(customizedMetric) || isUnknown(targetValue)) {
    return [{ kind: "unknown", on, what: "its metric or its target_value is not known" }];
  }
  if (targetValue !== undefined && targetValue <= 0) {
    return [{ kind: "range", on, what: `its target_value is ${targetValue}, and no metric is below 0` }];
  }
  if (predefinedMetric !== undefined) {
    return predefinedFaults(topology, target, policy, predefinedMetric.type);
  }
  if (customizedMetric === undefined) {
    return [{ kind: "metric", on, what: "it tracks no metric" }];
  }
  if (customizedMetric.usesMetricMath) {
    return [{ kind: "unknown", on, what: "it tracks metric math, which is not evaluated" }];
  }
  const problem = unpublished(customizedMetric, publisherOf(topology, target));
  if (problem !== undefined) {
    return [{ kind: "metric", on, what: unpublishedText(problem) }];
  }
  const { namespace, metricName } = customizedMetric;
  const stranger = isSagemakers(namespace) ? tracksAnother(policy) : undefined;
  if (stranger !== undefined) {
    return [{ kind: "metric", on, what: `it ${stranger.what}` }];
  }
  if (!isKnown(metricName) || !isKnown(namespace)) {
    return [{ kind: "unknown", on, what: "its metric is not known" }];
  }
  return isSagemakers(namespace)
    ? []
    : [{ kind: "unknown", on, what: `it tracks ${metricName} in ${namespace}, which is not a metric of SageMaker` }];
}

function predefinedFaults(
  topology: Topology,
  target: ScalableTarget,
  policy: TargetTrackingPolicy,
  type: unknown,
): readonly Fault[] {
  if (typeof type !== "string") {
    return [{ kind: "unknown", on: policy, what: "its predefined_metric_type is not known" }];
  }
  const scales = predefinedMetricScales(type);
  const capacity = capacityOf(topology, target);
  if (isKnown(capacity) && scales !== capacity) {
    return [{ kind: "metric", on: policy, what: `${type} is not a metric of the ${capacity} that it scales` }];
  }
  return capacity === "instances" && metricOfPredefined(type) !== undefined
    ? [{ kind: "metric", on: policy, what: `asynchronous endpoints do not publish the metric of ${type}` }]
    : [];
}

/** What keeps a policy from scaling to zero without requests. */
function idleFaults(policy: TargetTrackingPolicy): readonly Fault[] {
  const name = trackedMetric(policy);
  const idle = name === undefined ? undefined : metricValues(name).whileIdle;
  const { targetValue } = policy;
  switch (idle) {
    case undefined:
      return [];
    case "above zero":
      return [{ kind: "unknown", on: policy, what: `it tracks ${name}, which is above 0 while idle` }];
    case "no data":
      return [{ kind: "metric", on: policy, what: `it tracks ${name}, which has no data while idle` }];
    case "unknown":
      return [{ kind: "unknown", on: policy, what: `AWS does not document the value of ${name} while idle` }];
    default:
      // A target value of 0 or less is reported as a separate fault.
      return typeof idle === "number" &&
        isKnown(targetValue) &&
        targetValue > 0 &&
        idle >= targetValue * TRACKING_SCALE_IN_SHARE
        ? [{ kind: "range", on: policy, what: `it tracks ${name}, which is ${idle} while idle` }]
        : [];
  }
}

/** Each finding lists the other policies, which costs memory. */
const STEPS_OF_A_FAULT = 200;

function othersThatHold(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): readonly Fault[] {
  const all = holdersOf(topology, target);
  topology.work.spend(all.length * STEPS_OF_A_FAULT);
  return all.filter(({ on }) => on !== policy);
}

const holders = once(() => new Map<ScalableTarget, readonly Fault[]>());

/** The tracking policies of a target that never agree to scale in. Each finding lists all others. */
function holdersOf(topology: Topology, target: ScalableTarget): readonly Fault[] {
  const known = holders(topology);
  let found = known.get(target);
  if (found === undefined) {
    const { nodes } = topology.trackingPoliciesOf(target);
    found = nodes.flatMap((policy) => holding(topology, target, policy) ?? []);
    known.set(target, found);
  }
  return found;
}

function holding(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): Fault | undefined {
  const [first, ...more] = policy.disableScaleIn === true ? [] : ownFaults(topology, target, policy);
  if (first === undefined) {
    return undefined;
  }
  const dead = [first, ...more].find(({ kind }) => kind !== "unknown");
  const isUncertain = dead === undefined || isUnknown(policy.disableScaleIn);
  const what = `${policy.address} does not agree to scale in: ${(dead ?? first).what}`;
  return { kind: isUncertain ? "unknown" : "held-up", on: policy, what };
}

/**
 * The way in which target tracking scales an asynchronous variant from zero: as soon as more requests wait than its
 * target value. It never adds copies from zero, because it multiplies the current number of copies.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export function trackingUp(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): Way | undefined {
  if (capacityOf(topology, target) === "copies") {
    return undefined;
  }
  const draft = { direction: "up", by: "target tracking", nodes: [policy, target] } as const;
  const faults = [...suspension(target, "out"), ...closed(topology, target), ...metricFaults(topology, target, policy)];
  const name = trackedMetric(policy);
  const { targetValue } = policy;
  if (name === undefined || !isKnown(targetValue)) {
    const hidden: Fault = { kind: "unknown", on: policy, what: "its metric is not known" };
    return way({ ...draft, when: { kind: "unknown" } }, faults.length > 0 ? faults : [hidden]);
  }
  const { atZero, range } = metricValues(name);
  if (faults.length === 0 && targetValue >= range[1]) {
    const what = `${name} is at most ${range[1]}, which never exceeds its target_value of ${targetValue}`;
    return way({ ...draft, when: { kind: "unknown" } }, [...faults, { kind: "range", on: policy, what }]);
  }
  switch (atZero) {
    case "requests":
      return way({ ...draft, when: above(Math.floor(targetValue)) }, faults);
    case "no data":
      return way({ ...draft, when: { kind: "unknown" } }, [
        ...faults,
        { kind: "metric", on: policy, what: `${name} has no data at zero instances` },
      ]);
    case "unknown":
    case "above zero":
      return way({ ...draft, when: { kind: "unknown" } }, [
        ...faults,
        { kind: "unknown", on: policy, what: `AWS does not document the value of ${name} at zero instances` },
      ]);
    default:
      return way({ ...draft, when: { kind: "request" } }, faults);
  }
}

const above = (waiting: number): When => (waiting < 1 ? { kind: "request" } : { kind: "waiting", above: waiting });
