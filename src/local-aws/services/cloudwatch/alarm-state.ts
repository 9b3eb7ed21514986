import type { Call } from "../../call";
import { readJson } from "../../json";
import { ALARMS, type Alarm, type StateValue } from "./alarm";
import { actionsIn } from "./alarm-actions";
import { recordHistory } from "./alarm-history";

/** Another state of an alarm, and why. */
export interface NewState {
  readonly state: StateValue;
  readonly reason: string;
  /** JSON. */
  readonly reasonData?: string;
}

/** Puts an alarm into a state. If that is another one, it runs the actions of it, and its history says so. */
export function changeState(call: Call, alarm: Alarm, { state, reason, reasonData }: NewState): void {
  const name = alarm.settings.AlarmName;
  const isOther = state !== alarm.state;
  call.table(ALARMS).put(name, {
    ...alarm,
    state,
    stateReason: reason,
    stateReasonData: reasonData,
    stateUpdatedAt: call.now,
    ...(isOther && { previousState: alarm.state, stateChangedAt: call.now }),
  });
  if (isOther) {
    recordHistory(call, name, {
      type: "StateUpdate",
      summary: `Alarm updated from ${alarm.state} to ${state}`,
      data: JSON.stringify({
        version: "1.0",
        oldState: stateData(alarm.state, alarm.stateReason, alarm.stateReasonData),
        newState: stateData(state, reason, reasonData),
      }),
    });
    for (const action of actionsIn(alarm.settings, state)) {
      runAction(call, name, state, action);
    }
  }
}

const stateData = (stateValue: StateValue, stateReason: string, data: string | undefined) => ({
  stateValue,
  stateReason,
  ...(data !== undefined && { stateReasonData: readJson(data)?.value }),
});

function runAction(call: Call, alarm: string, state: StateValue, action: string): void {
  recordHistory(call, alarm, {
    type: "Action",
    summary: `Successfully executed action ${action}`,
    data: JSON.stringify({
      actionState: "Succeeded",
      notificationResource: action,
      stateUpdateTimestamp: call.now,
      state,
    }),
  });
  call.tell({ kind: "alarm action", action, alarm, repeated: false });
}
