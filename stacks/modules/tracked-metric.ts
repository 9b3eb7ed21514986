import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { BacklogTracking, type CustomMetric, type MetricStatistic } from "../../src";
import { backlogPerInstance, cpuUtilization } from "../../src/constructs/scaling/backlog-metrics";
import { expression, mapOf, textOf } from "../../src/modules/expression";
import type { Values } from "../../src/modules/inputs/values";
import type { OWN_METRICS } from "./async-variables";

/** The names of the locals that `tracking` creates. */
export const TRACKING_NAMES = { OwnMetrics: "own_metrics", TrackedMetric: "tracked_metric" };

/** Target tracking of the metric that the variables choose: one of the endpoint's own, or another. */
export function tracking(scope: Construct, inputs: Values): BacklogTracking {
  const [endpoint, variant] = [inputs.text("endpoint_name"), inputs.text("variant_name")];
  const own: Readonly<Record<(typeof OWN_METRICS)[number], object>> = {
    ApproximateBacklogSizePerInstance: inTerraform(backlogPerInstance(endpoint)),
    CPUUtilization: inTerraform(cpuUtilization(endpoint, variant)),
  };
  new TerraformLocal(scope, "OwnMetrics", own);
  const [custom, chosen] = [inputs.reference("tracking.custom_metric"), inputs.reference("tracking.metric")];
  new TerraformLocal(scope, "TrackedMetric", expression(`coalesce(${custom}, local.own_metrics[${chosen}])`));
  const metric: CustomMetric = {
    namespace: textOf("local.tracked_metric.namespace"),
    metricName: textOf("local.tracked_metric.metric_name"),
    dimensions: mapOf("local.tracked_metric.dimensions"),
    statistic: textOf("local.tracked_metric.statistic") as MetricStatistic,
    unit: textOf("local.tracked_metric.unit"),
  };
  return BacklogTracking.custom(metric, inputs.number("tracking.target"));
}

/** Whether tracking follows a metric that never is exactly 0. */
export const neverReachesZero = (it: string): string =>
  `${it}.tracking.custom_metric == null && ${it}.tracking.metric == "CPUUtilization"`;

const inTerraform = ({ namespace, metricName, dimensions, statistic, unit }: CustomMetric): object => ({
  namespace,
  metric_name: metricName,
  dimensions,
  statistic,
  unit: unit ?? expression("null"),
});
