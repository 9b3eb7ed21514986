import type { Judged } from "../operate/state/endpoint-condition";
import { endpointState } from "../operate/state/endpoint-state";
import type { LiveState } from "../review";
import type { ExpectedEndpoint, LiveComponent, LiveEndpoint } from "../topology";
import type { EndpointCondition } from "../topology/endpoint-condition";
import type { AwsReading } from "../topology/from-aws";
import { hasFailed, ownComponents } from "./waiting/awaited";

/** The state of an endpoint; `undefined` if it could not be read. */
export function liveStateOf({ topology, live }: AwsReading, wanted: ExpectedEndpoint): LiveState | undefined {
  const { awaited = [] } = wanted;
  const endpoint = live.endpoints.find(({ name }) => name === wanted.name);
  if (endpoint === undefined) {
    return undefined;
  }
  const components = live.components.filter(({ endpointName }) => endpointName === wanted.name);
  const judged = endpointState(topology, live, endpoint);
  return {
    condition: conditionOf({ endpoint, components, wanted, judged, isChanging: awaited.length > 0 }),
    status: endpoint.status,
    ...said("configuration", endpoint.configName),
    ...said("wantedConfiguration", wanted.configName),
    ...said("failureReason", endpoint.failureReason ?? shortageOf(judged)),
    variants: endpoint.variants.map(({ name, currentInstanceCount, desiredInstanceCount }) => ({
      name,
      ...said("instances", currentInstanceCount),
      ...said("desiredInstances", desiredInstanceCount),
    })),
    components: components.map(({ name, status, failureReason, currentCopies, desiredCopies }) => ({
      name,
      status,
      ...said("failureReason", failureReason),
      ...said("copies", currentCopies),
      ...said("desiredCopies", desiredCopies),
    })),
    awaited,
  };
}

interface Seen {
  readonly endpoint: LiveEndpoint;
  readonly components: readonly LiveComponent[];
  readonly wanted: ExpectedEndpoint;
  /** As `status` says it. */
  readonly judged: Judged;
  readonly isChanging: boolean;
}

/** What a capacity that changes is about; a deployment is `changing`. */
const MOVING: readonly EndpointCondition[] = ["drought", "quota", "starting", "falling asleep"];

function conditionOf({ endpoint, components, wanted, judged, isChanging }: Seen): EndpointCondition {
  if (hasFailed(endpoint, wanted) || ownComponents(components, wanted).some(({ status }) => status === "Failed")) {
    return "failed";
  }
  if (isShortage(judged)) {
    return judged.condition;
  }
  if (isChanging) {
    return MOVING.includes(judged.condition) ? judged.condition : "changing";
  }
  if (judged.condition === "falling asleep") {
    return judged.condition;
  }
  const counts = endpoint.variants.map(({ currentInstanceCount }) => currentInstanceCount);
  return counts.length > 0 && counts.every((count) => count === 0) ? "asleep" : "awake";
}

const isShortage = ({ condition }: Judged): boolean => condition === "drought" || condition === "quota";

const shortageOf = (judged: Judged): string | undefined => (isShortage(judged) ? judged.because : undefined);

/** Omits a member without a value. */
const said = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } | object =>
  value === undefined ? {} : { [name]: value };
