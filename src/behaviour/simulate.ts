import type { Topology } from "../topology";
import { constantRun } from "./constant-run";
import { Clocks } from "./laws/clocks";
import { heading } from "./outcome/heading";
import type { EndpointRun } from "./outcome/outcome";
import type { SimulatedEndpoint, Simulation, Usage } from "./outcome/simulation";
import { summary } from "./outcome/summary";
import { Scene } from "./scene";
import type { EndpointSetup } from "./setup/endpoint-setup";
import { alwaysOn, asPublishedRecipe } from "./setup/variations";
import type { SimulateOptions } from "./simulate-options";
import { simulatedSetups } from "./simulated-setups";
import type { Traffic } from "./traffic/traffic";
import { type Probe, probe } from "./world/probe";

export type { SimulateOptions } from "./simulate-options";

/**
 * What the endpoints of a topology do over time with some traffic: when they sleep and wake, how many requests are refused,
 * and what it costs. The same input always gives the same output.
 */
export function simulate(topology: Topology, traffic: Traffic, options: SimulateOptions): Simulation {
  const clocks = new Clocks();
  return {
    ...heading(traffic, options),
    endpoints: simulatedSetups(topology, options).map((setup) => simulateEndpoint(setup, traffic, options, clocks)),
  };
}

/** As `simulate`, for one endpoint. */
export function simulateEndpoint(
  setup: EndpointSetup,
  traffic: Traffic,
  options: SimulateOptions,
  clocks = new Clocks(),
): SimulatedEndpoint {
  const scene = new Scene(setup, traffic, options, clocks);
  const isSimulated = hasMovingCapacity(setup);
  const run = isSimulated ? scene.run(setup) : constantRun(setup, options.span);
  const usage = scene.usage(setup, run);
  const compared = isSimulated && options.alternatives !== false;
  return summary({
    setup,
    run,
    usage: setup.kind === "unknown" ? UNKNOWN_USAGE : usage,
    startMs: options.span.startMs,
    region: scene.region,
    assumptions: assumedIn(setup, traffic, scene),
    ...(isSimulated && { probe: probe(setup, scene.world()) }),
    alwaysOn: compared ? scene.alternative(alwaysOn(setup)) : null,
    publishedRecipe: compared ? scene.alternative(asPublishedRecipe(setup)) : null,
  });
}

/** One run of an endpoint, without its summary. */
export interface SimulatedRun {
  readonly run: EndpointRun;
  /** `null` if its capacity is not modelled. */
  readonly usage: Usage | null;
}

/** As `simulateEndpoint`, without its summary: for whoever compares many runs. */
export function simulateRun(
  setup: EndpointSetup,
  traffic: Traffic,
  options: SimulateOptions,
  clocks = new Clocks(),
): SimulatedRun {
  const scene = new Scene(setup, traffic, options, clocks);
  const run = hasMovingCapacity(setup) ? scene.run(setup) : constantRun(setup, options.span);
  return { run, usage: setup.kind === "unknown" ? null : scene.usage(setup, run) };
}

/** What the endpoint does after one request; nothing if its capacity never moves. */
export function probeOf(setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): Probe {
  return hasMovingCapacity(setup) ? probe(setup, new Scene(setup, traffic, options, new Clocks()).world()) : {};
}

/** What a simulation of the endpoint assumes, one sentence each. */
export const assumptionsOf = (setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): readonly string[] => [
  ...new Set(assumedIn(setup, traffic, new Scene(setup, traffic, options, new Clocks()))),
];

const assumedIn = (setup: EndpointSetup, traffic: Traffic, scene: Scene): readonly string[] => [
  ...setup.assumptions,
  ...traffic.assumptions,
  ...scene.assumptions,
];

const hasMovingCapacity = ({ units, kind }: EndpointSetup): boolean =>
  units.length > 0 && kind !== "constant" && kind !== "unknown";

const UNKNOWN_USAGE = { instanceHours: 0, cost: null, monthlyInstanceHours: 0, monthlyCost: null };
