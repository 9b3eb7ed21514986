import { timings } from "../../catalogue/timings";
import { counted } from "./counted-alarms";
import { mapTargets, onlyRemoves } from "./edited";
import type { EndpointSetup, StepSetup, TargetSetup, UnitSetup } from "./endpoint-setup";

export interface IdleTimeoutOptions {
  /** Minimum time awake after a wake, as the property `minUpTime` of the constructs. @default - none */
  readonly minUpTimeSeconds?: number;
}

const MINUTE_SECONDS = 60;

/**
 * A setup as the property `idleTimeout` of the constructs makes it: a policy that sets the capacity to 0, and an alarm on
 * the whole time without a request in flight. Above 15 minutes, or with a minimum up-time, target tracking may not scale
 * in. It replaces the policies that only remove capacity.
 *
 * @param seconds whole minutes, from 60 to 86,400
 */
export function withIdleTimeout(
  setup: EndpointSetup,
  seconds: number,
  { minUpTimeSeconds }: IdleTimeoutOptions = {},
): EndpointSetup {
  const window = Math.max(seconds, minUpTimeSeconds ?? 0);
  const insteadOfTracking = window > timings.trackingScaleInSeconds || minUpTimeSeconds !== undefined;
  const changed = mapTargets(setup, (target, unit, position) => ({
    ...target,
    tracking: target.tracking.map((policy) => ({ ...policy, disableScaleIn: insteadOfTracking })),
    steps: [...target.steps.filter((policy) => !onlyRemoves(policy)), sleepPolicy(target, unit, position, window)],
  }));
  return counted(setup, changed);
}

function sleepPolicy(target: TargetSetup, unit: UnitSetup, position: number, windowSeconds: number): StepSetup {
  const minutes = windowSeconds / MINUTE_SECONDS;
  const name = `${unit.name}-sleep`;
  const address = `${target.address} (${name})`;
  return {
    name,
    address,
    adjustmentType: "ExactCapacity",
    steps: [{ from: Number.NEGATIVE_INFINITY, to: 0, adjustment: 0 }],
    leastMagnitude: 0,
    cooldownSeconds: 0,
    aggregation: "Maximum",
    alarms: [
      {
        name,
        address,
        metric: {
          metric: unit.kind === "component" ? "ConcurrentRequestsPerCopy" : "ApproximateBacklogSize",
          unit: position,
          statistic: "Maximum",
        },
        settings: {
          periodSeconds: MINUTE_SECONDS,
          evaluationPeriods: minutes,
          datapointsToAlarm: minutes,
          threshold: 0,
          comparison: "LessThanOrEqualToThreshold",
          treatMissingData: "notBreaching",
        },
        state: "ALARM",
      },
    ],
  };
}
