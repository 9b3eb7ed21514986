import { componentNameIn, unpublished, unpublishedText, watchesAnotherComponent } from "../../behaviour";
import { isMetricNamespace, metricMeantBy } from "../../catalogue/metrics";
import {
  type Alarm,
  areApart,
  isAdapter,
  isKnown,
  isUnknown,
  type MetricAlarm,
  type ScalableTarget,
  type Topology,
} from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { type Fix, finding } from "../finding";
import { rule, type Severity } from "../rule";
import { areExactly, REFUSED, SAGEMAKER, shownNames, shownValue } from "./wake-metric";
import { sleepingTargets, wakeMetricAlarms } from "./wake-path";

/** Metrics of requests, for which AWS does not say whether a refused request counts. */
const OF_REQUESTS = /^Invocation(s|4XXErrors|5XXErrors)$/;

export const wakeMetric = rule({
  id: "W04",
  slug: "wake-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
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
