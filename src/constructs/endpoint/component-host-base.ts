import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import type { IExecutionRole } from "../iam/i-execution-role";
import { InvokeGrants } from "../iam/invoke-grants";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import { EndpointSleepWindows } from "../sleep/endpoint-sleep-windows";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { unknownVariant } from "./endpoint-variant";
import type { IComponentHost } from "./i-component-host";
import type { IHostedComponent } from "./i-hosted-component";
import { RealtimeVariant } from "./realtime-variant";

/** What every endpoint that hosts inference components can do, whoever manages it. */
export abstract class ComponentHostBase extends Construct implements IComponentHost {
  /** Name of the endpoint. */
  abstract readonly endpointName: string;
  /** What is known of its variants; empty if nothing is. */
  abstract readonly variants: readonly RealtimeVariant[];
  /** Role that SageMaker assumes for the endpoint; `undefined` if it is managed elsewhere. */
  abstract readonly executionRole?: IExecutionRole;
  /** Tags that its inference components get, too. */
  abstract readonly tags?: Readonly<Record<string, string>>;
  /** Provider of its Region and account; `undefined` for the stack's default provider. */
  abstract readonly provider?: TerraformProvider;
  /** ARN of the endpoint, for permissions. */
  abstract readonly endpointArn: string;

  /** @internal */
  protected readonly members: IHostedComponent[] = [];
  private readonly sleepWindows: EndpointSleepWindows;
  private readonly invokeGrants = new InvokeGrants(this);

  /** @internal */
  protected constructor(scope: Construct, id: string) {
    super(scope, id);
    this.sleepWindows = new EndpointSleepWindows(this, () => ({
      noun: "endpoint",
      name: this.plannedName,
      endpoint: this,
      owner: this,
      tags: this.tags,
      provider: this.provider,
    }));
  }

  /** @internal */
  admit(member: IHostedComponent): void {
    this.members.push(member);
    this.sleepWindows.join(member.sleepWindows);
  }

  /** The name as it was written: what a schedule is called begins with it. @internal */
  protected abstract readonly plannedName: string;

  /**
   * Puts every component of this program to sleep at one time and wakes it at another, components that are added
   * later included. Adapters sleep with their base. `SleepMethod.lambda()` also reaches components that Terraform does
   * not know.
   * @param name letters, digits and hyphens; must be unique for the endpoint
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }

  /**
   * Allows a role or user to call the endpoint and every component that is added to it here, and their adapters.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant {
    return this.invokeGrants.add(grantee, {
      arns: () => [this.endpointArn, ...this.members.flatMap(({ arns }) => arns)],
      provider: this.provider,
    });
  }

  /**
   * A variant, for its metrics.
   *
   * A name that the endpoint does not have stops the synthesis of what uses a metric of it.
   * @param variantName @default - the first variant
   */
  variant(variantName?: string): RealtimeVariant {
    const [first] = this.variants;
    const named = this.variants.find((variant) => variant.variantName === variantName);
    const known = variantName === undefined ? first : named;
    return known ?? RealtimeVariant.of(unknownVariant(this, variantName, "RealtimeEndpoint"));
  }

  /**
   * Any metric that SageMaker publishes for the first variant, by its name. `variant("…")` has those of the others.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `MidStreamErrors`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric {
    return this.variant().metric(metricName, options);
  }

  /**
   * Number of requests, summed, for the first variant. Without an instance a request is
   * refused: see `metricNoCapacityFailures` of the inference component.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocations(options?: MetricOptions): Metric {
    return this.variant().metricInvocations(options);
  }

  /**
   * Number of requests per instance, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocationsPerInstance(options?: MetricOptions): Metric {
    return this.variant().metricInvocationsPerInstance(options);
  }

  /**
   * Time that SageMaker adds to a request, in microseconds, averaged.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricOverheadLatency(options?: MetricOptions): Metric {
    return this.variant().metricOverheadLatency(options);
  }

  /**
   * Number of requests that the model does not answer with a 2xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelErrors(options?: MetricOptions): Metric {
    return this.variant().metricModelErrors(options);
  }

  /**
   * Time that the model takes to answer, in microseconds, averaged.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricModelLatency(options?: MetricOptions): Metric {
    return this.variant().metricModelLatency(options);
  }

  /**
   * Number of requests that are answered with a 4xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation4xxErrors(options?: MetricOptions): Metric {
    return this.variant().metricInvocation4xxErrors(options);
  }

  /**
   * Number of requests that are answered with a 5xx status code, summed.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricInvocation5xxErrors(options?: MetricOptions): Metric {
    return this.variant().metricInvocation5xxErrors(options);
  }

  /**
   * CPU use of the containers, in percent of one core and summed over the cores: 0 to 400 on an instance with four vCPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilization(options?: MetricOptions): Metric {
    return this.variant().metricCpuUtilization(options);
  }

  /**
   * CPU use of the containers, in percent of all cores: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricCpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.variant().metricCpuUtilizationNormalized(options);
  }

  /**
   * GPU use of the containers, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilization(options?: MetricOptions): Metric {
    return this.variant().metricGpuUtilization(options);
  }

  /**
   * GPU use of the containers, in percent of all GPUs: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuUtilizationNormalized(options?: MetricOptions): Metric {
    return this.variant().metricGpuUtilizationNormalized(options);
  }

  /**
   * GPU memory in use, in percent of one GPU and summed over the GPUs: 0 to 400 on an instance with four GPUs.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilization(options?: MetricOptions): Metric {
    return this.variant().metricGpuMemoryUtilization(options);
  }

  /**
   * GPU memory in use, in percent of the memory of all GPUs: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricGpuMemoryUtilizationNormalized(options?: MetricOptions): Metric {
    return this.variant().metricGpuMemoryUtilizationNormalized(options);
  }

  /**
   * Host memory in use by the containers, in percent: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricMemoryUtilization(options?: MetricOptions): Metric {
    return this.variant().metricMemoryUtilization(options);
  }

  /**
   * Disk space in use by the containers, in percent: 0 to 100.
   * It is the metric of the first variant.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metricDiskUtilization(options?: MetricOptions): Metric {
    return this.variant().metricDiskUtilization(options);
  }
}
