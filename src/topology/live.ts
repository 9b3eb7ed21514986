/*
 * What only a live account shows: states, counts and reasons. Plain data, beside a topology that was read from the same
 * account; nodes and these find each other by name.
 */

export interface Live {
  readonly readAt: Date;
  readonly endpoints: readonly LiveEndpoint[];
  /** All components of these endpoints, adapters included. */
  readonly components: readonly LiveComponent[];
  /** What these endpoints run, and what they should run, as far as it exists. */
  readonly configurations: readonly LiveConfiguration[];
  readonly alarms: readonly LiveAlarm[];
  readonly trackings: readonly LiveTracking[];
  /** What Application Auto Scaling did lately, each resource's newest first. @default - not read */
  readonly activities?: readonly LiveActivity[];
  /** What could not be looked at; it counts as unknown. */
  readonly notRead: readonly NotRead[];
}

export interface LiveEndpoint {
  readonly name: string;
  readonly arn: string;
  /** Such as `InService`, which an endpoint is without an instance, too. */
  readonly status: string;
  /** The endpoint configuration that it runs. */
  readonly configName?: string | undefined;
  readonly failureReason?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly lastModifiedAt?: Date | undefined;
  readonly variants: readonly LiveVariant[];
  /** The alarms that roll an update back, by the most recent deployment configuration. @default - none */
  readonly rollbackAlarms?: readonly string[] | undefined;
}

/** An endpoint configuration: it never changes after this. */
export interface LiveConfiguration {
  readonly name: string;
  readonly createdAt?: Date | undefined;
}

export interface LiveVariant {
  readonly name: string;
  readonly currentInstanceCount?: number | undefined;
  readonly desiredInstanceCount?: number | undefined;
}

export interface LiveComponent {
  readonly name: string;
  readonly arn: string;
  readonly endpointName: string;
  readonly variantName?: string | undefined;
  /** Such as `InService`, which a component is without a copy, too. */
  readonly status: string;
  readonly failureReason?: string | undefined;
  /** Absent on an adapter: it lives in the copies of its base. */
  readonly currentCopies?: number | undefined;
  readonly desiredCopies?: number | undefined;
  readonly createdAt?: Date | undefined;
  readonly lastModifiedAt?: Date | undefined;
}

export interface LiveAlarm {
  readonly name: string;
  readonly arn: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`, in which every alarm begins. */
  readonly state: string;
  readonly stateReason?: string | undefined;
  readonly stateSince?: Date | undefined;
  readonly actionsEnabled: boolean;
  readonly description?: string | undefined;
  /** ARNs. */
  readonly alarmActions: readonly string[];
}

/** A policy of target tracking, and the alarms that Application Auto Scaling has made for it. */
export interface LiveTracking {
  readonly arn: string;
  /** Their names. They are in `alarms`, as far as they exist, and no part of the topology. */
  readonly alarmNames: readonly string[];
}

/** A scaling activity of Application Auto Scaling. */
export interface LiveActivity {
  /** Such as `inference-component/llama`. */
  readonly resourceId: string;
  readonly description: string;
  readonly cause: string;
  /** `Pending`, `InProgress`, `Successful`, `Overridden`, `Unfulfilled` or `Failed`. */
  readonly status: string;
  readonly statusMessage?: string | undefined;
  readonly startedAt: Date;
  readonly endedAt?: Date | undefined;
}

export interface NotRead {
  /** In words, such as `schedules of EventBridge Scheduler`. */
  readonly what: string;
  /** The call that failed: `scheduler:ListSchedules`. */
  readonly action: string;
  readonly why: string;
}

/** What has to be there: an endpoint as it was applied, whoever says so. */
export interface ExpectedEndpoint {
  readonly name: string;
  /** The endpoint configuration that it has to run. @default - whichever it runs */
  readonly configName?: string | undefined;
  /** The one that it ran before the apply: only plans tell. @default - not known */
  readonly formerConfigName?: string | undefined;
  /** The inference components that have to be on it; there may be others. */
  readonly components: readonly string[];
  /** Where it is. @default - where the SDK is configured to look */
  readonly region?: string | undefined;
  /** The findings about it that are acknowledged. @default - none */
  readonly acknowledged?: readonly AcknowledgedRule[] | undefined;
  /** What it still waits for when the time is up. @default - nothing */
  readonly awaited?: readonly string[] | undefined;
}

/** A rule whose findings are acknowledged, and why. */
export interface AcknowledgedRule {
  /** As docs/rules.md has it: `Z03`. */
  readonly rule: string;
  /** Why its findings are accepted. */
  readonly reason: string;
}
