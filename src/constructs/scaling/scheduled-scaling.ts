import type { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Fn, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { attempt } from "../../time/attempt";
import { TimeZone } from "../../time/time-zone";
import type { Bounds } from "../checks/bound";
import { atMost, type Check, isToken, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { replaceTriggeredBy } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import { scalingScheduleProperties } from "./added-properties";
import { leaveBoundsAlone } from "./bounds-of-target";
import type { ScalingSchedule } from "./scaling-schedule";
import type { ScheduledActions } from "./scheduled-actions";

const SOURCE = "Application Auto Scaling API, PutScheduledAction";

/** What is scaled, as a scheduled action knows it. */
export interface ScaledBySchedule {
  readonly target: AppautoscalingTarget;
  readonly actions: ScheduledActions;
  /** What the names of actions begin with. */
  readonly name: string;
  readonly bounds: Bounds;
  readonly provider?: TerraformProvider;
}

/** Adds a scheduled action that moves the bounds of the target. Terraform leaves these bounds alone from then on. */
export function addScheduledScaling(
  scope: Construct,
  id: string,
  written: ScalingSchedule,
  { target, actions, name, bounds, provider }: ScaledBySchedule,
): AppautoscalingScheduledAction {
  const { value: options, problems } = readProperties(scalingScheduleProperties, written);
  const { schedule, timeZone, minCapacity, maxCapacity, startTime, endTime } = options;
  const actionName = `${name}-${id}`;
  const preconditions = checkAll(scope, [
    ...problems,
    ...checkSchedule(options),
    ...checkBeside(options, bounds),
    nameShape("the name of the scheduled action", actionName, limits.names.scheduledAction),
    actions.nameIsFree(actionName),
  ]);
  leaveBoundsAlone(target, [
    ...(minCapacity === undefined ? [] : ["min_capacity"]),
    ...(maxCapacity === undefined ? [] : ["max_capacity"]),
  ]);
  return actions.add(scope, id, {
    provider,
    name: actionName,
    schedule: String(schedule),
    timezone: timeZone,
    startTime: dateText(startTime),
    endTime: dateText(endTime),
    scalableTargetAction: { minCapacity: boundText(minCapacity), maxCapacity: boundText(maxCapacity) },
    lifecycle: {
      // Deregistering a target deletes its actions on the server: they have to be created again with it.
      replaceTriggeredBy: replaceTriggeredBy(target),
      precondition: nonEmpty(preconditions),
    },
  });
}

/** The provider takes a bound as text, since an absent bound is not 0. */
const boundText = (bound: number | undefined): string | undefined =>
  bound === undefined || !isToken(bound) ? bound?.toString() : Fn.tostring(bound);

/** RFC 3339 without fractions of a second. */
const dateText = (date: Date | undefined): string | undefined =>
  date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d{3}Z$/, "Z");

function checkSchedule({ schedule, timeZone, minCapacity, maxCapacity, startTime, endTime }: ScalingSchedule): Check[] {
  const [, zoneProblems] = timeZone === undefined ? [undefined, []] : attempt(() => TimeZone.of(timeZone));
  return [
    ...[...schedule.problems, ...zoneProblems]
      .filter(({ severity }) => severity === "error")
      .map(({ message, fix }) => ({ message, advice: fix })),
    range("minCapacity", minCapacity, limits.sleep.copies),
    range("maxCapacity", maxCapacity, limits.sleep.copies),
    unless(minCapacity !== undefined || maxCapacity !== undefined, {
      property: "minCapacity",
      value: undefined,
      requirement: "must be given, or maxCapacity instead of it",
      advice: "the action would change nothing",
      source: SOURCE,
    }),
    atMost(
      { property: "minCapacity", value: minCapacity },
      { property: "maxCapacity", value: maxCapacity },
      { source: SOURCE },
    ),
    ...(["startTime", "endTime"] as const).map((property) => {
      const date = property === "startTime" ? startTime : endTime;
      return unless(date === undefined || !Number.isNaN(date.getTime()), {
        property,
        value: String(date),
        requirement: "must be a date",
        advice: 'write it in UTC, as in new Date("2027-01-01T00:00:00Z")',
      });
    }),
    unless(startTime === undefined || endTime === undefined || !(startTime >= endTime), {
      property: "endTime",
      value: String(endTime),
      requirement: "must be after startTime",
      source: SOURCE,
    }),
  ];
}

/** A bound that the action does not set is that of the target. */
function checkBeside({ minCapacity, maxCapacity }: ScalingSchedule, { minimum, maximum }: Bounds): Check[] {
  return [
    maxCapacity !== undefined
      ? undefined
      : atMost({ property: "minCapacity", value: minCapacity }, maximum, {
          advice: "give maxCapacity, too",
          source: SOURCE,
        }),
    minCapacity !== undefined
      ? undefined
      : atMost(
          minimum,
          { property: "maxCapacity", value: maxCapacity },
          {
            advice: "give minCapacity, too",
            source: SOURCE,
          },
        ),
  ];
}
