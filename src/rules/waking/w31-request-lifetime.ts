import { secondsToAlarm } from "../../behaviour";
import { timings } from "../../catalogue/timings";
import { Duration } from "../../time";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { alarmsThatWake } from "./alarm-span";

export const requestOutlivesAlarm = rule({
  id: "W31",
  slug: "request-lifetime",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
  title: "An alarm on a queue must fire while a request still waits",
  why: "A request expires after its RequestTTLSeconds: 6 hours by default, and at most. An alarm that needs as long never fires on a single request. RequestTTLSeconds is an argument of each call. A lower value leaves the alarm less time.",
  remedy: "Set `period = 60`, `evaluation_periods = 2` and `datapoints_to_alarm = 2`, as in AWS's guide.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  unless: ["W07", "W08", "W09", "W30", "W54"],
  *check(topology) {
    for (const { alarm, policy } of alarmsThatWake(topology, "instances")) {
      const needed = secondsToAlarm(alarm);
      if (needed !== undefined && needed >= timings.queuedRequestSeconds) {
        yield finding(alarm, {
          what: `it fires only after a request has waited ${Duration.seconds(needed)}, and a request expires after ${Duration.seconds(timings.queuedRequestSeconds)} at most`,
          fix: { hcl: SHORT_SPAN, typescript: "remove `wake.alarm`" },
          about: [policy],
        });
      }
    }
  },
});

const SHORT_SPAN = "period = 60, evaluation_periods = 2 and datapoints_to_alarm = 2";
