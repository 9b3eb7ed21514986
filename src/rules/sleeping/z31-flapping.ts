import { isUpwardComparison, type Way, waysOf } from "../../behaviour";
import { isKnown, type MetricAlarm } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** Metrics that are divided by the capacity: the others take over the load of a removed copy or instance. */
const SHARED = /Per(Copy|Model|Instance)$|Utilization(Normalized)?$/;

/** Comparing a pair of alarms reads five members. */
const STEPS_OF_A_PAIR = 5;

export const flapping = rule({
  id: "Z31",
  slug: "flapping",
  severity: "note",
  evidence: "inferred",
  effect: effects.none,
  title: "Scale-in should leave the load per copy below the scale-out threshold",
  why: "Without one of N copies, the others have N/(N-1) of the load. If that exceeds the threshold of the scale-out alarm, the copy is added again at once and then removed again. In a small fleet, each round costs a cold start.",
  remedy: "Set the scale-in threshold to at most half of the scale-out threshold.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const { maxCapacity } = target;
      const { down, up } = waysOf(topology, target);
      const highs = alarmsOf(up);
      for (const low of alarmsOf(down)) {
        topology.work.spend(highs.length * STEPS_OF_A_PAIR);
        for (const high of highs) {
          const size = leastStable(low, high);
          if (size !== undefined && size > 2 && isKnown(maxCapacity) && maxCapacity >= 2) {
            yield finding(low, {
              what: `it scales in below ${String(low.threshold)} and ${high.address} scales out above ${String(high.threshold)} of ${String(low.metricName)}: at a capacity of 2 to ${Math.min(size - 1, maxCapacity)}, each scale-in starts a scale-out`,
              fix: `threshold = ${Number(high.threshold) / 2}`,
              about: [high],
            });
          }
        }
      }
    }
  },
});

const alarmsOf = (ways: readonly Way[]): readonly MetricAlarm[] => [
  ...new Set(ways.flatMap(({ nodes }) => nodes.filter(isMetricAlarm))),
];

const isMetricAlarm = (node: object): node is MetricAlarm => "kind" in node && node.kind === "metric-alarm";

/** The lowest capacity at which a scale-in by one leaves the rest below the upper threshold. */
function leastStable(low: MetricAlarm, high: MetricAlarm): number | undefined {
  const isSame = isKnown(low.metricName) && low.metricName === high.metricName && SHARED.test(low.metricName);
  const { threshold: least, comparisonOperator: downward } = low;
  const { threshold: most, comparisonOperator: upward } = high;
  if (!isSame || !isKnown(least) || !isKnown(most) || !isKnown(downward) || !isKnown(upward)) {
    return undefined;
  }
  const isBand = isUpwardComparison(downward) === false && isUpwardComparison(upward) === true;
  return isBand && least > 0 && most > least ? Math.ceil(most / (most - least)) : undefined;
}
