import type { AlarmSettings as Law } from "../../../behaviour/laws/alarm-settings";
import type { Call } from "../../call";
import { ALARMS, type StateValue } from "./alarm";
import { watchesOf } from "./alarm-watches";

/** What an alarm shows those that it calls. */
export interface AlarmReading {
  readonly law: Law;
  readonly state: StateValue;
  /** The last datapoint; NaN if it is missing. */
  readonly value: number;
  /** The datapoints that breach the threshold among those that decided, the newest first. */
  readonly breaching: readonly number[];
  /** The greatest datapoint of the last seconds; NaN without any. */
  greatest(seconds: number): number;
}

/** @returns `undefined` for an alarm that is not there, or that is not evaluated here */
export function alarmReading(call: Call, name: string): AlarmReading | undefined {
  const alarm = call.table(ALARMS).get(name);
  const watches = watchesOf(call);
  const watch = watches.of(call, name);
  if (alarm === undefined || watch === undefined) {
    return undefined;
  }
  watch.catchUp(call, watches.seen(call, watch.strideSeconds * 1000));
  return {
    law: watch.law,
    state: alarm.state,
    value: watch.value,
    breaching: watch.breachingPoints,
    greatest: (seconds) => watch.greatest(seconds),
  };
}
