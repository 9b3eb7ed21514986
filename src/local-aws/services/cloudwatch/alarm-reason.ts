import type { AlarmSettings as Law } from "../../../behaviour/laws/alarm-settings";
import type { AlarmSettings, StateValue } from "./alarm";

/** What an alarm looked at when it changed its state. */
export interface Evaluation {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: StateValue;
  readonly to: StateValue;
  /** The newest periods, the oldest first; NaN without a datapoint. */
  readonly recent: readonly { readonly at: number; readonly value: number }[];
}

/** As Java writes a number: with a point. */
const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

const two = (number: number): string => String(number).padStart(2, "0");

/** Such as `16/09/25 16:58:00`, in UTC. */
function shortTime(at: number): string {
  const date = new Date(at);
  const day = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear() % 100].map(two).join("/");
  return `${day} ${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":")}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const COMPARED = {
  GreaterThanOrEqualToThreshold: "greater than or equal to",
  GreaterThanThreshold: "greater than",
  LessThanThreshold: "less than",
  LessThanOrEqualToThreshold: "less than or equal to",
} as const;

/**
 * Why an alarm is in its state, as CloudWatch writes it. Its forms are those of published notifications; without
 * DatapointsToAlarm it names no "out of the last".
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function reasonOf(settings: AlarmSettings, law: Law, { from, to, recent }: Evaluation): string {
  const real = recent.filter(({ value }) => !Number.isNaN(value));
  const missing = recent.length - real.length;
  if (to === "INSUFFICIENT_DATA") {
    return `Insufficient Data: ${counted(missing, "datapoint")} ${missing === 1 ? "was" : "were"} unknown.`;
  }
  const isAlarm = to === "ALARM";
  if (missing > 0 && (law.treatMissingData === "breaching" || law.treatMissingData === "notBreaching")) {
    const treated = `${counted(missing, "missing datapoint")} ${missing === 1 ? "was" : "were"} treated as [${
      law.treatMissingData === "breaching" ? "Breaching" : "NonBreaching"
    }]`;
    const received =
      real.length === 0
        ? "no datapoints were received"
        : `${counted(real.length, "datapoint")} ${real.length === 1 ? "was" : "were"} received`;
    return `Threshold Crossed: ${received} for ${counted(recent.length, "period")} and ${treated}.`;
  }
  const shown = [...real].reverse().map(({ at, value }) => `${decimal(value)} (${shortTime(at)})`);
  const list = `[${shown.slice(0, 5).join(", ")}]`;
  const { DatapointsToAlarm } = settings;
  const many = DatapointsToAlarm ?? real.length;
  const verb = many === 1 ? "was" : "were";
  const compared = `${verb} ${isAlarm ? "" : "not "}${COMPARED[law.comparison]} the threshold (${decimal(law.threshold)})`;
  if (DatapointsToAlarm === undefined) {
    return `Threshold Crossed: ${counted(real.length, "datapoint")} ${list} ${compared}.`;
  }
  const least = isAlarm ? DatapointsToAlarm : law.evaluationPeriods - DatapointsToAlarm + 1;
  const turn = isAlarm ? "OK -> ALARM" : `${from === "ALARM" ? "ALARM" : "INSUFFICIENT_DATA"} -> OK`;
  return (
    `Threshold Crossed: ${DatapointsToAlarm} out of the last ${counted(law.evaluationPeriods, "datapoint")} ${list} ` +
    `${compared} (minimum ${counted(least, "datapoint")} for ${turn} transition).`
  );
}

/** As CloudWatch writes a time in JSON. */
export const jsonTime = (at: number): string => new Date(at).toISOString().replace("Z", "+0000");

/** The data of a reason: JSON. */
export function reasonDataOf(settings: AlarmSettings, law: Law, { at, recent }: Evaluation): string {
  const real = recent.filter(({ value }) => !Number.isNaN(value));
  return JSON.stringify({
    version: "1.0",
    queryDate: jsonTime(at),
    ...(real[0] !== undefined && { startDate: jsonTime(real[0].at) }),
    ...(settings.Unit !== undefined && { unit: settings.Unit }),
    ...((settings.Statistic ?? settings.ExtendedStatistic) !== undefined && {
      statistic: settings.Statistic ?? settings.ExtendedStatistic,
    }),
    period: law.periodSeconds,
    recentDatapoints: real.map(({ value }) => value),
    threshold: law.threshold,
    evaluatedDatapoints: [...recent].reverse().map((point) => ({
      timestamp: jsonTime(point.at),
      ...(!Number.isNaN(point.value) && { value: point.value }),
    })),
  });
}
