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
  title: "A wake alarm should look back on less time than the endpoint needs to sleep",
  why: "Uncertain, because a configuration does not state how long a caller waits. An alarm that needs several periods keeps the first caller waiting for as long. While it is in ALARM it runs its policy each minute, and what sleeps wakes again without a request. The finding compares both with the time without requests after which the capacity goes.",
  remedy: "period times evaluation_periods of a few minutes.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["W07", "W08", "W09", "W31", "W54"],
  *check(topology) {
    for (const { target, alarm, policy } of alarmsThatWake(topology)) {
      const idle = secondsToZero(waysOf(topology, target));
      const longest = Math.max(secondsToAlarm(alarm) ?? 0, secondsInAlarm(alarm) ?? 0);
      if (idle !== undefined && longest > idle) {
        yield finding(alarm, {
          what: `it looks back on ${Duration.seconds(longest)}, and capacity is removed after ${Duration.seconds(idle)} without requests`,
          fix: {
            hcl: "period = 60, with evaluation_periods of 1 or 2",
            typescript: "leave `wake.alarm.period` and `wake.alarm.evaluationPeriods` out",
          },
          about: [policy],
        });
      }
    }
  },
});
