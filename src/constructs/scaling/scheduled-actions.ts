import {
  AppautoscalingScheduledAction,
  type AppautoscalingScheduledActionConfig,
} from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { Construct } from "constructs";

/** A scalable target in the words of Application Auto Scaling. */
export interface TargetPlace {
  readonly serviceNamespace: string;
  readonly scalableDimension: string;
  readonly resourceId: string;
}

/**
 * The scheduled actions of one scalable target, each after the one before: changes of one target that meet are refused
 * (hashicorp/terraform-provider-aws#17915).
 */
export class ScheduledActions {
  private last?: AppautoscalingScheduledAction;

  constructor(readonly target: TargetPlace) {}

  get isEmpty(): boolean {
    return this.last === undefined;
  }

  add(
    scope: Construct,
    id: string,
    config: Omit<AppautoscalingScheduledActionConfig, keyof TargetPlace>,
  ): AppautoscalingScheduledAction {
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    this.last = new AppautoscalingScheduledAction(scope, id, {
      ...config,
      serviceNamespace,
      scalableDimension,
      resourceId,
      dependsOn: this.last === undefined ? undefined : [this.last],
    });
    return this.last;
  }
}
