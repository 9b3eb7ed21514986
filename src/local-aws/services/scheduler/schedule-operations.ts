import { z } from "zod";
import type { Call } from "../../call";
import { numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { DEFAULT_RETRIES } from "./retry";
import { nextRun } from "./run";
import { checkSchedule, conflict, findSchedule, notFound, SCHEDULES, type Schedule, scheduleKey } from "./schedule";
import { GROUPS, groupExists } from "./schedule-group";
import { DEFAULT_GROUP, name, newSchedule } from "./schedule-shapes";

const byName = z.object({ Name: name(), GroupName: name().default(DEFAULT_GROUP) });

export const scheduleOperations = {
  CreateSchedule: operation(newSchedule, (input, call) => {
    checkSchedule(input, call.now);
    if (!groupExists(call, input.GroupName)) {
      throw notFound(`Schedule group ${input.GroupName}`);
    }
    const key = scheduleKey(input);
    if (call.table(SCHEDULES).has(key)) {
      throw conflict(`Schedule ${input.Name}`);
    }
    const arn = call.arn("scheduler", `schedule/${key}`);
    putSchedule(call, { ...input, arn, creationTime: call.now, lastModifiedTime: call.now });
    return { ScheduleArn: arn };
  }),

  GetSchedule: operation(byName, (id, call) => {
    const {
      arn,
      creationTime,
      lastModifiedTime,
      StartDate,
      EndDate,
      Target,
      next: _,
      ...rest
    } = findSchedule(call, id);
    return {
      ...rest,
      // What is left out at creation is shown with the service's defaults.
      Target: { ...Target, RetryPolicy: { ...DEFAULT_RETRIES, ...Target.RetryPolicy } },
      Arn: arn,
      StartDate: dateOf(StartDate),
      EndDate: dateOf(EndDate),
      CreationDate: new Date(creationTime),
      LastModificationDate: new Date(lastModifiedTime),
    };
  }),

  /** Sets everything: what is left out goes back to its default. */
  UpdateSchedule: operation(newSchedule, (input, call) => {
    checkSchedule(input, call.now);
    const { arn, creationTime } = findSchedule(call, input);
    putSchedule(call, { ...input, arn, creationTime, lastModifiedTime: call.now });
    return { ScheduleArn: arn };
  }),

  DeleteSchedule: operation(byName, (id, call) => {
    findSchedule(call, id);
    call.table(SCHEDULES).delete(scheduleKey(id));
    return {};
  }),

  ListSchedules: operation(
    z.object({
      GroupName: name().optional(),
      NamePrefix: z.string().default(""),
      State: z.enum(["ENABLED", "DISABLED"]).optional(),
      MaxResults: numeric(z.int().min(1).max(100)).default(100),
      NextToken: z.string().optional(),
    }),
    (input, call) => {
      if (input.GroupName !== undefined && !groupExists(call, input.GroupName)) {
        throw notFound(`Schedule group ${input.GroupName}`);
      }
      const wanted = call
        .table(SCHEDULES)
        .values()
        .filter(
          (schedule) =>
            schedule.GroupName === (input.GroupName ?? schedule.GroupName) &&
            schedule.Name.startsWith(input.NamePrefix) &&
            schedule.State === (input.State ?? schedule.State),
        );
      const { rows, next } = pageOf(wanted, { key: scheduleKey, token: input.NextToken, limit: input.MaxResults });
      return { Schedules: rows.map(summary), NextToken: next };
    },
  ),
};

function putSchedule(call: Call, schedule: Schedule): void {
  const next = nextRun(schedule, call.now);
  call.table(SCHEDULES).put(scheduleKey(schedule), { ...schedule, ...(next !== undefined && { next }) });
}

const dateOf = (time: number | undefined) => (time === undefined ? undefined : new Date(time));

const summary = ({ Name, GroupName, arn, State, Target, creationTime, lastModifiedTime }: Schedule) => ({
  Name,
  GroupName,
  Arn: arn,
  State,
  Target: { Arn: Target.Arn },
  CreationDate: new Date(creationTime),
  LastModificationDate: new Date(lastModifiedTime),
});

/** Deleting a group deletes what is in it. */
export function deleteGroup(call: Call, groupName: string): void {
  for (const schedule of call.table(SCHEDULES).values()) {
    if (schedule.GroupName === groupName) {
      call.table(SCHEDULES).delete(scheduleKey(schedule));
    }
  }
  call.table(GROUPS).delete(groupName);
}
