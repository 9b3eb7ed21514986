import { isKnown } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

const HOUR = 3600;

const DAY = 86_400;

const WEEK = 604_800;

export const evaluationRange = rule({
  id: "W09",
  slug: "evaluation-range",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "An alarm looks back for a day at most, and for a week with periods of an hour",
  why: "CloudWatch refuses an alarm that looks back farther: it does not exist, and fires no policy.",
  remedy: "period times evaluation_periods of at most a day, or a week where the period is an hour and more.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (alarm.kind !== "metric-alarm" || topology.policiesFiredBy(alarm).nodes.length === 0) {
        continue;
      }
      const { periodSeconds: period, evaluationPeriods: periods } = alarm;
      const longest = isKnown(period) && period < HOUR ? DAY : WEEK;
      if (isKnown(period) && isKnown(periods) && period * periods > longest) {
        yield finding(alarm, {
          what: `period ${period} times evaluation_periods ${periods} is ${period * periods} seconds, and the most is ${longest}`,
          fix: `evaluation_periods of at most ${Math.floor(longest / period)}`,
        });
      }
    }
  },
});
