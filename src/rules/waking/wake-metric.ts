import { componentNameIn, unpublished, unpublishedText, watchesAnotherComponent } from "../../behaviour";
import { isMetricNamespace, metricMeantBy, metricNamespaces } from "../../catalogue/metrics";
import {
  type Alarm,
  areApart,
  type Dimensions,
  isAdapter,
  isKnown,
  isUnknown,
  type MetricAlarm,
  type Optional,
  type ScalableTarget,
  type Topology,
} from "../../topology";
import { sagemakerGuide } from "../documents";
import { type Fix, finding } from "../finding";
import { rule, type Severity } from "../rule";
import { sleepingTargets, wakeMetricAlarms } from "./wake-path";

const REFUSED = "NoCapacityInvocationFailures";
const SAGEMAKER = metricNamespaces.invocations;

/** Metrics of requests, for which AWS does not say whether a refused request counts. */
const OF_REQUESTS = /^Invocation(s|4XXErrors|5XXErrors)$/;

export const wakeMetric = rule({
  id: "W04",
  slug: "wake-metric",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "The wake alarm watches the refused requests of its own component",
  why: "CloudWatch finds a metric by its exact name, namespace and dimensions; an alarm on anything else has no data at zero copies and never fires.",
  remedy:
    'namespace = "AWS/SageMaker", metric_name = "NoCapacityInvocationFailures", and InferenceComponentName as the only dimension.',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["W10"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "copies")) {
      const alarms = topology.wakeAlarmsOf(target);
      // What is wrong with an alarm in another Region is its actions.
      const here = alarms.nodes.filter((alarm) => !areApart(alarm, target));
      const problems = here.flatMap((alarm) => {
        const problem = metricProblem(topology, alarm, target);
        return problem === undefined ? [] : [{ alarm, problem }];
      });
      // One alarm that works is enough: what others watch is their business.
      if (!alarms.complete || problems.length < here.length) {
        continue;
      }
      for (const { alarm, problem } of problems) {
        yield finding(alarm, { ...problem, fix: fixFor(componentNameIn(target)) });
      }
    }
    for (const alarm of wakeMetricAlarms(topology)) {
      const another = policyOfAnother(topology, alarm);
      if (another !== undefined) {
        const watched = topology.watchedComponentOf(alarm).node;
        yield finding(alarm, {
          what: another,
          fix: "alarm_actions = [the arn of the policy on the component it watches]",
          about: watched === undefined ? [] : topology.targetsOf(watched).nodes,
        });
      }
    }
  },
});

const fixFor = (name: string | undefined): Fix => ({
  hcl: `namespace = "${SAGEMAKER}", metric_name = "${REFUSED}", dimensions = { InferenceComponentName = ${name === undefined ? "<the component's name>" : `"${name}"`} }`,
  typescript: "remove the override: the constructs' alarm watches the component it wakes",
});

/** The refused requests of a component that is here fire policies of components that are not. */
function policyOfAnother(topology: Topology, alarm: MetricAlarm): string | undefined {
  const watched = topology.watchedComponentOf(alarm).node;
  const { nodes: policies, complete } = topology.policiesFiredBy(alarm);
  if (watched === undefined || !complete || isAdapter(watched) || !isKnown(watched.name)) {
    return undefined;
  }
  const others = policies.map((policy) =>
    topology.targetOf(policy).kind === "dangling" ? componentNameIn(policy) : undefined,
  );
  return others.length > 0 && others.every((name) => name !== undefined && name !== watched.name)
    ? `it watches ${watched.name}, and fires a policy of ${others[0]}`
    : undefined;
}

interface Problem {
  readonly what: string;
  readonly severity?: Severity;
}

/** Why an alarm does not see the refused requests of a component; `undefined` when it may do so. */
function metricProblem(topology: Topology, alarm: Alarm, target: ScalableTarget): Problem | undefined {
  if (alarm.kind === "composite-alarm" || alarm.usesMetricQueries || !isKnown(alarm.metricName)) {
    return undefined;
  }
  const { metricName, namespace, dimensions } = alarm;
  if (metricName !== REFUSED) {
    return isMetricNamespace(namespace) ? otherMetric(alarm, metricName) : undefined;
  }
  if (!isUnknown(namespace) && namespace !== SAGEMAKER) {
    return { what: `namespace is ${namespace ?? "not set"}, and ${REFUSED} is in ${SAGEMAKER}` };
  }
  if (!areExactly(dimensions, "InferenceComponentName")) {
    return { what: `dimensions are ${shownNames(dimensions)}, and ${REFUSED} has InferenceComponentName alone` };
  }
  const watched = shownValue(dimensions, "InferenceComponentName");
  return watchesAnotherComponent(topology, alarm, target)
    ? { what: `it watches ${watched}, and wakes ${componentNameIn(target) ?? "another component"}` }
    : undefined;
}

function otherMetric(alarm: MetricAlarm, metricName: string): Problem {
  if (OF_REQUESTS.test(metricName)) {
    const what = `metric_name is ${metricName}, and AWS does not say whether a refused request counts in it`;
    return { what, severity: "note" };
  }
  if (metricMeantBy(metricName) === REFUSED) {
    return { what: `metric_name is ${metricName}, which is written ${REFUSED}` };
  }
  const problem = unpublished({ ...alarm, metricName }, "inference-components");
  return problem?.kind === "name"
    ? { what: unpublishedText(problem) }
    : { what: `metric_name is ${metricName}, which is not published while there is no copy` };
}

/** What SageMaker publishes about the queue of an endpoint, not of its variants. A tracked metric has rules of its own. */
const OF_QUEUE: ReadonlySet<unknown> = new Set([
  "ApproximateAgeOfOldestRequest",
  "ApproximateBacklogSize",
  "ApproximateBacklogSizePerInstance",
  "HasBacklogWithoutCapacity",
]);

export const queueMetric = rule({
  id: "W30",
  slug: "queue-metric",
  severity: "error",
  evidence: "verified",
  breaksOneWay: true,
  title: "An alarm on a queue watches the one of its endpoint",
  why: "They are published in AWS/SageMaker with EndpointName alone: with VariantName beside it, or in another namespace, there is no data, and nothing wakes by it.",
  remedy:
    'namespace = "AWS/SageMaker", and EndpointName as the only dimension, with the name of the endpoint that it wakes.',
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      const problem = alarm.kind === "metric-alarm" ? queueProblem(alarm) : undefined;
      const other = alarm.kind === "metric-alarm" ? anotherEndpoint(topology, alarm) : undefined;
      if (problem !== undefined || other !== undefined) {
        yield finding(alarm, {
          what: problem ?? other ?? "",
          fix: `namespace = "${SAGEMAKER}", dimensions = { EndpointName = <the endpoint's name> }`,
        });
      }
    }
  },
});

type Watched = Pick<MetricAlarm, "metricName" | "namespace" | "dimensions">;

function queueProblem({ metricName, namespace, dimensions }: Watched): string | undefined {
  if (!OF_QUEUE.has(metricName)) {
    return undefined;
  }
  // Somebody's own metric may have the same name: a namespace of SageMaker, or its dimensions, tell that it is meant.
  if (!isUnknown(namespace) && namespace !== SAGEMAKER) {
    const meant = isMetricNamespace(namespace) || (isKnown(dimensions) && dimensions.has("EndpointName"));
    return meant ? `namespace is ${namespace ?? "not set"}, and ${String(metricName)} is in ${SAGEMAKER}` : undefined;
  }
  return areExactly(dimensions, "EndpointName")
    ? undefined
    : `dimensions are ${shownNames(dimensions)}, and ${String(metricName)} has EndpointName alone`;
}

/** The queue of one endpoint wakes a variant of another. */
function anotherEndpoint(topology: Topology, alarm: MetricAlarm): string | undefined {
  const watched = topology.watchedEndpointOf(alarm);
  if (!OF_QUEUE.has(alarm.metricName) || (watched.kind !== "resolved" && watched.kind !== "dangling")) {
    return undefined;
  }
  for (const policy of topology.policiesFiredBy(alarm).filter((policy) => !areApart(alarm, policy))) {
    const target = topology.targetOf(policy).node;
    const subject = target === undefined ? undefined : topology.subjectOf(target).node;
    const endpoints = subject?.kind === "variant" ? topology.endpointsOf(subject) : undefined;
    if (endpoints?.complete && endpoints.nodes.length > 0 && !endpoints.nodes.some((node) => node === watched.node)) {
      return `it watches the endpoint ${shownValue(alarm.dimensions, "EndpointName")}, and fires a policy of ${endpoints.nodes[0]?.address}`;
    }
  }
  return undefined;
}

/** True as well where the dimensions are not known. */
const areExactly = (dimensions: Optional<Dimensions>, name: string): boolean =>
  isUnknown(dimensions) || (dimensions !== undefined && dimensions.size === 1 && dimensions.has(name));

const shownNames = (dimensions: Optional<Dimensions>): string =>
  isKnown(dimensions) && dimensions.size > 0 ? [...dimensions.keys()].join(" and ") : "not set";

const shownValue = (dimensions: Optional<Dimensions>, name: string): string =>
  isKnown(dimensions) ? String(dimensions.get(name)) : "another";
