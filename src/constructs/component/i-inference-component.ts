import type { IConstruct } from "constructs";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";

/** A model on an endpoint. */
export interface IInferenceComponent extends IConstruct {
  /** Name of the component. Clients pass it beside the name of the endpoint. */
  readonly inferenceComponentName: string;

  /**
   * Puts the component to sleep at one time and wakes it at another.
   * @param name letters, digits and hyphens; must be unique for the component
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow;

  /**
   * Allows a role or user to call the component. For a component that is managed elsewhere, its endpoint must be known.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant;

  /**
   * Any metric that SageMaker publishes for the component, by its name.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `MidStreamErrors`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of requests to the component, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocations(options?: MetricOptions): Metric;

  /**
   * Number of requests per copy, summed. Not published while the component has no copy.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocationsPerCopy(options?: MetricOptions): Metric;

  /**
   * Number of requests in flight per copy, queued ones included: the maximum. Published every 10 s, and not while the
   * component has no copy.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricConcurrentRequestsPerCopy(options?: MetricOptions): Metric;

  /**
   * Number of requests that were refused because the component has no copy, summed: what the wake alarm watches. Published
   * only when a request is refused.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
   */
  metricNoCapacityFailures(options?: MetricOptions): Metric;

  /**
   * Time that the model takes to answer, in microseconds, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelLatency(options?: MetricOptions): Metric;

  /**
   * Time that SageMaker adds to a request, in microseconds, averaged.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricOverheadLatency(options?: MetricOptions): Metric;

  /**
   * Number of requests that the model does not answer with a 2xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelErrors(options?: MetricOptions): Metric;

  /**
   * Number of requests that are answered with a 4xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation4xxErrors(options?: MetricOptions): Metric;

  /**
   * Number of requests that are answered with a 5xx status code, summed.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation5xxErrors(options?: MetricOptions): Metric;

  /**
   * CPU use of the copies, in percent of what they reserve, or of their limit if they reserve nothing: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * GPU use of the copies, in percent of the GPUs that they reserve: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * GPU memory in use by the copies, in percent of the GPUs that they reserve: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilizationNormalized(options?: MetricOptions): Metric;

  /**
   * Host memory in use by the copies, in percent of what they reserve, or of their limit if they reserve nothing: 0 to 100.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricMemoryUtilizationNormalized(options?: MetricOptions): Metric;
}
