import { RowDynamics } from "../../dynamics";
import type { Route, Service } from "../../service";
import type { Dynamics } from "../../world";
import { attempt, beginInvocation, INVOCATIONS } from "./invocation";
import { nextRun } from "./run";
import { SCHEDULES } from "./schedule";
import { scheduleGroupOperations } from "./schedule-group-operations";
import { scheduleOperations } from "./schedule-operations";

const inGroup = { groupName: "GroupName" } as const;
const schedule = "/schedules/{Name}";
const group = "/schedule-groups/{Name}";
const tags = "/tags/{ResourceArn}";

const routes: readonly Route[] = [
  { method: "POST", path: schedule, operation: "CreateSchedule" },
  { method: "GET", path: schedule, operation: "GetSchedule", query: inGroup },
  { method: "PUT", path: schedule, operation: "UpdateSchedule" },
  { method: "DELETE", path: schedule, operation: "DeleteSchedule", query: inGroup },
  { method: "GET", path: "/schedules", operation: "ListSchedules", query: { ScheduleGroup: "GroupName" } },
  { method: "POST", path: group, operation: "CreateScheduleGroup" },
  { method: "GET", path: group, operation: "GetScheduleGroup" },
  { method: "DELETE", path: group, operation: "DeleteScheduleGroup" },
  { method: "GET", path: "/schedule-groups", operation: "ListScheduleGroups" },
  { method: "POST", path: tags, operation: "TagResource" },
  { method: "DELETE", path: tags, operation: "UntagResource" },
  { method: "GET", path: tags, operation: "ListTagsForResource" },
];

export const scheduler: Service = {
  name: "scheduler",
  signingName: "scheduler",
  routes,
  operations: { ...scheduleOperations, ...scheduleGroupOperations },
};

export const schedulerLife: readonly Dynamics[] = [
  new RowDynamics(SCHEDULES, (call, key, { next, ...schedule }) => {
    if (next !== undefined) {
      const later = nextRun(schedule, next.scheduledAt);
      call.table(SCHEDULES).put(key, { ...schedule, ...(later !== undefined && { next: later }) });
      const isLast = later === undefined && schedule.ActionAfterCompletion === "DELETE";
      beginInvocation(call, schedule, next.scheduledAt, isLast);
    }
  }),
  new RowDynamics(INVOCATIONS, attempt),
];
