import { publishersText, tracksAnother, type Unpublished, unpublished } from "../../behaviour";
import type { MetricPublisher } from "../../catalogue/published-metric";
import { isKnown, type Maybe, type TargetTrackingPolicy } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { BACKLOG, CONCURRENCY, tracked } from "./tracking-metric";

export const publishedMetric = rule({
  id: "Z11",
  slug: "published-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleepAndWake,
  breaksOneWay: ["down", "up"],
  title: "The tracked metric must be one that SageMaker publishes, with its namespace and dimensions",
  why: "CloudWatch finds no data under another namespace or with only some of the dimensions. Without data, nothing scales.",
  remedy:
    "Use the name, namespace, dimensions and statistic that SageMaker publishes the metric with, or a predefined metric.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  unless: ["W16", "W18", "Z10"],
  *check(topology) {
    for (const { policy, capacity, publisher } of tracked(topology)) {
      const problem = metricProblem(policy, publisher);
      if (problem !== undefined) {
        const instead = capacity === "copies" ? CONCURRENCY : BACKLOG;
        yield finding(policy, { what: problem.what, fix: { ...instead, hcl: problem.hcl ?? instead.hcl } });
      }
    }
  },
});

interface MetricProblem {
  readonly what: string;
  /** The fix in HCL. @default - the metric that suits the capacity */
  readonly hcl?: string;
}

function metricProblem(policy: TargetTrackingPolicy, publisher: Maybe<MetricPublisher>): MetricProblem | undefined {
  const { predefinedMetric, customizedMetric } = policy;
  if (predefinedMetric === undefined && customizedMetric === undefined) {
    return { what: "it tracks no metric" };
  }
  if (!isKnown(customizedMetric) || customizedMetric.usesMetricMath) {
    return undefined;
  }
  const missing = (["metricName", "namespace"] as const).find((field) => isAbsent(customizedMetric[field]));
  if (missing !== undefined) {
    return { what: `its customized metric has no ${missing === "namespace" ? missing : "metric_name"}` };
  }
  const problem = unpublished(customizedMetric, publisher);
  // Another rule reports units.
  if (problem !== undefined && problem.kind !== "unit") {
    return inWords(problem);
  }
  const stranger = tracksAnother(policy);
  return stranger && { what: `it ${stranger.what}`, hcl: stranger.fix };
}

const isAbsent = (text: unknown): boolean => text === undefined || text === "";

function inWords(problem: Exclude<Unpublished, { kind: "unit" }>): MetricProblem {
  const { metricName } = problem;
  switch (problem.kind) {
    case "name":
      return {
        what: `it tracks ${metricName}, which SageMaker does not publish`,
        ...(problem.meant !== undefined && { hcl: `metric_name = "${problem.meant}"` }),
      };
    case "namespace":
      return {
        what: `it tracks ${metricName} in the namespace ${problem.namespace}, but SageMaker publishes it in ${problem.published}`,
        hcl: `namespace = "${problem.published}"`,
      };
    case "publisher":
      return { what: `it tracks ${metricName}, which only ${publishersText(problem.by)} publish` };
    case "dimensions": {
      const { given, published } = problem;
      const wanted = published.map((set) => set.join(" and ")).join(", or ");
      return {
        what: `it tracks ${metricName} with ${given.length === 0 ? "no dimension" : `the dimensions ${given.join(", ")}`}, but SageMaker publishes it with ${wanted}`,
        hcl: `set exactly the dimensions ${wanted}`,
      };
    }
  }
}
