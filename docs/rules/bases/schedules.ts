// Added to realtime.ts: schedules of EventBridge Scheduler. They set the copies of the component to 0 in the evening and
// to 1 in the morning. S13 warns about the wake: without requests, target tracking removes the copy after a while.
import { Cron, SleepMethod } from "cdktf-sagemaker-scale-to-zero";
import { chat } from "./realtime";

export const night = chat.addSleepWindow("Night", {
  sleep: Cron.of("0 19 ? * MON-FRI *"),
  wake: Cron.of("30 7 ? * MON-FRI *"),
  timeZone: "Europe/Paris",
  method: SleepMethod.copyCount(),
});
