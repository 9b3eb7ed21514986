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
  title: "An alarm must look back at most one day, or one week with periods of an hour or more",
  why: "CloudWatch refuses an alarm that looks back further. The alarm does not exist, and runs no policy.",
  remedy:
    "Reduce `evaluation_periods` until `period` times `evaluation_periods` is at most one day, or one week if the period is an hour or more.",
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
          what: `period ${period} times evaluation_periods ${periods} is ${period * periods} seconds, and the maximum is ${longest}`,
          fix: `set evaluation_periods to at most ${Math.floor(longest / period)}`,
        });
      }
    }
  },
});
