import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { type Expression, Fn, type IResolvable, Op, type TerraformProvider, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { Duration } from "../../time/duration";
import { type Check, isToken, unless } from "../checks/check";
import { isGiven, isNullable, unlessNull, withDefault } from "../terraform/nullable";

/** When idle capacity scales to zero. */
export interface IdleOptions {
  /**
   * Time without a request in flight after which the capacity scales to zero. Whole minutes, from 1 minute to 24 hours.
   *
   * By default target tracking decides: it scales in after 15 minutes below nine tenths of its target. If only few
   * requests came before, that is less than 15 minutes after the last one. A timeout of up to 15 minutes adds a policy and
   * an alarm that scale to zero at the latest after this time. A longer timeout also disables scale-in of target tracking:
   * the whole capacity is removed at once, and only without any request. With more than one copy or instance that can
   * cost more than it saves. Metrics arrive one to three minutes late, which delays the scale-in by as much. A minimum
   * above zero prevents it, unless a sleep window lowers the minimum.
   * @default - about 15 minutes, by target tracking
   */
  readonly idleTimeout?: Duration;
  /**
   * Minimum time awake after a wake. Whole minutes, from 1 minute to 24 hours. It disables scale-in of target tracking. If
   * it is longer than `idleTimeout`, it also replaces `idleTimeout`, because alarms do not know when the capacity started.
   * @default - no minimum
   */
  readonly minUpTime?: Duration;
}

/** What target tracking does: its alarm wants 15 minutes below nine tenths of the target. */
export const TRACKING_IDLE = Duration.minutes(15);

const MINUTE_SECONDS = 60;
const LONGEST_SECONDS = 86_400;
const REQUIREMENT = "must be a whole number of minutes, from 1 minute to 24 hours";
const SOURCE = "CloudWatch API, PutMetricAlarm: with a period of a minute an alarm evaluates at most a day";

export function checkIdle({ idleTimeout, minUpTime }: IdleOptions): Check[] {
  return [wholeMinutes("idleTimeout", idleTimeout?.toSeconds()), wholeMinutes("minUpTime", minUpTime?.toSeconds())];
}

/** What takes the capacity to zero beside target tracking, or in its place. */
export interface IdlePlan {
  /** How long the last request is waited out. */
  readonly window: Duration;
  /** Tracking might go sooner than was promised: it may not scale in. A token where Terraform has to compare. */
  readonly insteadOfTracking: boolean | IResolvable;
  /** Whether something of it was asked for, where Terraform alone knows. @default - it was */
  readonly condition?: Expression;
}

/**
 * `undefined` where target tracking does it alone.
 * @param reachesZero whether the tracked metric is exactly 0 without requests
 */
export function idlePlan(options: IdleOptions, reachesZero: boolean): IdlePlan | undefined {
  const { idleTimeout, minUpTime } = options;
  if (idleTimeout === undefined && minUpTime === undefined) {
    return reachesZero ? undefined : { window: TRACKING_IDLE, insteadOfTracking: false };
  }
  if (isToken(idleTimeout?.toSeconds()) || isToken(minUpTime?.toSeconds())) {
    return planInTerraform(idleTimeout?.toSeconds(), minUpTime?.toSeconds());
  }
  const timeout = idleTimeout ?? TRACKING_IDLE;
  const window = minUpTime !== undefined && minUpTime.toSeconds() > timeout.toSeconds() ? minUpTime : timeout;
  const longer = window.toSeconds() > TRACKING_IDLE.toSeconds();
  return { window, insteadOfTracking: longer || minUpTime !== undefined };
}

/** A promise of 0 seconds is none: Terraform has no other word for it. */
function planInTerraform(idleTimeout: number | undefined, asked: number | undefined): IdlePlan {
  const [timeout, minUpTime] = [withDefault(idleTimeout, TRACKING_IDLE.toSeconds()), withDefault(asked, 0)];
  const given = [idleTimeout, asked].filter((some) => some !== undefined);
  const window = Fn.max([timeout, minUpTime]);
  const longer = Op.gt(window, TRACKING_IDLE.toSeconds());
  return {
    window: Duration.seconds(window),
    insteadOfTracking: Op.or(longer, Op.lt(0, minUpTime)),
    condition: given.every(isNullable) ? given.map(isGiven).reduce((one, other) => Op.or(one, other)) : undefined,
  };
}

/** A metric that is 0 when nothing is being worked on, and above 0 for as long as a request is. */
export interface LoadMetric {
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface IdleAlarmProps {
  readonly alarmName: string;
  readonly load: LoadMetric;
  readonly window: Duration;
  readonly policyArn: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/**
 * Fires when the load was 0 in every minute of the window.
 *
 * The plain metric, not one that is filled where data is missing: metrics arrive minutes late, and a filled newest minute
 * would hold the alarm for ever. Copies that are still starting publish nothing, and without data nothing is idle.
 */
export function idleAlarm(scope: Construct, id: string, props: IdleAlarmProps): CloudwatchMetricAlarm {
  const seconds = props.window.toSeconds();
  const minutes = isToken(seconds) ? Op.div(seconds, MINUTE_SECONDS) : seconds / MINUTE_SECONDS;
  return new CloudwatchMetricAlarm(scope, id, {
    provider: props.provider,
    alarmName: props.alarmName,
    alarmDescription: `Nothing was worked on for ${Tokenization.stringifyNumber(minutes)} min: takes the capacity to zero`,
    namespace: "AWS/SageMaker",
    metricName: props.load.metricName,
    dimensions: props.load.dimensions,
    statistic: "Maximum",
    period: MINUTE_SECONDS,
    comparisonOperator: "LessThanOrEqualToThreshold",
    threshold: 0,
    evaluationPeriods: minutes,
    datapointsToAlarm: minutes,
    treatMissingData: "notBreaching",
    alarmActions: [props.policyArn],
    tags: props.tags,
  });
}

/** Whole minutes of a day, in seconds; asked of Terraform where it alone knows them. */
export function wholeMinutes(property: string, seconds: number | undefined): Check {
  if (seconds !== undefined && isToken(seconds)) {
    const whole = Op.eq(0, Op.mod(seconds, MINUTE_SECONDS));
    const within = Op.and(Op.lte(MINUTE_SECONDS, seconds), Op.gte(LONGEST_SECONDS, seconds));
    const condition = unlessNull(Op.and(whole, within), seconds);
    return { property, value: seconds, requirement: REQUIREMENT, source: SOURCE, condition };
  }
  const legal =
    seconds === undefined ||
    (seconds % MINUTE_SECONDS === 0 && seconds >= MINUTE_SECONDS && seconds <= LONGEST_SECONDS);
  return unless(legal, {
    property,
    value: seconds === undefined ? undefined : Duration.seconds(seconds).toString(),
    requirement: REQUIREMENT,
    source: SOURCE,
  });
}
