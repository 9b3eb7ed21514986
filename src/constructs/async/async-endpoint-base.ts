import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { unknownVariant } from "../endpoint/endpoint-variant";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import { InvokeGrants } from "../iam/invoke-grants";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { MetricStatistic } from "../metrics/metric-statistic";
import { publishedMetric } from "../metrics/published-metric";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { AsyncVariant } from "./async-variant-metrics";
import type { IAsyncEndpoint } from "./i-async-endpoint";

/** What every asynchronous endpoint can do, whoever manages it, and the metrics of its queue. */
export abstract class AsyncEndpointBase extends Construct implements IAsyncEndpoint {
  /** Name of the endpoint. */
  abstract readonly endpointName: string;
  /** ARN of the endpoint, for permissions. */
  abstract readonly endpointArn: string;
  /** What is known of its variants; empty if nothing is. */
  abstract readonly variants: readonly AsyncVariant[];
  /** @internal */
  protected abstract readonly ownProvider?: TerraformProvider;
  private readonly invokeGrants = new InvokeGrants(this);

  /** Puts the variants to sleep at one time and wakes them at another. */
  abstract addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow;

  /**
   * Allows a role or user to queue requests. It also requires the permission to write them to S3.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant {
    return this.invokeGrants.add(grantee, {
      arns: () => [this.endpointArn],
      provider: this.ownProvider,
      actions: ["sagemaker:InvokeEndpointAsync"],
    });
  }

  /**
   * A variant, for its metrics.
   *
   * A name that the endpoint does not have stops the synthesis of what uses a metric of it.
   * @param variantName @default - the first variant
   */
  variant(variantName?: string): AsyncVariant {
    const [first] = this.variants;
    const named = this.variants.find((variant) => variant.variantName === variantName);
    const known = variantName === undefined ? first : named;
    return known ?? AsyncVariant.of(unknownVariant(this, variantName, "AsyncEndpoint"));
  }

  /**
   * Any metric that SageMaker publishes for the queue, by its name.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `ApproximateBacklogSize`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metric(metricName: string, options?: MetricOptions): Metric {
    return this.published(metricName, options);
  }

  /**
   * Number of requests that wait or are being processed: the maximum.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricBacklog(options?: MetricOptions): Metric {
    return this.published("ApproximateBacklogSize", options, MetricStatistic.MAXIMUM);
  }

  /**
   * Number of requests that wait or are being processed per instance, averaged: what target tracking follows by default.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricBacklogPerInstance(options?: MetricOptions): Metric {
    return this.published("ApproximateBacklogSizePerInstance", options, MetricStatistic.AVERAGE);
  }

  /**
   * 1 while a request waits and there is no instance, else 0: what the wake alarm watches.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricHasBacklogWithoutCapacity(options?: MetricOptions): Metric {
    return this.published("HasBacklogWithoutCapacity", options, MetricStatistic.AVERAGE);
  }

  /**
   * Age of the oldest request in the queue, in seconds: the maximum.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricAgeOfOldestRequest(options?: MetricOptions): Metric {
    return this.published("ApproximateAgeOfOldestRequest", options, MetricStatistic.MAXIMUM);
  }

  private published(metricName: string, options?: MetricOptions, statistic?: MetricStatistic): Metric {
    const subject = {
      dimensions: { EndpointName: this.endpointName },
      publisher: "asynchronous",
      noun: "the queue of an asynchronous endpoint",
    } as const;
    return publishedMetric(metricName, subject, options, statistic);
  }
}
