import type { EndpointRun } from "../outcome/outcome";
import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Arrivals } from "../traffic/arrivals";
import { EndpointWorld, type WorldOptions } from "./endpoint-world";

const HOUR = 3600;
/** An idle timeout is at most a day. */
const SECOND_REQUEST = 26 * HOUR;
const END = SECOND_REQUEST + SECOND_REQUEST;
const SERVICE_SECONDS = 1;
/** Longer than any published cold start. */
const PATIENCE: WorldOptions["traffic"][number]["client"] = { kind: "every", everySeconds: 30, forSeconds: 2 * HOUR };

/**
 * What an endpoint does after one request, and at one request at zero: for traffic in which it never sleeps or never wakes.
 * Schedules are left out. It begins with the capacity that a wake provides.
 */
export interface Probe {
  readonly copiesSeconds?: number;
  readonly instancesSeconds?: number;
  /** From the first request to zero instances, which does not depend on a wake. */
  readonly firstZeroSeconds?: number;
  readonly wake?: EndpointRun["wakes"][number];
  /** Of the component that takes longest. */
  readonly longestWake?: EndpointRun["wakes"][number];
  /** Instance-seconds from a request at zero until there is no instance again. */
  readonly cycleInstanceSeconds?: number;
}

export function probe(setup: EndpointSetup, options: Omit<WorldOptions, "failures" | "span">): Probe {
  const variants = setup.variants.map((variant) => ({
    ...variant,
    initialInstances: Math.min(variant.initialInstances, Math.max(1, variant.minInstances)),
  }));
  const units = setup.units.map((unit) => ({
    ...unit,
    initialCapacity: Math.min(unit.initialCapacity, Math.max(1, unit.target?.min ?? unit.initialCapacity)),
    schedules: [],
    ...(unit.target !== undefined && { target: { ...unit.target, actions: [] } }),
  }));
  const run = new EndpointWorld(
    { ...setup, variants, units },
    {
      ...options,
      failures: [],
      span: { startMs: 0, seconds: END },
      traffic: options.traffic.map(({ concurrency }) => ({ arrivals: twoRequests(), client: PATIENCE, concurrency })),
    },
  ).run();
  const [unit] = run.units;
  const wakes = run.wakes.filter(({ at, seconds }) => at >= SECOND_REQUEST && seconds !== undefined);
  const [wake] = wakes;
  const longestWake = longestFirst(wakes);
  const firstZeroSeconds = firstZero(run);
  const isBack = run.instances.every(({ steps }) => steps.at(-1)?.value === 0);
  return {
    ...(unit?.idleToZeroSeconds !== undefined && { copiesSeconds: unit.idleToZeroSeconds }),
    ...(run.idleToZeroInstancesSeconds !== undefined && { instancesSeconds: run.idleToZeroInstancesSeconds }),
    ...(firstZeroSeconds !== undefined && { firstZeroSeconds }),
    ...(wake !== undefined && { wake }),
    ...(longestWake !== undefined && { longestWake }),
    ...(wake !== undefined && isBack && { cycleInstanceSeconds: instanceSecondsAfter(run, SECOND_REQUEST) }),
  };
}

/** Each component wakes once, unless it sleeps again. */
function longestFirst(wakes: EndpointRun["wakes"]): Probe["wake"] {
  const first = wakes.filter(({ unit }, index) => wakes.findIndex((one) => one.unit === unit) === index);
  return first.sort((one, other) => (other.seconds ?? 0) - (one.seconds ?? 0))[0];
}

/** When the last of the variants has no instance for the first time. */
function firstZero({ instances }: EndpointRun): number | undefined {
  const each = instances.map(({ steps }) => steps.find(({ at, value }) => at > 0 && value === 0)?.at);
  return each.length === 0 || each.includes(undefined) ? undefined : Math.max(...each.map((at) => at ?? 0));
}

function twoRequests(): Arrivals {
  const left = [0, SECOND_REQUEST];
  return {
    read(times, services) {
      const written = left.length;
      for (const [index, at] of left.entries()) {
        times[index] = at;
        services[index] = SERVICE_SECONDS;
      }
      left.length = 0;
      return written;
    },
  };
}

function instanceSecondsAfter({ instances, seconds }: EndpointRun, from: number): number {
  let sum = 0;
  for (const { steps } of instances) {
    for (const [index, { at, value }] of steps.entries()) {
      const until = steps[index + 1]?.at ?? seconds;
      sum += value * Math.max(0, until - Math.max(at, from));
    }
  }
  return sum;
}
