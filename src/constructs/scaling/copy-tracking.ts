import { type Check, wrongKinds } from "../checks/check";
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
   * A metric of your own. It has to become exactly 0 when nobody calls, or the component never sleeps.
   * @param target in the unit of the metric, above 0
   */
  static custom(metric: CustomMetric, target: number): CopyTracking {
    const { value, problems } = readCustomMetric(metric);
    const checks = [...wrongKinds(problems), ...checkCustomMetric(value)];
    return new CopyTracking({ customizedMetricSpecification: customMetricBlock(value) }, target, checks);
  }

  /**
   * A metric by the name that Application Auto Scaling gives it: for one that Terraform chooses.
   * @param predefinedMetricType such as `SageMakerInferenceComponentInvocationsPerCopy`
   * @param target in the unit of the metric, above 0
   * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
   */
  static predefined(predefinedMetricType: string, target: number): CopyTracking {
    const { problems } = text("tracking.metric", predefinedMetricType);
    return new CopyTracking({ predefinedMetricSpecification: { predefinedMetricType } }, target, wrongKinds(problems));
  }

  private constructor(
    /** @internal */
    readonly metric: TrackedMetric,
    readonly target: number,
    private readonly checks: readonly Check[],
  ) {}

  /** @internal */
  check(): readonly Check[] {
    return this.checks;
  }
}
