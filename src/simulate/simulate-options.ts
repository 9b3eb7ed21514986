import type { SimulateOptions as BehaviourOptions } from "../behaviour/simulate";
import { simulatedSpan } from "../behaviour/simulated-span";
import type { Traffic } from "../behaviour/traffic";
import { MOST_DAYS } from "../behaviour/traffic/limits";
import type { TerraformSource } from "../check/read-terraform";
import { TimeZone } from "../time";
import type { Topology } from "../topology";
import type { CapacityFailure } from "./capacity-failure";
import type { ColdStart } from "./cold-start";
import { noSource, noTime, noTraffic, notWhole } from "./errors";
import { Prices } from "./prices";
import type { TrafficSource } from "./traffic";

/** Options of `simulate`, `compare` and `recommend`. */
export interface SimulateOptions {
  /** Start of the simulation. @default - the first request of a trace, or Monday 2027-01-04 00:00 in the time zone */
  readonly start?: Date;
  /** Days to simulate, from 1 to 3,660. @default - the length of a trace, or 7 */
  readonly days?: number;
  /** IANA name of the time zone that reports show. @default - that of the traffic profile, or UTC */
  readonly timeZone?: string;
  /** Times of a cold start. @default - by the instance type */
  readonly coldStart?: ColdStart;
  /** AWS Region whose prices apply. @default - the Region of each endpoint */
  readonly region?: string;
  /** Prices. @default Prices.builtIn() */
  readonly prices?: Prices;
  /** Seed of the random numbers, from 0 to 4,294,967,295. The same seed gives the same simulation. @default 1 */
  readonly seed?: number;
  /** Times in which AWS has no instances. @default - none */
  readonly failures?: readonly CapacityFailure[];
  /**
   * Values for numbers that the source does not know, by address and argument, such as
   * `{ "aws_appautoscaling_target.chat.max_capacity": 4 }`.
   * @default - each is guessed, and named in the assumptions
   */
  readonly assume?: Readonly<Record<string, number>>;
  /** Names of the endpoints to simulate. @default - all */
  readonly endpoints?: readonly string[];
  /** Whether requests that are being worked on are finished when their copy is removed. AWS does not state it. @default false */
  readonly drains?: boolean;
  /**
   * Whether a change of capacity waits for the end of an update that is under way. AWS does not state it. Otherwise it is
   * refused, and comes again with the next minute of its alarm. @default false
   */
  readonly changesWait?: boolean;
  /**
   * Whether an instance is billed only from when it is ready, and not from the start of provisioning. AWS does not state it.
   * @default false
   */
  readonly billedWhenReady?: boolean;
}

const MOST_SEED = 2 ** 32 - 1;

/** What a simulation, a comparison and a recommendation are made of. */
interface SimulationInput {
  readonly topology: Topology;
  readonly traffic: Traffic;
  readonly options: BehaviourOptions;
}

/**
 * Checks what a program gives to a function.
 *
 * @throws ScaleToZeroError for an argument or an option that cannot be used
 */
export function simulationInput(
  caller: string,
  source: TerraformSource,
  traffic: TrafficSource,
  options: SimulateOptions,
): SimulationInput {
  // Not by their classes: a test may have loaded the package a second time.
  if ((source as Partial<TerraformSource> | undefined)?.topology === undefined) {
    throw noSource(caller, source);
  }
  if ((traffic as Partial<TrafficSource> | undefined)?.traffic === undefined) {
    throw noTraffic(caller, traffic);
  }
  const { start, days, coldStart, region, prices = Prices.builtIn(), seed = 1, assume, endpoints } = options;
  const { drains, changesWait, billedWhenReady } = options;
  checkWhole("days", days, 1, MOST_DAYS);
  checkWhole("seed", seed, 0, MOST_SEED);
  if (start !== undefined && (!(start instanceof Date) || Number.isNaN(start.getTime()))) {
    throw noTime("start", start);
  }
  const timeZone = TimeZone.of(options.timeZone ?? traffic.traffic.timeZone ?? TimeZone.UTC.name);
  const span = simulatedSpan(traffic.traffic, {
    timeZone,
    ...(start !== undefined && { startMs: start.getTime() }),
    ...(days !== undefined && { days }),
  });
  return {
    topology: source.topology,
    traffic: traffic.traffic,
    options: {
      span,
      timeZone: timeZone.name,
      prices: prices.on(new Date()),
      seed,
      failures: (options.failures ?? []).map((failure) => failure.after(span.startMs)),
      ...(coldStart !== undefined && { timing: coldStart.from }),
      ...(region !== undefined && { region }),
      ...(assume !== undefined && { assume }),
      ...(endpoints !== undefined && { endpoints }),
      ...(drains !== undefined && { drains }),
      ...(changesWait === true && { changeDuringUpdate: "waits" }),
      ...(billedWhenReady === true && { billedFrom: "ready" }),
    },
  };
}

function checkWhole(what: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
    throw notWhole(what, value, least, most);
  }
}
