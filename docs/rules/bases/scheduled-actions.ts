// Added to realtime.ts: scheduled actions of Application Auto Scaling. The component may sleep at night, and one copy is
// kept during office hours.
import { Cron } from "cdktf-sagemaker-scale-to-zero";
import { chat } from "./realtime";

export const night = chat.addSleepWindow("Night", {
  sleep: Cron.of("0 19 ? * MON-FRI *"),
  wake: Cron.of("30 7 ? * MON-FRI *"),
  timeZone: "Europe/Paris",
});
