import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { deleteAlarm } from "../cloudwatch/alarm";
import type { TargetId } from "./target";

export interface Policy extends TargetId {
  readonly PolicyName: string;
  readonly PolicyARN: string;
  readonly PolicyType: string;
  readonly StepScalingPolicyConfiguration?: object;
  readonly TargetTrackingScalingPolicyConfiguration?: object;
  readonly PredictiveScalingPolicyConfiguration?: object;
  /** The alarms that target tracking made for itself. */
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
