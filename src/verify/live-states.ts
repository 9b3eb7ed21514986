import type { LiveState } from "../review";
import type { Condition } from "../review/live-state";
import type { ExpectedEndpoint, Live, LiveComponent, LiveEndpoint } from "../topology";
import { hasFailed, ownComponents } from "./waiting/awaited";

/** The state of an endpoint; `undefined` if it could not be read. */
export function liveStateOf(live: Live, wanted: ExpectedEndpoint): LiveState | undefined {
  const { awaited = [] } = wanted;
  const endpoint = live.endpoints.find(({ name }) => name === wanted.name);
  if (endpoint === undefined) {
    return undefined;
  }
  const components = live.components.filter(({ endpointName }) => endpointName === wanted.name);
  return {
    condition: conditionOf(endpoint, components, wanted, awaited.length > 0),
    status: endpoint.status,
    ...said("configuration", endpoint.configName),
    ...said("wantedConfiguration", wanted.configName),
    ...said("failureReason", endpoint.failureReason),
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

function conditionOf(
  endpoint: LiveEndpoint,
  components: readonly LiveComponent[],
  wanted: ExpectedEndpoint,
  isChanging: boolean,
): Condition {
  if (hasFailed(endpoint, wanted) || ownComponents(components, wanted).some(({ status }) => status === "Failed")) {
    return "failed";
  }
  if (isChanging) {
    return "changing";
  }
  const counts = endpoint.variants.map(({ currentInstanceCount }) => currentInstanceCount);
  return counts.length > 0 && counts.every((count) => count === 0) ? "asleep" : "awake";
}

/** Omits a member without a value. */
const said = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } | object =>
  value === undefined ? {} : { [name]: value };
