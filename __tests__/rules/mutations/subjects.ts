import type { MutableResource, Place } from "../../support/mutable-document";
import type { Subject } from "./mutation";

/* The kinds of resources in the sound stack. */

type Is = Subject["on"];

const value =
  (...place: Place) =>
  ({ get }: MutableResource): unknown =>
    get(place) ?? undefined;
const subject = (name: string, type: string, ...also: readonly Is[]): Subject => ({
  name,
  on: (resource) => resource.type === type && also.every((is) => is(resource)),
});
const not =
  (is: Is): Is =>
  (resource) =>
    !is(resource);

/** The endpoints that sleep at night are the only ones that scheduled actions wake as well. */
const isNightly: Is = ({ get }) =>
  ["name", "resource_id", "alarm_name"].some((argument) => /office|ranscripts/.test(String(get([argument]))));

const ALARM = "aws_cloudwatch_metric_alarm";
const POLICY = "aws_appautoscaling_policy";
const TARGET = "aws_appautoscaling_target";
const ACTION = "aws_appautoscaling_scheduled_action";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration";

const TRACKED = "target_tracking_scaling_policy_configuration";
const ofCopies: Is = (resource) => String(value("metric_name")(resource)) === "NoCapacityInvocationFailures";
const isStep: Is = (resource) => value("policy_type")(resource) === "StepScaling";
const isPredefined: Is = (resource) =>
  value(TRACKED, "predefined_metric_specification", "predefined_metric_type")(resource) !== undefined;
const ofQueue: Is = (resource) => /^(ocr|transcripts)/.test(String(value("name")(resource)));
const minimum = value("scalable_target_action", "min_capacity");

export const wakeAlarm = subject("the wake alarm", ALARM);
export const componentAlarm = subject("the wake alarm of a component", ALARM, ofCopies);
export const queueAlarm = subject("the wake alarm of a queue", ALARM, not(ofCopies));

export const wakePolicy = subject("the wake policy", POLICY, isStep);
export const componentWakePolicy = subject(
  "the wake policy of a component",
  POLICY,
  isStep,
  not(ofQueue),
  not(isNightly),
);
export const queueWakePolicy = subject("the wake policy of a queue", POLICY, isStep, ofQueue);

export const tracking = subject("the tracking policy", POLICY, not(isStep));
export const componentTracking = subject("the tracking policy of a component", POLICY, not(isStep), isPredefined);
export const queueTracking = subject("the tracking policy of a queue", POLICY, not(isStep), not(isPredefined));

export const target = subject("the target", TARGET);
const isOfCopies: Is = (resource) => String(value("resource_id")(resource)).startsWith("inference-component/");
export const componentTarget = subject("the target of a component", TARGET, isOfCopies);
/** The minimum of the others is for their scheduled actions to say. */
export const plainTarget = subject("the target without a window", TARGET, not(isNightly));

export const nightlyTarget = subject("the target with a window", TARGET, isNightly);

/* Of the stack that step policies take to zero. */

const isIdle: Is = ({ get }) => ["name", "alarm_name"].some((argument) => /-idle$/.test(String(get([argument]))));
const ofBacklog: Is = (resource) => String(value("metric_name")(resource)) === "ApproximateBacklogSize";

export const idleAlarm = subject("the idle alarm", ALARM, isIdle);
export const componentIdleAlarm = subject("the idle alarm of a component", ALARM, isIdle, not(ofBacklog));
export const queueIdleAlarm = subject("the idle alarm of a queue", ALARM, isIdle, ofBacklog);
export const idlePolicy = subject("the idle policy", POLICY, isIdle);

export const component = subject("the component", "aws_cloudcontrolapi_resource");
const isManaged: Is = (resource) =>
  value("production_variants", 0, "managed_instance_scaling", "status")(resource) !== undefined;
export const hosting = subject("the configuration for components", CONFIGURATION, isManaged);
export const asynchronous = subject("the asynchronous configuration", CONFIGURATION, not(isManaged));

export const sleepAction = subject("the action that lets it sleep", ACTION, (resource) => minimum(resource) === "0");
export const wakeAction = subject("the action that keeps it awake", ACTION, (resource) => minimum(resource) !== "0");

/** Whether an alarm and a policy of the sound stack are there for the same endpoint. */
export const belongTogether = (alarm: MutableResource, policy: MutableResource): boolean =>
  String(policy.get(["name"])).startsWith(String(alarm.get(["alarm_name"])).replace(/-wake$/, "-"));
