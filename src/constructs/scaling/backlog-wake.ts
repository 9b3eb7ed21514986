import { Duration } from "../../time/duration";
import { type Check, unless } from "../checks/check";
import { text } from "../checks/kinds";
import { readProperties } from "../checks/properties";
import { MetricStatistic } from "../metrics/metric-statistic";
import { withDefault } from "../terraform/nullable";
import type { BacklogWakeOptions } from "./backlog-wake-options";
import type { Wake } from "./capacity-scaling";
import { MissingData } from "./missing-data";
import { backlogWakeProperties } from "./wake-properties";

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
