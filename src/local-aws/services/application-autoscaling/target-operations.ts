import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { operation } from "../../service";
import { creationKey } from "../../store/page";
import { addTags, type Tags } from "../../store/tags";
import { capacityOf } from "./capacity";
import { enforceBounds } from "./pending";
import { tagMap } from "./tag-operations";
import { deregister, type SuspendedState, TARGETS, type Target, targetKey } from "./target";
import { passes, targetFilter, targetId, targetPage } from "./target-id";

const suspended = z.object({
  DynamicScalingInSuspended: z.boolean().optional(),
  DynamicScalingOutSuspended: z.boolean().optional(),
  ScheduledScalingSuspended: z.boolean().optional(),
});

const NOTHING_SUSPENDED: SuspendedState = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

const registration = z.object({
  ...targetId,
  MinCapacity: z.int().min(0).optional(),
  MaxCapacity: z.int().min(0).optional(),
  RoleARN: z.string().optional(),
  SuspendedState: suspended.optional(),
  Tags: tagMap.optional(),
});

export const targetOperations = {
  RegisterScalableTarget: operation(registration, ({ Tags, ...input }, call) => {
    const key = targetKey(input);
    const known = call.table(TARGETS).get(key);
    const target = registered(call, input, known);
    tagNew(call, target, known, Tags);
    call.table(TARGETS).put(key, target);
    enforceBounds(call, target);
    call.tell({ kind: "target", unit: target.ResourceId });
    return { ScalableTargetARN: target.arn };
  }),

  DeregisterScalableTarget: operation(z.object(targetId), (id, call) => {
    deregister(call, id);
    return {};
  }),

  DescribeScalableTargets: operation(
    z
      .object(targetFilter)
      .omit({ ResourceId: true })
      .extend({ ResourceIds: z.array(z.string()).max(50).optional() }),
    (input, call) => {
      const wanted = call
        .table(TARGETS)
        .values()
        .filter(passes(input))
        .filter(({ ResourceId }) => input.ResourceIds?.includes(ResourceId) ?? true);
      const { rows, next } = targetPage(wanted, {
        key: (target) => creationKey(target.creationTime, targetKey(target)),
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScalableTargets: rows.map(described), NextToken: next };
    },
  ),
};

function registered(call: Call, input: z.output<typeof registration>, known: Target | undefined): Target {
  capacityOf(call, input);
  const MinCapacity = input.MinCapacity ?? known?.MinCapacity;
  const MaxCapacity = input.MaxCapacity ?? known?.MaxCapacity;
  if (MinCapacity === undefined || MaxCapacity === undefined) {
    throw validationError("MinCapacity and MaxCapacity are required to register a new scalable target");
  }
  if (MaxCapacity < MinCapacity) {
    throw validationError("Maximum capacity cannot be less than minimum capacity");
  }
  const { ServiceNamespace, ResourceId, ScalableDimension, RoleARN, SuspendedState } = input;
  return {
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    MinCapacity,
    MaxCapacity,
    arn: known?.arn ?? call.arn("application-autoscaling", `scalable-target/${randomBytes(16).toString("hex")}`),
    RoleARN: RoleARN ?? known?.RoleARN ?? serviceLinkedRole(call),
    SuspendedState: { ...(known?.SuspendedState ?? NOTHING_SUSPENDED), ...SuspendedState },
    creationTime: known?.creationTime ?? call.now,
  };
}

/** @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html */
const serviceLinkedRole = (call: Call) =>
  call.globalArn(
    "iam",
    "role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
  );

function tagNew(call: Call, target: Target, known: Target | undefined, tags: Tags | undefined): void {
  if (tags !== undefined && Object.keys(tags).length > 0) {
    if (known !== undefined) {
      throw validationError(
        "The scalable target that you tried to tag already exists. To update tags on an existing scalable target, use the TagResource API.",
      );
    }
    addTags(call, target.arn, tags);
  }
}

const described = ({ arn, creationTime, ...target }: Target) => ({
  ...target,
  ScalableTargetARN: arn,
  CreationTime: new Date(creationTime),
});
