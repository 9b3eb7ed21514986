import { type Hosted, placedComponents } from "../behaviour";
import { type InferenceComponent, isUnknown, type ScalableTarget, type Topology, type Variant } from "../topology";
import { staysProvisioned } from "./provisioned-concurrency";
import { nameOf } from "./station";

/** Why the source does not show whether an endpoint scales to zero. */
export function* hiddenFromSleep(topology: Topology, hosted: Hosted): Generator<string> {
  const { endpoint, variants, name } = hosted;
  if (endpoint === undefined) {
    yield `${name} is not in this configuration`;
    return;
  }
  if (!topology.variantsOf(endpoint).complete) {
    yield "the variants of the endpoint are not known";
  }
  if (!topology.componentsOf(endpoint).complete) {
    yield `not all components that may be on ${name} are known`;
  }
  for (const variant of variants) {
    yield* hiddenOfVariant(topology, variant);
  }
  for (const component of placedComponents(hosted)) {
    yield* hiddenOfScaling(topology, component);
  }
}

function* hiddenOfVariant(topology: Topology, variant: Variant): Generator<string> {
  const hosting = topology.hostingOf(variant);
  if (isUnknown(hosting)) {
    yield `what variant ${nameOf(variant)} hosts is unknown`;
  } else if (hosting === "asynchronous") {
    yield* hiddenOfScaling(topology, variant);
  } else if (hosting === "serverless" && isUnknown(staysProvisioned(topology, variant))) {
    yield `whether the provisioned concurrency of variant ${nameOf(variant)} scales to 0 is unknown`;
  } else if (hosting === "inference-components") {
    const { managedInstanceScaling: scaling } = variant;
    const parts = isUnknown(scaling) ? [scaling] : [scaling?.status, scaling?.minInstanceCount];
    if (parts.some(isUnknown)) {
      yield `the managed instance scaling of variant ${nameOf(variant)} is not known`;
    }
  }
}

function* hiddenOfScaling(topology: Topology, subject: InferenceComponent | Variant): Generator<string> {
  const targets = topology.targetsOf(subject);
  if (!targets.complete && targets.nodes.length === 0) {
    yield `not all scalable targets that may be of ${nameOf(subject)} are known`;
  }
  for (const target of targets) {
    yield* hiddenOfTarget(topology, target, nameOf(subject));
  }
}

function* hiddenOfTarget(topology: Topology, target: ScalableTarget, subject: string): Generator<string> {
  if (isUnknown(target.minCapacity)) {
    yield `the minimum capacity of ${subject} is not known`;
  }
  const policies = topology.policiesOf(target);
  if (!policies.complete && policies.nodes.length === 0) {
    yield `not all policies that may be of ${subject} are known`;
  }
}
