import { plural } from "../../rules/plural";
import { DEAD } from "../../rules/verification/endpoint-state";
import type { ExpectedEndpoint, LiveComponent, LiveEndpoint, LiveVariant } from "../../topology/live";

/** An endpoint and its inference components, as they were at one look. */
export interface EndpointProgress {
  readonly name: string;
  /** `undefined` if the endpoint does not exist. */
  readonly endpoint?: LiveEndpoint;
  readonly components: readonly LiveComponent[];
}

/** Final states of a component. `verify` waits in any other state, also in an unknown or missing one. */
const SETTLED: readonly string[] = ["InService", "Failed", "Deleting"];

/**
 * Whether an endpoint is in a wrong state that it does not leave by itself. In service with another
 * configuration, it was rolled back.
 */
export function hasFailed({ status, configName }: LiveEndpoint, wanted: ExpectedEndpoint): boolean {
  const isElsewhere = wanted.configName !== undefined && configName !== undefined && configName !== wanted.configName;
  return DEAD.includes(status) || (status === "InService" && isElsewhere);
}

/** Whether an endpoint is still changing, so that it must be read again. */
export const isPassing = ({ status, variants }: LiveEndpoint): boolean =>
  !DEAD.includes(status) &&
  (status !== "InService" || variants.some((variant) => awaitedOfVariant(variant).length > 0));

/** Whether a component is still changing. */
export const isComponentPassing = (component: LiveComponent): boolean => awaitedOfComponent(component).length > 0;

/**
 * What is not ready before an endpoint can be judged, in words; empty if it is ready, if it is asleep, and if
 * it has failed, because waiting does not help then.
 *
 * @param missingMayCome whether a missing component may only not be visible yet
 */
export function awaitedOf(progress: EndpointProgress, wanted: ExpectedEndpoint, missingMayCome: boolean): string[] {
  const { endpoint } = progress;
  if (endpoint === undefined || hasFailed(endpoint, wanted)) {
    return [];
  }
  if (endpoint.status !== "InService") {
    return [`the endpoint is ${endpoint.status}`];
  }
  return [
    ...endpoint.variants.flatMap(awaitedOfVariant),
    ...ownComponents(progress.components, wanted).flatMap(awaitedOfComponent),
    ...(missingMayCome ? missingOf(progress, wanted).map((name) => `component ${name} does not exist yet`) : []),
  ];
}

function awaitedOfVariant({
  name,
  currentInstanceCount: current,
  desiredInstanceCount: desired,
}: LiveVariant): string[] {
  return current === undefined || desired === undefined || current === desired
    ? []
    : [`variant ${name} has ${current} of ${plural(desired, "instance")}`];
}

function awaitedOfComponent({ name, status, currentCopies: current, desiredCopies: desired }: LiveComponent): string[] {
  if (!SETTLED.includes(status)) {
    return [status === "" ? `component ${name} has no status` : `component ${name} is ${status}`];
  }
  return status !== "InService" || current === undefined || desired === undefined || current === desired
    ? []
    : [`component ${name} has ${current} of ${plural(desired, "copy", "copies")}`];
}

/** The relevant components: if some are named, others do not matter. */
export const ownComponents = (
  components: readonly LiveComponent[],
  wanted: ExpectedEndpoint,
): readonly LiveComponent[] =>
  wanted.components.length === 0 ? components : components.filter(({ name }) => wanted.components.includes(name));

const missingOf = ({ components }: EndpointProgress, wanted: ExpectedEndpoint): string[] =>
  wanted.components.filter((name) => !components.some((component) => component.name === name));
