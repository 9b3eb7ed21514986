import type { Construct } from "constructs";
import { CopyScaling, type CopyScalingOptions } from "../scaling/copy-scaling";
import type { IInferenceComponent } from "./i-inference-component";

/** An inference component that exists elsewhere. */
export class ImportedInferenceComponent implements IInferenceComponent {
  constructor(readonly inferenceComponentName: string) {}

  /** Takes its copies to zero and back. */
  scaleCopies(scope: Construct, id: string, options: CopyScalingOptions): CopyScaling {
    return new CopyScaling(scope, id, { ...options, inferenceComponentName: this.inferenceComponentName });
  }
}
