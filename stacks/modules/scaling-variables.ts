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

/** The policy of target tracking, apart from its metric and target. */
export const trackingPolicy = ({ owner, capacity }: ScaledWords): Attributes => ({
  policy_name: text(`Policy name. Default: the name of the ${owner} and \`-tracking\`.`, {
    optional: true,
    check: named(names.policy),
  }),
  scale_in_cooldown_seconds: number(`Time between two reductions of the number of ${capacity}.`, {
    default: 300,
    check: within(scaling.cooldown),
  }),
  scale_out_cooldown_seconds: number(`Time between two increases of the number of ${capacity}.`, {
    default: 300,
    check: within(scaling.cooldown),
  }),
});

/** The defaults of a wake alarm. */
export interface WakeAlarmDefaults {
  readonly periodSeconds: number;
  readonly statistic: string;
  readonly evaluationPeriods: number;
  /** @default - all of them */
  readonly datapointsToAlarm?: number;
}

/**
 * How an alarm that wakes looks at its metric.
 * @param whose what the name begins with by default: `the component`
 * @param waits what the metric counts: `refused request`
 */
export const alarm = (
  whose: string,
  waits: string,
  { periodSeconds, statistic, evaluationPeriods, datapointsToAlarm }: WakeAlarmDefaults,
): Attributes => ({
  alarm_name: text(`Alarm name. Default: the name of ${whose} and \`-wake\`.`, {
    optional: true,
    check: named(names.alarm),
  }),
  period_seconds: number("Period of the alarm: 10, 20, 30 or a multiple of 60 seconds.", {
    default: periodSeconds,
    check: alarmPeriod,
  }),
  statistic: text(
    `Statistic of the alarm: \`Maximum\`, \`Sum\` or \`Average\`. Each of them detects a single ${waits}.`,
    {
      default: statistic,
      check: oneOf("Maximum", "Sum", "Average"),
    },
  ),
  evaluation_periods: number("Number of periods that the alarm evaluates. Must be at least 1.", {
    default: evaluationPeriods,
    check: within(limits.alarm.periods),
  }),
  datapoints_to_alarm: number(
    `Number of these periods with a ${waits} that triggers the alarm. Must be at least 1.${datapointsToAlarm === undefined ? " Default: all of them." : ""}`,
    {
      ...(datapointsToAlarm === undefined ? { optional: true } : { default: datapointsToAlarm }),
      check: within(limits.alarm.periods),
    },
  ),
  treat_missing_data: text("How the alarm treats missing data: `notBreaching`, `ignore` or `missing`.", {
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
      [capacity]: number(`Number of ${capacity} that a wake starts. Must be at least 1.`, {
        default: 1,
        check: within(scaling.wakeCapacity),
      }),
      adjustment: text(`\`ExactCapacity\` sets the number of ${capacity}, \`ChangeInCapacity\` adds to it.`, {
        default: "ExactCapacity",
        check: oneOf("ExactCapacity", "ChangeInCapacity"),
      }),
      cooldown_seconds: number(
        "Time between two wakes. Default: 0 with `ExactCapacity`, 300 with `ChangeInCapacity`.",
        {
          optional: true,
          check: within(scaling.cooldown),
        },
      ),
      policy_name: text(`Policy name. Default: the name of the ${owner} and \`-wake\`.`, {
        optional: true,
        check: named(names.policy),
      }),
      ...alarm(`the ${owner}`, waits, defaults),
    },
    { default: {} },
  );

/** When capacity without requests scales to zero. */
export const idle = ({ owner, capacity }: ScaledWords): Attributes => ({
  idle_timeout_seconds: number(
    `Time without a request in progress after which the ${owner} scales to zero ${capacity}. Must be a multiple of 60, from 60 to 86400 seconds. By default target tracking scales to zero after about 15 min.`,
    { optional: true, check: wholeMinutes },
  ),
  min_up_time_seconds: number(
    "Minimum time between a wake and the next scale-in to zero. Must be a multiple of 60, from 60 to 86400 seconds. None by default.",
    {
      optional: true,
      check: wholeMinutes,
    },
  ),
});
