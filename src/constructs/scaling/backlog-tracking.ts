import { type Check, isToken, unless } from "../checks/check";
import type { Problem } from "../checks/problem";
import { backlogPerInstance, cpuUtilization } from "./backlog-metrics";
import { type CustomMetric, checkCustomMetric, customMetricBlock, readCustomMetric } from "./custom-metric";
import type { TrackedMetric } from "./tracked-metric";

/**
 * What target tracking follows to decide how many instances an asynchronous variant needs.
 *
 * None of these kills the last running inference: the backlog counts requests that are being processed, and an endpoint
 * with one of them never tracks to zero. `HasBacklogWithoutCapacity` does not count them and is for waking only. Where
 * several instances run, scale-in picks one, and SageMaker does not document that it waits for its request: for jobs
 * that must not be repeated set `idleTimeout` above 15 minutes, and no instance goes before all are idle.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class BacklogTracking {
  /**
   * Requests in the queue or in progress per instance, averaged over a minute: AWS's recommendation.
   * @param target requests per instance, above 0; at least what an instance works on at a time
   */
  static perInstance(target: number): BacklogTracking {
    return new BacklogTracking(target, backlogPerInstance);
  }

  /**
   * CPU use of the variant.
   *
   * It may never scale the variant to zero: an idle container uses a little CPU, and target tracking keeps an instance
   * until the metric is exactly 0. The variant therefore also gets the policy and the alarm of `idleTimeout`, which use
   * the backlog. The metric is the sum over all cores: 0 to 400 on an instance with four vCPUs.
   * @param target percent of one core, summed over the cores, above 0
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  static cpuUtilization(target: number): BacklogTracking {
    return new BacklogTracking(target, cpuUtilization, undefined, false);
  }

  /**
   * A custom metric. It must become exactly 0 without waiting requests, otherwise the variant never sleeps.
   * @param target in the unit of the metric, above 0
   */
  static custom(metric: CustomMetric, target: number): BacklogTracking {
    const { value, problems } = readCustomMetric(metric);
    return new BacklogTracking(target, () => value, { metric: value, problems });
  }

  private constructor(
    /** Target value, in the unit of the metric; above 0. */
    readonly target: number,
    private readonly metric: (endpointName: string, variantName: string) => CustomMetric,
    private readonly given?: { readonly metric: CustomMetric; readonly problems: readonly Problem[] },
    /** True if the metric is exactly 0 without waiting requests. */
    readonly reachesZero = true,
  ) {}

  /** @internal */
  metricOf(endpointName: string, variantName: string): TrackedMetric {
    return { customizedMetricSpecification: customMetricBlock(this.metric(endpointName, variantName)) };
  }

  /** @internal */
  check(): readonly Check[] {
    if (this.given === undefined) {
      return [];
    }
    const { metric: given, problems } = this.given;
    if (problems.length > 0) {
      return problems;
    }
    // Loaded only for a metric of one's own: the table of metrics is of no use to the others.
    const { metricsNamed }: typeof import("../../catalogue/metrics") = require("../../catalogue/metrics");
    const known = metricsNamed(given.metricName).filter(({ namespace }) => namespace === given.namespace);
    const ofAsync = known.filter(({ publishedBy }) => publishedBy.includes("asynchronous"));
    const published = known.length === 0 || ofAsync.length > 0;
    const dimensions = Object.keys(given.dimensions);
    const ofQueue = ofAsync.some((metric) => metric.dimensions.every((set) => set.join() === "EndpointName"));
    return [
      ...checkCustomMetric(given),
      unless(!ofQueue || isToken(given.dimensions) || (dimensions.length === 1 && dimensions[0] === "EndpointName"), {
        property: "tracking.metric.dimensions",
        value: dimensions,
        requirement: "must be EndpointName alone",
        advice: "SageMaker publishes the metrics of the queue for the endpoint, and CloudWatch matches whole sets only",
        source: "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html",
      }),
      unless(published, {
        property: "tracking.metric",
        value: given.metricName,
        requirement: "must be a metric that asynchronous endpoints publish",
        advice:
          "SageMaker publishes this one for real-time endpoints only, so nothing would ever scale: use BacklogTracking.perInstance(…)",
        source: "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html",
      }),
    ];
  }
}
