import type { Addressed } from "../rules/finding";
import type {
  AlarmState,
  InferenceComponent,
  Role,
  SagemakerModel,
  ScalingPolicy,
  Schedule,
  Topology,
  Variant,
} from "../topology";
import type { Hosted } from "./hosted";

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** Everything that has a part in what an endpoint does: a finding about any of it is a finding about the endpoint. */
export function* resourcesOf(topology: Topology, { endpoint, variants, components }: Hosted): Generator<Addressed> {
  if (endpoint !== undefined) {
    yield endpoint;
    yield* topology.alarmsWatching(endpoint);
    const configuration = topology.configurationOf(endpoint).node;
    if (configuration !== undefined) {
      yield configuration;
      yield* present(topology.roleOf(configuration).node);
    }
  }
  for (const variant of variants) {
    yield variant;
    yield* modelAndRole(topology, variant);
    yield* scalingOf(topology, variant);
  }
  for (const component of components) {
    yield component;
    yield* modelAndRole(topology, component);
    yield* scalingOf(topology, component);
    yield* topology.alarmsWatching(component);
    yield* schedulesOf(topology, component);
  }
}

function* scalingOf(topology: Topology, subject: InferenceComponent | Variant): Generator<Addressed> {
  yield* topology.targetsOf(subject);
  yield* topology.scheduledActionsOf(subject);
  for (const policy of topology.policiesOf(subject)) {
    yield policy;
    yield* alarmsOf(topology, policy);
  }
}

function* alarmsOf(topology: Topology, policy: ScalingPolicy): Generator<Addressed> {
  for (const state of STATES) {
    yield* topology.alarmsOf(policy, state);
  }
}

function* schedulesOf(topology: Topology, component: InferenceComponent): Generator<Schedule | Role> {
  for (const schedule of topology.schedulesOf(component)) {
    yield schedule;
    yield* present(topology.roleOf(schedule).node);
  }
}

function* modelAndRole(topology: Topology, hosting: InferenceComponent | Variant): Generator<SagemakerModel | Role> {
  const model = topology.modelOf(hosting).node;
  if (model !== undefined) {
    yield model;
    yield* present(topology.roleOf(model).node);
  }
}

const present = <T>(node: T | undefined): readonly T[] => (node === undefined ? [] : [node]);
