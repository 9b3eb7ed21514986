import fc from "fast-check";
import { change, drop, type Mutation, otherName, set, unset } from "./mutation";
import { componentIdleAlarm, idleAlarm, idlePolicy, plainTarget, queueIdleAlarm, target, wakeAction } from "./subjects";

const STEPS = ["step_scaling_policy_configuration"] as const;
const STEP = [...STEPS, "step_adjustment", 0] as const;

/** Changes after which the step policy takes the capacity to zero all the same: no rule may call them errors. */
export const harmlessToSteppingDown: readonly Mutation[] = [
  set(idleAlarm, "another description", ["alarm_description"], fc.string({ minLength: 1, maxLength: 40 })),
  set(idleAlarm, "another name", ["alarm_name"], otherName),
  set(
    idleAlarm,
    "another treatment of missing data, of which there is none",
    ["treat_missing_data"],
    fc.constantFrom("missing", "ignore", "notBreaching", "breaching"),
  ),
  unset(idleAlarm, "treat_missing_data"),
  unset(idleAlarm, "datapoints_to_alarm"),
  set(idleAlarm, "fewer datapoints", ["datapoints_to_alarm"], fc.integer({ min: 1, max: 15 })),
  set(idleAlarm, "more periods", ["evaluation_periods"], fc.integer({ min: 15, max: 60 })),
  set(idleAlarm, "a longer period", ["period"], fc.constantFrom(60, 120, 300)),
  set(idleAlarm, "another statistic, of zeros", ["statistic"], fc.constantFrom("Sum", "Average", "Maximum", "Minimum")),
  set(
    idleAlarm,
    "a comparison that includes the threshold",
    ["comparison_operator"],
    fc.constant("LessThanOrEqualToThreshold"),
  ),
  set(idleAlarm, "a threshold of a part of a request", ["threshold"], fc.constantFrom(0.1, 0.5, 0.9)),
  change(idleAlarm, "goes off at exactly the threshold", (alarm) => {
    alarm.set(["comparison_operator"], "LessThanOrEqualToThreshold");
    alarm.set(["threshold"], 0);
  }),
  set(idleAlarm, "its actions switched on", ["actions_enabled"], fc.constant(true)),
  set(componentIdleAlarm, "invocations to follow", ["metric_name"], fc.constant("InvocationsPerCopy")),
  set(queueIdleAlarm, "the backlog per instance", ["metric_name"], fc.constant("ApproximateBacklogSizePerInstance")),
  change(
    idlePolicy,
    "takes some at a time",
    (policy, by) => {
      policy.set([...STEPS, "adjustment_type"], "ChangeInCapacity");
      policy.set([...STEP, "scaling_adjustment"], by);
    },
    fc.integer({ min: -3, max: -1 }),
  ),
  // A share of less than one counts as one.
  change(
    idlePolicy,
    "takes a share at a time",
    (policy, by) => {
      policy.set([...STEPS, "adjustment_type"], "PercentChangeInCapacity");
      policy.set([...STEP, "scaling_adjustment"], by);
    },
    fc.integer({ min: -100, max: -1 }),
  ),
  set(idlePolicy, "a bound at idleness itself", [...STEP, "metric_interval_upper_bound"], fc.constant("-1")),
  set(
    idlePolicy,
    "two steps that meet",
    [...STEPS, "step_adjustment"],
    fc.integer({ min: -9, max: -1 }).map((rung) => [
      { metric_interval_upper_bound: String(rung), scaling_adjustment: 0 },
      { metric_interval_lower_bound: String(rung), metric_interval_upper_bound: "0", scaling_adjustment: 0 },
    ]),
  ),
  set(idlePolicy, "another name", ["name"], otherName),
  set(idlePolicy, "another cooldown", [...STEPS, "cooldown"], fc.integer({ min: 0, max: 3600 })),
  set(
    idlePolicy,
    "another aggregation",
    [...STEPS, "metric_aggregation_type"],
    fc.constantFrom("Average", "Maximum", "Minimum"),
  ),
  set(target, "another maximum", ["max_capacity"], fc.integer({ min: 1, max: 4 })),
  set(
    plainTarget,
    "scheduled scaling suspended",
    ["suspended_state"],
    fc.constant([{ scheduled_scaling_suspended: true }]),
  ),
  set(
    target,
    "nothing suspended",
    ["suspended_state"],
    fc.constant([{ dynamic_scaling_in_suspended: false, dynamic_scaling_out_suspended: false }]),
  ),
  drop(wakeAction),
];

/** Changes after which it sleeps worse than before: something has to be said. */
export const weakensSteppingDown: readonly Mutation[] = [
  set(queueIdleAlarm, "a metric that does not show work", ["metric_name"], fc.constant("HasBacklogWithoutCapacity")),
  change(
    componentIdleAlarm,
    "takes the lack of requests for idleness",
    (alarm, metric) => {
      alarm.set(["metric_name"], metric);
      alarm.set(["treat_missing_data"], "breaching");
    },
    fc.constantFrom("NoSuchMetric"),
  ),
];
