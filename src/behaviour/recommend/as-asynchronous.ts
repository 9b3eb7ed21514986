import { instanceShape } from "../../catalogue/instance-shapes";
import { copiesThatFit, emptyRoom } from "../laws/placement";
import type { EndpointSetup, TargetSetup, UnitSetup } from "../setup/endpoint-setup";
import { asPublishedRecipe } from "../setup/published-recipe";
import type { Asked, Traffic } from "../traffic/traffic";

export interface Asynchronous {
  readonly setup: EndpointSetup;
  /** The same requests, sent to the queue. */
  readonly traffic: Traffic;
}

/**
 * The same model behind an asynchronous endpoint, with the policies of AWS's guide: requests wait in a queue and none is
 * refused. An instance works on as many requests as the copies that fit on it. `undefined` for an endpoint that is
 * asynchronous already, and for several components: such an endpoint has one model.
 */
export function asAsynchronous(setup: EndpointSetup, traffic: Traffic): Asynchronous | undefined {
  const [unit, ...others] = setup.units;
  const variant = unit === undefined ? undefined : setup.variants[unit.variant];
  if (setup.kind !== "inference-components" || unit === undefined || others.length > 0 || variant === undefined) {
    return undefined;
  }
  const max = Math.max(1, variant.maxInstances);
  const { requirements: _, target, ...rest } = unit;
  const queue: UnitSetup = {
    ...rest,
    kind: "variant",
    variant: 0,
    initialCapacity: Math.max(1, Math.min(max, variant.initialInstances)),
    target: { ...(target ?? NO_TARGET), address: target?.address ?? unit.address, min: 0, max },
  };
  return {
    setup: asPublishedRecipe({
      ...setup,
      kind: "asynchronous",
      variants: [{ ...variant, managed: false, minInstances: 0, maxInstances: max }],
      units: [queue],
    }),
    traffic: sentToQueue(traffic, unit, Math.max(1, copiesOnOne(unit, variant.instanceType))),
  };
}

const NO_TARGET: Omit<TargetSetup, "address" | "min" | "max"> = {
  suspended: { in: false, out: false, scheduled: false },
  tracking: [],
  steps: [],
  actions: [],
};

function copiesOnOne({ requirements }: UnitSetup, instanceType: string | undefined): number {
  const shape = instanceType === undefined ? undefined : instanceShape(instanceType);
  const fit = shape === undefined || requirements === undefined ? 1 : copiesThatFit(emptyRoom(shape), requirements);
  return Number.isFinite(fit) ? fit : 1;
}

/** A profile names components: the queue gets the requests of the component. */
function sentToQueue(traffic: Traffic, unit: UnitSetup, copies: number): Traffic {
  const asked = (one: Asked): Asked => ({ ...one, componentName: unit.name });
  const tracked = unit.target?.tracking.find(({ metric }) => metric.metric === "ConcurrentRequestsPerCopy");
  return {
    name: traffic.name,
    assumptions: traffic.assumptions,
    arrivals: (one, span, seed) => traffic.arrivals(asked(one), span, seed),
    client: (one) => traffic.client(asked(one)),
    concurrency: (one) =>
      copies *
      (traffic.concurrency(asked(one)) ?? unit.concurrency ?? Math.max(1, Math.floor(tracked?.targetValue ?? 1))),
  };
}
