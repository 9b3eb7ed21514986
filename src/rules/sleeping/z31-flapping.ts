import { isUpwardComparison, type Way, waysOf } from "../../behaviour";
import { isKnown, type MetricAlarm } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** Metrics that are divided by the capacity: what one copy or instance loses, the others get. */
const SHARED = /Per(Copy|Model|Instance)$|Utilization(Normalized)?$/;

/** A pair is compared by five of its members. */
const STEPS_OF_A_PAIR = 5;

export const flapping = rule({
  id: "Z31",
  slug: "flapping",
  severity: "note",
  evidence: "inferred",
  effect: effects.none,
  title: "Scale-in must leave the others below the threshold of scale-out",
  why: "Without one of N copies the others have N/(N-1) of the load. Where that exceeds the threshold of the scale-out alarm, the copy comes back at once and goes again: in a small fleet each round costs a cold start.",
  remedy: "A scale-in threshold of at most half of the scale-out threshold.",
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
              what: `it scales in below ${String(low.threshold)} and ${high.address} out above ${String(high.threshold)} of ${String(low.metricName)}: with 2 to ${Math.min(size - 1, maxCapacity)} of them each scale-in starts a scale-out`,
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

/** The least number from which on taking one away leaves the others below the upper threshold. */
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
