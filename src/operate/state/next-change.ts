import { runsOf } from "../../behaviour/laws/clock-hands";
import type { EndpointSetup, ScheduleSetup } from "../../behaviour/setup/endpoint-setup";

/** What a schedule does next to an endpoint. */
export interface NextChange {
  readonly at: Date;
  /** The component or variant. */
  readonly of: string;
  /** The scheduled action, or the schedule of EventBridge Scheduler. */
  readonly name: string;
  /** As a clause: `sets 2 copies`. */
  readonly does: string;
}

/** The first scheduled change of an endpoint after an instant, in milliseconds; `undefined` if none is known. */
export function nextChange({ units }: EndpointSetup, after: number): NextChange | undefined {
  const changes = units.flatMap((unit) => [
    ...(unit.target?.actions ?? []).map((action) => ({
      timetable: action,
      of: unit.name,
      name: action.name,
      does: boundsText(action.min, action.max),
    })),
    ...unit.schedules.map((schedule) => ({
      timetable: schedule,
      of: unit.name,
      name: schedule.name,
      does: scheduleText(schedule),
    })),
  ]);
  const dated = changes.flatMap(({ timetable, ...change }) => {
    const at = runsOf(timetable, after).next().value;
    return at === undefined ? [] : [{ at: new Date(at), ...change }];
  });
  return dated.sort((one, other) => one.at.getTime() - other.at.getTime())[0];
}

function boundsText(min: number | undefined, max: number | undefined): string {
  const bounds = [
    ...(min === undefined ? [] : [`the minimum to ${min}`]),
    ...(max === undefined ? [] : [`the maximum to ${max}`]),
  ];
  return `sets ${bounds.join(" and ")}`;
}

function scheduleText({ operation = "update", copies }: ScheduleSetup): string {
  switch (operation) {
    case "update":
      return `sets ${copies} ${copies === 1 ? "copy" : "copies"}`;
    case "delete":
      return "deletes the component";
    case "create":
      return "creates the component";
    case "sleep":
      return "puts the endpoint to sleep";
    case "wake":
      return "wakes the endpoint";
  }
}
