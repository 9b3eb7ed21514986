import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { operation } from "../../service";
import { creationKey } from "../../store/page";
import { ALARMS, alarmArn } from "../cloudwatch/alarm";
import { deleteAlarms, deletePolicy, POLICIES, type Policy, policyKey } from "./policy";
import { type NewPolicy, newPolicy } from "./policy-shapes";
import { checkSteps } from "./step-checks";
import { findTarget, objectNotFound } from "./target";
import { passes, targetFilter, targetId, targetPage } from "./target-id";
import { createTrackingAlarms } from "./tracking-alarms";

const CONFIGURATIONS = {
  StepScaling: "StepScalingPolicyConfiguration",
  TargetTrackingScaling: "TargetTrackingScalingPolicyConfiguration",
  PredictiveScaling: "PredictiveScalingPolicyConfiguration",
} as const;

type PolicyType = keyof typeof CONFIGURATIONS;

export const policyOperations = {
  PutScalingPolicy: operation(newPolicy, (input, call) => {
    findTarget(call, input);
    const key = policyKey(input);
    const known = call.table(POLICIES).get(key);
    const type = typeOf(input, known);
    if (input.StepScalingPolicyConfiguration !== undefined) {
      checkSteps(input.StepScalingPolicyConfiguration);
    }
    const named = { ...input, PolicyType: type, PolicyARN: known?.PolicyARN ?? newArn(call, input) };
    const tracking = input.TargetTrackingScalingPolicyConfiguration;
    const alarmNames = tracking === undefined ? [] : createTrackingAlarms(call, named, tracking);
    if (known !== undefined) {
      deleteAlarms(call, known);
    }
    const policy = call.table(POLICIES).put(key, {
      ...named,
      alarmNames,
      creationTime: known?.creationTime ?? call.now,
    });
    call.tell({ kind: "target", unit: policy.ResourceId });
    return { PolicyARN: policy.PolicyARN, Alarms: alarmsOf(call, policy) };
  }),

  DeleteScalingPolicy: operation(z.object({ ...targetId, PolicyName: z.string().min(1) }), (input, call) => {
    const policy = call.table(POLICIES).get(policyKey(input));
    if (policy === undefined) {
      throw objectNotFound("scaling policy found", input);
    }
    deletePolicy(call, policy);
    call.tell({ kind: "target", unit: policy.ResourceId });
    return {};
  }),

  DescribeScalingPolicies: operation(
    z.object({ ...targetFilter, PolicyNames: z.array(z.string()).max(50).optional() }),
    (input, call) => {
      const wanted = call
        .table(POLICIES)
        .values()
        .filter(passes(input))
        .filter(({ PolicyName }) => input.PolicyNames?.includes(PolicyName) ?? true);
      const { rows, next } = targetPage(wanted, {
        key: (policy) => creationKey(policy.creationTime, policyKey(policy)),
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScalingPolicies: rows.map((policy) => described(call, policy)), NextToken: next };
    },
  ),
};

/** @throws AwsError when type and configuration do not go together */
function typeOf(input: NewPolicy, known: Policy | undefined): string {
  const type: PolicyType | string = input.PolicyType ?? known?.PolicyType ?? "StepScaling";
  if (type === "PredictiveScaling") {
    // "Only supported for Amazon ECS", says PutScalingPolicy; its words are not published.
    throw validationError("Policy type PredictiveScaling is not supported for service namespace sagemaker");
  }
  for (const [candidate, member] of Object.entries(CONFIGURATIONS)) {
    const given = Reflect.get(input, member) !== undefined;
    if (given !== (candidate === type)) {
      throw validationError(
        given ? `${member} is not allowed for policy type ${type}` : `${member} is required for policy type ${type}`,
      );
    }
  }
  return type;
}

const newArn = (call: Call, { ServiceNamespace, ResourceId, PolicyName }: NewPolicy) =>
  call.arn(
    "autoscaling",
    `scalingPolicy:${randomUUID()}:resource/${ServiceNamespace}/${ResourceId}:policyName/${PolicyName}`,
  );

/**
 * Those that target tracking made, there still or not, and those that call the policy, whoever made them.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html
 */
function alarmsOf(call: Call, { PolicyARN, alarmNames }: Policy) {
  const calling = call
    .table(ALARMS)
    .values()
    .map(({ settings }) => settings)
    .filter(({ AlarmActions = [], OKActions = [], InsufficientDataActions = [] }) =>
      [AlarmActions, OKActions, InsufficientDataActions].flat().includes(PolicyARN),
    );
  const names = new Set([...alarmNames, ...calling.map(({ AlarmName }) => AlarmName)]);
  return [...names].map((AlarmName) => ({ AlarmName, AlarmARN: alarmArn(call, AlarmName) }));
}

function described(call: Call, policy: Policy) {
  const { alarmNames: _names, creationTime, ...rest } = policy;
  return { ...rest, Alarms: alarmsOf(call, policy), CreationTime: new Date(creationTime) };
}
