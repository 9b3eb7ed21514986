import type { EndpointSetup } from "../../behaviour";
import { assumptionsOf, type SimulateOptions } from "../../behaviour/simulate";
import type { Traffic } from "../../behaviour/traffic";
import type { MatchedSides } from "./matched-sides";
import { type Numbers, numbersOf } from "./numbers";
import { type SimulatedNames, simulatedNames, simulatedSetup } from "./simulated-setup";
import { Simulator } from "./simulator";

export type SimulationOptions = Omit<SimulateOptions, "assume" | "endpoints" | "vary" | "alternatives">;

interface Wanted {
  readonly traffic: Traffic;
  readonly simulation: SimulationOptions;
  readonly runs?: number;
  /** Whether the numbers are needed even if nothing changes. */
  readonly isWanted: boolean;
}

/** What simulations show of all endpoints. */
export interface SimulatedChanges {
  /** Runs of each endpoint. */
  readonly runs: number;
  numbersOf(pair: MatchedSides): { readonly before: Numbers | undefined; readonly after: Numbers | undefined };
  assumptionsOf(pair: MatchedSides, setup: EndpointSetup): readonly string[];
}

const RUNS = 3;
/** With more different endpoints than this, each is simulated once. */
const MOST_FOR_SEVERAL_RUNS = 100;
/** A longer time has so many weeks that chance evens out within one run. */
const LONGEST_FOR_SEVERAL_RUNS = 92 * 86_400;
/** If nothing changes, at most so many different endpoints are simulated for their cost. */
const MOST_UNCHANGED = 20;

interface Prepared {
  readonly setup: EndpointSetup;
  /** Of its content. */
  readonly key: string;
}

interface PreparedPair {
  readonly before: Prepared | undefined;
  readonly after: Prepared | undefined;
}

export function simulatedChanges(
  pairs: readonly MatchedSides[],
  { traffic, simulation, runs: wantedRuns, isWanted }: Wanted,
): SimulatedChanges {
  const [onlyRegion, ...otherRegions] = new Set(
    pairs.flatMap(({ before, after }) => [before?.setup.region ?? [], after?.setup.region ?? []].flat()),
  );
  // A plan states the Region of what its configuration contains, and not of what it moves or deletes.
  const regionOf = ({ before, after }: MatchedSides): string | undefined =>
    after?.setup.region ?? before?.setup.region ?? (otherRegions.length === 0 ? onlyRegion : undefined);
  const prepared = new Map(pairs.map((pair) => [pair, preparedPair(pair, traffic, regionOf(pair))]));
  const differs = (pair: MatchedSides): boolean => {
    const one = prepared.get(pair);
    return one?.before?.key !== one?.after?.key;
  };
  const keys = new Set([...prepared.values()].flatMap(({ before, after }) => [before?.key, after?.key]));
  const isSimulated = isWanted || keys.size <= MOST_UNCHANGED || pairs.some(differs);
  const isMuch = keys.size > MOST_FOR_SEVERAL_RUNS || simulation.span.seconds > LONGEST_FOR_SEVERAL_RUNS;
  const runs = wantedRuns ?? (isMuch ? 1 : RUNS);
  const simulator = new Simulator(traffic, simulation, runs);
  const measure = (one: Prepared | undefined) =>
    one === undefined || !isSimulated ? undefined : simulator.measure(one.setup, one.key);
  return {
    runs: isSimulated ? runs : 0,
    numbersOf: (pair) => {
      const one = prepared.get(pair);
      return numbersOf(measure(one?.before), measure(one?.after));
    },
    assumptionsOf: (pair, setup) =>
      isSimulated ? assumptionsOf(inRegion(setup, regionOf(pair)), traffic, simulation) : setup.assumptions,
  };
}

function preparedPair({ before, after }: MatchedSides, traffic: Traffic, region: string | undefined): PreparedPair {
  const names = simulatedNames(before?.setup, after?.setup, traffic);
  const prepared = (setup: EndpointSetup, own: SimulatedNames): Prepared =>
    preparedSetup(simulatedSetup(inRegion(setup, region), own));
  return {
    before: before === undefined ? undefined : prepared(before.setup, names.before),
    after: after === undefined ? undefined : prepared(after.setup, names.after),
  };
}

const inRegion = (setup: EndpointSetup, region: string | undefined): EndpointSetup =>
  setup.region !== undefined || region === undefined ? setup : { ...setup, region };

const preparedSetup = (setup: EndpointSetup): Prepared => ({ setup, key: JSON.stringify(setup) });
