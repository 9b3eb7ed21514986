import type { CopyScaling } from "../scaling/copy-scaling";
import type { CopyScalingOptions } from "../scaling/copy-scaling-props";
import type { IInferenceComponent } from "./i-inference-component";

/**
 * An inference component that another stack, a colleague or the console manages. Scaling, sleep windows, alarms and
 * permissions can be added to it.
 */
export interface IImportedInferenceComponent extends IInferenceComponent {
  /** What was added with `addScaling`; `undefined` if the component is scaled elsewhere. */
  readonly scaling?: CopyScaling;

  /**
   * Takes the copies to zero and back: a scalable target, a target tracking policy, a wake policy and a wake alarm.
   *
   * Nothing else may register a scalable target for the component. Call it once, and before `addSleepWindow`; otherwise
   * the synthesis stops.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
   */
  addScaling(options: CopyScalingOptions): CopyScaling;
}
