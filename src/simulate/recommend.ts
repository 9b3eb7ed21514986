import { MOST_WAIT_SECONDS } from "../behaviour/compare/limits";
import type { Bounds } from "../behaviour/recommend/bounds";
import { recommend as recommendTopology } from "../behaviour/recommend/recommend";
import type { Recommendation, UnitChange } from "../behaviour/recommend/recommendation";
import type { TerraformSource } from "../check/read-terraform";
import type { Duration } from "../time/duration";
import { noBounds, notWhole } from "./errors";
import { secondsOf } from "./lengths";
import { type SimulateOptions, simulationInput } from "./simulate-options";
import type { TrafficSource } from "./traffic";

/** What a recommended setting must meet: at least one of the two. */
export interface RecommendBounds {
  /**
   * The longest time until a request is answered, longer than 0 and at most 24 hours. It covers each wake, even if the client
   * gave up meanwhile.
   * @default - any time
   */
  readonly maxWait?: Duration;
  /** Requests that may be refused in the end, in the simulated time: a whole number from 0. @default - any number */
  readonly maxRefused?: number;
}

/**
 * Finds the cheapest setting of each endpoint that meets the bounds, among those that `docs/compare.md` lists. The same as
 * `scale-to-zero simulate --recommend`.
 *
 * @throws ScaleToZeroError for a bound or an option that cannot be used
 */
export function recommend(
  source: TerraformSource,
  traffic: TrafficSource,
  bounds: RecommendBounds,
  options: SimulateOptions = {},
): Recommendation {
  const input = simulationInput("recommend", source, traffic, options);
  return recommendTopology(input.topology, boundsOf(bounds), input.traffic, input.options);
}

const MOST_REFUSED = 1e15 - 1;

const WAIT_RANGE = {
  isGood: (seconds: number): boolean => seconds > 0 && seconds <= MOST_WAIT_SECONDS,
  requirement: "must be longer than 0 s and at most 24 h",
};

function boundsOf({ maxWait, maxRefused }: RecommendBounds): Bounds {
  if (maxWait === undefined && maxRefused === undefined) {
    throw noBounds();
  }
  if (maxRefused !== undefined && !(Number.isInteger(maxRefused) && maxRefused >= 0 && maxRefused <= MOST_REFUSED)) {
    throw notWhole("maxRefused", maxRefused, 0, MOST_REFUSED);
  }
  return {
    ...(maxWait !== undefined && { maxWaitSeconds: secondsOf("maxWait", maxWait, WAIT_RANGE) }),
    ...(maxRefused !== undefined && { maxRefused }),
  };
}

/** A change as properties of the constructs, a line each: none if nothing changes. */
export function changeAsTypeScript(change: UnitChange): readonly string[] {
  const { typescriptOf }: typeof import("../review/simulation/setting-code") =
    require("../review/simulation/setting-code");
  return typescriptOf(change);
}

/** A change as inputs of the Terraform modules, a line each: none if nothing changes. */
export function changeAsHcl(change: UnitChange): readonly string[] {
  const { hclOf }: typeof import("../review/simulation/setting-code") = require("../review/simulation/setting-code");
  return hclOf(change);
}
