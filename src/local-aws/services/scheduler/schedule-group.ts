import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { notFound } from "./schedule";
import { DEFAULT_GROUP } from "./schedule-shapes";

export interface ScheduleGroup {
  readonly Name: string;
  readonly arn: string;
  readonly creationTime: number;
}

export const GROUPS = tableOf<ScheduleGroup>("scheduler.groups");

/** Every region of every account has a group named `default`; nobody created it. */
export const defaultGroup = (call: Call): ScheduleGroup => ({
  Name: DEFAULT_GROUP,
  arn: groupArn(call, DEFAULT_GROUP),
  creationTime: 0,
});

export const groupArn = (call: Call, name: string) => call.arn("scheduler", `schedule-group/${name}`);

export const groupExists = (call: Call, name: string) => name === DEFAULT_GROUP || call.table(GROUPS).has(name);

export function findGroup(call: Call, name: string): ScheduleGroup {
  const group = name === DEFAULT_GROUP ? defaultGroup(call) : call.table(GROUPS).get(name);
  if (group === undefined) {
    throw notFound(`Schedule group ${name}`);
  }
  return group;
}
