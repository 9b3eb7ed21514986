import fc from "fast-check";
import type { MutableDocument, MutableResource } from "../../support/mutable-document";
import { change, drop, inComponent, type Mutation, otherName, otherResource, set, unset } from "./mutation";
import {
  belongTogether,
  component,
  componentAlarm,
  componentWakePolicy,
  hosting,
  queueAlarm,
  target,
  tracking,
  wakeAlarm,
  wakePolicy,
} from "./subjects";

/*
 * Changes after which nothing wakes, or not by one request, whatever the value. What AWS says of the field is the
 * judge, not a rule of ours. What the table of rules calls a warning is not here: it wakes, if badly.
 */

const STEPS = ["step_scaling_policy_configuration"] as const;
const STEP = [...STEPS, "step_adjustment", 0] as const;
const VARIANT = ["production_variants", 0] as const;

const zeroOrLess = fc.integer({ min: -1000, max: 0 });
export const otherNamespace = fc.constantFrom("ecs", "ec2", "dynamodb", "custom-resource");
export const illegalPeriod = fc.integer({ min: 1, max: 3599 }).filter((s) => ![10, 20, 30].includes(s) && s % 60 !== 0);

const policiesIn = ({ resources }: MutableDocument, is: (policy: MutableResource) => boolean) =>
  resources.filter(is).map(({ address }) => address);

const alarms: readonly Mutation[] = [
  drop(wakeAlarm),
  unset(wakeAlarm, "alarm_actions"),
  set(wakeAlarm, "no action", ["alarm_actions"], fc.constant([])),
  set(
    wakeAlarm,
    "a topic, a function or a mere name as its action",
    ["alarm_actions"],
    fc.constantFrom(
      ["arn:aws:sns:us-east-1:123456789012:operations"],
      ["arn:aws:lambda:us-east-1:123456789012:function:wake"],
      ["chat-large-wake"],
    ),
  ),
  change(
    wakeAlarm,
    "acts in another state",
    (alarm, list, document) => {
      const own = policiesIn(document, (one) => wakePolicy.on(one) && belongTogether(alarm, one));
      alarm.refer(String(list), own, "arn");
      alarm.set(["alarm_actions"], undefined);
    },
    fc.constantFrom("ok_actions", "insufficient_data_actions"),
  ),
  change(wakeAlarm, "fires the tracking policy", (alarm, _, document) =>
    alarm.refer(
      "alarm_actions",
      policiesIn(document, (one) => tracking.on(one) && belongTogether(alarm, one)),
      "arn",
    ),
  ),
  change(wakeAlarm, "fires the wake policies of all others", (alarm, _, document) =>
    alarm.refer(
      "alarm_actions",
      policiesIn(document, (one) => wakePolicy.on(one) && !belongTogether(alarm, one)),
      "arn",
    ),
  ),
  set(wakeAlarm, "its actions switched off", ["actions_enabled"], fc.constant(false)),
  set(
    componentAlarm,
    "another metric",
    ["metric_name"],
    fc.oneof(
      otherName,
      fc.constantFrom("InvocationsPerCopy", "ConcurrentRequestsPerCopy", "NoCapacityInvocationFailure"),
    ),
  ),
  set(
    wakeAlarm,
    "another namespace",
    ["namespace"],
    fc.oneof(otherName, fc.constantFrom("/aws/sagemaker/Endpoints", "aws/sagemaker", "AWS/Sagemaker", "AWS/SQS")),
  ),
  set(componentAlarm, "the dimension of another component", ["dimensions", "InferenceComponentName"], otherName),
  set(queueAlarm, "the dimension of another endpoint", ["dimensions", "EndpointName"], otherName),
  set(wakeAlarm, "one dimension too many", ["dimensions", "VariantName"], otherName),
  set(wakeAlarm, "no dimension", ["dimensions"], fc.constant({})),
  unset(wakeAlarm, "dimensions"),
  set(wakeAlarm, "a threshold above one request", ["threshold"], fc.integer({ min: 2, max: 1000 })),
  set(
    wakeAlarm,
    "a comparison that one request does not meet",
    ["comparison_operator"],
    fc.constantFrom("GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold"),
  ),
  set(wakeAlarm, "a period that CloudWatch refuses", ["period"], illegalPeriod),
  set(wakeAlarm, "more datapoints than periods", ["datapoints_to_alarm"], fc.integer({ min: 3, max: 100 })),
  change(
    wakeAlarm,
    "looks at more than a day",
    (alarm, periods) => {
      alarm.set(["period"], 60);
      alarm.set(["evaluation_periods"], periods);
    },
    fc.integer({ min: 1441, max: 9000 }),
  ),
];

const policies: readonly Mutation[] = [
  drop(componentWakePolicy),
  set(wakePolicy, "a percentage of nothing", [...STEPS, "adjustment_type"], fc.constant("PercentChangeInCapacity")),
  set(wakePolicy, "a step to nothing", [...STEP, "scaling_adjustment"], zeroOrLess),
  change(
    wakePolicy,
    "takes capacity away",
    (policy, by) => {
      policy.set([...STEPS, "adjustment_type"], "ChangeInCapacity");
      policy.set([...STEP, "scaling_adjustment"], by);
    },
    zeroOrLess,
  ),
  set(
    wakePolicy,
    "a step that begins above one request",
    [...STEP, "metric_interval_lower_bound"],
    fc.integer({ min: 1, max: 1000 }).map(String),
  ),
  set(wakePolicy, "no step", [...STEPS, "step_adjustment"], fc.constant([])),
  set(wakePolicy, "another namespace", ["service_namespace"], otherNamespace),
  set(wakePolicy, "the resource of another", ["resource_id"], otherResource),
  set(
    wakePolicy,
    "another dimension",
    ["scalable_dimension"],
    fc.constantFrom("sagemaker:variant:DesiredProvisionedConcurrency", "ecs:service:DesiredCount"),
  ),
];

const capacity: readonly Mutation[] = [
  set(target, "a maximum of 0", ["max_capacity"], fc.constant(0)),
  set(target, "scaling out suspended", ["suspended_state"], fc.constant([{ dynamic_scaling_out_suspended: true }])),
  unset(hosting, "execution_role_arn"),
  set(hosting, "a model on the variant", [...VARIANT, "model_name"], otherName),
  // Not 0: the provider has 0 for what is not set.
  set(
    hosting,
    "less than no instance to begin with",
    [...VARIANT, "initial_instance_count"],
    fc.integer({ min: -9, max: -1 }),
  ),
  set(
    hosting,
    "instances without accelerators",
    [...VARIANT, "instance_type"],
    fc.constantFrom("ml.m5.xlarge", "ml.c5.large"),
  ),
  inComponent(component, "is made with no copy", (state) => ({ ...state, RuntimeConfig: { CopyCount: 0 } })),
  inComponent(
    component,
    "asks for more devices than an instance has",
    (state, devices) => ({
      ...state,
      Specification: {
        ModelName: "m",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: devices, MinMemoryRequiredInMb: 1024 },
      },
    }),
    fc.integer({ min: 5, max: 64 }),
  ),
  inComponent(
    component,
    "asks for more memory than an instance has",
    (state, memory) => ({
      ...state,
      Specification: {
        ModelName: "m",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: memory },
      },
    }),
    fc.integer({ min: 200_000, max: 2_000_000 }),
  ),
];

export const breaksWaking: readonly Mutation[] = [...alarms, ...policies, ...capacity];
