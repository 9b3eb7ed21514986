import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, tagsFrom } from "../../store/tags";
import { ALARMS, type Alarm, deleteAlarm, putAlarm } from "./alarm";
import { type NewAlarm, newAlarm } from "./alarm-shapes";

const refused = (message: string) =>
  new AwsError("InvalidParameterValueException", message, 400, "InvalidParameterValue");

const notFound = (name: string) => new AwsError("ResourceNotFound", `Unknown alarm: ${name}`, 404);

const states = z.enum(["OK", "ALARM", "INSUFFICIENT_DATA"]);
const names = list(z.string().min(1).max(255));

export const alarmOperations = {
  PutMetricAlarm: operation(newAlarm, ({ Tags, ...settings }, call) => {
    check(settings);
    const { arn } = putAlarm(call, settings);
    addTags(call, arn, tagsFrom(Tags));
    return {};
  }),

  DescribeAlarms: operation(
    z.object({
      AlarmNames: names.optional(),
      AlarmNamePrefix: z.string().optional(),
      AlarmTypes: list(z.enum(["MetricAlarm", "CompositeAlarm"])).optional(),
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
            (input.AlarmTypes?.includes("MetricAlarm") ?? true),
        );
      const { rows, next } = pageOf(wanted, {
        key: ({ settings }) => settings.AlarmName,
        token: input.NextToken,
        limit: input.MaxRecords,
      });
      return { MetricAlarms: rows.map(described), CompositeAlarms: [], NextToken: next };
    },
  ),

  /** The alarms on a metric with these dimensions and no others. */
  DescribeAlarmsForMetric: operation(
    z.object({
      Namespace: z.string().min(1),
      MetricName: z.string().min(1),
      Dimensions: list(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
    ({ Namespace, MetricName, Dimensions }, call) => {
      const wanted = call
        .table(ALARMS)
        .values()
        .filter(
          ({ settings }) =>
            settings.Namespace === Namespace &&
            settings.MetricName === MetricName &&
            dimensionsKey(settings.Dimensions) === dimensionsKey(Dimensions),
        );
      return { MetricAlarms: wanted.map(described) };
    },
  ),

  DeleteAlarms: operation(z.object({ AlarmNames: names }), ({ AlarmNames }, call) => {
    const missing = AlarmNames.find((name) => !call.table(ALARMS).has(name));
    if (missing !== undefined) {
      throw notFound(missing);
    }
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
      StateReasonData: z.string().optional(),
    }),
    ({ AlarmName, StateValue, StateReason, StateReasonData }, call) => {
      const alarm = call.table(ALARMS).get(AlarmName);
      if (alarm === undefined) {
        throw notFound(AlarmName);
      }
      call.table(ALARMS).put(AlarmName, {
        ...alarm,
        state: StateValue,
        stateReason: StateReason,
        stateReasonData: StateReasonData,
        stateUpdatedAt: call.now,
      });
      return {};
    },
  ),
};

const dimensionsKey = (dimensions: Alarm["settings"]["Dimensions"] = []): string =>
  JSON.stringify(dimensions.map(({ Name, Value }) => [Name, Value]).sort());

const DAY = 86_400;
const WEEK = 7 * DAY;
const SHORT_PERIODS = [10, 20, 30];

function check({
  Period,
  EvaluationPeriods,
  DatapointsToAlarm,
  MetricName,
  Statistic,
  ExtendedStatistic,
  Metrics,
}: NewAlarm) {
  if (MetricName !== undefined && (Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw refused("Exactly one of Statistic and ExtendedStatistic must be specified.");
  }
  if ((MetricName === undefined) === (Metrics === undefined)) {
    throw refused("Exactly one of MetricName and Metrics must be specified.");
  }
  if (DatapointsToAlarm !== undefined && DatapointsToAlarm > EvaluationPeriods) {
    throw refused("DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
  }
  if (Period === undefined) {
    return;
  }
  if (!SHORT_PERIODS.includes(Period) && Period % 60 !== 0) {
    throw refused("Period must be 10, 20, 30 or a multiple of 60.");
  }
  if (Period * EvaluationPeriods > (Period < 3600 ? DAY : WEEK)) {
    throw refused("Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).");
  }
}

function hasAction(settings: Alarm["settings"], prefix: string): boolean {
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = settings;
  return [...OKActions, ...AlarmActions, ...InsufficientDataActions].some((action) => action.startsWith(prefix));
}

function switchActions(call: Call, alarmNames: readonly string[], enabled: boolean) {
  for (const name of alarmNames) {
    const alarm = call.table(ALARMS).get(name);
    if (alarm !== undefined) {
      call.table(ALARMS).put(name, { ...alarm, settings: { ...alarm.settings, ActionsEnabled: enabled } });
    }
  }
  return {};
}

function described({ arn, settings, state, stateReason, stateReasonData, stateUpdatedAt, configuredAt }: Alarm) {
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
    StateTransitionedTimestamp: new Date(stateUpdatedAt),
  };
}
