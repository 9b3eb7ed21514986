import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { type Check, unless } from "../checks/check";
import { report } from "../checks/report";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { partitionOf } from "../terraform/partition";
import { DEFAULT_VARIANT_NAME } from "./instance-options";
import type { RealtimeEndpointAttributes } from "./realtime-endpoint-attributes";
import { RealtimeEndpointBase } from "./realtime-endpoint-base";
import { RealtimeVariant } from "./realtime-variant";

/** A real-time endpoint that is managed elsewhere. */
export class ImportedRealtimeEndpoint extends RealtimeEndpointBase {
  readonly endpointName: string;
  readonly variants: readonly RealtimeVariant[];
  readonly executionRole?: IExecutionRole;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, attributes: RealtimeEndpointAttributes) {
    super(scope, id);
    const { endpointName, instanceType, variantName = DEFAULT_VARIANT_NAME } = attributes;
    const nothingIsKnown = attributes.variantName === undefined && instanceType === undefined;
    this.endpointName = endpointName;
    this.variants = nothingIsKnown ? [] : [RealtimeVariant.of({ endpoint: this, variantName, instanceType })];
    this.executionRole = attributes.executionRole;
    this.tags = attributes.tags;
    this.provider = attributes.provider;
  }

  get endpointArn(): string {
    return `arn:${partitionOf(this, this.provider)}:sagemaker:*:*:endpoint/${this.endpointName}`;
  }

  /**
   * Puts the components that this program adds to the endpoint to sleep at one time and wakes them at another. Without any
   * the synthesis stops: only `SleepMethod.lambda()` reaches components that something else manages.
   * @param name letters, digits and hyphens; must be unique for the endpoint
   */
  override addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    const window = super.addSleepWindow(name, options);
    report(window, () => [this.putsSomethingToSleep(window)]);
    return window;
  }

  private putsSomethingToSleep({ windowName, method }: SleepWindow): Check {
    return unless(method.isForWholeEndpoint || this.components.length > 0, {
      property: `the sleep window ${windowName}`,
      value: "without an inference component",
      requirement: "must have one to put to sleep",
      advice:
        "write SleepMethod.lambda() for all components of the endpoint, or InferenceComponent.fromInferenceComponentName(…).addSleepWindow(…) for one",
    });
  }

  protected get plannedName(): string {
    return this.endpointName;
  }
}
