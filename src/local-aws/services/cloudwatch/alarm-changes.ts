import type { Call } from "../../call";
import { forgetTags } from "../../store/tags";
import { ALARMS, type Alarm, type AlarmSettings, alarmArn } from "./alarm";
import { EVALUATIONS, wake } from "./alarm-evaluation";
import { recordHistory } from "./alarm-history";
import { watchesOf } from "./alarm-watches";

/** Creates the alarm, or gives the one of this name other settings and keeps its state. */
export function putAlarm(call: Call, settings: AlarmSettings): Alarm {
  const { AlarmName } = settings;
  const known = call.table(ALARMS).get(AlarmName);
  const alarm = call.table(ALARMS).put(AlarmName, {
    ...known,
    arn: alarmArn(call, AlarmName),
    settings,
    state: known?.state ?? "INSUFFICIENT_DATA",
    stateReason: known?.stateReason ?? "Unchecked: Initial alarm creation",
    stateUpdatedAt: known?.stateUpdatedAt ?? call.now,
    configuredAt: call.now,
  });
  recordHistory(call, AlarmName, {
    type: "ConfigurationUpdate",
    summary: `Alarm "${AlarmName}" ${known === undefined ? "created" : "updated"}`,
    data: JSON.stringify({
      version: "1.0",
      type: known === undefined ? "Create" : "Update",
      [known === undefined ? "createdAlarm" : "updatedAlarm"]: settings,
    }),
  });
  watchesOf(call).forget(AlarmName);
  wake(call, AlarmName);
  return alarm;
}

export function deleteAlarm(call: Call, name: string): void {
  const alarm = call.table(ALARMS).get(name);
  if (alarm !== undefined) {
    forgetTags(call, alarm.arn);
    call.table(ALARMS).delete(name);
    call.table(EVALUATIONS).delete(name);
    watchesOf(call).forget(name);
    recordHistory(call, name, {
      type: "ConfigurationUpdate",
      summary: `Alarm "${name}" deleted`,
      data: JSON.stringify({ version: "1.0", type: "Delete", deletedAlarm: alarm.settings }),
    });
  }
}

/** Lets an alarm run its actions, or keeps it from it. */
export function enableActions(call: Call, name: string, enabled: boolean): void {
  const alarm = call.table(ALARMS).get(name);
  if (alarm !== undefined) {
    call.table(ALARMS).put(name, { ...alarm, settings: { ...alarm.settings, ActionsEnabled: enabled } });
    // It may have had nothing to do while they were disabled.
    wake(call, name);
  }
}
