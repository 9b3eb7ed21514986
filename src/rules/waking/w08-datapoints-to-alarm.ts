import { isKnown, type MetricAlarm } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { REFUSED } from "./wake-metric";
import { wakingAlarms } from "./wake-path";

export const datapointsToAlarm = rule({
  id: "W08",
  slug: "datapoints-to-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The wake alarm must fire after one period with a refused request",
  why: "An alarm that needs more datapoints than it evaluates never fires. A refused request is one datapoint, and the next may be minutes away. Two in a row may never occur.",
  remedy: "Set `evaluation_periods = 1` and `datapoints_to_alarm = 1`.",
  source: cloudWatchApi("PutMetricAlarm"),
  *check(topology) {
    for (const alarm of wakingAlarms(topology)) {
      const { evaluationPeriods, datapointsToAlarm: datapoints = evaluationPeriods } = alarm;
      if (isKnown(datapoints) && isKnown(evaluationPeriods) && datapoints > evaluationPeriods) {
        yield finding(alarm, {
          what: `datapoints_to_alarm is ${datapoints}, and evaluation_periods is only ${evaluationPeriods}`,
          fix: {
            hcl: `datapoints_to_alarm = ${evaluationPeriods}, or remove it`,
            typescript: "remove `wake.alarm.datapointsToAlarm`",
          },
        });
      } else if (isKnown(datapoints) && datapoints > 1) {
        yield* wantsSeveral(alarm, datapoints);
      }
    }
  },
});

function* wantsSeveral(alarm: MetricAlarm, datapoints: number): Generator<Report> {
  if (alarm.metricName === REFUSED && alarm.treatMissingData !== "breaching") {
    yield finding(alarm, {
      what: `it needs ${datapoints} periods with a refused request`,
      fix: {
        hcl: "evaluation_periods = 1 and datapoints_to_alarm = 1",
        typescript: "remove `wake.alarm.evaluationPeriods` and `wake.alarm.datapointsToAlarm`",
      },
      severity: "warning",
    });
  }
}
