import type { Topology } from "../../topology";
import { isSimulated } from "../compare/compare";
import { arePriced, priceOf, type Tried, tried } from "../compare/measured";
import { type Setting, withSetting } from "../compare/setting";
import { loadAfterRemoval, smallestSteadyFleet } from "../laws/flapping";
import { aboutEndpoint, heading } from "../outcome/heading";
import type { EndpointSetup } from "../setup/endpoint-setup";
import { alwaysOn } from "../setup/variations";
import type { SimulateOptions } from "../simulate";
import { simulatedSetups } from "../simulated-setups";
import type { Traffic } from "../traffic/traffic";
import { asAsynchronous } from "./as-asynchronous";
import { type Bounds, distance, missesOf } from "./bounds";
import { changesOf } from "./changes";
import { grid } from "./grid";
import type { EvaluatedOption, Flapping, Recommendation, RecommendedEndpoint } from "./recommendation";

/**
 * The cheapest setting of each endpoint of a topology that meets some bounds, over the settings of `grid`. A setting of which
 * more requests expire, time out or are lost than now is never recommended.
 */
export function recommend(
  topology: Topology,
  bounds: Bounds,
  traffic: Traffic,
  options: SimulateOptions,
): Recommendation {
  return {
    ...heading(traffic, options),
    bounds,
    endpoints: simulatedSetups(topology, options).map((setup) => recommendEndpoint(setup, bounds, traffic, options)),
  };
}

/** As `recommend`, for one endpoint. */
export const recommendEndpoint = (
  setup: EndpointSetup,
  bounds: Bounds,
  traffic: Traffic,
  options: SimulateOptions,
): RecommendedEndpoint => recommendedOf(search(setup, traffic, options), bounds);

/** What an endpoint does with each setting, whatever the bounds are. */
export interface Search {
  readonly setup: EndpointSetup;
  /** The first one is the endpoint as it is. @default - the endpoint is not simulated */
  readonly tried?: {
    readonly settings: readonly [Candidate, ...Candidate[]];
    readonly alwaysOn: Tried;
    /** @default - it has no asynchronous twin */
    readonly asynchronous?: Tried;
  };
}

/** Simulates an endpoint with each setting of `grid`, always on, and as an asynchronous one. */
export function search(setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): Search {
  if (!isSimulated(setup)) {
    return { setup };
  }
  const [current, ...others] = grid(setup).map(
    (setting): Candidate => ({ setting, ...tried(withSetting(setup, setting), traffic, options) }),
  );
  const queue = asAsynchronous(setup, traffic);
  return {
    setup,
    tried: {
      settings: [current as Candidate, ...others],
      alwaysOn: tried(alwaysOn(setup), traffic, options),
      ...(queue !== undefined && { asynchronous: tried(queue.setup, queue.traffic, options) }),
    },
  };
}

/** The cheapest setting of a search that meets some bounds. */
export function recommendedOf({ setup, tried: found }: Search, bounds: Bounds): RecommendedEndpoint {
  const about = aboutEndpoint(setup);
  if (found === undefined) {
    return { ...about, ...NOTHING, assumptions: setup.assumptions };
  }
  const { settings, alwaysOn, asynchronous } = found;
  const [current] = settings;
  // A lower maximum can save money at the expense of requests that time out.
  const kept = settings.filter(({ measured }) => measured.unanswered <= current.measured.unanswered);
  const meeting = kept.filter(({ measured }) => missesOf(measured, bounds).length === 0);
  const priced = arePriced(settings.map(({ measured }) => measured));
  const best = meeting.length > 0 ? cheapest(meeting, priced) : cheapest(nearestTo(bounds, kept), priced);
  const option = ({ measured }: Pick<Tried, "measured">): EvaluatedOption => {
    const misses = missesOf(measured, bounds);
    return { meets: misses.length === 0, misses, ...measured };
  };
  return {
    ...about,
    tried: settings.length,
    meeting: meeting.length,
    cheapestBy: priced ? "cost" : "instance-hours",
    current: option(current),
    best: { setting: best.setting, changes: changesOf(setup, best.setting), ...option(best) },
    alwaysOn: option(alwaysOn),
    asynchronous: asynchronous === undefined ? null : option(asynchronous),
    flapping: flappingOf(best.setup),
    assumptions: current.assumptions,
  };
}

const NOTHING = {
  tried: 0,
  meeting: 0,
  cheapestBy: "cost",
  current: null,
  best: null,
  alwaysOn: null,
  asynchronous: null,
  flapping: [],
} as const;

export interface Candidate extends Tried {
  readonly setting: Setting;
}

/** Of the same price, the one that refuses less, and then the one that changes less. */
function cheapest(candidates: readonly Candidate[], priced: boolean): Candidate {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      rank: [priceOf(candidate.measured, priced), candidate.measured.refused, Object.keys(candidate.setting).length],
    }))
    .sort((one, other) => firstDifference(one.rank, other.rank));
  return (ranked[0] as (typeof ranked)[number]).candidate;
}

const firstDifference = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

function nearestTo(bounds: Bounds, candidates: readonly Candidate[]): readonly Candidate[] {
  const distances = candidates.map(({ measured }) => distance(missesOf(measured, bounds)));
  const least = Math.min(...distances);
  return candidates.filter((_, index) => distances[index] === least);
}

/** Components with target tracking that may scale in, and with fewer copies than it takes. */
function flappingOf({ units }: EndpointSetup): readonly Flapping[] {
  const freeFrom = smallestSteadyFleet();
  return units.flatMap(({ name, target }) =>
    target === undefined ||
    target.max < 2 ||
    target.max >= freeFrom ||
    target.suspended.in ||
    target.tracking.every(({ disableScaleIn }) => disableScaleIn)
      ? []
      : [{ unit: name, copies: target.max, loadFactor: loadAfterRemoval(target.max), freeFrom }],
  );
}
