import { capacityOf, neverZero, publisherOf, trackedMetric, unpublished, waysOf } from "../../behaviour";
import { metricValues } from "../../catalogue/metric-values";
import { isKnown, type ScalableTarget, type TargetTrackingPolicy, type Topology } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { type Fix, finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";
import { BACKLOG, CONCURRENCY, isByTrackingAlone, scalingIn } from "./tracking-metric";

export const idleMetric = rule({
  id: "Z09",
  slug: "idle-metric",
  severity: "warning",
  evidence: "inferred",
  effect: effects.preventsSleep,
  breaksOneWay: ["down", "up"],
  title: "The tracked metric should be exactly 0 without requests",
  why: "Target tracking keeps capacity × metric ÷ target, rounded up. The utilization of an idle container is above 0, so at least 1 copy or instance stays. Without data, target tracking does not scale in at all.",
  remedy:
    "Track a metric that is 0 without requests: the concurrent requests of a component, or the backlog of a queue.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  unless: ["Z12"],
  *check(topology) {
    for (const target of sleepers(topology)) {
      const ways = waysOf(topology, target);
      const isAlone = isByTrackingAlone(ways);
      const isLost = ways.hidden.length === 0 && ways.down.every(({ state }) => state === "broken");
      if (!isAlone && !isLost) {
        continue;
      }
      for (const policy of scalingIn(topology, target)) {
        const name = trackedMetric(policy);
        if (isAlone && neverZero(policy)) {
          yield finding(policy, {
            what: `it tracks ${name}, which is above 0 without requests`,
            fix: fixOf(topology, target),
            about: [target],
          });
        } else if (name !== undefined && isSilentWhileIdle(topology, target, policy)) {
          yield finding(policy, {
            what: `it tracks ${name}, which has no data without requests`,
            fix: fixOf(topology, target),
            about: [target],
            // Without data, target tracking does not scale in at all.
            severity: "error",
          });
        }
      }
    }
  },
});

function fixOf(topology: Topology, target: ScalableTarget): Fix {
  const { hcl, typescript } = capacityOf(topology, target) === "copies" ? CONCURRENCY : BACKLOG;
  return { hcl, typescript: `${typescript}, or \`idleTimeout\` in addition to the metric` };
}

/** Whether the metric is published per request, so that it has no data while idle. */
function isSilentWhileIdle(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): boolean {
  const name = trackedMetric(policy);
  const metric = isKnown(policy.customizedMetric) ? policy.customizedMetric : undefined;
  const isPublished = metric !== undefined && unpublished(metric, publisherOf(topology, target)) === undefined;
  return isPublished && name !== undefined && metricValues(name).whileIdle === "no data";
}
