import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { tableOf } from "../../store/table";
import { forgetTags } from "../../store/tags";
import { deletePolicies } from "./policy";
import { deleteScheduledActions } from "./scheduled-action";
import type { TargetId } from "./target-id";

export interface SuspendedState {
  readonly DynamicScalingInSuspended: boolean;
  readonly DynamicScalingOutSuspended: boolean;
  readonly ScheduledScalingSuspended: boolean;
}

export interface Target extends TargetId {
  readonly arn: string;
  readonly MinCapacity: number;
  readonly MaxCapacity: number;
  readonly RoleARN: string;
  readonly SuspendedState: SuspendedState;
  readonly creationTime: number;
}

export const TARGETS = tableOf<Target>("application-autoscaling.targets");

export const targetKey = ({ ServiceNamespace, ResourceId, ScalableDimension }: TargetId) =>
  `${ServiceNamespace}|${ScalableDimension}|${ResourceId}`;

const words = ({ ServiceNamespace, ResourceId, ScalableDimension }: TargetId) =>
  `service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`;

/** @param what what was looked for, such as `scaling policy` */
export const objectNotFound = (what: string, id: TargetId) =>
  new AwsError("ObjectNotFoundException", `No ${what} for ${words(id)}`);

export function findTarget(call: Call, id: TargetId): Target {
  const target = call.table(TARGETS).get(targetKey(id));
  if (target === undefined) {
    throw objectNotFound("scalable target registered", id);
  }
  return target;
}

/** Takes the target's policies and scheduled actions with it. */
export function deregister(call: Call, id: TargetId): void {
  const { arn } = findTarget(call, id);
  deletePolicies(call, id);
  deleteScheduledActions(call, id);
  forgetTags(call, arn);
  call.table(TARGETS).delete(targetKey(id));
  call.tell({ kind: "target", unit: id.ResourceId });
}
