import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Probe } from "../world/probe";
import { adviceFor } from "./advice";
import { aboutEndpoint } from "./heading";
import { median } from "./median";
import type { EndpointRun, Wake } from "./outcome";
import type { Alternative, SimulatedEndpoint, SimulatedWake, Usage } from "./simulation";

export interface Summarized {
  readonly setup: EndpointSetup;
  readonly run: EndpointRun;
  readonly usage: Usage;
  readonly startMs: number;
  readonly region: string | undefined;
  readonly assumptions: readonly string[];
  /** Absent for an endpoint that is not simulated. */
  readonly probe?: Probe;
  readonly alwaysOn: Alternative | null;
  readonly publishedRecipe: Alternative | null;
}

const DAY = 86_400;

/** One endpoint as `simulate` returns it. */
export function summary({
  setup,
  run,
  usage,
  startMs,
  region,
  assumptions,
  probe,
  ...rest
}: Summarized): SimulatedEndpoint {
  const requests = probe === undefined ? null : run.requests;
  const idle = idleToZero(run, probe);
  return {
    ...aboutEndpoint(setup),
    region: region ?? null,
    instanceTypes: [...new Set(setup.variants.flatMap(({ instanceType }) => instanceType ?? []))],
    ...usage,
    idleToZero: idle,
    wakes: run.wakes.map((wake) => dated(wake, startMs)),
    wakeCount: run.wakeCount,
    wake: medianWake(run, probe),
    requests,
    units: run.units.map(({ name, kind, requests }) => ({ name, kind, requests })),
    alwaysOn: rest.alwaysOn,
    publishedRecipe: rest.publishedRecipe,
    breakEvenWakesPerDay: breakEven(setup, run, probe, rest.alwaysOn),
    advice: adviceFor({ kind: setup.kind, requests, ...usage, alwaysOn: rest.alwaysOn, idleToZero: idle }),
    assumptions: [...new Set(assumptions)],
    activities: run.activities,
    intervals: {
      units: run.units.map(({ name, desired, serving, states }) => ({ name, desired, serving, states })),
      instances: run.instances,
      alarms: run.alarms,
      traffic: run.traffic,
    },
    cut: run.cut,
  };
}

function idleToZero(run: EndpointRun, probe: Probe | undefined): SimulatedEndpoint["idleToZero"] {
  const copies = longest(run);
  const instances = run.idleToZeroInstancesSeconds;
  if (copies !== undefined) {
    return {
      copiesSeconds: copies,
      instancesSeconds: instances ?? probe?.instancesSeconds ?? null,
      basis: "simulation",
    };
  }
  return {
    copiesSeconds: probe?.copiesSeconds ?? null,
    instancesSeconds: instances ?? probe?.instancesSeconds ?? null,
    basis: "probe",
  };
}

/** That of the component that takes longest; `undefined` if one of them never slept. */
function longest({ units }: EndpointRun): number | undefined {
  const each = units.map(({ idleToZeroSeconds }) => idleToZeroSeconds);
  return each.length === 0 || each.includes(undefined) ? undefined : Math.max(...each.map((one) => one ?? 0));
}

const dated = ({ at, seconds, ...rest }: Wake, startMs: number): SimulatedWake => ({
  ...rest,
  at: new Date(startMs + at * 1000).toISOString(),
  seconds: seconds ?? null,
});

/** The one in the middle of those by a request. */
function medianWake({ wakes }: EndpointRun, probe: Probe | undefined): SimulatedEndpoint["wake"] {
  const byRequest = wakes.filter(({ by }) => by === "request");
  const seconds = median(byRequest.flatMap((wake) => wake.seconds ?? []));
  const middle = byRequest.find((wake) => wake.seconds === seconds);
  if (seconds !== undefined && middle !== undefined) {
    return { seconds, phases: middle.phases, basis: "simulation" };
  }
  const wake = probe?.wake;
  return wake?.seconds === undefined ? null : { seconds: wake.seconds, phases: wake.phases, basis: "probe" };
}

/** With this many separate wakes a day, instances exist for as long as they would always on. */
function breakEven(
  { variants }: EndpointSetup,
  { seconds }: EndpointRun,
  probe: Probe | undefined,
  alwaysOn: Alternative | null,
): number | null {
  const cycle = probe?.cycleInstanceSeconds;
  if (cycle === undefined || cycle <= 0 || variants.length === 0 || seconds <= 0) {
    return null;
  }
  const daily = alwaysOn === null ? DAY * variants.length : (alwaysOn.instanceHours * 3600 * DAY) / seconds;
  return Math.round((daily / cycle) * 10) / 10;
}
