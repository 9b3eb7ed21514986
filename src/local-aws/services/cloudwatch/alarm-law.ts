import { evaluationSeconds } from "../../../behaviour/laws/alarm";
import type { Comparison, AlarmSettings as Law, MissingData } from "../../../behaviour/laws/alarm-settings";
import { breaches } from "../../../behaviour/laws/breach";
import type { AlarmSettings } from "./alarm";

const MINUTE = 60;

const isComparison = (text: string): text is Comparison => breaches(text, 0, 0) !== undefined;

const MISSING: readonly MissingData[] = ["breaching", "notBreaching", "ignore", "missing"];

/** The law that an alarm follows; `undefined` for one with a band of anomaly detection, which is not evaluated here. */
export function lawOf(settings: AlarmSettings): Law | undefined {
  const { ComparisonOperator = "", Threshold, EvaluationPeriods = 1, DatapointsToAlarm, TreatMissingData } = settings;
  if (Threshold === undefined || !isComparison(ComparisonOperator)) {
    return undefined;
  }
  return {
    periodSeconds: periodOf(settings),
    evaluationPeriods: EvaluationPeriods,
    datapointsToAlarm: DatapointsToAlarm ?? EvaluationPeriods,
    threshold: Threshold,
    comparison: ComparisonOperator,
    treatMissingData: MISSING.find((one) => one === TreatMissingData) ?? "missing",
  };
}

function periodOf({ Period, Metrics = [] }: AlarmSettings): number {
  const periods = Metrics.flatMap((query) => query.MetricStat?.Period ?? query.Period ?? []);
  return Period ?? (periods.length > 0 ? Math.min(...periods) : MINUTE);
}

/** How often an alarm is evaluated over a newer period than before. */
export const strideOf = (law: Law): number => Math.min(evaluationSeconds(law), law.periodSeconds);
