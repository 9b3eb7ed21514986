import { Duration } from "../../time/duration";
import { type Check, unless } from "../checks/check";
import { text } from "../checks/kinds";
import { readProperties } from "../checks/properties";
import { MetricStatistic } from "../metrics/metric-statistic";
import { withDefault } from "../terraform/nullable";
import type { Wake } from "./capacity-scaling";
import { MissingData } from "./missing-data";
import type { WakeAdjustment } from "./wake-adjustment";
import { backlogWakeProperties } from "./wake-properties";

/** How an asynchronous variant wakes. */
export interface BacklogWakeOptions {
  /** Number of instances that a wake starts. Must be at least 1. @default 1 */
  readonly instances?: number;
  /** How the wake policy uses `instances`. @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /**
   * Time after a wake in which the policy does not run again. At most `idleTimeout`: a variant that falls asleep within
   * the cooldown cannot wake before it ends.
   * @default - 0 with `EXACT_CAPACITY`, 5 minutes with `CHANGE_IN_CAPACITY`
   */
  readonly cooldown?: Duration;
  /** Name of the wake policy. Must be unique for the variant. @default - the endpoint's name, the variant's and `-wake` */
  readonly policyName?: string;
  /** The wake alarm. @default - see `BacklogAlarmOptions` */
  readonly alarm?: BacklogAlarmOptions;
}

/** The alarm that fires while a request waits and the variant has no instance. */
export interface BacklogAlarmOptions {
  /** Name of the alarm. Must be unique in the account and Region. @default - the endpoint's name, the variant's and `-wake` */
  readonly alarmName?: string;
  /** Length of a period. @default - 60 s: SageMaker publishes the metric once a minute */
  readonly period?: Duration;
  /** Statistic of the metric in a period. @default MetricStatistic.AVERAGE */
  readonly statistic?: MetricStatistic;
  /** Number of the latest periods that are evaluated. Must be at least 1. @default - 2, and 1 for a fast wake */
  readonly evaluationPeriods?: number;
  /** Number of these periods in which a request must have waited. @default - all */
  readonly datapointsToAlarm?: number;
  /** How a period without data counts. @default MissingData.NOT_BREACHING */
  readonly treatMissingData?: MissingData;
}

/**
 * How an asynchronous variant wakes: by an alarm on `HasBacklogWithoutCapacity`, which is 1 while a request waits and the
 * variant has no instance.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class BacklogWake {
  /** Wakes after two minutes with a waiting request, as in the AWS documentation. */
  static standard(options: BacklogWakeOptions = {}): BacklogWake {
    return BacklogWake.written(options, 2);
  }

  /** Wakes after one minute with a waiting request. */
  static fast(options: BacklogWakeOptions = {}): BacklogWake {
    return BacklogWake.written(options, 1);
  }

  /**
   * No wake alarm. A request then waits until the backlog exceeds the target of target tracking: with a target of 5
   * requests per instance, the first five requests may wait until they expire.
   * @param reason why the alarm is omitted; must not be empty
   */
  static omitted(reason: string): BacklogWake {
    const { value, problems } = text("wake (the reason)", reason);
    return new BacklogWake({}, 0, problems, String(value ?? "unknown"));
  }

  private static written(options: unknown, periods: number): BacklogWake {
    const { value, problems } = readProperties(backlogWakeProperties, options, "wake");
    return new BacklogWake(value, periods, problems);
  }

  private constructor(
    private readonly options: BacklogWakeOptions,
    private readonly periods: number,
    private readonly checks: readonly Check[],
    /** Why the wake alarm is omitted; `undefined` if there is one. */
    readonly omittedBecause?: string,
  ) {}

  /** @internal */
  check(): Check[] {
    return [
      ...this.checks,
      unless(this.omittedBecause === undefined || this.omittedBecause.trim() !== "", {
        property: "wake",
        value: "BacklogWake.omitted with an empty text",
        requirement: "must give a reason",
        advice: "whoever reads the stack next has to know why requests may wait",
      }),
    ];
  }

  /**
   * @param name what the names of policy and alarm begin with
   * @internal
   */
  of(name: string, endpointName: string): Wake | undefined {
    if (this.omittedBecause !== undefined) {
      return undefined;
    }
    const { instances, adjustment, cooldown, policyName, alarm = {} } = this.options;
    const evaluationPeriods = withDefault(alarm.evaluationPeriods, this.periods);
    return {
      amount: { property: "wake.instances", value: instances },
      adjustment,
      cooldown,
      policyName,
      aggregation: "Average",
      alarm: {
        alarmName: withDefault(alarm.alarmName, `${name}-wake`),
        period: alarm.period ?? Duration.minutes(1),
        statistic: alarm.statistic ?? MetricStatistic.AVERAGE,
        evaluationPeriods,
        datapointsToAlarm: withDefault(alarm.datapointsToAlarm, evaluationPeriods),
        treatMissingData: alarm.treatMissingData ?? MissingData.NOT_BREACHING,
      },
      alarmDescription: `A request to ${endpointName} waits and no instance is there: wakes it`,
      // Published with the endpoint's name alone: with the variant's beside it there is no data.
      metric: { metricName: "HasBacklogWithoutCapacity", dimensions: { EndpointName: endpointName } },
    };
  }
}
