import { type HostingKind, isKnown, isUnknown, type ScalableTarget, type Topology, type Variant } from "../../topology";
import type { Hosted } from "../hosted";
import type { EndpointSetup } from "./endpoint-setup";

/** What can be simulated of an endpoint, and why not more. */
export interface Kind {
  readonly kind: EndpointSetup["kind"];
  /** As a sentence. */
  readonly reason?: string;
  /** What is assumed to tell its kind, as a sentence. */
  readonly assumed?: string;
}

export function kindOf(topology: Topology, hosted: Hosted): Kind {
  const { variants, components, strays, name, endpoint } = hosted;
  if (endpoint === undefined || variants.length === 0) {
    return kindElsewhere(hosted);
  }
  const hostings = new Set(variants.map((variant) => topology.hostingOf(variant)));
  const known = [...hostings].filter(isKnown);
  const [only, ...others] = known;
  if (others.length > 0) {
    return unknown(`The variants of ${name} are of different kinds, and such an endpoint is not simulated.`);
  }
  const isVague = [...hostings].some(isUnknown);
  if (only === undefined || isVague) {
    return vague(hosted, only);
  }
  switch (only) {
    case "inference-components":
      return components.length === 0 && strays.length === 0
        ? unknown(`No inference component of ${name} is in the source.`)
        : { kind: "inference-components" };
    case "asynchronous":
      return { kind: "asynchronous" };
    case "serverless":
      return unknown(`${name} is serverless: SageMaker does not document when it adds and removes capacity.`);
    case "real-time":
      return realTime(topology, name, variants);
  }
}

/** An endpoint of which the source does not contain the variants. */
function kindElsewhere({ name, components, strays, endpoint }: Hosted): Kind {
  const what = endpoint === undefined ? name : `The endpoint configuration of ${name}`;
  const where = `${what} is not in the source`;
  if (components.length > 0 || strays.some(({ names }) => names === "inference component")) {
    return {
      kind: "inference-components",
      assumed: `${where}, and the endpoint is assumed to run only these inference components.`,
    };
  }
  return strays.length > 0
    ? { kind: "asynchronous", assumed: `${where}, and the endpoint is assumed to be asynchronous.` }
    : unknown(`${where}.`);
}

/** Components run on variants without a model of their own. */
function vague({ name, components }: Hosted, only: HostingKind | undefined): Kind {
  if (components.length > 0) {
    return {
      kind: "inference-components",
      assumed: `Whether the variants of ${name} have a model of their own is not known, and they are assumed to have none.`,
    };
  }
  return only === "asynchronous"
    ? { kind: only, assumed: `All variants of ${name} are assumed to be asynchronous.` }
    : unknown(`What the variants of ${name} are for is not known.`);
}

/** Without inference components, scaling policies are not simulated. */
function realTime(topology: Topology, name: string, variants: readonly Variant[]): Kind {
  const targets = variants.flatMap((variant) => topology.targetsOf(variant).nodes);
  if (targets.every((target) => isFixed(topology, target))) {
    return {
      kind: "constant",
      reason:
        targets.length === 0
          ? `${name} is a real-time endpoint without a scalable target: its number of instances never changes.`
          : `The minimum and the maximum of each scalable target of ${name} are equal: its number of instances never changes.`,
    };
  }
  return unknown(
    `${name} is a real-time endpoint without inference components: its scaling policies are not simulated, and it never scales to zero.`,
  );
}

const isFixed = (topology: Topology, target: ScalableTarget): boolean =>
  isKnown(target.minCapacity) &&
  target.minCapacity === target.maxCapacity &&
  topology.scheduledActionsOf(target).nodes.length === 0;

const unknown = (reason: string): Kind => ({ kind: "unknown", reason });
