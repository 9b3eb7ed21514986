import type {
  AppautoscalingScheduledAction,
  AppautoscalingScheduledActionConfig,
} from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { Construct } from "constructs";
import { type Check, isToken, unless } from "../checks/check";

/** The class of the provider is loaded for programs that schedule something. */
const actionClass = () =>
  (
    require("@cdktf/provider-aws/lib/appautoscaling-scheduled-action") as typeof import("@cdktf/provider-aws/lib/appautoscaling-scheduled-action")
  ).AppautoscalingScheduledAction;

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
  private readonly names = new Set<string>();
  private last?: AppautoscalingScheduledAction;

  constructor(readonly target: TargetPlace) {}

  get isEmpty(): boolean {
    return this.last === undefined;
  }

  /** No action of the target has the name yet. */
  nameIsFree(name: string): Check {
    return unless(isToken(name) || !this.names.has(name), {
      property: "the scheduled action",
      value: name,
      requirement: "must differ from the names of the other scheduled actions",
      advice: "a second action of the same name overwrites the first: give another id, or rename the sleep window",
      source: "Application Auto Scaling API, PutScheduledAction",
    });
  }

  add(
    scope: Construct,
    id: string,
    config: Omit<AppautoscalingScheduledActionConfig, keyof TargetPlace>,
  ): AppautoscalingScheduledAction {
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    this.names.add(config.name);
    const Action = actionClass();
    this.last = new Action(scope, id, {
      ...config,
      serviceNamespace,
      scalableDimension,
      resourceId,
      dependsOn: this.last === undefined ? undefined : [this.last],
    });
    return this.last;
  }
}
