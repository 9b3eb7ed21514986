import { parseSchedule, TimeError, TimeZone } from "../../time";
import {
  type InferenceComponent,
  isAdapter,
  isKnown,
  isUnknown,
  type Optional,
  type ScalableTarget,
  type Schedule,
  type ScheduledAction,
} from "../../topology";
import { copiesAfter } from "../ways/schedule-ways";
import type { ActionSetup, ScheduleOperation, ScheduleSetup, Timetable } from "./endpoint-setup";
import type { Host } from "./host";

const SECONDS_PER_MINUTE = 60;

/** The scheduled actions of a target that Application Auto Scaling accepts. */
export function actionSetups(host: Host, target: ScalableTarget): readonly ActionSetup[] {
  return host.topology.scheduledActionsOf(target).nodes.flatMap((action) => actionSetup(host, action) ?? []);
}

function actionSetup(host: Host, action: ScheduledAction): ActionSetup | undefined {
  const { assumptions } = host;
  const { minCapacity: min, maxCapacity: max } = action;
  if (min === undefined && max === undefined) {
    assumptions.ignore(action, "it sets neither min_capacity nor max_capacity");
    return undefined;
  }
  if (isKnown(min) && isKnown(max) && min > max) {
    assumptions.ignore(action, `its min_capacity is ${min}, and its max_capacity is ${max}`);
    return undefined;
  }
  const when = timetable(host, action, { start: action.startTime, end: action.endTime });
  if (when === undefined) {
    return undefined;
  }
  const bounds = {
    ...(isKnown(min) && { min }),
    ...(isKnown(max) && { max }),
  };
  for (const [argument, value] of [
    ["min_capacity", min],
    ["max_capacity", max],
  ] as const) {
    if (isUnknown(value)) {
      assumptions.add(
        `${argument} of ${action.address} ${assumptions.why(action, argument)}, and the action is assumed to leave it as it is.`,
      );
    }
  }
  return { name: isKnown(action.name) ? action.name : action.address, address: action.address, ...when, ...bounds };
}

/** The schedules of EventBridge Scheduler that set the copies of a component, directly or through the endpoint sleeper. */
export function scheduleSetups(host: Host, component: InferenceComponent): readonly ScheduleSetup[] {
  if (isAdapter(component)) {
    return [];
  }
  const own = host.topology.schedulesOf(component).nodes.flatMap((schedule) => ownSchedule(host, schedule) ?? []);
  const ofSleeper = host.topology.schedules.flatMap((schedule) => sleeperSchedule(host, schedule) ?? []);
  return [...own, ...ofSleeper];
}

function ownSchedule(host: Host, schedule: Schedule): ScheduleSetup | undefined {
  const copies = copiesAfter(schedule);
  if (copies === undefined) {
    return undefined;
  }
  if (isUnknown(copies)) {
    host.assumptions.leaveOut(schedule, "the number of copies that it sets is not known");
    return undefined;
  }
  const operation = isKnown(schedule.operation) ? OPERATIONS[schedule.operation.operation] : undefined;
  const setup = scheduled(host, schedule, operation, copies);
  if (setup?.operation === "delete") {
    host.assumptions.add(
      `${schedule.address} deletes the component, whose scalable target and policies are assumed to apply again once it is back in service.`,
    );
  }
  return setup;
}

const OPERATIONS: Readonly<Record<string, ScheduleOperation>> = {
  deleteInferenceComponent: "delete",
  createInferenceComponent: "create",
};

function sleeperSchedule(host: Host, schedule: Schedule): ScheduleSetup | undefined {
  const event = isKnown(schedule.input) ? schedule.input.event : undefined;
  if (event === undefined || schedule.state === "DISABLED" || isKnown(schedule.operation)) {
    return undefined;
  }
  const { action, endpointName, copiesOnWake } = event;
  if (isUnknown(endpointName) && host.topology.endpoints.length === 1) {
    host.assumptions.add(`${schedule.address} is assumed to put ${host.name} to sleep and to wake it.`);
  } else if (endpointName !== host.name) {
    return undefined;
  }
  const copies = action === "sleep" ? 0 : host.assumptions.number(schedule, "copiesOnWake", copiesOnWake, 0);
  return scheduled(host, schedule, action, copies);
}

function scheduled(
  host: Host,
  schedule: Schedule,
  operation: ScheduleOperation | undefined,
  copies: number,
): ScheduleSetup | undefined {
  const when = timetable(host, schedule, { start: schedule.startDate, end: schedule.endDate });
  if (when === undefined) {
    return undefined;
  }
  host.assumptions.value(schedule, "state", schedule.state, "ENABLED");
  const { flexibleWindowMode: mode, maximumWindowMinutes: minutes } = schedule;
  const windowMinutes =
    mode === "FLEXIBLE" ? host.assumptions.number(schedule, "maximum_window_in_minutes", minutes, 0) : 0;
  return {
    name: isKnown(schedule.name) ? schedule.name : schedule.address,
    address: schedule.address,
    ...when,
    ...(operation !== undefined && { operation }),
    copies,
    windowSeconds: windowMinutes * SECONDS_PER_MINUTE,
  };
}

interface Span {
  readonly start: Optional<string>;
  readonly end: Optional<string>;
}

/** When it runs; `undefined` if that is not known, or if AWS refuses it. */
function timetable(host: Host, node: Schedule | ScheduledAction, span: Span): Timetable | undefined {
  const { expression } = node;
  if (!isKnown(expression)) {
    host.assumptions.leaveOut(node, isUnknown(expression) ? "its schedule is not known" : "it has no schedule");
    return undefined;
  }
  const timeZone = host.assumptions.value(node, "timezone", node.timeZone, "UTC");
  const problem = refusedBy(() => parseSchedule(expression)) ?? refusedBy(() => TimeZone.of(timeZone));
  if (problem !== undefined) {
    host.assumptions.ignore(node, problem);
    return undefined;
  }
  const [start, end] = [dateOf(host, node, span.start), dateOf(host, node, span.end)];
  return { expression, timeZone, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

function refusedBy(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (refusal) {
    if (refusal instanceof TimeError) {
      return refusal.problem.message;
    }
    throw refusal;
  }
}

/** A date without an offset is in UTC. */
function dateOf(
  { assumptions }: Host,
  node: Schedule | ScheduledAction,
  written: Optional<string>,
): string | undefined {
  if (isUnknown(written)) {
    assumptions.add(`A start or an end of ${node.address} is not known, and is assumed not to be set.`);
  }
  if (!isKnown(written)) {
    return undefined;
  }
  const instant = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(written) ? written : `${written}Z`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
