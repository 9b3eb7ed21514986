import type { Call } from "../call";
import type { Fault } from "../faults";
import type { JournalEntry } from "../journal";
import type { LocalAws } from "../local-aws";
import { ACTIVITIES, type Activity } from "../services/application-autoscaling/activity";
import { ALARMS, type Alarm, type StateValue } from "../services/cloudwatch/alarm";
import { lastStateChanges } from "../services/cloudwatch/alarm-history";
import { componentsOf } from "../services/sagemaker/component";
import { ENDPOINTS, type Endpoint } from "../services/sagemaker/endpoint";
import { ASYNC_REQUESTS } from "../services/sagemaker-runtime/async-request";
import { type CostSoFar, costSoFar } from "./cost";
import { inEachRegion } from "./regions";
import { componentState, type Shown, type UnitState, variantStates } from "./unit-state";

/** Times are milliseconds since the epoch. */
export interface PageState {
  readonly now: number;
  readonly speed: number;
  readonly shown: Shown;
  readonly endpoints: readonly EndpointState[];
  readonly alarms: readonly AlarmState[];
  /** Changes of the state of alarms, the latest first. */
  readonly alarmChanges: readonly AlarmChange[];
  /** The latest first. */
  readonly activities: readonly ActivityState[];
  /** Invocations that ended with an error, the latest first. */
  readonly refused: readonly JournalEntry[];
  readonly faults: readonly Fault[];
  readonly cost: CostSoFar;
}

interface EndpointState {
  readonly region: string;
  readonly name: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly isAsynchronous: boolean;
  /** Identifiers of asynchronous requests that are not answered yet. */
  readonly queued: readonly string[];
  readonly units: readonly UnitState[];
}

interface AlarmState {
  readonly region: string;
  readonly name: string;
  readonly state: StateValue;
  readonly reason: string;
  readonly since: number;
}

interface AlarmChange {
  readonly region: string;
  readonly alarm: string;
  readonly at: number;
  /** Such as `Alarm updated from OK to ALARM`. */
  readonly summary: string;
}

interface ActivityState extends Pick<Activity, "Description" | "Cause" | "StatusCode" | "StatusMessage" | "startTime"> {
  readonly id: string;
  readonly region: string;
  readonly resource: string;
  readonly notScaled: readonly string[];
}

/** More than a person reads. */
const MOST_ROWS = 50;
const MOST_ALARMS = 500;
const MOST_CHANGES_OF_AN_ALARM = 10;
const MOST_QUEUED = 1000;

/** @param seconds how far back the charts reach */
export function pageState(aws: LocalAws, seconds: number): PageState {
  const { now } = aws;
  const shown = { from: now - seconds * 1000, to: now };
  return {
    now,
    speed: aws.clock.speed,
    shown,
    endpoints: inEachRegion(aws, (call) =>
      call
        .table(ENDPOINTS)
        .values()
        .map((endpoint) => endpointState(call, endpoint, shown)),
    ),
    alarms: inEachRegion(aws, (call) =>
      call
        .table(ALARMS)
        .values()
        .map((alarm) => alarmState(call, alarm)),
    )
      .sort(byUrgency)
      .slice(0, MOST_ALARMS),
    alarmChanges: inEachRegion(aws, alarmChanges)
      .sort((one, other) => other.at - one.at)
      .slice(0, MOST_ROWS),
    activities: inEachRegion(aws, lastActivities)
      .sort((one, other) => other.startTime - one.startTime)
      .slice(0, MOST_ROWS),
    refused: refusedIn(aws),
    faults: aws.faults.list(),
    cost: costSoFar(aws),
  };
}

function endpointState(call: Call, endpoint: Endpoint, shown: Shown): EndpointState {
  const { name, status, failureReason, asyncInference } = endpoint;
  const queued =
    asyncInference === undefined
      ? []
      : call
          .table(ASYNC_REQUESTS)
          .values()
          .filter((request) => request.endpoint === name)
          .slice(0, MOST_QUEUED);
  return {
    region: call.region,
    name,
    status,
    ...(failureReason !== undefined && { failureReason }),
    isAsynchronous: asyncInference !== undefined,
    queued: queued.map(({ inferenceId }) => inferenceId),
    units: [
      ...componentsOf(call, name).map((component) => componentState(call, component, shown)),
      ...variantStates(call, endpoint, shown),
    ],
  };
}

const alarmState = (call: Call, { settings, state, stateReason, ...alarm }: Alarm): AlarmState => ({
  region: call.region,
  name: settings.AlarmName,
  state,
  reason: stateReason,
  since: alarm.stateChangedAt ?? alarm.configuredAt,
});

const alarmChanges = (call: Call): readonly AlarmChange[] =>
  lastStateChanges(call, MOST_CHANGES_OF_AN_ALARM).map(({ alarm, at, summary }) => ({
    region: call.region,
    alarm,
    at,
    summary,
  }));

const URGENCY: readonly StateValue[] = ["ALARM", "INSUFFICIENT_DATA", "OK"];

const byUrgency = (one: AlarmState, other: AlarmState): number =>
  URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state) || (one.name < other.name ? -1 : 1);

/** Their keys are in the order of time. */
function lastActivities(call: Call): readonly ActivityState[] {
  const table = call.table(ACTIVITIES);
  return table
    .keys()
    .slice(-MOST_ROWS)
    .flatMap((key) => {
      const activity = table.get(key);
      return activity === undefined ? [] : [activityState(call, activity)];
    });
}

function activityState(call: Call, activity: Activity): ActivityState {
  const { ActivityId: id, ResourceId: resource, NotScaledReasons: reasons = [] } = activity;
  const { Description, Cause, StatusCode, StatusMessage, startTime } = activity;
  const notScaled = reasons.map(({ Code }) => Code);
  return { id, region: call.region, resource, notScaled, Description, Cause, StatusCode, StatusMessage, startTime };
}

function refusedIn({ journal }: LocalAws): readonly JournalEntry[] {
  const found: JournalEntry[] = [];
  const entries = journal.entries();
  for (let index = entries.length - 1; index >= 0 && found.length < MOST_ROWS; index -= 1) {
    const entry = entries[index];
    if (entry?.service === "sagemaker-runtime" && entry.error !== undefined) {
      found.push(entry);
    }
  }
  return found;
}
