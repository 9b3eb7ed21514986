import {
  isKnown,
  type Live,
  type LiveActivity,
  type LiveComponent,
  type LiveEndpoint,
  type Subject,
  type Topology,
} from "../../topology";
import type { EndpointCondition } from "../../topology/endpoint-condition";
import { type Judged, mostUrgent } from "./endpoint-condition";
import { idleAlarmOf } from "./idle-alarm";
import { unitState } from "./unit-state";

/** What Application Auto Scaling or a person scales: a component, or a variant. */
export interface UnitState extends Judged {
  readonly kind: "component" | "variant";
  readonly name: string;
  /** As Application Auto Scaling names it. */
  readonly resourceId: string;
  readonly current: number;
  readonly desired: number;
  /** When it was changed last. */
  readonly since?: Date;
  /** The newest, whatever became of it. */
  readonly activity?: LiveActivity;
}

export interface VariantState {
  readonly name: string;
  readonly current?: number;
  readonly desired?: number;
}

/** The state of an endpoint at a moment. */
export interface EndpointState extends Judged {
  readonly name: string;
  readonly arn: string;
  /** As SageMaker has it: `InService`. */
  readonly status: string;
  readonly since?: Date;
  readonly variants: readonly VariantState[];
  readonly units: readonly UnitState[];
}

/** States that an endpoint does not leave by itself. */
const DEAD: readonly string[] = ["Failed", "OutOfService", "UpdateRollbackFailed", "Deleting"];

/** What SageMaker may be doing while only the capacity changes. */
const SETTLED: readonly string[] = ["InService", "Updating"];

/** The state of each endpoint of a reading. */
export const endpointStates = (topology: Topology, live: Live): readonly EndpointState[] =>
  live.endpoints.map((endpoint) => endpointState(topology, live, endpoint));

export function endpointState(topology: Topology, live: Live, endpoint: LiveEndpoint): EndpointState {
  const units = unitStates(topology, live, endpoint);
  const judged = judgedOf(endpoint, units, minimumOf(topology, endpoint));
  const since = sinceOf(endpoint, units, judged.condition);
  return {
    name: endpoint.name,
    arn: endpoint.arn,
    status: endpoint.status,
    ...judged,
    ...(since !== undefined && { since }),
    variants: endpoint.variants.map(({ name, currentInstanceCount: current, desiredInstanceCount: desired }) => ({
      name,
      ...(current !== undefined && { current }),
      ...(desired !== undefined && { desired }),
    })),
    units,
  };
}

/** @param least instances that managed instance scaling keeps */
function judgedOf(endpoint: LiveEndpoint, units: readonly UnitState[], least: number): Judged {
  const { status, failureReason, variants } = endpoint;
  const because = failureReason === undefined ? {} : { because: failureReason };
  if (DEAD.includes(status)) {
    return { condition: "failed", ...because };
  }
  const unit = mostUrgent(units);
  const isMoving = unit !== undefined && !["awake", "asleep"].includes(unit.condition);
  if (!SETTLED.includes(status) || (status === "Updating" && !isMoving)) {
    return { condition: "changing", because: `it is ${status}` };
  }
  if (unit === undefined) {
    return { condition: "asleep", because: "it has no inference component" };
  }
  const instances = variants.reduce((total, { currentInstanceCount = 0 }) => total + currentInstanceCount, 0);
  if (unit.condition === "asleep" && instances > 0) {
    return least > 0
      ? { condition: "awake", because: `managed instance scaling keeps ${least} of its instances` }
      : { condition: "falling asleep", because: "no copy is left, and its instances are not released yet" };
  }
  return { condition: unit.condition, ...(unit.because !== undefined && { because: `${unit.name}: ${unit.because}` }) };
}

function minimumOf(topology: Topology, { name }: LiveEndpoint): number {
  const endpoint = topology.endpoints.find((one) => one.name === name);
  const variants = endpoint === undefined ? [] : topology.variantsOf(endpoint).nodes;
  return variants.reduce((total, { managedInstanceScaling: managed, initialInstanceCount }) => {
    const least = isKnown(managed) && managed !== undefined ? managed.minInstanceCount : initialInstanceCount;
    return total + (typeof least === "number" ? least : 0);
  }, 0);
}

function unitStates(topology: Topology, live: Live, endpoint: LiveEndpoint): readonly UnitState[] {
  const components = live.components.filter(
    ({ endpointName, currentCopies }) => endpointName === endpoint.name && currentCopies !== undefined,
  );
  if (components.length > 0 || hostsComponents(topology, endpoint)) {
    return components.map((component) => componentUnit(topology, live, component));
  }
  return endpoint.variants.map((variant) => variantUnit(topology, live, endpoint, variant));
}

function hostsComponents(topology: Topology, { name }: LiveEndpoint): boolean {
  const endpoint = topology.endpoints.find((one) => one.name === name);
  const variants = endpoint === undefined ? [] : topology.variantsOf(endpoint).nodes;
  return variants.length > 0 && variants.every((one) => topology.hostingOf(one) === "inference-components");
}

function componentUnit(topology: Topology, live: Live, component: LiveComponent): UnitState {
  const { name, status, failureReason, currentCopies: current = 0, desiredCopies: desired = current } = component;
  const subject = topology.inferenceComponents.find((one) => one.name === name);
  return unit(topology, live, subject, {
    kind: "component",
    name,
    resourceId: `inference-component/${name}`,
    status,
    failureReason,
    current,
    desired,
    since: component.lastModifiedAt,
  });
}

function variantUnit(
  topology: Topology,
  live: Live,
  endpoint: LiveEndpoint,
  variant: LiveEndpoint["variants"][number],
): UnitState {
  const { name, currentInstanceCount: current = 0, desiredInstanceCount: desired = current } = variant;
  const node = topology.endpoints.find((one) => one.name === endpoint.name);
  const subject = node && topology.variantsOf(node).nodes.find((one) => one.name === name);
  return unit(topology, live, subject, {
    kind: "variant",
    name,
    resourceId: `endpoint/${endpoint.name}/variant/${name}`,
    status: endpoint.status,
    failureReason: endpoint.failureReason,
    current,
    desired,
    since: endpoint.lastModifiedAt,
  });
}

interface Facts {
  readonly kind: UnitState["kind"];
  readonly name: string;
  readonly resourceId: string;
  readonly status: string;
  readonly failureReason: string | undefined;
  readonly current: number;
  readonly desired: number;
  readonly since: Date | undefined;
}

function unit(topology: Topology, live: Live, subject: Subject | undefined, facts: Facts): UnitState {
  const { kind, name, resourceId, current, desired, since } = facts;
  const activities = (live.activities ?? [])
    .filter((activity) => activity.resourceId === resourceId)
    .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
  const endedBy = subject && idleAlarmOf(topology, live, subject, current);
  const [activity] = activities;
  return {
    ...{ kind, name, resourceId, current, desired },
    ...unitState({ ...facts, activities, endedBy }),
    ...(since !== undefined && { since }),
    ...(activity !== undefined && { activity }),
  };
}

/** States that are of the endpoint itself, whatever its units do. */
const OF_ENDPOINT: readonly EndpointCondition[] = ["changing", "failed"];

/**
 * When a unit in this state was changed last. An endpoint whose copies are gone and whose instances are not is in a state that
 * none of its units is in: all of them count then.
 */
function sinceOf(endpoint: LiveEndpoint, units: readonly UnitState[], condition: EndpointCondition): Date | undefined {
  const own = units.filter((one) => one.condition === condition);
  const counted = own.length > 0 || OF_ENDPOINT.includes(condition) ? own : units;
  const times = counted.flatMap(({ since }) => since?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : endpoint.lastModifiedAt;
}
