import { secondsInAlarm, secondsToAlarm, type Ways, waysOf } from "../../behaviour";
import { timings } from "../../catalogue/timings";
import { Duration } from "../../time";
import { isKnown, type MetricAlarm, type ScalableTarget, type StepPolicy, type Topology } from "../../topology";
import { autoScalingGuide, cloudWatchApi } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepingTargets, wakeMetricAlarmsOf, wakePolicies } from "./wake-path";

export const requestOutlivesAlarm = rule({
  id: "W31",
  slug: "request-lifetime",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "An alarm on a queue must go off while a request still waits",
  why: "A request expires after its RequestTTLSeconds: 6 hours by default, and at most. An alarm that needs as long never fires on a single request. RequestTTLSeconds is an argument of each call, and a lower value leaves the alarm less time.",
  remedy: "period = 60, evaluation_periods = 2 and datapoints_to_alarm = 2, as in AWS's guide.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  unless: ["W07", "W08", "W09", "W30", "W54"],
  *check(topology) {
    for (const { alarm, policy } of alarmsThatWake(topology, "instances")) {
      const needed = secondsToAlarm(alarm);
      if (needed !== undefined && needed >= timings.queuedRequestSeconds) {
        yield finding(alarm, {
          what: `it needs ${Duration.seconds(needed)} of a waiting request, which expires after ${Duration.seconds(timings.queuedRequestSeconds)} at most`,
          fix: { hcl: SHORT_SPAN, typescript: "leave `wake.alarm` out" },
          about: [policy],
        });
      }
    }
  },
});

const SHORT_SPAN = "period = 60, evaluation_periods = 2 and datapoints_to_alarm = 2";

export const alarmMemory = rule({
  id: "W55",
  slug: "alarm-memory",
  severity: "note",
  evidence: "uncertain",
  title: "A wake alarm should look back on less time than the endpoint needs to sleep",
  why: "Uncertain, because a configuration does not state how long a caller waits. An alarm that needs several periods keeps the first caller waiting for as long. While it is in ALARM it runs its policy each minute, and what sleeps wakes again without a request. The finding compares both with the time without requests after which the capacity goes.",
  remedy: "period times evaluation_periods of a few minutes.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["W07", "W08", "W09", "W31", "W54"],
  *check(topology) {
    for (const { target, alarm, policy } of alarmsThatWake(topology)) {
      const idle = secondsToZero(waysOf(topology, target));
      const longest = Math.max(secondsToAlarm(alarm) ?? 0, secondsInAlarm(alarm) ?? 0);
      if (idle !== undefined && longest > idle) {
        yield finding(alarm, {
          what: `it looks back on ${Duration.seconds(longest)}, and capacity is removed after ${Duration.seconds(idle)} without requests`,
          fix: {
            hcl: "period = 60, with evaluation_periods of 1 or 2",
            typescript: "leave `wake.alarm.period` and `wake.alarm.evaluationPeriods` out",
          },
          about: [policy],
        });
      }
    }
  },
});

export const longWakeCooldown = rule({
  id: "W56",
  slug: "long-wake-cooldown",
  severity: "note",
  evidence: "uncertain",
  title: "The cooldown of a wake policy should be shorter than the endpoint needs to sleep",
  why: "Uncertain: AWS does not document whether a scale-in ends the cooldown. During the cooldown a policy adds only capacity beyond what it has already added: a request after the next sleep and before the end of the cooldown may wake nothing.",
  remedy: "A cooldown of a few minutes.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  *check(topology) {
    const told = new Set<StepPolicy>();
    for (const { target, policy } of alarmsThatWake(topology)) {
      const idle = secondsToZero(waysOf(topology, target));
      const { cooldownSeconds: cooldown } = policy;
      if (idle !== undefined && isKnown(cooldown) && cooldown > idle && !told.has(policy)) {
        told.add(policy);
        yield finding(policy, {
          what: `cooldown is ${Duration.seconds(cooldown)}, and capacity is removed after ${Duration.seconds(idle)} without requests`,
          fix: { hcl: "cooldown = 300", typescript: "leave `wake.cooldown` out" },
          about: [target],
        });
      }
    }
  },
});

interface Waking {
  readonly target: ScalableTarget;
  readonly policy: StepPolicy;
  readonly alarm: MetricAlarm;
}

/** Each alarm on requests that runs a policy which is there to wake. */
function* alarmsThatWake(topology: Topology, counts?: "instances"): Generator<Waking> {
  const sleeping = new Set([
    ...sleepingTargets(topology, "instances"),
    ...(counts === undefined ? sleepingTargets(topology, "copies") : []),
  ]);
  for (const policy of wakePolicies(topology)) {
    const target = topology.targetOf(policy).node;
    if (target !== undefined && sleeping.has(target)) {
      for (const alarm of wakeMetricAlarmsOf(topology, policy).filter((one) => !one.usesMetricQueries)) {
        yield { target, policy, alarm };
      }
    }
  }
}

/** After how long without requests the capacity is gone; `undefined` where only schedules take it. */
function secondsToZero({ down }: Ways): number | undefined {
  const idle = down.flatMap(({ state, when }) => (state === "holds" && when.kind === "idle" ? [when.seconds] : []));
  return idle.length === 0 ? undefined : Math.min(...idle);
}
