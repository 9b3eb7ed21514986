import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { deleteAlarm } from "../cloudwatch/alarm-changes";
import type { StepScaling, TargetTracking } from "./policy-shapes";
import type { TargetId } from "./target-id";
import { CONCURRENCY, COPIES, INSTANCES } from "./target-id";

export interface Policy extends TargetId {
  readonly PolicyName: string;
  readonly PolicyARN: string;
  readonly PolicyType: string;
  readonly StepScalingPolicyConfiguration?: StepScaling;
  readonly TargetTrackingScalingPolicyConfiguration?: TargetTracking;
  readonly PredictiveScalingPolicyConfiguration?: object;
  /** The alarms that target tracking made for itself: AlarmHigh and AlarmLow. */
  readonly alarmNames: readonly string[];
  readonly creationTime: number;
}

export const POLICIES = tableOf<Policy>("application-autoscaling.policies");

export const policyKey = ({
  ServiceNamespace,
  ResourceId,
  ScalableDimension,
  PolicyName,
}: TargetId & { readonly PolicyName: string }) =>
  `${ServiceNamespace}|${ScalableDimension}|${ResourceId}|${PolicyName}`;

const ARN = /:scalingPolicy:[^:]+:resource\/([^/]+)\/(.+):policyName\/(.+)$/;

/** The policy that an alarm calls, by its key: there may be many. @returns `undefined` for one that is not there */
export function policyOfArn(call: Call, arn: string): Policy | undefined {
  const [, ServiceNamespace = "", ResourceId = "", PolicyName = ""] = ARN.exec(arn) ?? [];
  for (const ScalableDimension of [COPIES, INSTANCES, CONCURRENCY] as const) {
    const policy = call.table(POLICIES).get(policyKey({ ServiceNamespace, ResourceId, ScalableDimension, PolicyName }));
    if (policy?.PolicyARN === arn) {
      return policy;
    }
  }
  return undefined;
}

export function deletePolicy(call: Call, policy: Policy): void {
  deleteAlarms(call, policy);
  call.table(POLICIES).delete(policyKey(policy));
}

export function deleteAlarms(call: Call, { alarmNames }: Policy): void {
  for (const name of alarmNames) {
    deleteAlarm(call, name);
  }
}

export function deletePolicies(call: Call, id: TargetId): void {
  for (const policy of call.table(POLICIES).values()) {
    if (policy.ResourceId === id.ResourceId && policy.ScalableDimension === id.ScalableDimension) {
      deletePolicy(call, policy);
    }
  }
}
