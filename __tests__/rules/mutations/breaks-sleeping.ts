import fc from "fast-check";
import { otherNamespace } from "./breaks-waking";
import { change, drop, type Mutation, otherName, otherResource, set, unset } from "./mutation";
import {
  asynchronous,
  componentTracking,
  hosting,
  plainTarget,
  queueTracking,
  sleepAction,
  target,
  tracking,
  wakeAlarm,
} from "./subjects";

/* Changes after which capacity stays for good, whatever the value: judged as in `breaks-waking`. */

const TRACKED = ["target_tracking_scaling_policy_configuration"] as const;
const PREDEFINED = [...TRACKED, "predefined_metric_specification"] as const;
const METRIC = [...TRACKED, "customized_metric_specification"] as const;
const MANAGED = ["production_variants", 0, "managed_instance_scaling"] as const;

const policies: readonly Mutation[] = [
  drop(tracking),
  set(tracking, "scaling in switched off", [...TRACKED, "disable_scale_in"], fc.constant(true)),
  set(tracking, "a target that nothing undercuts", [...TRACKED, "target_value"], fc.integer({ min: -1000, max: 0 })),
  set(tracking, "the resource of another", ["resource_id"], otherResource),
  set(tracking, "another namespace", ["service_namespace"], otherNamespace),
  set(tracking, "the type of the other kind", ["policy_type"], fc.constant("StepScaling")),
  set(
    componentTracking,
    "the metric of something else",
    [...PREDEFINED, "predefined_metric_type"],
    fc.constantFrom(
      "SageMakerVariantInvocationsPerInstance",
      "SageMakerVariantConcurrentRequestsPerModelHighResolution",
      "ECSServiceAverageCPUUtilization",
    ),
  ),
  set(componentTracking, "the label of a load balancer", [...PREDEFINED, "resource_label"], otherName),
  set(
    queueTracking,
    "a metric that queues do not have",
    [...METRIC, "metric_name"],
    fc.constantFrom("Invocations", "InvocationsPerInstance", "OverheadLatency"),
  ),
  set(
    queueTracking,
    "another namespace of metrics",
    [...METRIC, "namespace"],
    fc.constantFrom("/aws/sagemaker/Endpoints", "AWS/Sagemaker"),
  ),
  set(
    queueTracking,
    "another dimension of its metric",
    [...METRIC, "dimensions", 0, "name"],
    fc.constantFrom("Endpoint", "endpointName", "VariantName"),
  ),
  change(tracking, "has the name of the wake policy", (policy) =>
    policy.set(["name"], String(policy.get(["name"])).replace(/-tracking$/, "-wake")),
  ),
  set(wakeAlarm, "missing data that counts as a request", ["treat_missing_data"], fc.constant("breaching")),
];

const COPIES = "sagemaker:inference-component:DesiredCopyCount";
const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

const bounds: readonly Mutation[] = [
  drop(target),
  set(plainTarget, "a minimum above 0", ["min_capacity"], fc.constantFrom(1, 2)),
  set(target, "another namespace", ["service_namespace"], otherNamespace),
  set(target, "the resource of another", ["resource_id"], otherResource),
  change(target, "counts something else", (one) =>
    one.set(["scalable_dimension"], one.get(["scalable_dimension"]) === COPIES ? INSTANCES : COPIES),
  ),
  set(target, "scaling in suspended", ["suspended_state"], fc.constant([{ dynamic_scaling_in_suspended: true }])),
];

const instances: readonly Mutation[] = [
  unset(hosting, ...MANAGED),
  set(hosting, "managed scaling switched off", [...MANAGED, "status"], fc.constant("DISABLED")),
  set(hosting, "a minimum above 0", [...MANAGED, "min_instance_count"], fc.constantFrom(1, 2)),
  unset(asynchronous, "async_inference_config"),
];

const windows: readonly Mutation[] = [
  drop(sleepAction),
  set(sleepAction, "a minimum above 0", ["scalable_target_action", "min_capacity"], fc.constantFrom("1", "2")),
  set(
    sleepAction,
    "a schedule that does not run",
    ["schedule"],
    fc.constantFrom(
      "cron(0 19 ? * MON-FRI 2020-2024)",
      "at(2020-01-01T00:00:00)",
      "cron(0 19 * * MON-FRI *)",
      "cron(0 19 ? * MON-FRI)",
      "every evening",
    ),
  ),
  set(sleepAction, "the resource of another", ["resource_id"], otherResource),
  set(sleepAction, "no time zone of the IANA", ["timezone"], fc.constantFrom("UTC+1", "Paris")),
];

export const breaksSleeping: readonly Mutation[] = [...policies, ...bounds, ...instances, ...windows];
