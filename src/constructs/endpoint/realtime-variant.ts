import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { MetricStatistic } from "../metrics/metric-statistic";
import { EndpointVariant, type VariantProps } from "./endpoint-variant";

/** A variant of a real-time endpoint that hosts inference components, and its metrics. */
export class RealtimeVariant extends EndpointVariant {
  /** @internal */
  static of(props: VariantProps): RealtimeVariant {
    return new RealtimeVariant(props);
  }

  private constructor(props: VariantProps) {
    super(props, "inference-components");
  }

  /**
   * Number of requests to the variant, summed. Without an instance a request is refused: see `metricNoCapacityFailures` of
   * the inference component.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocations(options?: MetricOptions): Metric {
    return this.published("Invocations", options, MetricStatistic.SUM);
  }

  /**
   * Number of requests per instance, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocationsPerInstance(options?: MetricOptions): Metric {
    return this.published("InvocationsPerInstance", options, MetricStatistic.SUM);
  }

  /**
   * Time that SageMaker adds to a request, in microseconds, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricOverheadLatency(options?: MetricOptions): Metric {
    return this.published("OverheadLatency", options, MetricStatistic.AVERAGE);
  }

  /**
   * Number of requests that the model does not answer with a 2xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelErrors(options?: MetricOptions): Metric {
    return this.published("InvocationModelErrors", options, MetricStatistic.SUM);
  }
}
