import { type Cooldown, cooldownAfter, NO_COOLDOWN } from "../../../behaviour/laws/cooldown";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import type { WorldEvent } from "../../events";
import { tableOf } from "../../store/table";
import {
  ACTIVITIES,
  activityKey,
  endActivity,
  failedText,
  fulfilledText,
  recordActivity,
  settingText,
  waitingText,
} from "./activity";
import { capacityOf } from "./capacity";
import { TARGETS, type Target, targetKey } from "./target";
import { CONCURRENCY, COPIES, type Dimension, INSTANCES, type TargetId } from "./target-id";

/** A change of the capacity that SageMaker is making. */
interface Change {
  readonly activity: string;
  readonly from: number;
  readonly to: number;
  /** Of the policy that wanted it; absent for one of new bounds, which begins no cooldown. */
  readonly cooldownSeconds?: number;
}

/** What Application Auto Scaling knows of a target beside its registration. */
export interface Scaling {
  readonly cooldown: Cooldown;
  readonly change?: Change;
  /** Why the last call by an alarm scaled nothing. */
  readonly notScaled?: string;
}

export const SCALINGS = tableOf<Scaling>("application-autoscaling.scalings");

export const scalingOf = (call: Call, id: TargetId): Scaling =>
  call.table(SCALINGS).get(targetKey(id)) ?? { cooldown: NO_COOLDOWN };

export interface Wanted {
  readonly to: number;
  readonly cause: string;
  readonly cooldownSeconds?: number;
}

/** Sets another capacity, as an activity that ends when SageMaker has made the change. @returns whether SageMaker took it */
export function changeCapacity(call: Call, target: Target, { to, cause, cooldownSeconds }: Wanted): boolean {
  const capacity = capacityOf(call, target);
  const from = capacity.desired;
  const { ServiceNamespace, ResourceId, ScalableDimension } = target;
  const id = { ServiceNamespace, ResourceId, ScalableDimension };
  override(call, target);
  const activity = recordActivity(call, {
    ...id,
    Description: settingText(target, to),
    Cause: cause,
    StatusCode: "InProgress",
    StatusMessage: waitingText(target, to),
    from,
    to,
  });
  const key = activityKey(activity);
  // Before the change: it may be over at once.
  call.table(SCALINGS).put(targetKey(target), {
    cooldown: scalingOf(call, target).cooldown,
    change: { activity: key, from, to, ...(cooldownSeconds !== undefined && { cooldownSeconds }) },
  });
  try {
    capacity.set(to);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    end(call, target, { StatusCode: "Failed", StatusMessage: failedText(target, to, wordsOf(error)) });
    return false;
  }
  return true;
}

/** As an SDK for Java writes a refusal, which is what activities quote. */
const wordsOf = ({ message, code, status }: AwsError): string =>
  `${message} (Service: AmazonSageMaker; Status Code: ${status}; Error Code: ${code})`;

/** A change that never was said to be over ends when the next one begins. */
function override(call: Call, target: Target): void {
  const { change } = scalingOf(call, target);
  if (change !== undefined) {
    end(call, target, { StatusCode: "Overridden" });
  }
}

function end(call: Call, target: TargetId, how: Parameters<typeof endActivity>[2]): void {
  const { change, ...rest } = scalingOf(call, target);
  if (change !== undefined) {
    endActivity(call, change.activity, how);
    call.table(SCALINGS).put(targetKey(target), rest);
  }
}

const DIMENSIONS: readonly Dimension[] = [COPIES, INSTANCES, CONCURRENCY];

/**
 * A change that SageMaker made is over: its activity ends, and the cooldown of its policy begins. Of a target that is not
 * registered any more, nothing is left after its last change.
 */
export function scalingHears(event: WorldEvent, call: Call): void {
  if (event.kind !== "settled" && event.kind !== "target") {
    return;
  }
  for (const ScalableDimension of DIMENSIONS) {
    const id = { ServiceNamespace: "sagemaker", ResourceId: event.unit, ScalableDimension };
    if (event.kind === "settled") {
      settle(call, id, event.end);
    }
    const isOver = scalingOf(call, id).change === undefined;
    if (isOver && !call.table(TARGETS).has(targetKey(id))) {
      call.table(SCALINGS).delete(targetKey(id));
    }
  }
}

function settle(call: Call, id: TargetId, how: Extract<WorldEvent, { kind: "settled" }>["end"]): void {
  const { change, cooldown } = scalingOf(call, id);
  if (change === undefined) {
    return;
  }
  const { from, to, cooldownSeconds } = change;
  switch (how) {
    case "done":
      end(call, id, { StatusCode: "Successful", StatusMessage: fulfilledText(id, to) });
      break;
    case "quota":
      end(call, id, { StatusCode: "Failed", StatusMessage: failedText(id, to, QUOTA) });
      return;
    case "drought":
      end(call, id, { StatusCode: "Unfulfilled", StatusMessage: failedText(id, to, DROUGHT) });
      return;
    case "failed":
      end(call, id, {
        StatusCode: "Failed",
        StatusMessage: failedText(id, to, "SageMaker could not make the change."),
      });
      return;
  }
  if (cooldownSeconds !== undefined) {
    const direction = to > from ? "out" : "in";
    call.table(SCALINGS).put(targetKey(id), {
      ...scalingOf(call, id),
      cooldown: cooldownAfter(cooldown, { at: call.now / 1000, from, to, direction, cooldownSeconds }),
    });
  }
}

const QUOTA =
  "The account-level service limit was reached. Please contact AWS support to request an increase for this limit. " +
  "(Service: AmazonSageMaker; Status Code: 400; Error Code: ResourceLimitExceeded)";
const DROUGHT = "Insufficient capacity for the instance type (Error Code: InsufficientInstanceCapacity)";

/** The change that is being made, for what shows it. */
export function changeInProgress(call: Call, id: TargetId) {
  const { change } = scalingOf(call, id);
  return change === undefined ? undefined : call.table(ACTIVITIES).get(change.activity);
}
