import type { ScalingPolicy } from "@aws-sdk/client-application-auto-scaling";
import type { Aws } from "../../aws/aws";
import type { Alarms, WatchedMetric } from "../../aws/services/cloudwatch";
import type { Alarm } from "../nodes/alarm";
import { isWakePolicy } from "../traits";
import { isKnown } from "../unknown";
import { scalingPolicy } from "./nodes/scaling";

/** For more policies or metrics than these, the alarms of the account are listed. */
const SEARCHED_ONE_BY_ONE = 10;

/** By what alarms are found. */
export interface AlarmSearch {
  readonly policies: readonly ScalingPolicy[];
  /** Metrics that tell of requests without capacity. */
  readonly metrics: readonly WatchedMetric[];
  /** Those that somebody wrote. */
  readonly written: readonly Alarm[];
}

/**
 * The alarms that matter: those that were written or that policies name, those that fire a wake policy, and those that
 * watch a metric for waking, whatever they do. They are asked for in this order, and what has been found is not searched
 * for again.
 */
export async function readAlarms(aws: Aws, { policies, metrics, written }: AlarmSearch): Promise<Alarms> {
  const names = [
    ...policies.flatMap(({ Alarms = [] }) => Alarms.flatMap(({ AlarmName }) => AlarmName ?? [])),
    ...written.flatMap(({ name }) => (isKnown(name) ? name : [])),
  ];
  const named = await aws.cloudwatch.alarmsNamed([...new Set(names)]);
  const unfired = policies
    .filter(isWake)
    .flatMap(({ PolicyARN: arn }) => arn ?? [])
    .filter((arn) => !fires(named, arn));
  const firing = await alarmsFiring(aws, unfired);
  const found = merge([named, ...firing]);
  const unwatched = metrics.filter((metric) => !found.metric.some((alarm) => watches(alarm, metric)));
  return merge([found, { metric: await alarmsOn(aws, unwatched), composite: [] }]);
}

/** Asked for one by one, or among all alarms of the account where these have fewer pages than there are metrics. */
async function alarmsOn(aws: Aws, metrics: readonly WatchedMetric[]): Promise<Alarms["metric"]> {
  if (metrics.length > SEARCHED_ONE_BY_ONE) {
    const { alarms, complete } = await aws.cloudwatch.allAlarms(metrics.length);
    if (complete) {
      return alarms.metric.filter((alarm) => metrics.some((metric) => watches(alarm, metric)));
    }
  }
  return (await Promise.all(metrics.map((metric) => aws.cloudwatch.alarmsOn(metric)))).flat();
}

const isWake = (policy: ScalingPolicy): boolean => isWakePolicy(scalingPolicy(policy));

async function alarmsFiring(aws: Aws, policyArns: readonly string[]): Promise<readonly Alarms[]> {
  const [first] = policyArns;
  if (first === undefined) {
    return [];
  }
  if (policyArns.length <= SEARCHED_ONE_BY_ONE) {
    return Promise.all(policyArns.map((arn) => aws.cloudwatch.alarmsWithAction(arn)));
  }
  const wanted = new Set(policyArns);
  const all = await aws.cloudwatch.alarmsWithAction(
    first.slice(0, first.indexOf(":scalingPolicy:") + ":scalingPolicy:".length),
  );
  const ours = ({ AlarmActions = [], OKActions = [], InsufficientDataActions = [] }: Actions): boolean =>
    [...AlarmActions, ...OKActions, ...InsufficientDataActions].some((arn) => wanted.has(arn));
  return [{ metric: all.metric.filter(ours), composite: all.composite.filter(ours) }];
}

interface Actions {
  readonly AlarmActions?: string[] | undefined;
  readonly OKActions?: string[] | undefined;
  readonly InsufficientDataActions?: string[] | undefined;
}

const fires = ({ metric, composite }: Alarms, policyArn: string): boolean =>
  [...metric, ...composite].some(({ AlarmActions = [] }) => AlarmActions.includes(policyArn));

const watches = (alarm: Alarms["metric"][number], { name, dimension }: WatchedMetric): boolean =>
  alarm.MetricName === name &&
  (alarm.Dimensions ?? []).some(({ Name, Value }) => Name === dimension.name && Value === dimension.value);

/** Each alarm once. */
function merge(parts: readonly Alarms[]): Alarms {
  return {
    metric: [...byArn(parts.flatMap(({ metric }) => metric)).values()],
    composite: [...byArn(parts.flatMap(({ composite }) => composite)).values()],
  };
}

const byArn = <T extends { readonly AlarmArn?: string | undefined }>(alarms: readonly T[]): ReadonlyMap<string, T> =>
  new Map(alarms.map((alarm) => [alarm.AlarmArn ?? "", alarm]));
