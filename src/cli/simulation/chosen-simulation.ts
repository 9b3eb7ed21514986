import type { SimulateOptions } from "../../behaviour/simulate";
import { simulatedSpan } from "../../behaviour/simulated-span";
import { PRESET_NAMES } from "../../behaviour/timing/presets";
import { isBuiltInTraffic, type Traffic } from "../../behaviour/traffic";
import type { TrafficFormat } from "../../behaviour/traffic/traffic-formats";
import { TimeZone } from "../../time";
import type { Io } from "../io";
import { regionOption } from "../region-option";
import { tokenZone } from "./errors";
import { failureOption } from "./failure-option";
import { instantOf } from "./instant";
import { type PriceFlags, pricesFrom } from "./price-sources";
import { timingOption } from "./timing-option";
import { trafficOption } from "./traffic-option";

/** The options of each command that simulates, from commander. */
export interface SimulationFlags extends PriceFlags {
  readonly traffic: string;
  readonly trafficFormat?: TrafficFormat;
  readonly start?: string;
  readonly days?: number;
  readonly timeZone?: string;
  readonly timing?: string;
  readonly region?: string;
  readonly assume?: readonly string[];
  readonly seed: number;
  readonly endpoint?: readonly string[];
}

/** The files that the options may name; a name of something built in names none. */
export const simulationFiles = ({ traffic, timing, prices }: SimulationFlags): readonly (string | undefined)[] => [
  isBuiltInTraffic(traffic) ? undefined : traffic,
  timing === undefined || PRESET_NAMES.includes(timing) ? undefined : timing,
  prices,
];

/** How to simulate, and with what traffic. */
export type ChosenSimulation = Omit<SimulateOptions, "assume"> & { readonly traffic: Traffic };

/**
 * Reads what the options name.
 *
 * @throws ScaleToZeroError for a bad value, or a file that cannot be read
 */
export function chosenSimulation(
  flags: SimulationFlags & { readonly fail?: readonly string[] },
  io: Pick<Io, "cwd">,
): ChosenSimulation {
  const given = flags.timeZone === undefined ? undefined : zoneOption(flags.timeZone);
  const timing = timingOption(flags.timing, io.cwd);
  const prices = pricesFrom(flags, io);
  const region = flags.region === undefined ? undefined : regionOption(flags.region);
  const traffic = trafficOption(flags, given, io.cwd);
  const timeZone = given ?? (traffic.timeZone === undefined ? TimeZone.UTC : TimeZone.of(traffic.timeZone));
  const span = simulatedSpan(traffic, {
    timeZone,
    ...(flags.start !== undefined && { startMs: instantOf("--start", flags.start, timeZone) }),
    ...(flags.days !== undefined && { days: flags.days }),
  });
  return {
    traffic,
    span,
    timeZone: timeZone.name,
    prices,
    seed: flags.seed,
    failures: (flags.fail ?? []).map((text) => failureOption(text, span, timeZone)),
    ...(timing !== undefined && { timing }),
    ...(region !== undefined && { region }),
    ...(flags.endpoint !== undefined && { endpoints: flags.endpoint }),
  };
}

function zoneOption(name: string): TimeZone {
  const zone = TimeZone.of(name);
  if (zone.isToken) {
    throw tokenZone(name);
  }
  return zone;
}
