import type { Check } from "../checks/check";
import { text } from "../checks/kinds";
import { type CustomMetric, checkCustomMetric, customMetricBlock, readCustomMetric } from "./custom-metric";
import type { TrackedMetric } from "./tracked-metric";

/**
 * What target tracking follows to decide how many copies an inference component needs.
 *
 * Tracking is also what takes the copies to zero, about 15 minutes after the last request: it scales in after 15
 * minutes below nine tenths of the target.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html
 */
export class CopyTracking {
  /**
   * Requests in flight per copy, queued ones included, measured every 10 seconds. A stream counts until its last token.
   * @param target requests per copy, above 0
   */
  static concurrentRequestsPerCopy(target: number): CopyTracking {
    return CopyTracking.predefined("SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution", target);
  }

  /**
   * Requests per copy and minute, measured every minute: reacts slower than requests in flight.
   * @param target requests per copy and minute, above 0
   */
  static invocationsPerCopy(target: number): CopyTracking {
    return CopyTracking.predefined("SageMakerInferenceComponentInvocationsPerCopy", target);
  }

  /**
   * A custom metric. It must become exactly 0 without requests, otherwise the component never sleeps.
   * @param target in the unit of the metric, above 0
   */
  static custom(metric: CustomMetric, target: number): CopyTracking {
    const { value, problems } = readCustomMetric(metric);
    const checks = [...problems, ...checkCustomMetric(value)];
    return new CopyTracking({ customizedMetricSpecification: customMetricBlock(value) }, target, checks);
  }

  /**
   * A predefined metric of Application Auto Scaling by its name, which may be a Terraform variable.
   * @param predefinedMetricType such as `SageMakerInferenceComponentInvocationsPerCopy`
   * @param target in the unit of the metric, above 0
   * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
   */
  static predefined(predefinedMetricType: string, target: number): CopyTracking {
    const { problems } = text("tracking.metric", predefinedMetricType);
    return new CopyTracking({ predefinedMetricSpecification: { predefinedMetricType } }, target, problems);
  }

  private constructor(
    /** @internal */
    readonly metric: TrackedMetric,
    /** Target value, in the unit of the metric; above 0. */
    readonly target: number,
    private readonly checks: readonly Check[],
  ) {}

  /** @internal */
  check(): readonly Check[] {
    return this.checks;
  }
}
