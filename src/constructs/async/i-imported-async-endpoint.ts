import type { VariantScaling } from "../scaling/variant-scaling";
import type { ImportedScalingOptions } from "./async-endpoint-attributes";
import type { IAsyncEndpoint } from "./i-async-endpoint";

/**
 * An asynchronous endpoint that another stack, a colleague or the console manages. Scaling, sleep windows, alarms and
 * permissions can be added to it.
 */
export interface IImportedAsyncEndpoint extends IAsyncEndpoint {
  /** What was added with `addScaling`; `undefined` if the variant is scaled elsewhere. */
  readonly scaling?: VariantScaling;

  /**
   * Takes the instances of the variant to zero and back: a scalable target, a target tracking policy, a wake policy and a
   * wake alarm.
   *
   * Nothing else may register a scalable target for the variant. Call it once, and before `addSleepWindow`; otherwise the
   * synthesis stops.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
   */
  addScaling(options: ImportedScalingOptions): VariantScaling;
}
