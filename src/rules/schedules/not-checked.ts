import type { NotChecked } from "../not-checked";

/** What no rule about schedules can see in a configuration. */
export const schedulesNotChecked: readonly NotChecked[] = [
  {
    id: "S10",
    title: "Whoever applies may pass the role on to EventBridge Scheduler",
    reason: "The permissions of whoever applies are in the account, not in the configuration.",
  },
  {
    id: "S14",
    title: "Nothing is put to sleep while requests are refused",
    reason: "The state of the alarm, and the requests at the time of the run, are in the account.",
  },
  {
    id: "S25",
    title: "A schedule wakes early enough for the first user",
    reason: "When people come, and how long a cold start takes, is for a person to say.",
  },
];
