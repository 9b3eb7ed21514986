import type { Topology } from "../topology";
import { constantRun } from "./constant-run";
import { Clocks } from "./laws/clocks";
import { heading } from "./outcome/heading";
import type { SimulatedEndpoint, Simulation } from "./outcome/simulation";
import { summary } from "./outcome/summary";
import { Scene } from "./scene";
import type { EndpointSetup } from "./setup/endpoint-setup";
import { alwaysOn, asPublishedRecipe } from "./setup/variations";
import type { SimulateOptions } from "./simulate-options";
import { simulatedSetups } from "./simulated-setups";
import type { Traffic } from "./traffic/traffic";
import { probe } from "./world/probe";

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
  const isSimulated = setup.units.length > 0 && setup.kind !== "constant" && setup.kind !== "unknown";
  const run = isSimulated ? scene.run(setup) : constantRun(setup, options.span);
  const usage = scene.usage(setup, run);
  const compared = isSimulated && options.alternatives !== false;
  return summary({
    setup,
    run,
    usage: setup.kind === "unknown" ? UNKNOWN_USAGE : usage,
    startMs: options.span.startMs,
    region: scene.region,
    assumptions: [...setup.assumptions, ...traffic.assumptions, ...scene.assumptions],
    ...(isSimulated && { probe: probe(setup, scene.world()) }),
    alwaysOn: compared ? scene.alternative(alwaysOn(setup)) : null,
    publishedRecipe: compared ? scene.alternative(asPublishedRecipe(setup)) : null,
  });
}

const UNKNOWN_USAGE = { instanceHours: 0, cost: null, monthlyInstanceHours: 0, monthlyCost: null };
