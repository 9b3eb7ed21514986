import {
  BUCKETS_A_MINUTE,
  backlogPerInstance,
  concurrentPerCopy,
  hasBacklogWithoutCapacity,
  invocationsPerCopy,
  type StatisticSet,
} from "../laws/datapoint";
import type { SimulatedMetric } from "../setup/endpoint-setup";
import type { Unit } from "./unit";

/**
 * What happened in the buckets of a unit, until CloudWatch shows it.
 *
 * The metrics of a queue have one datapoint a minute, with an average, a minimum and a maximum of their own: they are taken
 * to be sampled in each bucket. An average of HasBacklogWithoutCapacity of 1 thus needs a whole minute. Their sum and
 * their number in a period are those of the datapoints.
 */
export class Buckets {
  private size = 0;
  private most = new Float64Array();
  private refused = new Float64Array();
  private serving = new Float64Array();
  private startedInMinute = new Float64Array();
  private waiting = new Float64Array();
  private oldest = new Float64Array();
  private slot = 0;
  private closed = 0;
  /** How many buckets in a row were closed without a refusal, as almost all are. */
  private unrefused = 0;
  private minuteStarted = 0;
  private minuteBucket = 0;
  /** Whether a bucket is the last of its minute. */
  private endsMinute = new Uint8Array();
  /** Whether a metric is read that needs these columns. */
  private readsQueue = false;
  private readsMinutes = false;

  constructor(private readonly unit: Unit) {
    this.keep(1);
  }

  /**
   * To call for each metric that is read, before the first bucket is closed.
   *
   * @param most buckets that have to be kept for it
   * @param byMinute whether it is read by `addMinuteTo`
   */
  reads(metric: SimulatedMetric, most: number, byMinute = false): void {
    this.readsQueue ||= metric === "HasBacklogWithoutCapacity" || metric === "ApproximateAgeOfOldestRequest";
    this.readsMinutes ||= byMinute || metric === "InvocationsPerCopy" || metric === "Invocations";
    const kept = byMinute ? most + BUCKETS_A_MINUTE : most;
    if (kept > this.size) {
      this.keep(kept);
    }
  }

  private keep(size: number): void {
    const column = (): Float64Array<ArrayBuffer> => new Float64Array(size);
    this.size = size;
    this.most = column();
    this.refused = column();
    this.serving = column();
    this.startedInMinute = column();
    this.waiting = column();
    this.oldest = column();
    this.endsMinute = new Uint8Array(size);
  }

  /** Closes the current bucket, at its end. */
  close(at: number): void {
    const { unit, slot } = this;
    this.most[slot] = unit.mostInSystem;
    this.refused[slot] = unit.refused;
    this.serving[slot] = unit.serving;
    if (this.readsQueue) {
      this.waiting[slot] = unit.queue.waitingCount;
      this.oldest[slot] = unit.queue.oldestAge(at);
    }
    if (this.readsMinutes) {
      this.closeMinute(slot);
    }
    this.unrefused = unit.refused === 0 ? this.unrefused + 1 : 0;
    this.closed += 1;
    this.slot = slot + 1 === this.size ? 0 : slot + 1;
    unit.startBucket();
  }

  private closeMinute(slot: number): void {
    this.minuteStarted += this.unit.started;
    this.startedInMinute[slot] = this.minuteStarted;
    this.minuteBucket += 1;
    const ends = this.minuteBucket === BUCKETS_A_MINUTE;
    this.endsMinute[slot] = ends ? 1 : 0;
    if (ends) {
      this.minuteBucket = 0;
      this.minuteStarted = 0;
    }
  }

  /** Adds the datapoints of a metric in so many buckets, of which the newest was closed `lag` buckets before the last one. */
  addTo(set: StatisticSet, metric: SimulatedMetric, lag: number, count: number): void {
    if (metric === "NoCapacityInvocationFailures" && this.unrefused >= lag + count) {
      return;
    }
    // Before the deployment nothing is published.
    for (let before = Math.min(lag + count, this.closed) - 1; before >= lag; before -= 1) {
      const slot = this.slot - 1 - before;
      this.addBucket(set, metric, slot < 0 ? slot + this.size : slot);
    }
  }

  /** Adds the datapoint of a minute if the bucket ends one that was closed `lag` buckets before the last one. */
  addMinuteTo(set: StatisticSet, metric: SimulatedMetric, lag: number): void {
    const slot = this.slot - 1 - lag;
    if (lag < this.closed && this.endsMinute[slot < 0 ? slot + this.size : slot] === 1) {
      this.addTo(set, metric, lag, BUCKETS_A_MINUTE);
    }
  }

  private addBucket(set: StatisticSet, metric: SimulatedMetric, slot: number): void {
    const serving = this.serving[slot] as number;
    switch (metric) {
      case "ConcurrentRequestsPerCopy":
        set.add(concurrentPerCopy(this.most[slot] as number, serving));
        return;
      case "NoCapacityInvocationFailures":
        set.add(1, this.refused[slot] as number);
        return;
      case "ApproximateBacklogSize":
        set.add(this.most[slot] as number);
        return;
      case "ApproximateBacklogSizePerInstance":
        set.add(backlogPerInstance(this.most[slot] as number, serving));
        return;
      case "HasBacklogWithoutCapacity":
        set.add(hasBacklogWithoutCapacity(this.waiting[slot] as number, serving));
        return;
      case "ApproximateAgeOfOldestRequest":
        set.add(this.oldest[slot] as number);
        return;
      case "none":
        return;
      default:
        if (this.endsMinute[slot] === 1) {
          this.addMinute(set, metric, slot);
        }
    }
  }

  private addMinute(set: StatisticSet, metric: SimulatedMetric, slot: number): void {
    const serving = this.serving[slot] as number;
    const started = this.startedInMinute[slot] as number;
    switch (metric) {
      case "InvocationsPerCopy":
        set.add(invocationsPerCopy(started, serving));
        return;
      case "Invocations":
        set.add(1, started);
        return;
    }
  }
}
