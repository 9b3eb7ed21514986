import type { Ways } from "../../behaviour";
import { type MetricAlarm, once, type ScalableTarget, type StepPolicy, type Topology } from "../../topology";
import { sleepingTargets, wakeMetricAlarmsOf, wakePolicies } from "./wake-path";

interface Waking {
  readonly target: ScalableTarget;
  readonly policy: StepPolicy;
  readonly alarm: MetricAlarm;
}

const sleepingSets = once((topology) => {
  const [instances, copies] = [sleepingTargets(topology, "instances"), sleepingTargets(topology, "copies")];
  return { instances: new Set(instances), all: new Set([...instances, ...copies]) };
});

/** Yields each alarm on requests that runs a wake policy. */
export function* alarmsThatWake(topology: Topology, counts?: "instances"): Generator<Waking> {
  const sleeping = sleepingSets(topology)[counts ?? "all"];
  for (const policy of wakePolicies(topology)) {
    const target = topology.targetOf(policy).node;
    if (target !== undefined && sleeping.has(target)) {
      for (const alarm of wakeMetricAlarmsOf(topology, policy).filter((one) => !one.usesMetricQueries)) {
        yield { target, policy, alarm };
      }
    }
  }
}

/** Time without requests after which the capacity is removed; `undefined` if only schedules remove it. */
export function secondsToZero({ down }: Ways): number | undefined {
  const idle = down.flatMap(({ state, when }) => (state === "holds" && when.kind === "idle" ? [when.seconds] : []));
  return idle.length === 0 ? undefined : Math.min(...idle);
}
