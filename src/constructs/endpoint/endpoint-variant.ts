import type { MetricPublisher } from "../../catalogue/published-metric";
import type { Problem } from "../checks/problem";
import { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { MetricStatistic } from "../metrics/metric-statistic";
import { publishedMetric } from "../metrics/published-metric";

/** What a component requires of the variant that hosts it. */
export interface HostingVariant {
  readonly variantName: string;
  /** `undefined` if it is not known: nothing is checked against it then. */
  readonly instanceType?: string;
}

/** What a variant is made of. */
export interface VariantProps extends HostingVariant {
  /** Its endpoint, whose name may not be known yet. */
  readonly endpoint: { readonly endpointName: string };
  /** What is wrong with how the variant was asked for. @default - nothing */
  readonly problems?: readonly Problem[];
}

/** A variant of an endpoint, and the metrics that SageMaker publishes with `EndpointName` and `VariantName`. */
export abstract class EndpointVariant {
  /** Name of the variant. */
  readonly variantName: string;
  /** Such as `ml.g5.xlarge`; `undefined` if it is not known. */
  readonly instanceType?: string;
  private readonly props: VariantProps;
  private readonly publisher: MetricPublisher;

  /** @internal */
  protected constructor(props: VariantProps, publisher: MetricPublisher) {
    this.variantName = props.variantName;
    this.instanceType = props.instanceType;
    this.props = props;
    this.publisher = publisher;
  }

  /**
   * Any metric that SageMaker publishes for the variant, by its name.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `OverheadLatency`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric {
    return this.published(metricName, options);
  }

  /**
   * Time that the model takes to answer, in microseconds, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelLatency(options?: MetricOptions): Metric {
    return this.published("ModelLatency", options, MetricStatistic.AVERAGE);
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
   * CPU use of the containers, in percent of one core and summed over the cores: 0 to 400 on an instance with four vCPUs.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilization(options?: MetricOptions): Metric {
    return this.published("CPUUtilization", options, MetricStatistic.AVERAGE);
  }

  /**
   * CPU use of the containers, in percent of all cores: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("CPUUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU use of the containers, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilization(options?: MetricOptions): Metric {
    return this.published("GPUUtilization", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU use of the containers, in percent of all GPUs: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("GPUUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU memory in use, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilization(options?: MetricOptions): Metric {
    return this.published("GPUMemoryUtilization", options, MetricStatistic.AVERAGE);
  }

  /**
   * GPU memory in use, in percent of the memory of all GPUs: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilizationNormalized(options?: MetricOptions): Metric {
    return this.published("GPUMemoryUtilizationNormalized", options, MetricStatistic.AVERAGE);
  }

  /**
   * Host memory in use by the containers, in percent: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricMemoryUtilization(options?: MetricOptions): Metric {
    return this.published("MemoryUtilization", options, MetricStatistic.AVERAGE);
  }

  /**
   * Disk space in use by the containers, in percent: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricDiskUtilization(options?: MetricOptions): Metric {
    return this.published("DiskUtilization", options, MetricStatistic.AVERAGE);
  }

  /** @internal */
  protected published(metricName: string, options?: MetricOptions, statistic?: MetricStatistic): Metric {
    const { endpoint, variantName, problems = [] } = this.props;
    const subject = {
      dimensions: { EndpointName: endpoint.endpointName, VariantName: variantName },
      publisher: this.publisher,
      noun: "a variant of this kind of endpoint",
    };
    const metric = publishedMetric(metricName, subject, options, statistic);
    return problems.length === 0 ? metric : Metric.broken(metric, problems);
  }
}

/**
 * A variant that an endpoint does not know. Of an endpoint that is managed elsewhere any may be there.
 * @param importer class whose `fromEndpointAttributes` takes the name
 */
export function unknownVariant(
  endpoint: { readonly endpointName: string; readonly variants: readonly EndpointVariant[] },
  variantName: string | undefined,
  importer: string,
): VariantProps {
  const names = endpoint.variants.map((variant) => variant.variantName);
  if (variantName !== undefined && names.length === 0) {
    return { endpoint, variantName };
  }
  const problem =
    names.length === 0
      ? { requirement: "is required", advice: `give it to ${importer}.fromEndpointAttributes(…) or to variant(…)` }
      : { requirement: `must be one of the endpoint's variants: ${names.join(", ")}` };
  return {
    endpoint,
    variantName: variantName ?? "",
    problems: [{ property: "variantName", value: variantName, ...problem }],
  };
}
