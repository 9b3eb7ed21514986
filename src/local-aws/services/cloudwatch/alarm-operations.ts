import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, numeric } from "../../input";
import { readJson } from "../../json";
import { operation } from "../../service";
import { addTags, tagsFrom } from "../../store/tags";
import { ownPage } from "../own-page";
import { ALARMS, type Alarm } from "./alarm";
import { deleteAlarm, enableActions, putAlarm } from "./alarm-changes";
import { checkAlarm } from "./alarm-checks";
import { wake } from "./alarm-evaluation";
import { newAlarm } from "./alarm-shapes";
import { changeState } from "./alarm-state";
import { watchesOf } from "./alarm-watches";
import { dimensions } from "./dimensions";
import { invalidNextToken, unknownAlarm } from "./errors";

const states = z.enum(["OK", "ALARM", "INSUFFICIENT_DATA"]);
const names = list(z.string().min(1).max(255));

export const alarmOperations = {
  PutMetricAlarm: operation(newAlarm, ({ Tags, ...settings }, call) => {
    checkAlarm(settings);
    const { arn } = putAlarm(call, settings);
    addTags(call, arn, tagsFrom(Tags));
    return {};
  }),

  DescribeAlarms: operation(
    z.object({
      AlarmNames: names.optional(),
      AlarmNamePrefix: z.string().min(1).max(255).optional(),
      AlarmTypes: list(z.enum(["MetricAlarm", "CompositeAlarm"])).optional(),
      // Alarms of alarms are not there, so no alarm has children or parents.
      ChildrenOfAlarmName: z.string().optional(),
      ParentsOfAlarmName: z.string().optional(),
      StateValue: states.optional(),
      ActionPrefix: z.string().optional(),
      MaxRecords: numeric(z.int().min(1).max(100)).default(50),
      NextToken: z.string().optional(),
    }),
    (input, call) => {
      const wanted = call
        .table(ALARMS)
        .values()
        .filter(
          ({ settings, state }) =>
            (input.AlarmNames?.includes(settings.AlarmName) ?? true) &&
            settings.AlarmName.startsWith(input.AlarmNamePrefix ?? "") &&
            state === (input.StateValue ?? state) &&
            (input.ActionPrefix === undefined || hasAction(settings, input.ActionPrefix)) &&
            (input.AlarmTypes?.includes("MetricAlarm") ?? true) &&
            input.ChildrenOfAlarmName === undefined &&
            input.ParentsOfAlarmName === undefined,
        );
      const { rows, next } = ownPage(
        wanted,
        { key: ({ settings }) => settings.AlarmName, token: input.NextToken, limit: input.MaxRecords },
        invalidNextToken,
      );
      return { MetricAlarms: rows.map(described), CompositeAlarms: [], NextToken: next };
    },
  ),

  /** The alarms on a metric with these dimensions and no others. */
  DescribeAlarmsForMetric: operation(
    z.object({
      Namespace: z.string().min(1),
      MetricName: z.string().min(1),
      Dimensions: dimensions().default([]),
      Statistic: z.string().optional(),
      ExtendedStatistic: z.string().optional(),
      Period: numeric(z.int().min(1)).optional(),
      Unit: z.string().optional(),
    }),
    ({ Namespace, MetricName, Dimensions, Statistic, ExtendedStatistic, Period, Unit }, call) => {
      const wanted = call
        .table(ALARMS)
        .values()
        .filter(
          ({ settings }) =>
            settings.Namespace === Namespace &&
            settings.MetricName === MetricName &&
            dimensionsKey(settings.Dimensions) === dimensionsKey(Dimensions) &&
            settings.Statistic === (Statistic ?? settings.Statistic) &&
            settings.ExtendedStatistic === (ExtendedStatistic ?? settings.ExtendedStatistic) &&
            settings.Period === (Period ?? settings.Period) &&
            settings.Unit === (Unit ?? settings.Unit),
        );
      return { MetricAlarms: wanted.map(described) };
    },
  ),

  DeleteAlarms: operation(z.object({ AlarmNames: names }), ({ AlarmNames }, call) => {
    // Names of nothing are passed over: the others are deleted all the same.
    for (const name of AlarmNames) {
      deleteAlarm(call, name);
    }
    return {};
  }),

  EnableAlarmActions: operation(z.object({ AlarmNames: names }), ({ AlarmNames }, call) =>
    switchActions(call, AlarmNames, true),
  ),

  DisableAlarmActions: operation(z.object({ AlarmNames: names }), ({ AlarmNames }, call) =>
    switchActions(call, AlarmNames, false),
  ),

  SetAlarmState: operation(
    z.object({
      AlarmName: z.string(),
      StateValue: states,
      StateReason: z.string().max(1023),
      StateReasonData: z.string().max(4000).optional(),
    }),
    ({ AlarmName, StateValue, StateReason, StateReasonData }, call) => {
      const alarm = call.table(ALARMS).get(AlarmName);
      if (alarm === undefined) {
        throw unknownAlarm(AlarmName);
      }
      if (StateReasonData !== undefined && readJson(StateReasonData) === undefined) {
        throw new AwsError("InvalidFormatFault", "StateReasonData is not valid JSON", 400, "InvalidFormat");
      }
      // The alarm soon returns to the state of its datapoints:
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
      watchesOf(call).of(call, AlarmName)?.enter(StateValue);
      changeState(call, alarm, { state: StateValue, reason: StateReason, reasonData: StateReasonData });
      wake(call, AlarmName);
      return {};
    },
  ),
};

const dimensionsKey = (dimensions: Alarm["settings"]["Dimensions"] = []): string =>
  JSON.stringify(dimensions.map(({ Name, Value }) => [Name, Value]).sort());

function hasAction(settings: Alarm["settings"], prefix: string): boolean {
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = settings;
  return [...OKActions, ...AlarmActions, ...InsufficientDataActions].some((action) => action.startsWith(prefix));
}

function switchActions(call: Call, alarmNames: readonly string[], enabled: boolean) {
  for (const name of alarmNames) {
    enableActions(call, name, enabled);
  }
  return {};
}

function described(alarm: Alarm) {
  const { arn, settings, state, stateReason, stateReasonData, stateUpdatedAt, stateChangedAt, configuredAt } = alarm;
  return {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: settings.MetricName === undefined ? undefined : [],
    ...settings,
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    StateValue: state,
    StateReason: stateReason,
    StateReasonData: stateReasonData,
    StateUpdatedTimestamp: new Date(stateUpdatedAt),
    StateTransitionedTimestamp: new Date(stateChangedAt ?? stateUpdatedAt),
  };
}
