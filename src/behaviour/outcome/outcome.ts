import type { Basis } from "../timing/timing";

/** A value from a time on, in seconds after the start. */
export interface Step {
  readonly at: number;
  readonly value: number;
}

/** A change of capacity, with what caused it. */
export interface Activity {
  /** When the desired capacity changed, in seconds after the start. */
  readonly at: number;
  /** The component or the variant. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly cause: Cause;
  /**
   * `Failed`: a quota refused the instance. `Unfulfilled`: AWS had no instance. `Suspended`: not made, because its direction
   * is suspended; recorded once for each time that the alarm goes off.
   */
  readonly status: "Successful" | "Unfulfilled" | "Failed" | "Suspended";
}

export type Cause =
  | {
      readonly kind: "target tracking" | "step scaling";
      readonly policy: string;
      readonly alarm: string;
      /** When the alarm went into the state that ran the policy. */
      readonly alarmAt: number;
      /** The value that the policy read; `null` if there was no datapoint. */
      readonly value: number | null;
      /** The datapoints that breached the threshold of the alarm, the newest first; the ten newest of more. */
      readonly datapoints: readonly number[];
    }
  | { readonly kind: "scheduled action" | "schedule"; readonly name: string }
  | { readonly kind: "bounds" };

export interface Phase {
  readonly name:
    | "alarm"
    | "reaction"
    | "provisioning"
    | "image and model"
    | "load"
    | "health checks"
    | "waiting for capacity";
  readonly seconds: number;
  readonly basis: Basis;
}

/** From the first request at zero capacity until the first answer. */
export interface Wake {
  readonly unit: string;
  /** When the first request came, or when the schedule ran. */
  readonly at: number;
  readonly by: "request" | "schedule";
  /** Attempts that were refused meanwhile. */
  readonly refused: number;
  /** `undefined` if it did not wake before the end. */
  readonly seconds?: number;
  readonly phases: readonly Phase[];
}

/** How requests ended. The sum of all but `total` and `refusals` is `total`. */
export interface Requests {
  readonly total: number;
  readonly answered: number;
  /** Refused, and not sent again or not answered until the client gave up. */
  readonly refused: number;
  /** Waited in the queue of an asynchronous endpoint for its RequestTTL. */
  readonly expired: number;
  /** Not answered within the limit of an invocation. */
  readonly timedOut: number;
  /** Removed with the instance that worked on it. */
  readonly lost: number;
  /** Neither answered nor given up at the end of the simulation. */
  readonly unfinished: number;
  /** Attempts that were refused: each counts into NoCapacityInvocationFailures. */
  readonly refusals: number;
  /** From the first attempt to the start of the answer, over answered requests. */
  readonly waitSeconds: { readonly p50: number; readonly p95: number; readonly max: number };
}

export interface UnitOutcome {
  readonly name: string;
  readonly kind: "component" | "variant";
  readonly requests: Requests;
  /** Copies or instances wanted, over time. */
  readonly desired: readonly Step[];
  /** Copies or instances that serve, over time. */
  readonly serving: readonly Step[];
  /**
   * 0 in service. 1 updating: copies or instances start or leave. 2 no capacity: updating, and AWS has no instance. A quota
   * refuses an instance at once: only the activity shows it.
   */
  readonly states: readonly Step[];
  /**
   * From the last request before a sleep to zero capacity; the median, `undefined` if it never slept but by a schedule.
   */
  readonly idleToZeroSeconds?: number;
}

export interface AlarmOutcome {
  readonly name: string;
  readonly unit: string;
  /** 0 OK, 1 ALARM, 2 INSUFFICIENT_DATA. */
  readonly states: readonly Step[];
}

/** What happened to one endpoint. Lists are cut after `MOST_RECORDED` entries; the sums are complete. */
export interface EndpointRun {
  readonly name: string;
  readonly seconds: number;
  /** Over all units. */
  readonly requests: Requests;
  readonly units: readonly UnitOutcome[];
  /** Instances that exist, from the start of provisioning to the release, a variant each. */
  readonly instances: readonly {
    readonly variant: string;
    readonly instanceType?: string;
    readonly steps: readonly Step[];
  }[];
  readonly instanceSeconds: readonly {
    readonly variant: string;
    readonly instanceType?: string;
    readonly seconds: number;
  }[];
  /** From the last request before a sleep to zero instances; the median, `undefined` if that never happened but by a schedule. */
  readonly idleToZeroInstancesSeconds?: number;
  readonly activities: readonly Activity[];
  readonly wakes: readonly Wake[];
  readonly wakeCount: number;
  readonly alarms: readonly AlarmOutcome[];
  /** Requests and refused attempts in each of some equal parts of the span. */
  readonly traffic: {
    readonly bucketSeconds: number;
    readonly requests: readonly number[];
    readonly refused: readonly number[];
  };
  /** True if lists were cut. */
  readonly cut: boolean;
}
