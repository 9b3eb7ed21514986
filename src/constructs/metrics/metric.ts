import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { Duration } from "../../time/duration";
import type { Problem } from "../checks/problem";
import { readProperties } from "../checks/properties";
import type { AlarmOptions } from "./alarm-options";
import { metricAlarm } from "./metric-alarm";
import { metricProperties } from "./metric-properties";
import type { MetricOptions, MetricProps } from "./metric-props";
import { MetricStatistic } from "./metric-statistic";

/** The period of a metric that was given none. */
const DEFAULT_PERIOD = Duration.minutes(1);

/**
 * A CloudWatch metric and how it is read. The `metricX` methods of endpoints, variants and inference components return
 * one; write `new Metric({ … })` for a metric of your own.
 *
 * Use it for an alarm (`createAlarm`) or for target tracking (`CopyTracking.custom`, `BacklogTracking.custom`).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
export class Metric {
  /** A metric that something is wrong with. @internal */
  static broken(props: MetricProps, problems: readonly Problem[]): Metric {
    return new Metric(props).withProblems(problems);
  }

  /** Namespace of the metric, such as `AWS/SageMaker`. */
  readonly namespace: string;
  /** Name of the metric, such as `Invocations`. */
  readonly metricName: string;
  /** Exactly the dimensions that the metric is published with. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** A `MetricStatistic`, or an extended statistic such as `p99`. @default Average */
  readonly statistic: string;
  /** Length of one data point. @default - 1 minute */
  readonly period: Duration;
  /** The only unit that counts; `undefined` for any. */
  readonly unit?: string;
  /** Name of the line in a graph; `undefined` for CloudWatch's own. */
  readonly label?: string;
  /** What is wrong with how it was written. Reported by the construct that uses it. @internal */
  readonly problems: readonly Problem[];

  constructor(written: MetricProps) {
    const { value: props, problems } = readProperties(metricProperties, written, "metric");
    this.namespace = props.namespace;
    this.metricName = props.metricName;
    this.dimensions = props.dimensions;
    this.statistic = props.statistic ?? MetricStatistic.AVERAGE;
    this.period = props.period ?? DEFAULT_PERIOD;
    this.unit = props.unit;
    this.label = props.label;
    this.problems = problems;
  }

  /** The same metric, read in another way. What is not given stays as it is. */
  with(options: MetricOptions): Metric {
    const { namespace, metricName, dimensions, statistic, period, unit, label } = this;
    return new Metric({
      namespace,
      metricName,
      dimensions,
      statistic: options.statistic ?? statistic,
      period: options.period ?? period,
      unit: options.unit ?? unit,
      label: options.label ?? label,
    }).withProblems(this.problems);
  }

  /**
   * Creates an `aws_cloudwatch_metric_alarm` on this metric. A wrong option stops the synthesis.
   * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
   */
  createAlarm(scope: Construct, id: string, options: AlarmOptions): CloudwatchMetricAlarm {
    return metricAlarm(scope, id, this, options);
  }

  private withProblems(problems: readonly Problem[]): Metric {
    return problems.length === 0 ? this : Object.assign(this, { problems: [...problems, ...this.problems] });
  }
}
