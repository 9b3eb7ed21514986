import { evaluationSeconds } from "../laws/alarm";
import type { AlarmSettings } from "../laws/alarm-settings";
import { BUCKET_SECONDS, datapointOf, StatisticSet, samplesADatapoint } from "../laws/datapoint";
import type { MetricSetup } from "../setup/endpoint-setup";
import type { Buckets } from "./buckets";

const MINUTE = 60;

/** The datapoints of a metric as CloudWatch shows them. Alarms with the same metric and period share them. */
export class Series {
  /** The datapoint of the last period; NaN if it is missing. */
  value = Number.NaN;
  /** Whether the bucket that was looked at last completes a datapoint. */
  isNew = false;
  /** How many times in a row the same datapoint came. */
  same = 0;
  /** How often a datapoint comes, in buckets: the period, or how often the alarm is evaluated. */
  readonly strideBuckets: number;
  /** Datapoints that overlap, because each is of a whole period. */
  readonly overlap: number;

  /** What was published since the last evaluation, and before it as far back as a period goes. */
  private readonly parts: StatisticSet[];
  private readonly whole = new StatisticSet();
  private readonly lag: number;
  private readonly samples: number;
  /**
   * Of a period shorter than a minute, an alarm gets a datapoint of a metric of a minute in one of six evaluations only.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  private readonly byMinute: boolean;
  private part = 0;
  private filled: number;

  constructor(
    private readonly metric: Omit<MetricSetup, "unit">,
    settings: Pick<AlarmSettings, "periodSeconds" | "evaluationPeriods">,
    private readonly buckets: Buckets,
    lagSeconds: number,
  ) {
    const partSeconds = Math.min(evaluationSeconds(settings), settings.periodSeconds);
    this.overlap = Math.max(1, Math.round(settings.periodSeconds / partSeconds));
    const { statistic } = metric;
    this.samples = statistic === "Sum" || statistic === "SampleCount" ? samplesADatapoint(metric.metric) : 1;
    this.parts = Array.from({ length: this.overlap }, () => new StatisticSet());
    this.strideBuckets = Math.max(1, Math.round(partSeconds / BUCKET_SECONDS));
    // An alarm that is evaluated once a minute sees a datapoint at the minute after it is shown.
    const evaluated = partSeconds < MINUTE ? BUCKET_SECONDS : MINUTE;
    this.lag = (Math.ceil(lagSeconds / evaluated) * evaluated) / BUCKET_SECONDS;
    this.byMinute = partSeconds < MINUTE && samplesADatapoint(metric.metric) > 1;
    buckets.reads(metric.metric, this.lag + this.strideBuckets, this.byMinute);
    this.filled = (this.strideBuckets - (this.lag % this.strideBuckets)) % this.strideBuckets;
  }

  /** How far back its datapoint depends on, in buckets. */
  get memory(): number {
    return this.lag + this.overlap * this.strideBuckets;
  }

  /**
   * Whether the datapoint stays the same while nothing happens: an alarm of 10 seconds on a metric of a minute has one in each
   * sixth evaluation only.
   */
  get isConstant(): boolean {
    return this.same >= Math.ceil(MINUTE / (this.strideBuckets * BUCKET_SECONDS)) + this.overlap;
  }

  /** A bucket was closed. @returns whether CloudWatch shows with it the whole of a datapoint */
  look(): boolean {
    this.filled += 1;
    this.isNew = this.filled === this.strideBuckets;
    if (this.isNew) {
      this.filled = 0;
      this.read();
    }
    return this.isNew;
  }

  private read(): void {
    const part = this.parts[this.part] as StatisticSet;
    if (this.byMinute) {
      this.buckets.addMinuteTo(part, this.metric.metric, this.lag);
    } else {
      this.buckets.addTo(part, this.metric.metric, this.lag, this.strideBuckets);
    }
    this.part = this.part + 1 === this.overlap ? 0 : this.part + 1;
    // Most parts of a rare metric are empty: without a datapoint before, all the older ones are.
    if (part.count === 0 && Number.isNaN(this.value)) {
      this.same += 1;
      return;
    }
    const value = datapointOf(this.overlap === 1 ? part : this.period(), this.metric.statistic) / this.samples;
    (this.parts[this.part] as StatisticSet).reset();
    this.same = value === this.value || (Number.isNaN(value) && Number.isNaN(this.value)) ? this.same + 1 : 1;
    this.value = value;
  }

  private period(): StatisticSet {
    const { parts, whole } = this;
    whole.reset();
    for (let index = 0; index < parts.length; index += 1) {
      whole.merge(parts[index] as StatisticSet);
    }
    return whole;
  }
}
