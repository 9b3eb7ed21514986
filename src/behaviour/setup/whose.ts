import {
  type Dimensions,
  type Edge,
  type Endpoint,
  type InferenceComponent,
  isAdapter,
  isKnown,
  isUnknown,
  type MetricAlarm,
  namedElsewhere,
  type Optional,
  type TargetTrackingPolicy,
} from "../../topology";
import type { Host } from "./host";
import type { Whose } from "./watched-metric";

/** Whose metric an alarm watches. */
export function watchedByAlarm(host: Host, own: number, alarm: MetricAlarm): Whose {
  const { topology } = host;
  const { dimensions } = alarm;
  if (isKnown(dimensions) && dimensions.has("VariantName")) {
    return onVariant(host, dimensions);
  }
  if (isUnknown(dimensions) && alarm.references?.dimensions === undefined) {
    return assumedOwn(host, own, alarm.address);
  }
  const isOfComponent = host.members[own]?.kind === "component";
  const whose = isOfComponent
    ? ofComponent(host, own, topology.watchedComponentOf(alarm))
    : ofEndpoint(host, own, topology.watchedEndpointOf(alarm));
  return whose ?? assumedOwn(host, own, alarm.address);
}

/** Whose metric a tracking policy reads. */
export function watchedByPolicy(
  host: Host,
  own: number,
  { address }: TargetTrackingPolicy,
  dimensions: Optional<Dimensions>,
): Whose {
  if (!isKnown(dimensions)) {
    return isUnknown(dimensions) ? assumedOwn(host, own, address) : { unit: own };
  }
  if (dimensions.has("VariantName")) {
    return onVariant(host, dimensions);
  }
  const [component, endpoint] = [dimensions.get("InferenceComponentName"), dimensions.get("EndpointName")];
  if (isKnown(component)) {
    return named(host, own, component);
  }
  return isKnown(endpoint) && isAnother(host, endpoint) ? { elsewhere: `the endpoint ${endpoint}` } : { unit: own };
}

function ofComponent(host: Host, own: number, edge: Edge<InferenceComponent>): Whose | undefined {
  if (edge.kind === "resolved") {
    const unit = host.members.findIndex(({ component }) => component === edge.node);
    return unit < 0 ? { elsewhere: edge.node.address } : { unit };
  }
  const name = namedElsewhere(edge);
  return name === undefined ? undefined : named(host, own, name);
}

/** A name that the source knows of no component, or the name of one whose target alone is in the source. */
function named({ members }: Host, own: number, name: string): Whose {
  const unit = members.findIndex((member) => member.name === name);
  const hasName = members[own]?.name !== members[own]?.node.address;
  return unit >= 0 ? { unit } : hasName ? { elsewhere: `the component ${name}` } : { unit: own };
}

function ofEndpoint(host: Host, own: number, edge: Edge<Endpoint>): Whose | undefined {
  if (edge.kind === "resolved") {
    return edge.node === host.endpoint ? { unit: own } : { elsewhere: edge.node.address };
  }
  const name = namedElsewhere(edge);
  if (name === undefined) {
    return undefined;
  }
  return isAnother(host, name) ? { elsewhere: `the endpoint ${name}` } : { unit: own };
}

/** Whether a name is that of another endpoint; an endpoint whose name is unknown may have any. */
const isAnother = ({ name, endpoint }: Host, other: string): boolean =>
  other !== name && (endpoint === undefined || isKnown(endpoint.name));

/** Metrics with the dimensions of a variant count the requests of all components on it. */
function onVariant(host: Host, dimensions: Dimensions): Whose {
  const endpointName = dimensions.get("EndpointName");
  if (isKnown(endpointName) && isAnother(host, endpointName)) {
    return { elsewhere: `the endpoint ${endpointName}` };
  }
  const counted = host.members.flatMap(({ component }, unit) =>
    component !== undefined && isAdapter(component) ? [] : [unit],
  );
  const [only, ...others] = counted;
  return only === undefined || others.length > 0
    ? { notSimulated: "it counts the requests of several components" }
    : { unit: only };
}

function assumedOwn({ assumptions, members }: Host, own: number, address: string): Whose {
  assumptions.add(`The dimensions of ${address} are not known, and are assumed to name ${members[own]?.name}.`);
  return { unit: own };
}
