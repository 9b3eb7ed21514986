import type { UnitId } from "../../events";
import type { AlarmSettings, StateValue } from "./alarm";

/** What an alarm runs when it goes into a state; nothing while its actions are disabled. */
export function actionsIn(settings: AlarmSettings, state: StateValue): readonly string[] {
  if (settings.ActionsEnabled === false) {
    return [];
  }
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = settings;
  return { OK: OKActions, ALARM: AlarmActions, INSUFFICIENT_DATA: InsufficientDataActions }[state];
}

const POLICY = /^arn:[^:]+:autoscaling:[^:]*:[^:]*:scalingPolicy:[^:]+:resource\/sagemaker\/(.+):policyName\//;

/** Whether an action is a scaling policy, which an alarm calls again while it stays in its state. */
export const isPolicy = (action: string): boolean => POLICY.test(action);

/** What the scaling policies scale that an alarm calls in any state. */
export const unitsOf = ({
  OKActions = [],
  AlarmActions = [],
  InsufficientDataActions = [],
}: AlarmSettings): readonly UnitId[] =>
  [OKActions, AlarmActions, InsufficientDataActions].flat().flatMap((action) => POLICY.exec(action)?.[1] ?? []);
