import {
  AppautoscalingScheduledAction,
  type AppautoscalingScheduledActionScalableTargetAction,
} from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Fn, type ITerraformDependable, type Precondition } from "cdktf";
import type { Construct } from "constructs";
import { isToken } from "../checks/check";
import { replaceTriggeredBy } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import { checkCopiesOnWake, copiesOnWake, wakesSomething } from "./copies-on-wake";
import type { SleepMechanism } from "./sleep-mechanism";
import type { SleepSubject } from "./sleep-subject";
import type { WindowPlan } from "./window-plan";
import type { Role } from "./window-times";

const lastActions = new WeakMap<AppautoscalingTarget, AppautoscalingScheduledAction>();

/** @param hard whether nothing may wake inside the window */
export function minCapacity(hard: boolean): SleepMechanism {
  return {
    check: (plan, subject) => [
      ...checkCopiesOnWake(plan, subject),
      hard ? undefined : wakesSomething(plan, "a minimum of 0 in the window and outside of it changes nothing"),
    ],
    warnings: ({ name }, { noun }) =>
      hard && noun === "asynchronous variant"
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
      leaveBoundsAlone(scaling.target, hard ? ["min_capacity", "max_capacity"] : ["min_capacity"]);
      const maximum = text(scaling.bounds.maximum.value);
      scheduledAction(scope, "sleep", plan, subject, preconditions, {
        minCapacity: "0",
        maxCapacity: hard ? "0" : undefined,
      });
      scheduledAction(scope, "wake", plan, subject, [], {
        minCapacity: text(copiesOnWake(plan, subject)),
        maxCapacity: hard ? maximum : undefined,
      });
    },
  };
}

/** The provider takes bounds as text, since an absent bound is not 0. */
function text(bound: number): string {
  return isToken(bound) ? Fn.tostring(bound) : String(bound);
}

/** The actions write them: an apply in the window would otherwise end the sleep. */
function leaveBoundsAlone(target: AppautoscalingTarget, bounds: readonly string[]): void {
  const ignored = target.lifecycle?.ignoreChanges;
  const known = Array.isArray(ignored) ? ignored : [];
  target.lifecycle = { ...target.lifecycle, ignoreChanges: [...new Set([...known, ...bounds])] };
}

function scheduledAction(
  scope: Construct,
  role: Role,
  plan: WindowPlan,
  { scaling, name, provider }: SleepSubject,
  preconditions: readonly Precondition[],
  bounds: AppautoscalingScheduledActionScalableTargetAction,
): void {
  if (scaling === undefined) {
    return;
  }
  const { target } = scaling;
  const action = new AppautoscalingScheduledAction(scope, role === "sleep" ? "Sleep" : "Wake", {
    provider,
    name: `${name}-${plan.name}-${role}`,
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    schedule: plan.expression(role),
    timezone: plan.options.timeZone,
    startTime: plan.startDate,
    endTime: plan.endDate,
    scalableTargetAction: bounds,
    dependsOn: afterTheLast(target),
    // Deregistering a target deletes its actions on the server: they have to be created again with it.
    lifecycle: { replaceTriggeredBy: replaceTriggeredBy(target), precondition: nonEmpty(preconditions) },
  });
  lastActions.set(target, action);
}

/** One after the other: changes of one target that meet are refused (hashicorp/terraform-provider-aws#17915). */
function afterTheLast(target: AppautoscalingTarget): ITerraformDependable[] | undefined {
  const last = lastActions.get(target);
  return last === undefined ? undefined : [last];
}
