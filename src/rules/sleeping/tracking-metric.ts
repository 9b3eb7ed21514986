import {
  FINER_DIMENSIONS,
  metricMeantBy,
  metricNamespaces,
  metricsNamed,
  type PublishedMetric,
  predefinedMetricScales,
} from "../../catalogue/metrics";
import {
  type CustomizedMetric,
  type Dimensions,
  isKnown,
  isUnknown,
  type TargetTrackingPolicy,
  type Topology,
} from "../../topology";
import { autoScalingGuide, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { capacityOf, sleepers } from "./sleepers";
import { hasOwnWay, neverZero, waysDown } from "./ways-down";

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
  title: "The tracked metric is exactly 0 when nobody calls",
  why: "Tracking keeps capacity × metric ÷ target, rounded up: an idle container still uses a little, so at least 1 stays.",
  remedy: "A metric that is 0 when nobody calls: concurrent requests of a component, the backlog of a queue.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  unless: ["Z12"],
  *check(topology) {
    for (const target of sleepers(topology)) {
      const ways = waysDown(topology, target);
      if (!ways.complete || hasOwnWay(ways)) {
        continue;
      }
      for (const policy of ways.tracking.filter(neverZero)) {
        const instead = capacityOf(topology, target) === "copies" ? CONCURRENCY : BACKLOG;
        yield finding(policy, {
          what: `it tracks ${metricName(policy)}, which is above 0 when nobody calls`,
          fix: { ...instead, typescript: `${instead.typescript}, or \`idleTimeout\` beside the metric` },
          about: [target],
        });
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
      const ways = waysDown(topology, target);
      const holding = ways.tracking.filter(neverZero);
      if (!ways.complete || hasOwnWay(ways) || holding.length === ways.tracking.length) {
        continue;
      }
      for (const policy of holding) {
        const others = ways.tracking.filter((other) => other !== policy);
        yield finding(policy, {
          what: `it tracks ${metricName(policy)}, which never asks for zero, and so holds back ${others[0]?.address}`,
          fix: "disable_scale_in = true in this policy: the other one then takes the capacity to zero",
          about: [target],
        });
      }
    }
  },
});

export const asyncMetric = rule({
  id: "Z10",
  slug: "async-metric",
  severity: "error",
  evidence: "verified",
  title: "An asynchronous variant tracks a metric that asynchronous endpoints publish",
  why: "Without data a tracking policy does nothing: it neither adds instances nor takes them away.",
  remedy: "A customized metric: ApproximateBacklogSizePerInstance in AWS/SageMaker, Average, with EndpointName alone.",
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    for (const { policy, capacity } of tracked(topology)) {
      const name = nameOfRequests(policy);
      if (capacity === "instances" && name !== undefined) {
        yield finding(policy, { what: `it tracks ${name}, which asynchronous endpoints do not publish`, fix: BACKLOG });
      }
    }
  },
});

export const publishedMetric = rule({
  id: "Z11",
  slug: "published-metric",
  severity: "error",
  evidence: "verified",
  title: "The tracked metric is one that SageMaker publishes, with its namespace and dimensions",
  why: "CloudWatch finds nothing by another namespace or by a part of the dimensions, and without data nothing scales.",
  remedy: "Name, namespace, dimensions and statistic as SageMaker publishes the metric, or a predefined one.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  unless: ["W16", "W18", "Z10"],
  *check(topology) {
    for (const { policy, capacity } of tracked(topology)) {
      const problem = metricProblem(policy, capacity === "copies");
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

function metricProblem(policy: TargetTrackingPolicy, ofCopies: boolean): MetricProblem | undefined {
  const { predefinedMetric, customizedMetric } = policy;
  if (predefinedMetric === undefined && customizedMetric === undefined) {
    return { what: "it tracks no metric" };
  }
  return isKnown(customizedMetric) && !customizedMetric.usesMetricMath
    ? problemOf(customizedMetric, policy, ofCopies)
    : undefined;
}

function problemOf(
  metric: CustomizedMetric,
  policy: TargetTrackingPolicy,
  ofCopies: boolean,
): MetricProblem | undefined {
  const { namespace, metricName, dimensions } = metric;
  if (!isKnown(namespace) || !isKnown(metricName)) {
    return undefined;
  }
  const published = metricsNamed(metricName);
  if (published.length === 0) {
    return misspelt(namespace, metricName);
  }
  const here = published.find((candidate) => candidate.namespace === namespace);
  if (here === undefined) {
    return elsewhere(namespace, metricName, published);
  }
  if (ofCopies && !here.publishedBy.includes("inference-components")) {
    return { what: `it tracks ${metricName}, which only asynchronous endpoints or variants with a model publish` };
  }
  return isUnknown(dimensions) ? undefined : dimensionProblem(here, dimensions ?? new Map(), policy);
}

function misspelt(namespace: string, metricName: string): MetricProblem | undefined {
  const meant = namespace === metricNamespaces.invocations ? metricMeantBy(metricName) : undefined;
  return meant === undefined
    ? undefined
    : { what: `it tracks ${metricName}, which SageMaker does not publish`, hcl: `metric_name = "${meant}"` };
}

/** A namespace of the user's own may have a metric of any name. */
function elsewhere(
  namespace: string,
  metricName: string,
  [published]: readonly PublishedMetric[],
): MetricProblem | undefined {
  return published === undefined || !/sagemaker/i.test(namespace)
    ? undefined
    : {
        what: `it looks for ${metricName} in the namespace ${namespace}, SageMaker publishes it in ${published.namespace}`,
        hcl: `namespace = "${published.namespace}"`,
      };
}

function dimensionProblem(
  { metricName, dimensions: sets }: PublishedMetric,
  given: Dimensions,
  policy: TargetTrackingPolicy,
): MetricProblem | undefined {
  const names = [...given.keys()];
  if (names.some((name) => FINER_DIMENSIONS.has(name))) {
    return undefined;
  }
  if (!sets.some((set) => set.length === names.length && set.every((name) => given.has(name)))) {
    const wanted = sets.map((set) => set.join(" and ")).join(", or ");
    return {
      what: `it looks for ${metricName} with ${names.length === 0 ? "no dimension" : `the dimensions ${names.join(", ")}`}, SageMaker publishes it with ${wanted}`,
      hcl: `dimensions { name = … } for exactly ${wanted}`,
    };
  }
  return strangerProblem(metricName, given, policy);
}

/** The metric is that of what the policy scales, and of nothing else. */
function strangerProblem(
  metricName: string,
  given: Dimensions,
  { resourceId }: TargetTrackingPolicy,
): MetricProblem | undefined {
  const own = isKnown(resourceId) ? resourceId.split("/") : [];
  const [kind, name, , variantName] = own;
  const wanted = new Map([
    ["InferenceComponentName", kind === "inference-component" ? name : undefined],
    ["EndpointName", kind === "endpoint" ? name : undefined],
    ["VariantName", kind === "endpoint" ? variantName : undefined],
  ]);
  for (const [dimension, value] of given) {
    const expected = wanted.get(dimension);
    if (isKnown(value) && expected !== undefined && value !== expected) {
      return {
        what: `it tracks ${metricName} of ${dimension} ${value}, and scales ${expected}`,
        hcl: `value = "${expected}" for the dimension ${dimension}`,
      };
    }
  }
  return undefined;
}

/** All tracking policies with what their target counts; that of a policy without a target shows in its dimension. */
function* tracked(topology: Topology) {
  for (const policy of topology.targetTrackingPolicies) {
    const target = topology.targetOf(policy).node;
    const byDimension = policy.scalableDimension === "sagemaker:inference-component:DesiredCopyCount";
    const capacity = target === undefined ? (byDimension ? "copies" : undefined) : capacityOf(topology, target);
    yield { policy, capacity };
  }
}

const metricName = ({ customizedMetric }: TargetTrackingPolicy): string =>
  String(isKnown(customizedMetric) ? customizedMetric.metricName : "");

/** What the policy tracks, if it is about requests as only real-time endpoints publish them. */
function nameOfRequests({ predefinedMetric, customizedMetric }: TargetTrackingPolicy): string | undefined {
  if (isKnown(predefinedMetric)) {
    const { type } = predefinedMetric;
    return isKnown(type) && predefinedMetricScales(type) === "instances" ? type : undefined;
  }
  const name = isKnown(customizedMetric) ? customizedMetric.metricName : undefined;
  const published = isKnown(name) ? metricsNamed(name) : [];
  return isKnown(name) && published.length > 0 && !published.some(isAsynchronous) ? name : undefined;
}

const isAsynchronous = ({ publishedBy }: PublishedMetric): boolean => publishedBy.includes("asynchronous");
