import { limits } from "../../src/catalogue/limits";
import { alarmPeriod } from "../../src/constructs/scaling/alarm-timing";
import { wholeMinutes } from "../../src/constructs/scaling/idle";
import { type Attributes, number, object, text } from "../../src/modules/inputs/attribute";
import { named, oneOf, within } from "../../src/modules/inputs/checks";

const { scaling, names } = limits;

/** How people speak of what is scaled. */
export interface ScaledWords {
  /** What the names of policies and alarms begin with the name of: `component`. */
  readonly owner: string;
  /** What is counted: `copies`. */
  readonly capacity: "copies" | "instances";
}

/** What tracking may be told beside what it follows. */
export const trackingPolicy = ({ owner, capacity }: ScaledWords): Attributes => ({
  policy_name: text(`Name of the policy; the ${owner}'s name and \`-tracking\` without it.`, {
    optional: true,
    check: named(names.policy),
  }),
  scale_in_cooldown_seconds: number(`After ${capacity} went, until more may go.`, {
    default: 300,
    check: within(scaling.cooldown),
  }),
  scale_out_cooldown_seconds: number(`After ${capacity} came, until more may come.`, {
    default: 300,
    check: within(scaling.cooldown),
  }),
});

/** How the alarm looks at its metric, where nobody says otherwise. */
export interface WakeAlarmDefaults {
  readonly periodSeconds: number;
  readonly statistic: string;
  readonly evaluationPeriods: number;
  /** @default - all of them */
  readonly datapointsToAlarm?: number;
}

/**
 * How an alarm that wakes looks at its metric.
 * @param whose what the name begins with where nobody gave one: `the component's`
 * @param waits what the metric counts: `refused request`
 */
export const alarm = (
  whose: string,
  waits: string,
  { periodSeconds, statistic, evaluationPeriods, datapointsToAlarm }: WakeAlarmDefaults,
): Attributes => ({
  alarm_name: text(`Name of the alarm; ${whose} name and \`-wake\` without it.`, {
    optional: true,
    check: named(names.alarm),
  }),
  period_seconds: number("10, 20, 30 or a multiple of 60.", { default: periodSeconds, check: alarmPeriod }),
  statistic: text(`\`Maximum\`, \`Sum\` or \`Average\`: these see one ${waits} among others.`, {
    default: statistic,
    check: oneOf("Maximum", "Sum", "Average"),
  }),
  evaluation_periods: number("Periods that are looked at.", {
    default: evaluationPeriods,
    check: within(limits.alarm.periods),
  }),
  datapoints_to_alarm: number(
    `Periods among them with a ${waits}${datapointsToAlarm === undefined ? "; all of them without it" : ""}.`,
    {
      ...(datapointsToAlarm === undefined ? { optional: true } : { default: datapointsToAlarm }),
      check: within(limits.alarm.periods),
    },
  ),
  treat_missing_data: text("`notBreaching`, `ignore` or `missing`.", {
    default: "notBreaching",
    check: oneOf("notBreaching", "ignore", "missing"),
  }),
});

/** @param waits what the metric counts: `a refused request` */
export const wake = (
  description: string,
  waits: string,
  { owner, capacity }: ScaledWords,
  defaults: WakeAlarmDefaults,
) =>
  object(
    description,
    {
      [capacity]: number(`${sentenceCase(capacity)} that a wake brings.`, {
        default: 1,
        check: within(scaling.wakeCapacity),
      }),
      adjustment: text("`ExactCapacity` sets the number, `ChangeInCapacity` adds to it.", {
        default: "ExactCapacity",
        check: oneOf("ExactCapacity", "ChangeInCapacity"),
      }),
      cooldown_seconds: number("0 where the number is set, 300 where it is added, without it.", {
        optional: true,
        check: within(scaling.cooldown),
      }),
      policy_name: text(`Name of the policy; the ${owner}'s name and \`-wake\` without it.`, {
        optional: true,
        check: named(names.policy),
      }),
      ...alarm(`the ${owner}'s`, waits, defaults),
    },
    { default: {} },
  );

/** When nobody has called for long enough. */
export const idle = ({ capacity }: ScaledWords): Attributes => ({
  idle_timeout_seconds: number(
    `Zero ${capacity} after this long without a request in flight, in whole minutes; about 15 minutes, by target tracking, without it.`,
    { optional: true, check: wholeMinutes },
  ),
  min_up_time_seconds: number("Once woken, stay for at least this long, in whole minutes.", {
    optional: true,
    check: wholeMinutes,
  }),
});

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
