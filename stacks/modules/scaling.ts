import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Duration, type MetricStatistic, type MissingData, type WakeAdjustment } from "../../src";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import { textOf } from "../../src/modules/expression";
import type { Group } from "../../src/modules/group";
import type { Values } from "../../src/modules/inputs/values";
import type { MovedAttributes } from "../../src/modules/variable-names";

/** What tracking and idle timeouts are told, whatever they scale. */
export const scalingOptions = (value: Values) => ({
  trackingPolicyName: value.text("tracking.policy_name"),
  scaleInCooldown: secondsOf(value, "tracking.scale_in_cooldown_seconds"),
  scaleOutCooldown: secondsOf(value, "tracking.scale_out_cooldown_seconds"),
  idleTimeout: secondsOf(value, "idle_timeout_seconds"),
  minUpTime: secondsOf(value, "min_up_time_seconds"),
});

/** What a wake is told, beside how much it brings. */
export const wakeOptions = (value: Values) => ({
  adjustment: value.text("wake.adjustment") as WakeAdjustment,
  cooldown: secondsOf(value, "wake.cooldown_seconds"),
  policyName: value.text("wake.policy_name"),
  alarm: wakeAlarmOptions(value, "wake"),
});

/** @param path of the object that describes the alarm */
export const wakeAlarmOptions = (value: Values, path: string) => ({
  alarmName: value.text(`${path}.alarm_name`),
  period: secondsOf(value, `${path}.period_seconds`),
  statistic: value.text(`${path}.statistic`) as MetricStatistic,
  evaluationPeriods: value.number(`${path}.evaluation_periods`),
  datapointsToAlarm: value.number(`${path}.datapoints_to_alarm`),
  treatMissingData: value.text(`${path}.treat_missing_data`) as MissingData,
});

/** Where the variables lie elsewhere than the properties of the constructs. */
export const SCALING_VARIABLES: MovedAttributes = { "wake.alarm.": "wake.", "compute.": "" };

/** Whether target tracking alone may decide when the capacity goes. */
export const hasIdleTime = (it: string): string =>
  `${it}.idle_timeout_seconds != null || ${it}.min_up_time_seconds != null`;

/**
 * Sleep windows move the bounds of the targets, so Terraform has to leave them alone, whether there are windows or not.
 * What nobody moves any more has to be what the module is given: a change of the bounds, or of which of them windows move,
 * registers the target anew.
 */
export function replaceWithBounds(group: Group, target: AppautoscalingTarget, min: string, max: string): void {
  const { value } = group;
  const windows = value.reference("sleep_windows");
  const bounds = new ComponentIdentity(group, "Bounds", {
    [min]: value.text(min),
    [max]: value.text(max),
    windows_move_min: textOf(`length(${windows}) > 0`),
    windows_move_max: textOf(`anytrue([for window in values(${windows}) : window.hard])`),
  });
  const known = target.lifecycle?.replaceTriggeredBy ?? [];
  target.lifecycle = { ...target.lifecycle, replaceTriggeredBy: [...known, ...replaceTriggeredBy(bounds)] };
}

export const secondsOf = (value: Values, path: string): Duration => Duration.seconds(value.number(path));
