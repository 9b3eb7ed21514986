import { Construct } from "constructs";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { MetricStatistic } from "../metrics/metric-statistic";
import { publishedMetric } from "../metrics/published-metric";

/**
 * The metrics that SageMaker publishes with `InferenceComponentName`, of a component that is created here or managed
 * elsewhere. For a request to an adapter AWS does not document whether the name of the adapter or of its base is used.
 */
export abstract class InferenceComponentBase extends Construct {
  /** Name of the component. Clients pass it beside the name of the endpoint. */
  abstract readonly inferenceComponentName: string;

  /** Allows a role or user to call the component. */
  abstract grantInvoke(grantee: Grantee): Grant;

  /**
   * Any metric that SageMaker publishes for the component, by its name.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `MidStreamErrors`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric {
    return this.published(metricName, options);
  }

  /**
   * Number of requests to the component, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocations(options?: MetricOptions): Metric {
    return this.published("Invocations", options, MetricStatistic.SUM);
  }

  /**
   * Number of requests per copy, summed. Not published while the component has no copy.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocationsPerCopy(options?: MetricOptions): Metric {
    return this.published("InvocationsPerCopy", options, MetricStatistic.SUM);
  }

  /**
   * Number of requests in flight per copy, queued ones included: the maximum. Published every 10 s, and not while the
   * component has no copy.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricConcurrentRequestsPerCopy(options?: MetricOptions): Metric {
    return this.published("ConcurrentRequestsPerCopy", options, MetricStatistic.MAXIMUM);
  }

  /**
   * Number of requests that were refused because the component has no copy, summed: what the wake alarm watches. Published
   * only when a request is refused.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
   */
  metricNoCapacityFailures(options?: MetricOptions): Metric {
    return this.published("NoCapacityInvocationFailures", options, MetricStatistic.SUM);
  }

  /**
   * Time that the model takes to answer, in microseconds, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelLatency(options?: MetricOptions): Metric {
    return this.published("ModelLatency", options, MetricStatistic.AVERAGE);
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

  /**
   * Number of requests that are answered with a 4xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation4xxErrors(options?: MetricOptions): Metric {
    return this.published("Invocation4XXErrors", options, MetricStatistic.SUM);
  }

  /**
   * Number of requests that are answered with a 5xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation5xxErrors(options?: MetricOptions): Metric {
    return this.published("Invocation5XXErrors", options, MetricStatistic.SUM);
  }

  /**
   * CPU use of the copies, in percent of what they reserve, or of their limit if they reserve nothing: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("CPUUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU use of the copies, in percent of the GPUs that they reserve: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("GPUUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU memory in use by the copies, in percent of the GPUs that they reserve: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("GPUMemoryUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * Host memory in use by the copies, in percent of what they reserve, or of their limit if they reserve nothing: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricMemoryUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("MemoryUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  private published(metricName: string, options?: MetricOptions, statistic?: MetricStatistic): Metric {
    const subject = {
      dimensions: { InferenceComponentName: this.inferenceComponentName },
      publisher: "inference-components",
      noun: "an inference component",
    } as const;
    return publishedMetric(metricName, subject, options, statistic);
  }
}
