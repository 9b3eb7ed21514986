import fc from "fast-check";
import type { MutableDocument, MutableResource } from "../../support/mutable-document";
import { illegalPeriod, otherNamespace } from "./breaks-waking";
import { change, drop, type Mutation, otherName, otherResource, set, unset } from "./mutation";
import {
  componentIdleAlarm,
  idleAlarm,
  idlePolicy,
  nightlyTarget,
  plainTarget,
  queueIdleAlarm,
  target,
} from "./subjects";

/*
 * Changes after which the step policy no longer takes the capacity to zero, or AWS refuses it, whatever the value. What
 * AWS's documents state of the field is the judge, not a rule of ours.
 */

const STEPS = ["step_scaling_policy_configuration"] as const;
const STEP = [...STEPS, "step_adjustment", 0] as const;

/** The policy of a stack that is named after an alarm: `chat-large-idle`, `chat-large-wake`. */
const policyOf = (alarm: MutableResource, { resources }: MutableDocument, role: string): readonly string[] =>
  resources
    .filter(({ type }) => type === "aws_appautoscaling_policy")
    .filter(({ get }) => get(["name"]) === String(alarm.get(["alarm_name"])).replace(/idle$/, role))
    .map(({ address }) => address);

const actions: readonly Mutation[] = [
  drop(idleAlarm),
  unset(idleAlarm, "alarm_actions"),
  set(idleAlarm, "no action", ["alarm_actions"], fc.constant([])),
  set(
    idleAlarm,
    "a topic, a function or a mere name as its action",
    ["alarm_actions"],
    fc.constantFrom(
      ["arn:aws:sns:us-east-1:123456789012:operations"],
      ["arn:aws:lambda:us-east-1:123456789012:function:sleep"],
      ["chat-large-idle"],
    ),
  ),
  change(
    idleAlarm,
    "acts in another state",
    (alarm, list, document) => {
      alarm.refer(String(list), policyOf(alarm, document, "idle"), "arn");
      alarm.set(["alarm_actions"], undefined);
    },
    fc.constantFrom("ok_actions", "insufficient_data_actions"),
  ),
  change(idleAlarm, "fires the wake policy", (alarm, _, document) =>
    alarm.refer("alarm_actions", policyOf(alarm, document, "wake"), "arn"),
  ),
  set(idleAlarm, "its actions switched off", ["actions_enabled"], fc.constant(false)),
  change(idleAlarm, "has the name of the wake alarm", (alarm) =>
    alarm.set(["alarm_name"], String(alarm.get(["alarm_name"])).replace(/idle$/, "wake")),
  ),
];

const metrics: readonly Mutation[] = [
  set(idleAlarm, "a metric that does not exist", ["metric_name"], otherName),
  set(
    componentIdleAlarm,
    "a metric without data while idle, or of others",
    ["metric_name"],
    fc.constantFrom("NoCapacityInvocationFailures", "ApproximateBacklogSize", "ConcurrentRequestsPerModel"),
  ),
  set(
    queueIdleAlarm,
    "a metric that queues do not have",
    ["metric_name"],
    fc.constantFrom("Invocations", "ConcurrentRequestsPerCopy", "NoCapacityInvocationFailures"),
  ),
  unset(idleAlarm, "metric_name"),
  set(
    idleAlarm,
    "another namespace",
    ["namespace"],
    fc.constantFrom("/aws/sagemaker/Endpoints", "aws/sagemaker", "AWS/Sagemaker", "AWS/SQS", "AWS/ApplicationELB"),
  ),
  unset(idleAlarm, "namespace"),
  set(componentIdleAlarm, "the dimension of another component", ["dimensions", "InferenceComponentName"], otherName),
  set(queueIdleAlarm, "the dimension of another endpoint", ["dimensions", "EndpointName"], otherName),
  set(idleAlarm, "one dimension too many", ["dimensions", "VariantName"], otherName),
  set(idleAlarm, "no dimension", ["dimensions"], fc.constant({})),
  unset(idleAlarm, "dimensions"),
  // No document states the unit of the metrics of components.
  set(queueIdleAlarm, "another unit", ["unit"], fc.constantFrom("Percent", "Microseconds", "Bytes")),
];

const evaluation: readonly Mutation[] = [
  set(
    idleAlarm,
    "a comparison that idleness does not meet",
    ["comparison_operator"],
    fc.constantFrom("GreaterThanThreshold", "GreaterThanOrEqualToThreshold"),
  ),
  set(idleAlarm, "a threshold that nothing undercuts", ["threshold"], fc.integer({ min: -1000, max: 0 })),
  set(idleAlarm, "the count of datapoints as its statistic", ["statistic"], fc.constant("SampleCount")),
  set(idleAlarm, "a period that CloudWatch refuses", ["period"], illegalPeriod),
  set(idleAlarm, "more datapoints than periods", ["datapoints_to_alarm"], fc.integer({ min: 16, max: 100 })),
  set(idleAlarm, "fewer periods than datapoints", ["evaluation_periods"], fc.integer({ min: 0, max: 14 })),
  set(idleAlarm, "more than a day of periods", ["evaluation_periods"], fc.integer({ min: 1441, max: 9000 })),
];

const policies: readonly Mutation[] = [
  drop(idlePolicy),
  set(
    idlePolicy,
    "an adjustment by nothing",
    [...STEPS, "adjustment_type"],
    fc.constantFrom("ChangeInCapacity", "PercentChangeInCapacity"),
  ),
  set(
    idlePolicy,
    "a type of adjustment that does not exist",
    [...STEPS, "adjustment_type"],
    fc.constantFrom("Exact", "exactCapacity"),
  ),
  unset(idlePolicy, ...STEPS, "adjustment_type"),
  set(idlePolicy, "a capacity that stays", [...STEP, "scaling_adjustment"], fc.integer({ min: 1, max: 3 })),
  set(idlePolicy, "less capacity than none", [...STEP, "scaling_adjustment"], fc.integer({ min: -9, max: -1 })),
  // 0 is 1 below the threshold, and the upper bound is inclusive there.
  set(
    idlePolicy,
    "a step that ends below idleness",
    [...STEP, "metric_interval_upper_bound"],
    fc.integer({ min: -9, max: -2 }).map(String),
  ),
  change(idlePolicy, "steps down above the threshold only", (policy) => {
    policy.set([...STEP, "metric_interval_upper_bound"], undefined);
    policy.set([...STEP, "metric_interval_lower_bound"], "0");
  }),
  // Below the threshold a lower bound is exclusive, and a negative one wants a step without a lower bound beside it.
  set(
    idlePolicy,
    "a step that begins below the threshold",
    [...STEP, "metric_interval_lower_bound"],
    fc.integer({ min: -9, max: -1 }).map(String),
  ),
  // A positive upper bound wants a step without an upper bound beside it.
  set(
    idlePolicy,
    "a step that ends above the threshold",
    [...STEP, "metric_interval_upper_bound"],
    fc.integer({ min: 1, max: 9 }).map(String),
  ),
  set(idlePolicy, "a step that is empty", [...STEP, "metric_interval_lower_bound"], fc.constant("0")),
  unset(idlePolicy, ...STEP, "metric_interval_upper_bound"),
  set(idlePolicy, "no step", [...STEPS, "step_adjustment"], fc.constant([])),
  set(idlePolicy, "another namespace", ["service_namespace"], otherNamespace),
  set(idlePolicy, "the resource of another", ["resource_id"], otherResource),
  set(
    idlePolicy,
    "another dimension",
    ["scalable_dimension"],
    fc.constantFrom("sagemaker:variant:DesiredProvisionedConcurrency", "ecs:service:DesiredCount"),
  ),
  set(idlePolicy, "the type of tracking", ["policy_type"], fc.constant("TargetTrackingScaling")),
  change(idlePolicy, "has the name of the wake policy", (policy) =>
    policy.set(["name"], String(policy.get(["name"])).replace(/idle$/, "wake")),
  ),
];

const COPIES = "sagemaker:inference-component:DesiredCopyCount";
const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

const targets: readonly Mutation[] = [
  drop(target),
  set(plainTarget, "a minimum above 0", ["min_capacity"], fc.constantFrom(1, 2)),
  set(target, "another namespace", ["service_namespace"], otherNamespace),
  set(target, "the resource of another", ["resource_id"], otherResource),
  change(target, "counts something else", (one) =>
    one.set(["scalable_dimension"], String(one.get(["scalable_dimension"])) === COPIES ? INSTANCES : COPIES),
  ),
  set(target, "scaling in suspended", ["suspended_state"], fc.constant([{ dynamic_scaling_in_suspended: true }])),
  // Its minimum is raised in the morning, and never lowered again.
  set(
    nightlyTarget,
    "scheduled scaling and scaling in suspended",
    ["suspended_state"],
    fc.constant([{ dynamic_scaling_in_suspended: true, scheduled_scaling_suspended: true }]),
  ),
];

export const breaksSteppingDown: readonly Mutation[] = [...actions, ...metrics, ...evaluation, ...policies, ...targets];
