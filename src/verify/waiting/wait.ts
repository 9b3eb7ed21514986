import { noSuchEndpoint } from "../../aws/errors";
import type { ExpectedEndpoint } from "../../topology/live";
import type { Wanted } from "../wanted/wanted";
import { awaitedOf, type EndpointProgress } from "./awaited";
import { pauseAfter } from "./backoff";
import type { Pace } from "./pace";
import { readingSeconds } from "./reading-time";
import { orStillToCome } from "./still-to-come";

/** One look at all endpoints, in the order of their names. */
export interface Look {
  poll(): Promise<readonly EndpointProgress[]>;
  /** Lets the look do what may be done meanwhile. @returns when the pause is over */
  during(pause: Promise<void>): Promise<void>;
  /** What was seen, also by a look that did not come to its end; of the others there is no `endpoint`. */
  soFar(): readonly EndpointProgress[];
}

export interface WaitOptions {
  /** Where it is looked, for people. */
  readonly region: string;
  /** How long all of it may take; 0 looks once. What comes after the wait has its part of it. */
  readonly timeoutSeconds: number;
  readonly pace: Pace;
  /** @default - nobody is told */
  readonly onProgress?: (progress: WaitProgress) => void;
}

/** Progress of a verification, after each round of requests. */
export interface WaitProgress {
  /** Seconds since the first request. */
  readonly seconds: number;
  /** Number of endpoints that are settled. */
  readonly settled: number;
  /** Number of endpoints. */
  readonly endpoints: number;
  /** Endpoints that are not settled. */
  readonly pending: readonly Pending[];
  /** Seconds until the next round; `undefined` after the last one. */
  readonly pauseSeconds?: number;
}

/** An endpoint that is not settled. */
export interface Pending {
  /** Name of the endpoint. */
  readonly endpoint: string;
  /** What it waits for, in words. */
  readonly what: readonly string[];
  /** Seconds that it has been waited for. */
  readonly seconds: number;
}

export interface Waited {
  /** What was still missing when the time was up; nothing when all endpoints can be judged. */
  readonly awaited: readonly Pending[];
  readonly seconds: number;
  readonly looks: number;
}

/** A component that was just created may not be in a list of components yet. */
const APPEARANCE_SECONDS = 15;

/** Milliseconds. */
const NOT_YET_THERE = [1000, 2000];

/** What is known before the first look. */
const UNSEEN: readonly string[] = ["AWS has not described it yet"];

/** What comes after the last look. */
const WIRING = "how it is wired";

/** What is still to come of endpoints of which nothing was seen. */
export const unseen = (endpoints: readonly ExpectedEndpoint[]): readonly Pending[] =>
  endpoints.map(({ name }) => ({ endpoint: name, what: UNSEEN, seconds: 0 }));

/** What is still to come once they were looked at. */
export const wiringOf = (endpoints: readonly ExpectedEndpoint[], { awaited, seconds }: Waited): readonly Pending[] =>
  endpoints.map(({ name }) => {
    const what = awaited.find(({ endpoint }) => endpoint === name)?.what ?? [];
    return { endpoint: name, what: [...what, WIRING], seconds };
  });

/**
 * Looks until every endpoint can be judged, or the time is up.
 *
 * @throws AwsReadError when an endpoint does not exist: waiting does not bring it into being; when AWS does not answer,
 * with what was still to come
 */
export async function waitUntilSettled(wanted: Wanted, look: Look, options: WaitOptions): Promise<Waited> {
  const { timeoutSeconds, pace, onProgress } = options;
  const start = pace.now();
  const elapsed = () => (pace.now() - start) / 1000;
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
    const pauseSeconds = isOver ? undefined : Math.min(pauseAfter(looks, pace.random()), waitSeconds - seconds);
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
    await look.during(pace.sleep(pauseSeconds * 1000));
  }
}

/** What is still to come when a look did not come to its end. */
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
  // The first few are shown: those of which least is known.
  return open
    .sort((left, right) => Number(left.isSeen) - Number(right.isSeen))
    .map(({ endpoint, what }) => ({ endpoint, what, seconds }));
}

type Seen = ReadonlyMap<string, EndpointProgress>;

/**
 * @param elapsed seconds since the first look began
 * @param pauses before it is asked again: what was created a moment ago may not be there yet for everybody
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
  // Who looks once and waits for nothing has these seconds all the same.
  const left = options.timeoutSeconds === 0 ? pause : (options.timeoutSeconds - elapsed()) * 1000;
  await options.pace.sleep(Math.max(0, Math.min(pause, left)));
  return lookAtAll(look, options, elapsed, others);
}

function pendingOf(seen: Seen, endpoint: ExpectedEndpoint, missingMayCome: boolean, seconds: number): Pending[] {
  const progress = seen.get(endpoint.name);
  const what = progress === undefined ? [] : awaitedOf(progress, endpoint, missingMayCome);
  return what.length === 0 ? [] : [{ endpoint: endpoint.name, what, seconds }];
}
