import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import type { IHostedComponent } from "./i-hosted-component";
import type { RealtimeVariant } from "./realtime-variant";

/** A real-time endpoint as the inference components on it know it. */
export interface IComponentHost extends IConstruct {
  /** Name of the endpoint. A reference if it is created here: what uses the name waits for the endpoint. */
  readonly endpointName: string;
  /** ARN of the endpoint, for permissions: of any account and Region if the endpoint is managed elsewhere. */
  readonly endpointArn: string;
  /** Role that SageMaker uses for the endpoint; `undefined` for an endpoint that is managed elsewhere. */
  readonly executionRole?: IExecutionRole;
  /** What is known of its variants; empty if nothing is. */
  readonly variants: readonly RealtimeVariant[];
  /** Tags that its inference components get, too. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of its Region and account; `undefined` for the stack's default provider. */
  readonly provider?: TerraformProvider;

  /**
   * Called by a component once it exists: sleep windows and grants of the endpoint are for all its components.
   * @internal
   */
  admit?(member: IHostedComponent): void;

  /** Puts the inference components to sleep at one time and wakes them at another. */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow;

  /** Allows a role or user to call the endpoint and every component that is added to it here. */
  grantInvoke(grantee: Grantee): Grant;

  /** A variant, for its metrics. @param variantName @default - the first variant */
  variant(variantName?: string): RealtimeVariant;

  /**
   * Any metric that SageMaker publishes for the first variant, by its name. `variant("…")` has those of the others.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `MidStreamErrors`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of requests, summed, for the first variant. Without an instance a request is
   * refused: see `metricNoCapacityFailures` of the inference component.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocations(options?: MetricOptions): Metric;

  /**
   * Number of requests per instance, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocationsPerInstance(options?: MetricOptions): Metric;

  /**
   * Time that SageMaker adds to a request, in microseconds, averaged.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricOverheadLatency(options?: MetricOptions): Metric;

  /**
   * Number of requests that the model does not answer with a 2xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelErrors(options?: MetricOptions): Metric;

  /**
   * Time that the model takes to answer, in microseconds, averaged.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelLatency(options?: MetricOptions): Metric;

  /**
   * Number of requests that are answered with a 4xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation4xxErrors(options?: MetricOptions): Metric;

  /**
   * Number of requests that are answered with a 5xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation5xxErrors(options?: MetricOptions): Metric;

  /**
   * CPU use of the containers, in percent of one core and summed over the cores: 0 to 400 on an instance with four vCPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilization(options?: MetricOptions): Metric;

  /**
   * CPU use of the containers, in percent of all cores: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * GPU use of the containers, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilization(options?: MetricOptions): Metric;

  /**
   * GPU use of the containers, in percent of all GPUs: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * GPU memory in use, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilization(options?: MetricOptions): Metric;

  /**
   * GPU memory in use, in percent of the memory of all GPUs: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * Host memory in use by the containers, in percent: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricMemoryUtilization(options?: MetricOptions): Metric;

  /**
   * Disk space in use by the containers, in percent: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricDiskUtilization(options?: MetricOptions): Metric;
}
