import type { ScalingPolicy } from "@aws-sdk/client-application-auto-scaling";
import type { Aws } from "../aws/aws";
import type { Alarms, WatchedMetric } from "../aws/services/cloudwatch";
import { liveActivity, liveComponent, liveConfiguration, liveEndpoint } from "./aws/live";
import { compositeAlarm, liveAlarm, metricAlarm } from "./aws/nodes/alarm";
import { inferenceComponent } from "./aws/nodes/component";
import { endpoint, endpointConfiguration, sagemakerModel } from "./aws/nodes/hosting";
import { at } from "./aws/nodes/origin";
import { scalableTarget, scalingPolicy, scheduledAction } from "./aws/nodes/scaling";
import { schedule } from "./aws/nodes/schedule";
import { NotAllowed } from "./aws/not-allowed";
import { readAlarms } from "./aws/read-alarms";
import { type DescribedEndpoints, readHosting, readOtherConfigurations, type Seen } from "./aws/read-hosting";
import { readRoles } from "./aws/read-roles";
import { type FoundSchedules, readSchedules, scheduleKey, type WantedSchedules } from "./aws/read-schedules";
import { inventoryOf, type Resource } from "./inventory";
import type { ExpectedEndpoint, Live, LiveTracking } from "./live";
import type { NotLookedInto } from "./nodes/not-looked-into";
import { Topology } from "./topology";
import { isKnown } from "./unknown";

export type { Seen } from "./aws/read-hosting";

/** What a live account says. */
export interface AwsReading {
  readonly topology: Topology;
  /** What only a live account shows. */
  readonly live: Live;
}

export interface ReadAwsOptions {
  /** What was described already is not described again. @default - nothing */
  readonly seen?: Seen;
  /** What should be there: schedules in it are looked up by name, whatever they call. @default - nothing is known */
  readonly wanted?: Topology | undefined;
  /** What was applied: the schedules of its components are read even while these are deleted. @default - nothing is known */
  readonly expected?: readonly ExpectedEndpoint[];
  /** Parts to leave out: each takes rights and calls of its own. @default - none */
  readonly without?: readonly ("models" | "roles")[];
  /** How many scaling activities of each target are read, from 1 to 50. @default - none */
  readonly activities?: number;
}

const NOTHING_SEEN: Seen = { endpoints: new Map(), components: new Map() };

/**
 * Reads how endpoints are wired in a live account: what they run, what scales it, and what fires and schedules that.
 *
 * What the caller's permissions do not let it read of models, schedules and roles counts as unknown and is listed in
 * `live.notRead`.
 *
 * @throws AwsReadError when an endpoint does not exist, or when AWS does not answer
 */
export async function readAws(
  aws: Aws,
  endpointNames: readonly string[],
  { seen = NOTHING_SEEN, wanted, expected = [], without = [], activities }: ReadAwsOptions = {},
): Promise<AwsReading> {
  const names = [...new Set(endpointNames)];
  const notAllowed = new NotAllowed();
  const hosting = await readHosting(aws, names, seen, without.includes("models") ? undefined : notAllowed);
  const ids = resourceIds(hosting);
  const [others, targets, policies, actions, found, done] = await Promise.all([
    readOtherConfigurations(aws, hosting, expected),
    aws.scaling.scalableTargets(ids),
    aws.scaling.scalingPolicies(ids),
    aws.scaling.scheduledActions(ids),
    readSchedules(aws, wantedSchedules(hosting, expected, wanted), notAllowed),
    activities === undefined ? undefined : readActivities(aws, ids, activities, notAllowed),
  ]);
  const schedules = found.schedules.map(schedule);
  const [alarms, roles] = await Promise.all([
    readAlarms(aws, { policies, metrics: wakeMetrics(hosting), written: wanted?.alarms ?? [] }),
    without.includes("roles")
      ? []
      : readRoles(aws, schedules.map(({ roleArn }) => roleArn).filter(isKnown), notAllowed),
  ]);
  const trackings = policies.filter(isTracking).map(liveTracking);
  const hosted = [
    ...hosting.endpoints.map(endpoint),
    ...hosting.configurations.map(endpointConfiguration),
    ...hosting.components.map(inferenceComponent),
    ...hosting.models.map(sagemakerModel),
  ];
  const topology = new Topology(
    inventoryOf([
      ...hosted,
      ...targets.map(scalableTarget),
      ...policies.map(scalingPolicy),
      ...actions.map(scheduledAction),
      ...writtenAlarms(alarms, trackings),
      ...schedules,
      ...roles,
      ...hiddenSchedules(found, hosted),
    ]),
  );
  const live: Live = {
    readAt: new Date(aws.clock.now()),
    endpoints: hosting.endpoints.map(liveEndpoint),
    components: hosting.components.map(liveComponent),
    configurations: [...hosting.configurations, ...others].map(liveConfiguration),
    alarms: [...alarms.metric, ...alarms.composite].map(liveAlarm),
    trackings,
    ...(done !== undefined && { activities: done.map(liveActivity) }),
    notRead: notAllowed.all,
  };
  return { topology, live };
}

const readActivities = (aws: Aws, ids: readonly string[], most: number, notAllowed: NotAllowed) =>
  notAllowed.try("scaling activities", () => aws.scaling.scalingActivities(ids, { most }), undefined);

/** What Application Auto Scaling may scale of these. */
function resourceIds({ endpoints, components }: DescribedEndpoints): readonly string[] {
  const variants = endpoints.flatMap(({ EndpointName, ProductionVariants = [] }) =>
    ProductionVariants.map(({ VariantName }) => `endpoint/${EndpointName}/variant/${VariantName}`),
  );
  return [
    ...components.map(({ InferenceComponentName }) => `inference-component/${InferenceComponentName}`),
    ...variants,
  ];
}

/** The metrics by which a request that finds no capacity can be seen. */
function wakeMetrics({ endpoints, configurations, components }: DescribedEndpoints): readonly WatchedMetric[] {
  const queued = new Set(
    configurations.flatMap(({ AsyncInferenceConfig, EndpointConfigName }) =>
      AsyncInferenceConfig === undefined ? [] : EndpointConfigName,
    ),
  );
  return [
    ...components.flatMap(({ InferenceComponentName: value }) =>
      value === undefined
        ? []
        : { name: "NoCapacityInvocationFailures", dimension: { name: "InferenceComponentName", value } },
    ),
    ...endpoints.flatMap(({ EndpointName: value, EndpointConfigName }) =>
      value === undefined || !queued.has(EndpointConfigName)
        ? []
        : { name: "HasBacklogWithoutCapacity", dimension: { name: "EndpointName", value } },
    ),
  ];
}

function wantedSchedules(
  { endpoints, components }: DescribedEndpoints,
  expected: readonly ExpectedEndpoint[],
  wanted: Topology | undefined,
): WantedSchedules {
  const written = (wanted?.schedules ?? []).flatMap(({ name, groupName }) =>
    isKnown(name) ? scheduleKey(isKnown(groupName) ? groupName : undefined, name) : [],
  );
  const names = components.flatMap(({ InferenceComponentName }) => InferenceComponentName ?? []);
  return {
    endpointNames: new Set(endpoints.flatMap(({ EndpointName }) => EndpointName ?? [])),
    componentNames: new Set([...names, ...expected.flatMap((endpoint) => endpoint.components)]),
    written: new Set(written),
  };
}

const isTracking = ({ TargetTrackingScalingPolicyConfiguration }: ScalingPolicy): boolean =>
  TargetTrackingScalingPolicyConfiguration !== undefined;

const liveTracking = ({ PolicyARN, Alarms = [] }: ScalingPolicy): LiveTracking => ({
  arn: PolicyARN ?? "",
  alarmNames: Alarms.flatMap(({ AlarmName }) => AlarmName ?? []),
});

/** All but those that Application Auto Scaling creates for target tracking: they are part of its policy. */
function writtenAlarms({ metric, composite }: Alarms, trackings: readonly LiveTracking[]): readonly Resource[] {
  const managed = new Set(trackings.flatMap(({ alarmNames }) => alarmNames));
  return [
    ...metric.filter(({ AlarmName }) => !managed.has(AlarmName ?? "")).map(metricAlarm),
    ...composite.map(compositeAlarm),
  ];
}

/** Where schedules may not be read, there may be some on everything. */
const hiddenSchedules = ({ complete }: FoundSchedules, hosted: readonly Resource[]): readonly NotLookedInto[] =>
  complete
    ? []
    : [
        {
          kind: "not-looked-into",
          ...at("schedules of EventBridge Scheduler"),
          type: "scheduler:ListSchedules",
          mentions: hosted.map(({ address }) => address),
          hides: "schedules",
        },
      ];
