import { pricesOf } from "../../../src/behaviour/cost/prices-of";
import type { Simulation } from "../../../src/behaviour/outcome/simulation";
import { type SimulateOptions, simulate } from "../../../src/behaviour/simulate";
import { builtInTraffic } from "../../../src/behaviour/traffic";
import type { Topology } from "../../../src/topology";
import { withEveryText } from "../../support/every-text";
import { topology } from "../../support/topology";

/** A day of a topology from Monday on, with the traffic of an office. */
export const simulated = (
  of: Topology = topology(),
  traffic = "weekday",
  options: Partial<SimulateOptions> = {},
): Simulation =>
  simulate(of, builtInTraffic(traffic), {
    span: { startMs: Date.UTC(2027, 0, 4), seconds: 86_400 },
    timeZone: "UTC",
    prices: pricesOf({ today: "2027-01-01" }),
    region: "us-east-1",
    seed: 1,
    ...options,
  });

/** What no source can choose. */
const OURS = [
  ...["formatVersion", "start", "timeZone", "at", "asOf", "currency", "basis", "status", "phases", "advice"],
] as const;

/** A simulation whose every name and sentence is another one. */
export const attacked = (simulation: Simulation, change: (text: string) => string): Simulation =>
  withEveryText(simulation, change, OURS);
