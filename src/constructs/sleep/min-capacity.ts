import type { AppautoscalingScheduledActionScalableTargetAction as Bounds } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { conditional, Fn, type IResolvable, type Precondition, ref, Token } from "cdktf";
import type { WindowEdge } from "../../time/schedule-checks";
import { isToken, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { leaveBoundsAlone } from "../scaling/bounds-of-target";
import { replaceTriggeredBy } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import { checkCopiesOnWake, copiesOnWake, wakesSomething } from "./copies-on-wake";
import type { SleepMechanism } from "./sleep-mechanism";
import { managedTarget } from "./sleep-subject";

/** @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html */
export const minCapacity: SleepMechanism = {
  check(plan, subject) {
    const { hard } = plan.method;
    return [
      ...checkCopiesOnWake(plan, subject),
      hard === true
        ? undefined
        : wakesSomething(plan, "a minimum of 0 in the window and outside of it changes nothing"),
      unless(hard === false || subject.scaling === undefined || subject.scaling.bounds.maximum.value !== undefined, {
        property: "method",
        value: `${plan.method} with hard`,
        requirement: `must know ${subject.scaling?.bounds.maximum.property}`,
        advice: "the wake restores the maximum: give it where the construct is imported",
      }),
    ];
  },
  warnings: ({ name, method }, { noun }) =>
    method.hard === true && noun === "asynchronous variant"
      ? [
          `sleep window ${name}: a hard sleep lets queued requests expire, after six hours at most and earlier if they ` +
            "say so: leave `hard` out, and a request wakes the variant",
        ]
      : [],
  create(scope, plan, subject, preconditions) {
    const { scaling } = subject;
    if (scaling === undefined || !plan.isEnabled) {
      return;
    }
    const { hard } = plan.method;
    const { target, bounds } = scaling;
    const managed = managedTarget(scaling);
    if (managed !== undefined) {
      leaveBoundsAlone(managed, hard === false ? ["min_capacity"] : ["min_capacity", "max_capacity"]);
    }
    const action = (id: string, edge: WindowEdge, scalableTargetAction: Bounds, precondition?: Precondition[]) =>
      scaling.scheduledActions.add(scope, id, {
        provider: subject.provider,
        name: `${subject.name}-${plan.name}-${edge}`,
        schedule: plan.expression(edge),
        timezone: plan.options.timeZone,
        startTime: plan.startDate,
        endTime: plan.endDate,
        scalableTargetAction,
        // Deregistering a target deletes its actions on the server: they have to be created again with it.
        lifecycle: {
          replaceTriggeredBy: managed === undefined ? undefined : replaceTriggeredBy(managed),
          precondition,
        },
      });
    checkAll(scope, [
      // The second would overwrite the first: windows of one import are compared, those of two are not.
      uniqueName(
        scope,
        "the scheduled action",
        "scheduled action",
        `${target.resourceId}/${subject.name}-${plan.name}-sleep`,
        subject.provider,
      ),
      ...(["sleep", "wake"] as const).map((role) =>
        scaling.scheduledActions.nameIsFree(`${subject.name}-${plan.name}-${role}`),
      ),
    ]);
    action("Sleep", "sleep", { minCapacity: "0", maxCapacity: ifHard(hard, "0") }, nonEmpty(preconditions));
    action("Wake", "wake", {
      minCapacity: text(copiesOnWake(plan, subject)),
      maxCapacity: ifHard(hard, text(bounds.maximum.value ?? 0)),
    });
  },
};

/** A soft window leaves the maximum as it is. */
function ifHard(hard: boolean | IResolvable, bound: string): string | undefined {
  if (typeof hard === "boolean") {
    return hard ? bound : undefined;
  }
  return Token.asString(conditional(hard, bound, ref("null")));
}

/** The provider takes bounds as text, since an absent bound is not 0. */
function text(bound: number): string {
  return isToken(bound) ? Fn.tostring(bound) : String(bound);
}
