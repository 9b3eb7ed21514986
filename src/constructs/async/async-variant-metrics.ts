import { EndpointVariant, type VariantProps } from "../endpoint/endpoint-variant";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { MetricStatistic } from "../metrics/metric-statistic";

/** A variant of an asynchronous endpoint, and its metrics. Those of the queue belong to the endpoint. */
export class AsyncVariant extends EndpointVariant {
  /** @internal */
  static of(props: VariantProps): AsyncVariant {
    return new AsyncVariant(props);
  }

  private constructor(props: VariantProps) {
    super(props, "asynchronous");
  }

  /**
   * Number of requests that failed, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricInvocationFailures(options?: MetricOptions): Metric {
    return this.published("InvocationFailures", options, MetricStatistic.SUM);
  }

  /**
   * Number of requests that expired in the queue, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricExpiredRequests(options?: MetricOptions): Metric {
    return this.published("ExpiredRequests", options, MetricStatistic.SUM);
  }

  /**
   * Number of messages that could not be published to the success or error topic, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricNotificationFailures(options?: MetricOptions): Metric {
    return this.published("NotificationFailures", options, MetricStatistic.SUM);
  }

  /**
   * Time that a request waits in the queue, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricTimeInBacklog(options?: MetricOptions): Metric {
    return this.published("TimeInBacklog", options, MetricStatistic.AVERAGE);
  }

  /**
   * Time from the arrival of a request to its answer, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricTotalProcessingTime(options?: MetricOptions): Metric {
    return this.published("TotalProcessingTime", options, MetricStatistic.AVERAGE);
  }
}
