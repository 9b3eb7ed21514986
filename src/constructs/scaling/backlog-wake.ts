import { Duration } from "../../time/duration";
import { type Check, unless, wrongKinds } from "../checks/check";
import { text } from "../checks/kinds";
import { readProperties } from "../checks/properties";
import { MetricStatistic } from "../metrics/metric-statistic";
import { withDefault } from "../terraform/nullable";
import type { Wake } from "./capacity-scaling";
import { MissingData } from "./missing-data";
import type { WakeAdjustment } from "./wake-adjustment";
import { backlogWakeProperties } from "./wake-properties";

/** How an asynchronous variant comes back from zero. */
export interface BacklogWakeOptions {
  /** Instances that one wake brings, at least 1. @default 1 */
  readonly instances?: number;
  /** @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /**
   * At most as long as `idleTimeout`: what slept in between cannot wake before it ends.
   * @default - none where the number is set, 5 minutes where it is added
   */
  readonly cooldown?: Duration;
  /** Unique for the variant. @default - the endpoint's name, the variant's and `-wake` */
  readonly policyName?: string;
  /** @default - see `BacklogAlarmOptions` */
  readonly alarm?: BacklogAlarmOptions;
}

/** The alarm that fires when a request waits and no instance is there. */
export interface BacklogAlarmOptions {
  /** Unique in the account and region. @default - the endpoint's name, the variant's and `-wake` */
  readonly alarmName?: string;
  /** @default - 60 s, which is how often SageMaker publishes the metric */
  readonly period?: Duration;
  /** @default MetricStatistic.AVERAGE */
  readonly statistic?: MetricStatistic;
  /** Periods that are looked at. @default - 2, and 1 for a fast wake */
  readonly evaluationPeriods?: number;
  /** Periods among them in which a request waited. @default - all */
  readonly datapointsToAlarm?: number;
  /** @default MissingData.NOT_BREACHING */
  readonly treatMissingData?: MissingData;
}

/**
 * What brings an asynchronous variant back from zero: `HasBacklogWithoutCapacity`, which is 1 while a request waits and
 * no instance is there.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class BacklogWake {
  /** After two minutes with a waiting request: AWS's own numbers. */
  static standard(options: BacklogWakeOptions = {}): BacklogWake {
    return BacklogWake.written(options, 2);
  }

  /** After one minute with a waiting request. */
  static fast(options: BacklogWakeOptions = {}): BacklogWake {
    return BacklogWake.written(options, 1);
  }

  /**
   * No alarm. A request then waits until the backlog exceeds what tracking aims at: with 5 requests per instance the
   * first five may wait until they expire.
   * @param reason why that is wanted
   */
  static omitted(reason: string): BacklogWake {
    const { value, problems } = text("wake (the reason)", reason);
    return new BacklogWake({}, 0, wrongKinds(problems), String(value ?? "unknown"));
  }

  private static written(options: unknown, periods: number): BacklogWake {
    const { value, problems } = readProperties(backlogWakeProperties, options, "wake");
    return new BacklogWake(value, periods, wrongKinds(problems));
  }

  private constructor(
    private readonly options: BacklogWakeOptions,
    private readonly periods: number,
    private readonly checks: readonly Check[],
    /** Given where the wake was left out on purpose. */
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
      property: "wake.instances",
      amount: instances,
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
