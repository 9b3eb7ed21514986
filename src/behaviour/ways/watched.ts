import {
  isKnown,
  type MetricAlarm,
  parseResourceId,
  type ScalableIdentity,
  type ScalableTarget,
  type TargetTrackingPolicy,
  type Topology,
} from "../../topology";

/** The name of the component that a target or a policy scales, as its resource id has it. */
export function componentNameIn({ resourceId }: ScalableIdentity): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "inference-component" ? resource.name : undefined;
}

/** The name of the endpoint in the resource id of a variant. */
function endpointNameIn({ resourceId }: ScalableIdentity): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "variant" ? resource.endpointName : undefined;
}

/** What an alarm watches, in words, if it is certainly not what the target scales. */
export function watchesAnother(topology: Topology, alarm: MetricAlarm, target: ScalableTarget): string | undefined {
  if (watchesAnotherComponent(topology, alarm, target)) {
    return `the component ${shownDimension(alarm, "InferenceComponentName")}`;
  }
  return watchesAnotherEndpoint(topology, alarm, target)
    ? `the endpoint ${shownDimension(alarm, "EndpointName")}`
    : undefined;
}

/** An alarm on an adapter counts as one on its base component: its requests wake the base. */
export function watchesAnotherComponent(topology: Topology, alarm: MetricAlarm, target: ScalableTarget): boolean {
  const watched = topology.watchedComponentOf(alarm);
  const subject = topology.subjectOf(target);
  const names = [componentNameIn(target)];
  if (watched.kind === "dangling") {
    return subject.kind === "dangling" ? !names.includes(watched.name) : subject.kind === "resolved";
  }
  if (watched.kind !== "resolved" || subject.kind === "unknown") {
    return false;
  }
  const base = topology.baseOf(watched.node);
  const baseIsElsewhere = base.kind === "unknown" || (base.kind === "dangling" && names.includes(base.name));
  const own: readonly unknown[] = [watched.node, base.node];
  return !baseIsElsewhere && (subject.node === undefined || !own.includes(subject.node));
}

function watchesAnotherEndpoint(topology: Topology, alarm: MetricAlarm, target: ScalableTarget): boolean {
  const watched = topology.watchedEndpointOf(alarm);
  const subject = topology.subjectOf(target);
  if (subject.kind === "dangling") {
    const name = endpointNameIn(target);
    const named = watched.kind === "dangling" ? watched.name : watched.node?.name;
    return name !== undefined && isKnown(named) && named !== name;
  }
  if (subject.node?.kind !== "variant" || (watched.kind !== "resolved" && watched.kind !== "dangling")) {
    return false;
  }
  const endpoints = topology.endpointsOf(subject.node);
  return endpoints.complete && endpoints.nodes.length > 0 && !endpoints.nodes.some((node) => node === watched.node);
}

/** The value of a dimension, for messages. */
function shownDimension({ dimensions }: MetricAlarm, name: string): string {
  const value = isKnown(dimensions) ? dimensions.get(name) : undefined;
  return isKnown(value) ? value : "of another name";
}

/** The fault of a policy that tracks the metric of another resource than it scales; `what` has no subject. */
export function tracksAnother({
  customizedMetric,
  resourceId,
}: TargetTrackingPolicy): { readonly what: string; readonly fix: string } | undefined {
  const metric = isKnown(customizedMetric) && !customizedMetric.usesMetricMath ? customizedMetric : undefined;
  const [kind, name, , variantName] = isKnown(resourceId) ? resourceId.split("/") : [];
  const wanted = new Map([
    ["InferenceComponentName", kind === "inference-component" ? name : undefined],
    ["EndpointName", kind === "endpoint" ? name : undefined],
    ["VariantName", kind === "endpoint" ? variantName : undefined],
  ]);
  const dimensions = metric !== undefined && isKnown(metric.dimensions) ? [...metric.dimensions] : [];
  for (const [dimension, value] of dimensions) {
    const expected = wanted.get(dimension);
    if (isKnown(value) && expected !== undefined && value !== expected) {
      return {
        what: `tracks ${String(metric?.metricName)} of ${dimension} ${value}, but scales ${expected}`,
        fix: `value = "${expected}" for the dimension ${dimension}`,
      };
    }
  }
  return undefined;
}
