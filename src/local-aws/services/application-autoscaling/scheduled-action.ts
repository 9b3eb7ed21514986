import type { Call } from "../../call";
import { agendaOf } from "../../store/table";
import type { TargetId } from "./target-id";

export interface ScheduledAction extends TargetId {
  readonly ScheduledActionName: string;
  readonly ScheduledActionARN: string;
  readonly Schedule: string;
  readonly Timezone?: string;
  /** Milliseconds since the epoch. */
  readonly startTime?: number;
  readonly endTime?: number;
  readonly ScalableTargetAction?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
  readonly creationTime: number;
  /** When it runs next; absent if it never does again. */
  readonly nextRun?: number;
}

export const SCHEDULED_ACTIONS = agendaOf<ScheduledAction>(
  "application-autoscaling.scheduled-actions",
  ({ nextRun }) => nextRun ?? Number.POSITIVE_INFINITY,
);

export const scheduledActionKey = (id: TargetId & { readonly ScheduledActionName: string }) =>
  `${id.ServiceNamespace}|${id.ScalableDimension}|${id.ResourceId}|${id.ScheduledActionName}`;

export function deleteScheduledActions(call: Call, id: TargetId): void {
  for (const action of call.table(SCHEDULED_ACTIONS).values()) {
    if (action.ResourceId === id.ResourceId && action.ScalableDimension === id.ScalableDimension) {
      call.table(SCHEDULED_ACTIONS).delete(scheduledActionKey(action));
    }
  }
}
