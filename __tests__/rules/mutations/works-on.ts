import fc from "fast-check";
import { change, drop, inComponent, type Mutation, otherName, set, unset } from "./mutation";
import {
  asynchronous,
  component,
  componentAlarm,
  componentTarget,
  componentTracking,
  hosting,
  queueAlarm,
  queueWakePolicy,
  target,
  tracking,
  wakeAction,
  wakeAlarm,
  wakePolicy,
} from "./subjects";

const STEPS = ["step_scaling_policy_configuration"] as const;
const TRACKED = ["target_tracking_scaling_policy_configuration"] as const;
const MANAGED = ["production_variants", 0, "managed_instance_scaling"] as const;
const text = fc.string({ minLength: 1, maxLength: 40 });
const seconds = fc.integer({ min: 60, max: 3600 });

/** Changes after which it sleeps and wakes as before, or in another way that is as good: no rule may call them errors. */
export const harmless: readonly Mutation[] = [
  set(wakeAlarm, "another description", ["alarm_description"], text),
  set(wakeAlarm, "another name", ["alarm_name"], otherName),
  set(
    wakeAlarm,
    "missing data that counts for nothing",
    ["treat_missing_data"],
    fc.constantFrom("missing", "ignore", "notBreaching"),
  ),
  set(wakeAlarm, "a longer period", ["period"], fc.constantFrom(60, 120, 180, 300)),
  set(componentAlarm, "another statistic", ["statistic"], fc.constantFrom("Sum", "Maximum", "Average")),
  change(wakeAlarm, "is above nothing", (alarm) => {
    alarm.set(["comparison_operator"], "GreaterThanThreshold");
    alarm.set(["threshold"], 0);
  }),
  unset(componentAlarm, "datapoints_to_alarm"),
  unset(wakeAlarm, "alarm_description"),
  set(wakePolicy, "another cooldown", [...STEPS, "cooldown"], seconds),
  set(wakePolicy, "another aggregation", [...STEPS, "metric_aggregation_type"], fc.constantFrom("Average", "Maximum")),
  set(
    wakePolicy,
    "a ladder of steps",
    [...STEPS, "step_adjustment"],
    fc.integer({ min: 1, max: 100 }).map((rung) => [
      { metric_interval_lower_bound: "0", metric_interval_upper_bound: String(rung), scaling_adjustment: 1 },
      { metric_interval_lower_bound: String(rung), scaling_adjustment: 2 },
    ]),
  ),
  set(tracking, "another target value", [...TRACKED, "target_value"], fc.integer({ min: 1, max: 20 })),
  set(tracking, "another cooldown", [...TRACKED, "scale_in_cooldown"], seconds),
  set(
    componentTracking,
    "invocations to follow",
    [...TRACKED, "predefined_metric_specification", "predefined_metric_type"],
    fc.constant("SageMakerInferenceComponentInvocationsPerCopy"),
  ),
  set(tracking, "another name", ["name"], otherName),
  set(target, "another maximum", ["max_capacity"], fc.integer({ min: 1, max: 4 })),
  set(hosting, "more instances at most", [...MANAGED, "max_instance_count"], fc.integer({ min: 2, max: 20 })),
  set(
    hosting,
    "larger instances",
    ["production_variants", 0, "instance_type"],
    fc.constantFrom("ml.g5.48xlarge", "ml.p4d.24xlarge"),
  ),
  set(
    asynchronous,
    "more instances to begin with",
    ["production_variants", 0, "initial_instance_count"],
    fc.constantFrom(1, 2),
  ),
  inComponent(
    component,
    "begins with more copies",
    (state, CopyCount) => ({ ...state, RuntimeConfig: { CopyCount } }),
    fc.constantFrom(1, 2, 3),
  ),
  inComponent(
    component,
    "has other members beside",
    (state, value) => ({ ...state, Tags: [{ Key: "team", Value: value }] }),
    text,
  ),
  drop(wakeAction),
  set(
    wakeAction,
    "another time",
    ["schedule"],
    fc.integer({ min: 0, max: 17 }).map((hour) => `cron(15 ${hour} ? * MON-FRI *)`),
  ),
];

/** Changes after which it sleeps and wakes worse than before: something has to be said, and not necessarily an error. */
export const weakening: readonly Mutation[] = [
  set(queueAlarm, "another metric", ["metric_name"], otherName),
  set(
    componentAlarm,
    "a metric of which AWS does not tell",
    ["metric_name"],
    fc.constantFrom("Invocations", "Invocation4XXErrors"),
  ),
  set(componentAlarm, "a period that the metric may not have", ["period"], fc.constantFrom(10, 20)),
  change(componentAlarm, "waits for two periods with a request", (alarm) => {
    alarm.set(["evaluation_periods"], 2);
    alarm.set(["datapoints_to_alarm"], 2);
  }),
  drop(queueWakePolicy),
  set(
    wakePolicy,
    "more copies than may be",
    [...STEPS, "step_adjustment", 0, "scaling_adjustment"],
    fc.integer({ min: 4, max: 1000 }),
  ),
  unset(wakePolicy, ...STEPS, "cooldown"),
  unset(tracking, ...TRACKED, "scale_in_cooldown"),
  set(tracking, "a cooldown of hours", [...TRACKED, "scale_in_cooldown"], fc.integer({ min: 3601, max: 86_400 })),
  set(componentTarget, "more copies than fit", ["max_capacity"], fc.integer({ min: 20, max: 1000 })),
];
