import type { AlarmSettings } from "./alarm-settings";
import { evaluationRange } from "./alarm-window";

/**
 * For how many periods an alarm stays in ALARM after its last datapoint that breaches the threshold; infinite if it never
 * leaves. As `AlarmWindow` decides: datapoints within the threshold push those that breach out of the evaluation periods,
 * and missing ones push them out of the longer evaluation range.
 *
 * @param after whether datapoints within the threshold follow, or none
 */
export function periodsInAlarm(
  {
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData,
  }: Pick<AlarmSettings, "evaluationPeriods" | "datapointsToAlarm" | "treatMissingData">,
  after: "within" | "missing",
): number {
  const periods = Math.max(1, evaluationPeriods);
  const toAlarm = Math.min(periods, Math.max(1, datapointsToAlarm));
  if (after === "within") {
    return periods - toAlarm + 1;
  }
  const range = evaluationRange(evaluationPeriods);
  switch (treatMissingData) {
    case "notBreaching":
      return range - toAlarm + 1;
    case "missing":
      // Too few datapoints that breach are enough as long as one of them is old enough (the premature alarm state).
      return range;
    case "breaching":
    case "ignore":
      return Number.POSITIVE_INFINITY;
  }
}
