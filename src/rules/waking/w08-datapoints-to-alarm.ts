import { isKnown, type MetricAlarm } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding, type Told } from "../finding";
import { rule } from "../rule";
import { REFUSED } from "./wake-metric";
import { wakingAlarms } from "./wake-path";

export const datapointsToAlarm = rule({
  id: "W08",
  slug: "datapoints-to-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "One period with a refused request is enough, and the alarm can reach the number it wants",
  why: "An alarm that wants more datapoints than it looks at never fires. A refused request is one datapoint, and the next may be minutes away: two in a row may never come.",
  remedy: "evaluation_periods = 1 and datapoints_to_alarm = 1.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of wakingAlarms(topology)) {
      const { evaluationPeriods, datapointsToAlarm: datapoints = evaluationPeriods } = alarm;
      if (isKnown(datapoints) && isKnown(evaluationPeriods) && datapoints > evaluationPeriods) {
        yield finding(alarm, {
          what: `datapoints_to_alarm is ${datapoints} of ${evaluationPeriods} evaluation_periods`,
          fix: {
            hcl: `datapoints_to_alarm = ${evaluationPeriods}, or leave it out`,
            typescript: "leave `wake.alarm.datapointsToAlarm` out",
          },
        });
      } else if (isKnown(datapoints) && datapoints > 1) {
        yield* wantsSeveral(alarm, datapoints);
      }
    }
  },
});

function* wantsSeveral(alarm: MetricAlarm, datapoints: number): Generator<Told> {
  if (alarm.metricName === REFUSED && alarm.treatMissingData !== "breaching") {
    yield finding(alarm, {
      what: `it wants ${datapoints} periods with a refused request`,
      fix: {
        hcl: "evaluation_periods = 1 and datapoints_to_alarm = 1",
        typescript: "leave `wake.alarm.evaluationPeriods` and `wake.alarm.datapointsToAlarm` out",
      },
      severity: "warning",
    });
  }
}
