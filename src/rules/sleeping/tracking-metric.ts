import {
  COPIES,
  capacityOf,
  neverZero,
  publisherOf,
  publishersText,
  trackedMetric,
  tracksAnother,
  type Unpublished,
  unpublished,
  type Ways,
  waysOf,
} from "../../behaviour";
import { metricValues } from "../../catalogue/metric-values";
import { type MetricPublisher, predefinedMetricScales } from "../../catalogue/metrics";
import {
  isKnown,
  type Maybe,
  type ScalableTarget,
  type TargetTrackingPolicy,
  type Topology,
  Unknown,
} from "../../topology";
import { autoScalingGuide, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

const BACKLOG = {
  hcl: 'customized_metric_specification with metric_name = "ApproximateBacklogSizePerInstance", namespace = "AWS/SageMaker", statistic = "Average" and the dimension EndpointName alone',
  typescript: "tracking: BacklogTracking.perInstance(…)",
};
const CONCURRENCY = {
  hcl: 'predefined_metric_type = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"',
  typescript: "tracking: CopyTracking.concurrentRequestsPerCopy(…)",
};

export const idleMetric = rule({
  id: "Z09",
  slug: "idle-metric",
  severity: "warning",
  evidence: "inferred",
  breaksOneWay: true,
  title: "The tracked metric is exactly 0 when nobody calls",
  why: "Tracking keeps capacity × metric ÷ target, rounded up: an idle container still uses a little, so at least 1 stays.",
  remedy: "A metric that is 0 when nobody calls: concurrent requests of a component, the backlog of a queue.",
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
      const instead = capacityOf(topology, target) === "copies" ? CONCURRENCY : BACKLOG;
      const fix = { ...instead, typescript: `${instead.typescript}, or \`idleTimeout\` beside the metric` };
      for (const policy of scalingIn(topology, target)) {
        const name = trackedMetric(policy);
        if (isAlone && neverZero(policy)) {
          yield finding(policy, { what: `it tracks ${name}, which is above 0 without requests`, fix, about: [target] });
        } else if (name !== undefined && isSilentWhileIdle(topology, target, policy)) {
          yield finding(policy, {
            what: `it tracks ${name}, which has no data without requests`,
            fix,
            about: [target],
            // Without data nothing scales in at all.
            severity: "error",
          });
        }
      }
    }
  },
});

export const trackingTogether = rule({
  id: "Z12",
  slug: "tracking-together",
  severity: "warning",
  evidence: "verified",
  title: "Of several tracking policies each is able to scale in to zero",
  why: "Capacity goes only when all policies that may scale in agree: one that never does holds the others up.",
  remedy: "disable_scale_in = true in the policy that never asks to scale in.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const tracking = scalingIn(topology, target);
      const holding = tracking.filter(neverZero);
      if (!isByTrackingAlone(waysOf(topology, target)) || holding.length === tracking.length) {
        continue;
      }
      for (const policy of holding) {
        const others = tracking.filter((other) => other !== policy);
        yield finding(policy, {
          what: `it tracks ${metricName(policy)}, which never asks for zero, and so holds back ${others[0]?.address}`,
          fix: "disable_scale_in = true in this policy: the other one then takes the capacity to zero",
          about: [target],
        });
      }
    }
  },
});

/** Published for each request, and so not while there is none. */
function isSilentWhileIdle(topology: Topology, target: ScalableTarget, policy: TargetTrackingPolicy): boolean {
  const name = trackedMetric(policy);
  const metric = isKnown(policy.customizedMetric) ? policy.customizedMetric : undefined;
  const isPublished = metric !== undefined && unpublished(metric, publisherOf(topology, target)) === undefined;
  return isPublished && name !== undefined && metricValues(name).whileIdle === "no data";
}

/** Tracking policies that may scale in. */
const scalingIn = (topology: Topology, target: ScalableTarget): readonly TargetTrackingPolicy[] =>
  topology.trackingPoliciesOf(target).nodes.filter(({ disableScaleIn }) => disableScaleIn !== true);

/** Nothing else takes the capacity away, or is written to. */
export const isByTrackingAlone = ({ down, hidden }: Ways): boolean =>
  hidden.length === 0 && down.every(({ by }) => by === "target tracking");

export const asyncMetric = rule({
  id: "Z10",
  slug: "async-metric",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "An asynchronous variant tracks a metric that asynchronous endpoints publish",
  why: "Without data a tracking policy does nothing: it neither adds instances nor takes them away.",
  remedy: "A customized metric: ApproximateBacklogSizePerInstance in AWS/SageMaker, Average, with EndpointName alone.",
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    for (const { policy, capacity, publisher } of tracked(topology)) {
      const name = capacity === "instances" ? foreignToQueues(policy, publisher) : undefined;
      if (name !== undefined) {
        yield finding(policy, { what: `it tracks ${name}, which asynchronous endpoints do not publish`, fix: BACKLOG });
      }
    }
  },
});

/** What a policy tracks, if it is about requests as only other kinds of endpoints publish them. */
function foreignToQueues(policy: TargetTrackingPolicy, publisher: Maybe<MetricPublisher>): string | undefined {
  const { predefinedMetric, customizedMetric } = policy;
  if (isKnown(predefinedMetric)) {
    const { type } = predefinedMetric;
    return isKnown(type) && predefinedMetricScales(type) === "instances" ? type : undefined;
  }
  const problem = isKnown(customizedMetric) ? unpublished(customizedMetric, publisher) : undefined;
  return problem?.kind === "publisher" ? problem.metricName : undefined;
}

export const publishedMetric = rule({
  id: "Z11",
  slug: "published-metric",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "The tracked metric is one that SageMaker publishes, with its namespace and dimensions",
  why: "CloudWatch finds nothing by another namespace or by a part of the dimensions, and without data nothing scales.",
  remedy: "Name, namespace, dimensions and statistic as SageMaker publishes the metric, or a predefined one.",
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
  /** What to write instead. @default - the metric that is meant for it */
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
  // A unit is for another rule.
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
        what: `it looks for ${metricName} in the namespace ${problem.namespace}, SageMaker publishes it in ${problem.published}`,
        hcl: `namespace = "${problem.published}"`,
      };
    case "publisher":
      return { what: `it tracks ${metricName}, which only ${publishersText(problem.by)} publish` };
    case "dimensions": {
      const { given, published } = problem;
      const wanted = published.map((set) => set.join(" and ")).join(", or ");
      return {
        what: `it looks for ${metricName} with ${given.length === 0 ? "no dimension" : `the dimensions ${given.join(", ")}`}, SageMaker publishes it with ${wanted}`,
        hcl: `dimensions { name = … } for exactly ${wanted}`,
      };
    }
  }
}

/** All tracking policies with what their target counts; that of a policy without a target shows in its dimension. */
function* tracked(topology: Topology) {
  for (const policy of topology.targetTrackingPolicies) {
    const target = topology.targetOf(policy).node;
    const byDimension = policy.scalableDimension === COPIES;
    const capacity = target === undefined ? (byDimension ? "copies" : undefined) : capacityOf(topology, target);
    const publisher: Maybe<MetricPublisher> =
      target === undefined ? (byDimension ? "inference-components" : Unknown) : publisherOf(topology, target);
    yield { policy, capacity, publisher };
  }
}

const metricName = ({ customizedMetric }: TargetTrackingPolicy): string =>
  String(isKnown(customizedMetric) ? customizedMetric.metricName : "");
