import type { NotChecked } from "../not-checked";

/** Requirements on schedules that no rule can check. */
export const schedulesNotChecked: readonly NotChecked[] = [
  {
    id: "S10",
    title: "The principal that applies must be allowed to pass the role to EventBridge Scheduler",
    reason: "The permissions of the principal are in the account, not in the configuration.",
  },
  {
    id: "S14",
    title: "A schedule should not put a component to sleep while requests are refused",
    reason: "The state of the alarm, and the requests at the time of the run, are in the account.",
  },
  {
    id: "S25",
    title: "A schedule should wake the endpoint early enough for the first user",
    reason: "The configuration does not contain the time of the first request or the duration of a cold start.",
  },
];
