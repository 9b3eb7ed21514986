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
import { rule } from "../rule";
import type { Severity } from "../severity";
import { areExactly, REFUSED, SAGEMAKER, shownNames, shownValue } from "./wake-metric";
import { sleepingTargets, wakeMetricAlarms } from "./wake-path";

/** Request metrics for which AWS does not document whether they count refused requests. */
const OF_REQUESTS = /^Invocation(s|4XXErrors|5XXErrors)$/;

export const wakeMetric = rule({
  id: "W04",
  slug: "wake-metric",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  breaksOneWay: ["up"],
  title: "The wake alarm must watch the refused requests of its own component",
  why: "CloudWatch finds a metric by its exact name, namespace and dimensions. An alarm on any other metric has no data at zero copies and never fires.",
  remedy:
    'Set `namespace = "AWS/SageMaker"`, `metric_name = "NoCapacityInvocationFailures"`, and InferenceComponentName as the only dimension.',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["W10"],
  *check(topology) {
    for (const target of sleepingTargets(topology, "copies")) {
      const alarms = topology.wakeAlarmsOf(target);
      // Another rule reports the actions of an alarm in another Region.
      const here = alarms.nodes.filter((alarm) => !areApart(alarm, target));
      const problems = here.flatMap((alarm) => {
        const problem = metricProblem(topology, alarm, target);
        return problem === undefined ? [] : [{ alarm, problem }];
      });
      // One alarm that works is enough. The others may watch anything.
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
          fix: "set alarm_actions to the ARN of the policy of the component that it watches",
          about: watched === undefined ? [] : topology.targetsOf(watched).nodes,
        });
      }
    }
  },
});

const fixFor = (name: string | undefined): Fix => ({
  hcl: `namespace = "${SAGEMAKER}", metric_name = "${REFUSED}", dimensions = { InferenceComponentName = ${name === undefined ? "<the component's name>" : `"${name}"`} }`,
  typescript: "remove the override: the alarm of the constructs watches the component that it wakes",
});

/** An alarm that watches a component in the source, but runs policies of components that are not in it. */
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
    ? `it watches ${watched.name}, but runs a policy of ${others[0]}`
    : undefined;
}

interface Problem {
  readonly what: string;
  readonly severity?: Severity;
}

/** Why an alarm does not see the refused requests of a component; `undefined` if it may see them. */
function metricProblem(topology: Topology, alarm: Alarm, target: ScalableTarget): Problem | undefined {
  if (alarm.kind === "composite-alarm" || alarm.usesMetricQueries || !isKnown(alarm.metricName)) {
    return undefined;
  }
  const { metricName, namespace, dimensions } = alarm;
  if (metricName !== REFUSED) {
    return isMetricNamespace(namespace) ? otherMetric(alarm, metricName) : undefined;
  }
  if (!isUnknown(namespace) && namespace !== SAGEMAKER) {
    return { what: `namespace is ${namespace ?? "not set"}, but ${REFUSED} is in ${SAGEMAKER}` };
  }
  if (!areExactly(dimensions, "InferenceComponentName")) {
    return { what: `dimensions are ${shownNames(dimensions)}, but ${REFUSED} has only InferenceComponentName` };
  }
  const watched = shownValue(dimensions, "InferenceComponentName");
  return watchesAnotherComponent(topology, alarm, target)
    ? { what: `it watches ${watched}, but wakes ${componentNameIn(target) ?? "another component"}` }
    : undefined;
}

function otherMetric(alarm: MetricAlarm, metricName: string): Problem {
  if (OF_REQUESTS.test(metricName)) {
    const what = `metric_name is ${metricName}, and AWS does not document whether it counts refused requests`;
    return { what, severity: "note" };
  }
  if (metricMeantBy(metricName) === REFUSED) {
    return { what: `metric_name is ${metricName}, but the metric is named ${REFUSED}` };
  }
  const problem = unpublished({ ...alarm, metricName }, "inference-components");
  return problem?.kind === "name"
    ? { what: unpublishedText(problem) }
    : { what: `metric_name is ${metricName}, which is not published at zero copies` };
}
