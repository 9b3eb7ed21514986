import type { Listener } from "../../call";
import { ACCOUNT, type Call } from "../../call";
import { queueEvent } from "../lambda/event";
import { FUNCTIONS } from "../lambda/function";
import { targetOf } from "../lambda/function-shapes";
import { ALARMS, type Alarm } from "./alarm";
import { jsonTime } from "./alarm-reason";

const TOPIC = /^arn:[a-z-]+:sns:/;
const FUNCTION = /^arn:[a-z-]+:lambda:/;

/** An alarm that changes its state publishes to topics and invokes functions. Both hear of a state once. */
export const alarmNotifies: Listener = (event, call) => {
  if (event.kind !== "alarm action" || event.repeated) {
    return;
  }
  const alarm = call.table(ALARMS).get(event.alarm);
  if (alarm === undefined) {
    return;
  }
  if (TOPIC.test(event.action)) {
    const subject = `${alarm.state}: "${event.alarm}" in ${call.region}`;
    call.tell({ kind: "publish", topic: event.action, subject, message: JSON.stringify(notification(call, alarm)) });
  } else if (FUNCTION.test(event.action)) {
    invoke(call, event.action, alarm);
  }
};

/**
 * The message of an alarm to a topic.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function notification({ region }: Call, { arn, settings, state, stateReason, ...alarm }: Alarm): object {
  const { AlarmName, AlarmDescription, OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = settings;
  return {
    AlarmName,
    AlarmDescription: AlarmDescription ?? null,
    AWSAccountId: ACCOUNT,
    AlarmConfigurationUpdatedTimestamp: jsonTime(alarm.configuredAt),
    NewStateValue: state,
    NewStateReason: stateReason,
    StateChangeTime: jsonTime(alarm.stateChangedAt ?? alarm.stateUpdatedAt),
    Region: region,
    AlarmArn: arn,
    OldStateValue: alarm.previousState ?? "INSUFFICIENT_DATA",
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    Trigger: triggerOf(settings),
  };
}

const triggerOf = ({ Dimensions = [], ...settings }: Alarm["settings"]): object => ({
  MetricName: settings.MetricName,
  Namespace: settings.Namespace,
  StatisticType: settings.ExtendedStatistic === undefined ? "Statistic" : "ExtendedStatistic",
  Statistic: settings.ExtendedStatistic ?? settings.Statistic?.toUpperCase(),
  Unit: settings.Unit ?? null,
  Dimensions: Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })),
  Period: settings.Period,
  EvaluationPeriods: settings.EvaluationPeriods,
  DatapointsToAlarm: settings.DatapointsToAlarm,
  ComparisonOperator: settings.ComparisonOperator,
  Threshold: settings.Threshold,
  TreatMissingData: settings.TreatMissingData ?? "missing",
  EvaluateLowSampleCountPercentile: settings.EvaluateLowSampleCountPercentile ?? "",
  Metrics: settings.Metrics,
});

/** Nothing happens if there is no such function. */
function invoke(call: Call, functionArn: string, { arn, settings, ...alarm }: Alarm): void {
  const target = targetOf({ FunctionName: functionArn });
  if (call.table(FUNCTIONS).has(target.name)) {
    const state = { value: alarm.state, reason: alarm.stateReason, timestamp: jsonTime(alarm.stateUpdatedAt) };
    const alarmData = {
      alarmName: settings.AlarmName,
      state,
      previousState: { value: alarm.previousState ?? "INSUFFICIENT_DATA" },
      configuration: { description: settings.AlarmDescription, metrics: settings.Metrics ?? [] },
    };
    queueEvent(
      call,
      target,
      JSON.stringify({
        source: "aws.cloudwatch",
        alarmArn: arn,
        accountId: ACCOUNT,
        time: jsonTime(call.now),
        region: call.region,
        alarmData,
      }),
    );
  }
}
