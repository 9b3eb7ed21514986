import type { AlarmSettings, AlarmState } from "../laws/alarm-settings";
import type { Requirements } from "../laws/placement";
import type { ActionBounds } from "../laws/scheduled-action";
import type { Aggregation, StepPolicy } from "../laws/step-scaling";
import type { Suspended } from "../laws/suspended";
import type { Timetable } from "../laws/timetable";
import type { TrackingPolicy } from "../laws/wish";

export type { Requirements } from "../laws/placement";
export type { Timetable } from "../laws/timetable";

/** What a simulation knows of one endpoint: plain numbers. Each guess is in `assumptions`. */
export interface EndpointSetup {
  readonly name: string;
  /** The address of the endpoint in its source. */
  readonly address: string;
  readonly stack?: string;
  readonly region?: string;
  /**
   * What can be simulated. `constant`: the number of instances never changes. `unknown`: its capacity changes in a way that
   * is not modelled, such as that of a serverless variant.
   */
  readonly kind: "inference-components" | "asynchronous" | "constant" | "unknown";
  /** Why it is constant or unknown, as a sentence. */
  readonly reason?: string;
  readonly variants: readonly VariantSetup[];
  /** Its components, adapters included, or its asynchronous variants. */
  readonly units: readonly UnitSetup[];
  /** How many alarms it has, by what CloudWatch bills. */
  readonly alarmCount: { readonly standard: number; readonly high: number };
  /** One sentence each. */
  readonly assumptions: readonly string[];
}

export interface VariantSetup {
  readonly name: string;
  /** `undefined` for a serverless variant, and where the source does not say it. */
  readonly instanceType?: string;
  readonly initialInstances: number;
  readonly minInstances: number;
  readonly maxInstances: number;
  /** Whether SageMaker adds and removes instances as copies need them. */
  readonly managed: boolean;
  readonly volumeGb?: number;
}

/** What Application Auto Scaling scales: the copies of a component, or the instances of an asynchronous variant. */
export interface UnitSetup {
  readonly kind: "component" | "variant";
  readonly name: string;
  readonly address: string;
  /** Position of the variant that it runs on. */
  readonly variant: number;
  /** Position of the component that an adapter adapts: it has no copies of its own. */
  readonly base?: number;
  /** Copies or instances right after the deployment. */
  readonly initialCapacity: number;
  /** Copies that fit on one instance when it is empty; `undefined` for a variant. */
  readonly requirements?: Requirements;
  /** Requests that one copy or instance works on at a time, if the source says it. */
  readonly concurrency?: number;
  /** The URI of its image, if the source says it. */
  readonly image?: string;
  readonly target?: TargetSetup;
  /** Schedules of EventBridge Scheduler that set its copies. */
  readonly schedules: readonly ScheduleSetup[];
}

export interface TargetSetup {
  readonly address: string;
  readonly min: number;
  readonly max: number;
  readonly suspended: Suspended;
  readonly tracking: readonly TrackingSetup[];
  readonly steps: readonly StepSetup[];
  readonly actions: readonly ActionSetup[];
}

/** The metrics that the simulation publishes. `none`: one that is never published, under the name that an alarm reads. */
export type SimulatedMetric =
  | "ConcurrentRequestsPerCopy"
  | "InvocationsPerCopy"
  | "Invocations"
  | "NoCapacityInvocationFailures"
  | "ApproximateBacklogSize"
  | "ApproximateBacklogSizePerInstance"
  | "HasBacklogWithoutCapacity"
  | "ApproximateAgeOfOldestRequest"
  | "none";

export interface MetricSetup {
  readonly metric: SimulatedMetric;
  /** Position of the unit that publishes it. */
  readonly unit: number;
  readonly statistic: "Sum" | "Average" | "Minimum" | "Maximum" | "SampleCount";
}

export interface TrackingSetup extends TrackingPolicy {
  readonly name: string;
  readonly address: string;
  readonly metric: MetricSetup;
  readonly disableScaleIn: boolean;
  /** 10 for a predefined metric of high resolution, 60 for all others. */
  readonly periodSeconds: number;
}

export interface StepSetup extends StepPolicy {
  readonly name: string;
  readonly address: string;
  readonly cooldownSeconds: number;
  readonly aggregation: Aggregation;
  readonly alarms: readonly FiringSetup[];
}

export interface FiringSetup {
  readonly name: string;
  readonly address: string;
  readonly metric: MetricSetup;
  readonly settings: AlarmSettings;
  /** The state in which it runs the policy. */
  readonly state: AlarmState;
}

/** A scheduled action of Application Auto Scaling. */
export interface ActionSetup extends Timetable, ActionBounds {
  readonly name: string;
  readonly address: string;
}

/** A schedule of EventBridge Scheduler that sets the copies of a component. */
export interface ScheduleSetup extends Timetable {
  readonly name: string;
  readonly address: string;
  /** What it does with the copies. @default "update" */
  readonly operation?: ScheduleOperation;
  /** Copies that it sets: 0 if it deletes the component, the least number for a `wake`. */
  readonly copies: number;
  /** Seconds after its time at which it may run: a flexible window. */
  readonly windowSeconds: number;
}

/**
 * - `update`: sets the copies of the component;
 * - `delete`: removes the component: nothing wakes it, and its policies and bounds do nothing, until it is created;
 * - `create`: creates the component if it is not there; its target and policies apply again once it is in service;
 * - `sleep`: the endpoint sleeper remembers the copies and the minimum, sets the minimum to 0, and then the copies to 0;
 * - `wake`: the endpoint sleeper sets the remembered copies, at least `copies` and at most the maximum, and then the
 *   remembered minimum; it removes no copies. A `wake` without a `sleep` before does nothing if there are copies.
 */
export type ScheduleOperation = "update" | "delete" | "create" | "sleep" | "wake";
