import { repeatsActionsSeconds } from "../../../behaviour/laws/alarm";
import { answerTo, attemptLargest } from "../../../behaviour/laws/reaction";
import { moveIntoBounds } from "../../../behaviour/laws/scheduled-action";
import type { Call } from "../../call";
import { RowDynamics } from "../../dynamics";
import type { WorldEvent } from "../../events";
import { agendaOf } from "../../store/table";
import { timingOf } from "../sagemaker/timing";
import { alarmCause } from "./activity";
import { reasonNotTo, recordNotScaled } from "./not-scaled";
import { POLICIES, type Policy, policyKey, policyOfArn } from "./policy";
import { type Plan, planOf, wishOf } from "./policy-plan";
import { scaledBy } from "./reacting";
import { changeCapacity, scalingOf } from "./scaling";
import { TARGETS, type Target, targetKey } from "./target";
import { COPIES, type TargetId } from "./target-id";

const SECOND = 1000;

/** Something that Application Auto Scaling is going to do. */
export type Pending = {
  /** Milliseconds since the epoch. */
  readonly due: number;
  readonly target: TargetId;
} & (
  | {
      /** An alarm has called a policy, and the reaction time goes by. */
      readonly kind: "policy";
      readonly policy: string;
      readonly plan: Plan;
      readonly cause: string;
    }
  /** SageMaker refused to move the capacity into new bounds during an update. */
  | { readonly kind: "bounds" }
);

export const PENDING = agendaOf<Pending>("application-autoscaling.pending", ({ due }) => due);

type Called = Extract<Pending, { kind: "policy" }>;

export const pendingChanges = new RowDynamics<Pending>(PENDING, (call, key, pending) => {
  call.table(PENDING).delete(key);
  const target = call.table(TARGETS).get(targetKey(pending.target));
  if (pending.kind === "policy") {
    const together = [pending, ...takeOthers(call, pending)];
    if (target !== undefined) {
      tryPolicies(call, target, together);
    }
  } else if (target !== undefined) {
    enforceBounds(call, target);
  }
});

/** The policies of the same target that were called at the same moment. */
function takeOthers(call: Call, { due, target }: Called): readonly Called[] {
  const table = call.table(PENDING);
  return table.entries().flatMap(([key, row]) => {
    if (row.kind !== "policy" || row.due !== due || targetKey(row.target) !== targetKey(target)) {
      return [];
    }
    table.delete(key);
    return [row];
  });
}

function tryPolicies(call: Call, target: Target, calls: readonly Called[]): void {
  const scaled = scaledBy(call, target);
  const wanted = inOrder(call, calls).map(({ policy, plan, cause }) => ({
    wish: wishOf(call, policy, plan, scaled),
    cause,
  }));
  const result = attemptLargest(
    scaled.reacting,
    wanted.map(({ wish }) => wish),
    {
      at: call.now / SECOND,
      isUpdating: scaled.capacity?.idle === false,
      cooldown: scalingOf(call, target).cooldown,
    },
  );
  const { wish, cause } = wanted[result?.index ?? -1] ?? {};
  if (wish === undefined || cause === undefined) {
    return;
  }
  if (result?.kind === "change") {
    changeCapacity(call, target, { to: result.to, cause, cooldownSeconds: wish.cooldownSeconds });
  } else if (result?.kind === "in progress") {
    recordNotScaled(call, target, { cause, reason: { Code: "TargetServicePutResourceAsUnscalable" } });
  }
}

/** Those whose policy is still there, in the order in which the policies were created. */
function inOrder(call: Call, calls: readonly Called[]) {
  const keys = calls.length > 1 ? call.table(POLICIES).keys() : [];
  return calls
    .flatMap((called) => {
      const policy = call.table(POLICIES).get(called.policy);
      return policy === undefined ? [] : [{ ...called, policy, position: keys.indexOf(called.policy) }];
    })
    .sort((one, other) => one.position - other.position);
}

/** An alarm calls a policy: the target reacts to what it wants, some seconds later. */
export function policiesHear(event: WorldEvent, call: Call): void {
  const policy = event.kind === "alarm action" ? policyOfArn(call, event.action) : undefined;
  const target = policy === undefined ? undefined : call.table(TARGETS).get(targetKey(policy));
  if (event.kind !== "alarm action" || policy === undefined || target === undefined) {
    return;
  }
  const called = calledBy(call, policy, target, event.alarm);
  if (called === undefined) {
    return;
  }
  const cause = alarmCause(event.alarm, called.state, policy.PolicyName);
  if (called.answer.kind === "change") {
    const due = call.now + reactionSeconds(call, target) * SECOND;
    call.table(PENDING).put(`${due} ${event.alarm} ${policyKey(policy)}`, {
      kind: "policy",
      due,
      target: idOf(target),
      policy: policyKey(policy),
      plan: called.plan,
      cause,
    });
  } else if (called.answer.kind === "suspended" && !event.repeated) {
    call.tell({ kind: "suspended", unit: target.ResourceId, from: called.desired, to: called.answer.to });
  } else if (called.answer.kind === "nothing" && called.reason !== undefined) {
    recordNotScaled(call, target, { cause, reason: called.reason });
  }
}

/** Whether a policy would change the capacity if an alarm called it now, whatever the cooldowns are. */
export function policyWouldAct(call: Call, arn: string, alarm: string): boolean {
  const policy = policyOfArn(call, arn);
  const target = policy === undefined ? undefined : call.table(TARGETS).get(targetKey(policy));
  const called = policy === undefined || target === undefined ? undefined : calledBy(call, policy, target, alarm);
  return called?.answer.kind === "change";
}

function calledBy(call: Call, policy: Policy, target: Target, alarm: string) {
  const { reacting, scaled } = scaledBy(call, target);
  const planned = planOf(call, policy, alarm, scaled);
  if (planned === undefined) {
    return undefined;
  }
  const { plan, state } = planned;
  const wish = wishOf(call, policy, plan, { scaled, reacting });
  const answer = wish === undefined ? NOTHING : answerTo(reacting, wish.to);
  // A policy that may not scale in any further has no wish.
  const wanted = wish?.to ?? (plan.kind === "in" && scaled.desired <= reacting.bounds.min ? -1 : undefined);
  const reason =
    wanted === undefined || !reacting.isThere ? undefined : reasonNotTo(wanted, { desired: scaled.desired, target });
  return { plan, state, answer, reason, desired: scaled.desired };
}

const NOTHING = { kind: "nothing" } as const;

const reactionSeconds = (call: Call, { ScalableDimension }: Target): number =>
  timingOf(call, { kind: ScalableDimension === COPIES ? "component" : "asynchronous" }).reaction.seconds;

export const idOf = ({ ServiceNamespace, ResourceId, ScalableDimension }: TargetId): TargetId => ({
  ServiceNamespace,
  ResourceId,
  ScalableDimension,
});

/** Brings the capacity of a target between its bounds, now or when SageMaker takes it. */
export function enforceBounds(call: Call, target: Target): void {
  const { reacting, capacity } = scaledBy(call, target);
  if (capacity === undefined) {
    return;
  }
  const move = moveIntoBounds(reacting, !capacity.idle);
  if (move.kind === "change") {
    const bound = move.to > reacting.desired ? "minimum" : "maximum";
    changeCapacity(call, target, { to: move.to, cause: `${bound} capacity was set to ${move.to}` });
  } else if (move.kind === "refused") {
    // AWS does not state when it tries again; an alarm calls its policy again after as long.
    call.table(PENDING).put(`${targetKey(target)}|bounds`, {
      kind: "bounds",
      due: call.now + repeatsActionsSeconds * SECOND,
      target: idOf(target),
    });
  }
}
