import type { Basis } from "../timing/timing";

/** A value from a time on, in seconds after the start. */
export interface Step {
  /** Seconds after the start. */
  readonly at: number;
  /** The value from then on. */
  readonly value: number;
}

/** A change of capacity, with what caused it. */
export interface Activity {
  /** When the desired capacity changed, in seconds after the start. */
  readonly at: number;
  /** The component or the variant. */
  readonly unit: string;
  /** Desired copies or instances before. */
  readonly from: number;
  /** Desired copies or instances after. */
  readonly to: number;
  /** What changed it. */
  readonly cause: Cause;
  /**
   * `Failed`: a quota refused the instance. `Unfulfilled`: AWS had no instance. `Suspended`: not made, because its direction
   * is suspended; recorded once for each time that the alarm goes off.
   */
  readonly status: "Successful" | "Unfulfilled" | "Failed" | "Suspended";
}

/** What changed a capacity: a policy, a schedule, or the bounds of the scalable target. */
export type Cause = PolicyCause | ScheduleCause | BoundsCause;

/** A scaling policy that an alarm ran. */
export interface PolicyCause {
  /** The kind of the policy. */
  readonly kind: "target tracking" | "step scaling";
  /** The name of the policy. */
  readonly policy: string;
  /** The name of the alarm. */
  readonly alarm: string;
  /** When the alarm went into the state that ran the policy, in seconds after the start. */
  readonly alarmAt: number;
  /** The value that the policy read; `null` if there was no datapoint. */
  readonly value: number | null;
  /** The datapoints that breached the threshold of the alarm, the newest first; the ten newest of more. */
  readonly datapoints: readonly number[];
}

/** A scheduled action of Application Auto Scaling, or a schedule of EventBridge Scheduler. */
export interface ScheduleCause {
  /** What ran. */
  readonly kind: "scheduled action" | "schedule";
  /** Its name. */
  readonly name: string;
}

/** Bounds that moved the capacity into them. */
export interface BoundsCause {
  /** That it was the bounds. */
  readonly kind: "bounds";
}

/** A part of a wake. */
export interface Phase {
  /** What happens in it. */
  readonly name:
    | "alarm"
    | "reaction"
    | "provisioning"
    | "image and model"
    | "load"
    | "health checks"
    | "waiting for capacity";
  /** How long it takes. */
  readonly seconds: number;
  /** Where the time comes from. */
  readonly basis: Basis;
}

/** From the first request at zero capacity until the first answer. */
export interface Wake {
  /** The component or the variant. */
  readonly unit: string;
  /** When the first request came, or when the schedule ran. */
  readonly at: number;
  /** What woke it. */
  readonly by: "request" | "schedule";
  /** Attempts that were refused meanwhile. */
  readonly refused: number;
  /** `undefined` if it did not wake before the end. */
  readonly seconds?: number;
  /** Its parts in their order; empty if it did not wake. */
  readonly phases: readonly Phase[];
}

/** How requests ended. The sum of all but `total` and `refusals` is `total`. */
export interface Requests {
  /** Requests that were sent, each counted once. */
  readonly total: number;
  /** Requests with an answer. */
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
  readonly waitSeconds: WaitSeconds;
}

/** How long answered requests waited, in seconds. */
export interface WaitSeconds {
  /** Half of them waited so long at most. */
  readonly p50: number;
  /** 95 % of them waited so long at most. */
  readonly p95: number;
  /** The longest wait. */
  readonly max: number;
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

/** The states of an alarm over time. */
export interface AlarmOutcome {
  /** The name of the alarm. */
  readonly name: string;
  /** The component or the variant that it scales. */
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
  readonly instances: readonly InstanceSteps[];
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
  /** Requests and refused attempts over time. */
  readonly traffic: TrafficCounts;
  /** True if lists were cut. */
  readonly cut: boolean;
}

/** Instances of a variant over time. */
export interface InstanceSteps {
  /** The name of the variant. */
  readonly variant: string;
  /** Absent if it is not known. */
  readonly instanceType?: string;
  /** Instances that exist, from the start of provisioning to the release. */
  readonly steps: readonly Step[];
}

/** Requests and refused attempts in equal parts of the span. */
export interface TrafficCounts {
  /** The length of a part. */
  readonly bucketSeconds: number;
  /** Requests that were sent in each part. */
  readonly requests: readonly number[];
  /** Attempts that were refused in each part. */
  readonly refused: readonly number[];
}
