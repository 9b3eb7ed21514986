import type { Hosted } from "../behaviour";
import type { Addressed } from "../rules/finding";
import type {
  AlarmState,
  EndpointConfiguration,
  InferenceComponent,
  SagemakerModel,
  ScalableTarget,
  Schedule,
  Topology,
  Variant,
} from "../topology";

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** All resources that affect an endpoint: a finding about one of them is a finding about the endpoint. */
export function resourcesOf(
  topology: Topology,
  { endpoint, variants, components, strays }: Hosted,
): readonly Addressed[] {
  const all: Addressed[] = [];
  if (endpoint !== undefined) {
    all.push(endpoint);
    add(all, topology.alarmsWatching(endpoint).nodes);
    addPresent(all, topology.configurationOf(endpoint).node);
    addRole(all, topology, topology.configurationOf(endpoint).node);
  }
  for (const variant of variants) {
    all.push(variant);
    addModel(all, topology, variant);
    addScaling(all, topology, variant);
  }
  for (const component of components) {
    all.push(component);
    addModel(all, topology, component);
    addScaling(all, topology, component);
    add(all, topology.alarmsWatching(component).nodes);
    for (const schedule of topology.schedulesOf(component).nodes) {
      all.push(schedule);
      addRole(all, topology, schedule);
    }
  }
  for (const { target } of strays) {
    all.push(target);
    addPolicies(all, topology, target);
  }
  return all;
}

function addScaling(all: Addressed[], topology: Topology, subject: InferenceComponent | Variant): void {
  add(all, topology.targetsOf(subject).nodes);
  addPolicies(all, topology, subject);
}

function addPolicies(
  all: Addressed[],
  topology: Topology,
  scaled: InferenceComponent | Variant | ScalableTarget,
): void {
  add(all, topology.scheduledActionsOf(scaled).nodes);
  for (const policy of topology.policiesOf(scaled).nodes) {
    all.push(policy);
    for (const state of STATES) {
      add(all, topology.alarmsOf(policy, state).nodes);
    }
  }
}

function addModel(all: Addressed[], topology: Topology, hosting: InferenceComponent | Variant): void {
  const model = topology.modelOf(hosting).node;
  addPresent(all, model);
  addRole(all, topology, model);
}

function addRole(
  all: Addressed[],
  topology: Topology,
  node: Schedule | EndpointConfiguration | SagemakerModel | undefined,
): void {
  if (node !== undefined) {
    addPresent(all, topology.roleOf(node).node);
  }
}

function addPresent(all: Addressed[], node: Addressed | undefined): void {
  if (node !== undefined) {
    all.push(node);
  }
}

/** Not `push(...nodes)`: the arguments of a call must fit on the stack. */
function add(all: Addressed[], nodes: readonly Addressed[]): void {
  for (const node of nodes) {
    all.push(node);
  }
}
