import { RowDynamics } from "../../dynamics";
import type { Route, Service } from "../../service";
import type { Dynamics } from "../../world";
import { attempt, beginInvocation, INVOCATIONS } from "./invocation";
import { nextRun } from "./run";
import { SCHEDULES } from "./schedule";
import { scheduleGroupOperations } from "./schedule-group-operations";
import { scheduleOperations } from "./schedule-operations";

const inGroup = { groupName: "GroupName" } as const;
const SCHEDULE_PATH = "/schedules/{Name}";
const GROUP_PATH = "/schedule-groups/{Name}";
const TAGS_PATH = "/tags/{ResourceArn}";

const routes: readonly Route[] = [
  { method: "POST", path: SCHEDULE_PATH, operation: "CreateSchedule" },
  { method: "GET", path: SCHEDULE_PATH, operation: "GetSchedule", query: inGroup },
  { method: "PUT", path: SCHEDULE_PATH, operation: "UpdateSchedule" },
  { method: "DELETE", path: SCHEDULE_PATH, operation: "DeleteSchedule", query: inGroup },
  { method: "GET", path: "/schedules", operation: "ListSchedules", query: { ScheduleGroup: "GroupName" } },
  { method: "POST", path: GROUP_PATH, operation: "CreateScheduleGroup" },
  { method: "GET", path: GROUP_PATH, operation: "GetScheduleGroup" },
  { method: "DELETE", path: GROUP_PATH, operation: "DeleteScheduleGroup" },
  { method: "GET", path: "/schedule-groups", operation: "ListScheduleGroups" },
  { method: "POST", path: TAGS_PATH, operation: "TagResource" },
  { method: "DELETE", path: TAGS_PATH, operation: "UntagResource" },
  { method: "GET", path: TAGS_PATH, operation: "ListTagsForResource" },
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
