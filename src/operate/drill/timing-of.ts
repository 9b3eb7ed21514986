import type { Moment, Phase, PhaseTitle } from "./moments";
import { middle } from "./moments";

/** The times of a drill in the words of `--timing`. */
export interface DrillTiming {
  readonly provisioningSeconds?: number;
  readonly imageSeconds?: number;
  readonly modelSeconds?: number;
  readonly loadSeconds?: number;
  readonly healthSeconds?: number;
  readonly releaseSeconds?: number;
  readonly metricLagSeconds?: number;
  readonly reactionSeconds?: number;
}

const MINUTE_MS = 60_000;

/**
 * The phases that a drill saw, for `simulate`. From outside, the time from an instance to its first copy cannot be divided
 * into image, model, loading and health checks: all of it is in `modelSeconds`, and the others are 0.
 *
 * @param isQueue an instance of an asynchronous endpoint counts once it serves: its start is part of what is not divided
 */
export function timingOf(phases: readonly Phase[], moments: readonly Moment[], isQueue: boolean): DrillTiming {
  const find = (title: PhaseTitle): number | undefined => {
    const found = phases.find(({ name }) => name === title);
    return found && rounded(found.seconds);
  };
  const instance = find("instance");
  // An instance of a variant is counted when it is in service.
  const copy = isQueue ? undefined : find("copy");
  const release = find("release of instances");
  const reaction = find("reaction");
  const lag = lagOf(moments);
  return {
    ...(isQueue
      ? instance !== undefined && { provisioningSeconds: instance, ...undivided(0) }
      : {
          ...(instance !== undefined && { provisioningSeconds: instance }),
          ...(copy !== undefined && undivided(copy)),
        }),
    ...(release !== undefined && { releaseSeconds: release }),
    ...(lag !== undefined && { metricLagSeconds: lag }),
    ...(reaction !== undefined && { reactionSeconds: reaction }),
  };
}

const undivided = (modelSeconds: number) => ({ imageSeconds: 0, modelSeconds, loadSeconds: 0, healthSeconds: 0 });

/** From the end of the period in which the request came until its datapoint was seen. */
function lagOf(moments: readonly Moment[]): number | undefined {
  const request = moments.find(({ name }) => name === "request");
  const datapoint = moments.find(({ name }) => name === "datapoint");
  if (request === undefined || datapoint === undefined) {
    return undefined;
  }
  const end = (Math.floor(request.from / MINUTE_MS) + 1) * MINUTE_MS;
  return rounded(Math.max(0, (middle(datapoint) - end) / 1000));
}

const rounded = (seconds: number): number => Math.round(seconds * 10) / 10;
