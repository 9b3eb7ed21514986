import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { TargetId } from "./target-id";
import { CONCURRENCY, COPIES, INSTANCES } from "./target-id";

export type ActivityStatus = "Pending" | "InProgress" | "Successful" | "Overridden" | "Unfulfilled" | "Failed";

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_NotScaledReason.html */
export interface NotScaledReason {
  readonly Code:
    | "AutoScalingAnticipatedFlapping"
    | "TargetServicePutResourceAsUnscalable"
    | "AlreadyAtMaxCapacity"
    | "AlreadyAtMinCapacity"
    | "AlreadyAtDesiredCapacity";
  readonly MaxCapacity?: number;
  readonly MinCapacity?: number;
  readonly CurrentCapacity?: number;
}

export interface Activity extends TargetId {
  readonly ActivityId: string;
  readonly Description: string;
  readonly Cause: string;
  readonly StatusCode: ActivityStatus;
  readonly StatusMessage?: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** Its place among those that began in the same millisecond. @default 0 */
  readonly place?: number;
  readonly endTime?: number;
  /** Why nothing was scaled; absent for what was. */
  readonly NotScaledReasons?: readonly NotScaledReason[];
  /** The capacity before and wanted, of a change of it. */
  readonly from?: number;
  readonly to?: number;
}

export const ACTIVITIES = tableOf<Activity>("application-autoscaling.activities");

/** Six weeks: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html */
const KEPT = 42 * 86_400_000;

/** Local AWS keeps no more in a Region, so that years of them stay small. */
const MOST_ACTIVITIES = 10_000;

type Began = Pick<Activity, "startTime" | "place" | "ActivityId">;

/** In the order in which they began. */
export const activityKey = ({ startTime, place = 0, ActivityId }: Began): string =>
  `${padded(startTime)} ${padded(place)} ${ActivityId}`;

/** The newest first. The key of an activity stays the same when others begin, as pages of a listing need it. */
export const newestFirst = ({ startTime, place = 0, ActivityId }: Began): string =>
  `${padded(LATEST - startTime)} ${padded(LATEST - place)} ${ActivityId}`;

const DIGITS = 15;
const LATEST = 10 ** DIGITS - 1;
const padded = (value: number): string => String(value).padStart(DIGITS, "0");

export function recordActivity(call: Call, activity: Omit<Activity, "ActivityId" | "startTime" | "place">): Activity {
  const table = call.table(ACTIVITIES);
  const keys = table.keys();
  forgetOld(call, keys);
  const last = table.get(keys.at(-1) ?? "");
  const place = last?.startTime === call.now ? (last.place ?? 0) + 1 : 0;
  const recorded = { ...activity, ActivityId: randomUUID(), startTime: call.now, place };
  return table.put(activityKey(recorded), recorded);
}

/** @param end when it ended, and how */
export function endActivity(
  call: Call,
  key: string,
  end: Pick<Activity, "StatusCode" | "StatusMessage">,
): Activity | undefined {
  const activity = call.table(ACTIVITIES).get(key);
  return activity === undefined
    ? undefined
    : call.table(ACTIVITIES).put(key, { ...activity, ...end, endTime: call.now });
}

/** Those that Application Auto Scaling still shows, the oldest first. */
export const shownActivities = (call: Call): readonly Activity[] =>
  call
    .table(ACTIVITIES)
    .values()
    .filter(({ startTime }) => startTime >= call.now - KEPT);

function forgetOld(call: Call, keys: readonly string[]): void {
  const table = call.table(ACTIVITIES);
  for (const [index, key] of keys.entries()) {
    const isOld = Number(key.slice(0, DIGITS)) < call.now - KEPT;
    if (!isOld && keys.length - index < MOST_ACTIVITIES) {
      return;
    }
    table.delete(key);
  }
}

/** What a capacity is called in activities. That of copies is inferred: none of a component was published. */
const NOUNS = {
  [COPIES]: "copy count",
  [INSTANCES]: "instance count",
  [CONCURRENCY]: "provisioned concurrency",
} as const;

export const capacityNoun = ({ ScalableDimension }: Pick<TargetId, "ScalableDimension">): string =>
  NOUNS[ScalableDimension];

export const settingText = (id: TargetId, to: number): string => `Setting desired ${capacityNoun(id)} to ${to}.`;

export const waitingText = (id: TargetId, to: number): string =>
  `Successfully set desired ${capacityNoun(id)} to ${to}. Waiting for change to be fulfilled by sagemaker.`;

export const fulfilledText = (id: TargetId, to: number): string =>
  `Successfully set desired ${capacityNoun(id)} to ${to}. Change successfully fulfilled by sagemaker.`;

export const failedText = (id: TargetId, to: number, reason: string): string =>
  `Failed to set desired ${capacityNoun(id)} to ${to}. Reason: ${reason}`;

export const alarmCause = (alarm: string, state: string, policy: string): string =>
  `monitor alarm ${alarm} in state ${state} triggered policy ${policy}`;
