import { noSuchEndpoint } from "../../aws/errors";
import type { RandomClock } from "../../clock";
import type { ExpectedEndpoint } from "../../topology/live";
import type { Wanted } from "../wanted/wanted";
import { awaitedOf, type EndpointProgress } from "./awaited";
import { pauseAfter } from "./backoff";
import type { Pending } from "./pending";
import { readingSeconds } from "./reading-time";
import { orStillToCome } from "./still-to-come";

/** One look at all endpoints, in the order of their names. */
export interface Look {
  poll(): Promise<readonly EndpointProgress[]>;
  /** Lets the look read ahead during a pause. @returns when the pause ends */
  during(pause: Promise<void>): Promise<void>;
  /** What was read, also by an unfinished look. Endpoints that were not read have no `endpoint`. */
  soFar(): readonly EndpointProgress[];
}

export interface WaitOptions {
  /** The Region, for messages. */
  readonly region: string;
  /** Time limit for everything, in seconds; 0 looks once. It includes the time after the wait. */
  readonly timeoutSeconds: number;
  readonly clock: RandomClock;
  /** @default - not reported */
  readonly onProgress?: (progress: WaitProgress) => void;
}

/** The progress after a look. */
export interface WaitProgress {
  /** Time since the first look began. */
  readonly seconds: number;
  /** The number of endpoints that can be judged. */
  readonly settled: number;
  /** Number of endpoints. */
  readonly endpoints: number;
  /** Endpoints that are not settled. */
  readonly pending: readonly Pending[];
  /** Time until the next look; `undefined` if there is none. */
  readonly pauseSeconds?: number;
}

export interface Waited {
  /** What was not ready at the time limit; empty if all endpoints can be judged. */
  readonly awaited: readonly Pending[];
  readonly seconds: number;
  readonly looks: number;
}

/** A component that was just created may not be in a list of components yet. */
const APPEARANCE_SECONDS = 15;

/** Milliseconds. */
const NOT_YET_THERE = [1000, 2000];

/** The text before the first look. */
const UNSEEN: readonly string[] = ["AWS has not described it yet"];

/** The text after the last look. */
const WIRING = "its scaling resources are not read yet";

/** What is not verified of endpoints that were not read. */
export const unseen = (endpoints: readonly ExpectedEndpoint[]): readonly Pending[] =>
  endpoints.map(({ name }) => ({ endpoint: name, what: UNSEEN, seconds: 0 }));

/** What is not verified after the last look. */
export const wiringOf = (endpoints: readonly ExpectedEndpoint[], { awaited, seconds }: Waited): readonly Pending[] =>
  endpoints.map(({ name }) => {
    const what = awaited.find(({ endpoint }) => endpoint === name)?.what ?? [];
    return { endpoint: name, what: [...what, WIRING], seconds };
  });

/**
 * Looks until every endpoint can be judged, or the time limit is reached.
 *
 * @throws AwsReadError if an endpoint does not exist, because waiting does not create it; if AWS does not answer,
 * with what was not verified
 */
export async function waitUntilSettled(wanted: Wanted, look: Look, options: WaitOptions): Promise<Waited> {
  const { timeoutSeconds, clock, onProgress } = options;
  const start = clock.now();
  const elapsed = () => (clock.now() - start) / 1000;
  for (let looks = 1; ; looks++) {
    const began = elapsed();
    const seen = await orStillToCome(
      () => lookAtAll(look, options, elapsed),
      () => leftOpen(wanted.endpoints, look.soFar(), elapsed()),
    );
    const seconds = elapsed();
    const waitSeconds = timeoutSeconds - readingSeconds(seconds - began, wanted.endpoints.length, timeoutSeconds);
    const missingMayCome = wanted.applied && seconds < Math.min(APPEARANCE_SECONDS, waitSeconds);
    const pending = wanted.endpoints.flatMap((endpoint) => pendingOf(seen, endpoint, missingMayCome, seconds));
    const isOver = pending.length === 0 || seconds >= waitSeconds;
    const pauseSeconds = isOver ? undefined : Math.min(pauseAfter(looks, clock.random()), waitSeconds - seconds);
    onProgress?.({
      seconds,
      settled: wanted.endpoints.length - pending.length,
      endpoints: wanted.endpoints.length,
      pending,
      pauseSeconds,
    });
    if (pauseSeconds === undefined) {
      return { awaited: pending, seconds, looks };
    }
    await look.during(clock.sleep(pauseSeconds * 1000));
  }
}

/** What is not verified after an unfinished look. */
function leftOpen(
  endpoints: readonly ExpectedEndpoint[],
  soFar: readonly EndpointProgress[],
  seconds: number,
): readonly Pending[] {
  const seen = new Map(soFar.map((one) => [one.name, one]));
  const open = endpoints.map((endpoint) => {
    const progress = seen.get(endpoint.name);
    const isSeen = progress?.endpoint !== undefined;
    const awaited = isSeen ? awaitedOf(progress, endpoint, false) : UNSEEN;
    return { endpoint: endpoint.name, what: awaited.length > 0 ? awaited : [WIRING], seconds, isSeen };
  });
  // Only the first few are shown: those that are least known.
  return open
    .sort((left, right) => Number(left.isSeen) - Number(right.isSeen))
    .map(({ endpoint, what }) => ({ endpoint, what, seconds }));
}

type Seen = ReadonlyMap<string, EndpointProgress>;

/**
 * @param elapsed seconds since the first look began
 * @param pauses before a retry: AWS may not return a new endpoint yet
 */
async function lookAtAll(
  look: Look,
  options: WaitOptions,
  elapsed: () => number,
  pauses = NOT_YET_THERE,
): Promise<Seen> {
  const progress = await look.poll();
  const missing = progress.filter(({ endpoint }) => endpoint === undefined).map(({ name }) => name);
  if (missing.length === 0) {
    return new Map(progress.map((one) => [one.name, one]));
  }
  const [pause, ...others] = pauses;
  if (pause === undefined) {
    throw noSuchEndpoint(missing, options.region);
  }
  // With a time limit of 0, these pauses apply too.
  const left = options.timeoutSeconds === 0 ? pause : (options.timeoutSeconds - elapsed()) * 1000;
  await options.clock.sleep(Math.max(0, Math.min(pause, left)));
  return lookAtAll(look, options, elapsed, others);
}

function pendingOf(seen: Seen, endpoint: ExpectedEndpoint, missingMayCome: boolean, seconds: number): Pending[] {
  const progress = seen.get(endpoint.name);
  const what = progress === undefined ? [] : awaitedOf(progress, endpoint, missingMayCome);
  return what.length === 0 ? [] : [{ endpoint: endpoint.name, what, seconds }];
}
