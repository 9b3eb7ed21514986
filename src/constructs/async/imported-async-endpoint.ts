import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { reportWith } from "../checks/report";
import { DEFAULT_VARIANT_NAME } from "../endpoint/instance-options";
import { onlyScaling } from "../scaling/only-scaling";
import { ScheduledActions } from "../scaling/scheduled-actions";
import { VariantScaling } from "../scaling/variant-scaling";
import type { SleepSubject } from "../sleep/sleep-subject";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { SleepWindows } from "../sleep/sleep-windows";
import { partitionOf } from "../terraform/partition";
import type { AsyncEndpointAttributes, ImportedScalingOptions } from "./async-endpoint-attributes";
import { AsyncEndpointBase } from "./async-endpoint-base";
import { AsyncVariant } from "./async-variant-metrics";
import type { IImportedAsyncEndpoint } from "./i-imported-async-endpoint";
import { importedScalingProperties } from "./properties";

/** What `AsyncEndpoint.fromX` returns. */
export class ImportedAsyncEndpoint extends AsyncEndpointBase implements IImportedAsyncEndpoint {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** The variant that is scaled, sleeps and has the metrics. */
  readonly variants: readonly AsyncVariant[];
  private readonly attributes: AsyncEndpointAttributes;
  private readonly sleepWindows: SleepWindows;
  private addedScaling?: VariantScaling;
  private actions?: ScheduledActions;

  constructor(scope: Construct, id: string, attributes: AsyncEndpointAttributes) {
    super(scope, id);
    const { endpointName, variantName = DEFAULT_VARIANT_NAME } = attributes;
    this.attributes = attributes;
    this.endpointName = endpointName;
    this.variants = [AsyncVariant.of({ endpoint: this, variantName })];
    this.sleepWindows = new SleepWindows(this, () => this.sleepSubject(variantName));
  }

  /** ARN of the endpoint in any account and Region, for permissions. */
  get endpointArn(): string {
    return `arn:${partitionOf(this, this.ownProvider)}:sagemaker:*:*:endpoint/${this.endpointName}`;
  }

  /** What was added with `addScaling`; `undefined` if the variant is scaled elsewhere. */
  get scaling(): VariantScaling | undefined {
    return this.addedScaling;
  }

  addScaling(written: ImportedScalingOptions): VariantScaling {
    const { value: options, problems } = readProperties(importedScalingProperties, written);
    const { endpointName, variantName = DEFAULT_VARIANT_NAME, tags, provider } = this.attributes;
    checkAll(this, [...problems, onlyScaling(this.addedScaling !== undefined, this.sleepWindows.all.length > 0)]);
    this.addedScaling ??= new VariantScaling(this, "Scaling", {
      tags,
      provider,
      ...options,
      endpointName,
      variantName,
    });
    reportWith(this, this.addedScaling);
    return this.addedScaling;
  }

  /**
   * Puts the variant to sleep at one time and wakes it at another. Only `SleepMethod.minCapacity()` applies. It moves the
   * bounds of the scalable target. If another Terraform configuration registers the target, it must ignore changes of
   * `min_capacity`, and of `max_capacity` for a hard window, or each of its applies ends the sleep.
   * @param name letters, digits and hyphens; must be unique for the endpoint
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }

  /** @internal */
  protected get ownProvider(): TerraformProvider | undefined {
    return this.attributes.provider;
  }

  /** Of a target that is registered elsewhere. */
  private scheduledActions(variantName: string): ScheduledActions {
    this.actions ??= new ScheduledActions({
      serviceNamespace: "sagemaker",
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
      resourceId: `endpoint/${this.endpointName}/variant/${variantName}`,
    });
    return this.actions;
  }

  private sleepSubject(variantName: string): SleepSubject {
    const { endpointName, addedScaling } = this;
    const scheduledActions = this.scheduledActions(variantName);
    const { minInstanceCount, maxInstanceCount, tags, provider } = this.attributes;
    return {
      noun: "asynchronous variant",
      name: `${endpointName}-${variantName}`,
      scaling: addedScaling ?? {
        bounds: {
          minimum: { property: "minInstanceCount", value: minInstanceCount },
          maximum: { property: "maxInstanceCount", value: maxInstanceCount },
        },
        target: scheduledActions.target,
        scheduledActions,
      },
      tags,
      provider,
    };
  }
}
