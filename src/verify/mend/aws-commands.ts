import type { AlarmChange, TargetChange } from "../../rules/mender";
import { commandOf } from "../../shell";
import { isKnown, type LiveAlarm, type MetricAlarm, type Optional, type ScalableTarget } from "../../topology";

/* AWS CLI commands that change one thing and nothing else. `undefined` if a value is unknown. */

/**
 * Omitted bounds do not change. The suspended state is written in full.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export function registerTarget(target: ScalableTarget, change: TargetChange, region: string): string | undefined {
  const { resourceId, scalableDimension, suspended } = target;
  if (!isKnown(resourceId) || !isKnown(scalableDimension)) {
    return undefined;
  }
  const { minCapacity, maxCapacity, suspended: resumed } = change;
  const is = isKnown(suspended) ? suspended : undefined;
  const state = resumed && [
    `DynamicScalingInSuspended=${resumed.dynamicScalingIn ?? is?.dynamicScalingIn === true}`,
    `DynamicScalingOutSuspended=${resumed.dynamicScalingOut ?? is?.dynamicScalingOut === true}`,
    `ScheduledScalingSuspended=${resumed.scheduledScaling ?? is?.scheduledScaling === true}`,
  ];
  return commandOf(
    ...["aws", "application-autoscaling", "register-scalable-target", "--service-namespace", "sagemaker"],
    ...["--resource-id", resourceId, "--scalable-dimension", scalableDimension],
    ...(minCapacity === undefined ? [] : ["--min-capacity", String(minCapacity)]),
    ...(maxCapacity === undefined ? [] : ["--max-capacity", String(maxCapacity)]),
    ...(state === undefined ? [] : ["--suspended-state", state.join(",")]),
    ...["--region", region],
  );
}

export const enableAlarmActions = (names: readonly string[], region: string): string =>
  commandOf("aws", "cloudwatch", "enable-alarm-actions", "--alarm-names", ...names, "--region", region);

export const setCopies = (component: string, copies: number, region: string): string =>
  commandOf(
    ...["aws", "sagemaker", "update-inference-component-runtime-config", "--inference-component-name", component],
    ...["--desired-runtime-config", `CopyCount=${copies}`, "--region", region],
  );

export const updateEndpoint = (endpoint: string, configuration: string, region: string): string =>
  commandOf(
    ...["aws", "sagemaker", "update-endpoint", "--endpoint-name", endpoint],
    ...["--endpoint-config-name", configuration, "--region", region],
  );

/**
 * Writes the complete alarm: an omitted member would be lost. Its tags do not change.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function putMetricAlarm(
  alarm: MetricAlarm,
  { description }: LiveAlarm,
  change: AlarmChange,
  region: string,
): string | undefined {
  const whole = { ...alarm, ...change };
  const { dimensions, alarmActions, okActions, insufficientDataActions } = whole;
  const statistics = [whole.statistic, whole.extendedStatistic].filter((value) => value !== undefined);
  const lists = [alarmActions, okActions, insufficientDataActions];
  if (
    whole.usesMetricQueries ||
    whole.thresholdMetricId !== undefined ||
    statistics.length !== 1 ||
    !isKnown(dimensions) ||
    !lists.every((list) => isKnown(list) && list.every(isKnown)) ||
    [...dimensions.values()].some((value) => !isKnown(value))
  ) {
    return undefined;
  }
  const one = (name: string, value: Optional<string | number>) => (isKnown(value) ? [`--${name}`, String(value)] : []);
  const many = (name: string, list: typeof alarmActions) =>
    isKnown(list) && list.length > 0 ? [`--${name}`, ...list.map(String)] : [];
  return commandOf(
    ...["aws", "cloudwatch", "put-metric-alarm"],
    ...one("alarm-name", whole.name),
    ...one("alarm-description", description),
    ...one("namespace", whole.namespace),
    ...one("metric-name", whole.metricName),
    ...(dimensions.size === 0 ? [] : ["--dimensions"]),
    ...[...dimensions].map(([name, value]) => `Name=${name},Value=${String(value)}`),
    ...one("statistic", whole.statistic),
    ...one("extended-statistic", whole.extendedStatistic),
    ...one("unit", whole.unit),
    ...one("period", whole.periodSeconds),
    ...one("evaluation-periods", whole.evaluationPeriods),
    ...one("datapoints-to-alarm", whole.datapointsToAlarm),
    ...one("threshold", whole.threshold),
    ...one("comparison-operator", whole.comparisonOperator),
    ...one("treat-missing-data", whole.treatMissingData),
    whole.actionsEnabled === false ? "--no-actions-enabled" : "--actions-enabled",
    ...many("alarm-actions", alarmActions),
    ...many("ok-actions", okActions),
    ...many("insufficient-data-actions", insufficientDataActions),
    ...["--region", region],
  );
}
