import { secondsInAlarm, secondsToAlarm, waysOf } from "../../behaviour";
import { Duration } from "../../time";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { alarmsThatWake, secondsToZero } from "./alarm-span";

export const alarmMemory = rule({
  id: "W55",
  slug: "alarm-memory",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "A wake alarm should look back over less time than the endpoint needs to sleep",
  why: "Uncertain, because a configuration does not state how long a client waits. An alarm that needs several periods delays the wake by that time. While it is in ALARM, it runs its policy each minute, and the endpoint wakes again without a request. The finding compares both times with the time without requests after which capacity is removed.",
  remedy: "Set `period` times `evaluation_periods` to a few minutes.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["W07", "W08", "W09", "W31", "W54"],
  *check(topology) {
    for (const { target, alarm, policy } of alarmsThatWake(topology)) {
      const idle = secondsToZero(waysOf(topology, target));
      const longest = Math.max(secondsToAlarm(alarm) ?? 0, secondsInAlarm(alarm) ?? 0);
      if (idle !== undefined && longest > idle) {
        yield finding(alarm, {
          what: `it looks back over ${Duration.seconds(longest)}, and capacity is removed after ${Duration.seconds(idle)} without requests`,
          fix: {
            hcl: "period = 60, with evaluation_periods of 1 or 2",
            typescript: "remove `wake.alarm.period` and `wake.alarm.evaluationPeriods`",
          },
          about: [policy],
        });
      }
    }
  },
});
