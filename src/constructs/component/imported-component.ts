import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { reportWith } from "../checks/report";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import { InvokeGrants } from "../iam/invoke-grants";
import { CopyScaling } from "../scaling/copy-scaling";
import type { CopyScalingOptions } from "../scaling/copy-scaling-props";
import { onlyScaling } from "../scaling/only-scaling";
import { ScheduledActions } from "../scaling/scheduled-actions";
import type { SleepSubject } from "../sleep/sleep-subject";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { SleepWindows } from "../sleep/sleep-windows";
import { partitionOf } from "../terraform/partition";
import type { IImportedInferenceComponent } from "./i-imported-component";
import type { InferenceComponentAttributes } from "./inference-component-attributes";
import { InferenceComponentBase } from "./inference-component-base";

/** What `InferenceComponent.fromX` returns. */
export class ImportedInferenceComponent extends InferenceComponentBase implements IImportedInferenceComponent {
  /** Name of the component. */
  readonly inferenceComponentName: string;
  private readonly attributes: InferenceComponentAttributes;
  private readonly sleepWindows: SleepWindows;
  private readonly invokeGrants = new InvokeGrants(this);
  private addedScaling?: CopyScaling;
  private actions?: ScheduledActions;

  constructor(scope: Construct, id: string, attributes: InferenceComponentAttributes) {
    super(scope, id);
    this.attributes = attributes;
    this.inferenceComponentName = attributes.inferenceComponentName;
    this.sleepWindows = new SleepWindows(this, () => this.sleepSubject());
  }

  /** What was added with `addScaling`; `undefined` if the component is scaled elsewhere. */
  get scaling(): CopyScaling | undefined {
    return this.addedScaling;
  }

  addScaling(options: CopyScalingOptions): CopyScaling {
    const { tags } = this.attributes;
    checkAll(this, [onlyScaling(this.addedScaling !== undefined, this.sleepWindows.all.length > 0)]);
    this.addedScaling ??= new CopyScaling(this, "Scaling", {
      tags,
      provider: this.provider,
      ...options,
      inferenceComponentName: this.inferenceComponentName,
    });
    reportWith(this, this.addedScaling);
    return this.addedScaling;
  }

  /**
   * Puts the component to sleep at one time and wakes it at another.
   *
   * `SleepMethod.minCapacity()` moves the bounds of the scalable target. If another Terraform configuration registers the
   * target, it must ignore changes of `min_capacity`, and of `max_capacity` for a hard window, or each of its applies
   * ends the sleep. `SleepMethod.deleteAndRecreate()` and `SleepMethod.lambda()` stop the synthesis.
   * @param name letters, digits and hyphens; must be unique for the component
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }

  /**
   * Allows a role or user to call the component. Without an `endpoint` in the attributes the synthesis stops.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant {
    const { endpoint } = this.attributes;
    checkAll(this, [
      unless(endpoint !== undefined, {
        property: "endpoint",
        value: endpoint,
        requirement: "must be given to grantInvoke",
        advice:
          "a call requires the permission on the endpoint, too: write InferenceComponent.fromInferenceComponentAttributes(…)",
      }),
    ]);
    return this.invokeGrants.add(grantee, {
      arns: () => [
        ...(endpoint === undefined ? [] : [this.arn(`endpoint/${endpoint.endpointName}`)]),
        this.arn(`inference-component/${this.inferenceComponentName}`),
      ],
      provider: this.provider,
    });
  }

  private arn(resource: string): string {
    return `arn:${partitionOf(this, this.provider)}:sagemaker:*:*:${resource}`;
  }

  private get provider(): TerraformProvider | undefined {
    return this.attributes.provider ?? this.attributes.endpoint?.provider;
  }

  /** Of a target that is registered elsewhere. */
  private get scheduledActions(): ScheduledActions {
    this.actions ??= new ScheduledActions({
      serviceNamespace: "sagemaker",
      scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      resourceId: `inference-component/${this.inferenceComponentName}`,
    });
    return this.actions;
  }

  private sleepSubject(): SleepSubject {
    const { inferenceComponentName, addedScaling, scheduledActions } = this;
    const { endpoint, minCopies, maxCopies, tags } = this.attributes;
    return {
      noun: "inference component",
      name: inferenceComponentName,
      scaling: addedScaling ?? {
        bounds: {
          minimum: { property: "minCopies", value: minCopies },
          maximum: { property: "maxCopies", value: maxCopies },
        },
        target: scheduledActions.target,
        scheduledActions,
      },
      component: { inferenceComponentName, dependables: [] },
      owner: endpoint,
      tags,
      provider: this.provider,
    };
  }
}
