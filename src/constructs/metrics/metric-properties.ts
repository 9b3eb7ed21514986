import { limits } from "../../catalogue/limits";
import { duration, type Kind, plain, text, texts } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, required } from "../checks/properties";
import type { MetricProps } from "./metric-props";
import { isStatistic } from "./metric-statistic";

/** A statistic of CloudWatch. */
export const statistic: Kind = plain(
  "must be a statistic of CloudWatch",
  (value) => typeof value === "string" && isStatistic(value),
  "write MetricStatistic.AVERAGE, or a percentile such as p99",
);

/** What the properties of a metric may be. */
export const metricProperties: Properties<MetricProps> = {
  namespace: required(named(limits.names.metricNamespace), unknownText, 'as in "AWS/SageMaker"'),
  metricName: required(named(limits.names.metric), unknownText, "as CloudWatch has it"),
  dimensions: required(texts, () => ({}), 'as in { EndpointName: "chat" }'),
  statistic: optional(statistic),
  period: optional(duration),
  unit: optional(text),
  label: optional(text),
};
