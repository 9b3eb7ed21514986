import { ClockHand } from "../../../behaviour/laws/clock-hand";
import { Clocks } from "../../../behaviour/laws/clocks";
import { answerToAction } from "../../../behaviour/laws/scheduled-action";
import type { Call } from "../../call";
import { RowDynamics } from "../../dynamics";
import { ACTIVITIES, activityKey, recordActivity } from "./activity";
import { enforceBounds } from "./pending";
import { scaledBy } from "./reacting";
import { SCHEDULED_ACTIONS, type ScheduledAction } from "./scheduled-action";
import { TARGETS, targetKey } from "./target";

/** What clocks show depends on nothing that happens here. */
const clocks = new Clocks();

const textOf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

/** When a scheduled action runs next after a time, both in milliseconds since the epoch; `undefined` for never. */
export function nextRunOf(
  action: Pick<ScheduledAction, "Schedule" | "Timezone" | "startTime" | "endTime" | "creationTime">,
  after: number,
): number | undefined {
  const [start, end] = [textOf(action.startTime), textOf(action.endTime)];
  const timetable = {
    expression: action.Schedule,
    timeZone: action.Timezone ?? "UTC",
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
  return new ClockHand(timetable, action.creationTime, clocks).next(after);
}

/** Scheduled actions set the bounds of their targets. */
export const scheduledRuns = new RowDynamics<ScheduledAction>(SCHEDULED_ACTIONS, (call, key, action) => {
  const { nextRun: _ran, ...rest } = action;
  const next = nextRunOf(action, action.nextRun ?? call.now);
  call.table(SCHEDULED_ACTIONS).put(key, { ...rest, ...(next !== undefined && { nextRun: next }) });
  run(call, action);
});

function run(call: Call, action: ScheduledAction): void {
  const target = call.table(TARGETS).get(targetKey(action));
  if (target === undefined) {
    return;
  }
  const { MinCapacity: min, MaxCapacity: max } = action.ScalableTargetAction ?? {};
  const { reacting } = scaledBy(call, target);
  const answer = answerToAction(reacting, {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  });
  if (answer.kind === "suspended") {
    call.tell({ kind: "suspended", unit: target.ResourceId, from: reacting.desired, to: answer.to });
  }
  if (answer.kind !== "bounds") {
    return;
  }
  const { bounds } = answer;
  const changed = call
    .table(TARGETS)
    .put(targetKey(target), { ...target, MinCapacity: bounds.min, MaxCapacity: bounds.max });
  const set = [
    ...(min === undefined ? [] : [`min capacity to ${min}`]),
    ...(max === undefined ? [] : [`max capacity to ${max}`]),
  ].join(" and ");
  const { ServiceNamespace, ResourceId, ScalableDimension } = target;
  // The words of the example in
  // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html
  const activity = recordActivity(call, {
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    Description: `Setting ${set}`,
    Cause: `scheduled action name ${action.ScheduledActionName} was triggered`,
    StatusCode: "Successful",
    StatusMessage: `Successfully set ${set}`,
  });
  call.table(ACTIVITIES).put(activityKey(activity), { ...activity, endTime: call.now });
  enforceBounds(call, changed);
  call.tell({ kind: "target", unit: ResourceId });
}
