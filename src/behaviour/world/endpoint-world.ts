import { evaluationSeconds } from "../laws/alarm";
import { Clocks } from "../laws/clocks";
import { BUCKET_SECONDS } from "../laws/datapoint";
import type { Failure } from "../laws/failure";
import { median } from "../outcome/median";
import type { EndpointRun } from "../outcome/outcome";
import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Timing } from "../timing/timing";
import type { Span } from "../traffic/arrivals";
import { Buckets } from "./buckets";
import { Events } from "./events";
import { Fleet, type FleetEvents } from "./fleet";
import { requestsOf } from "./requests";
import { ScaledUnit } from "./scaled-unit";
import { Series } from "./series";
import { MOST_RECORDED } from "./steps";
import { TrafficRecord } from "./traffic-record";
import type { UncertainOptions } from "./uncertain";
import { Unit, type UnitTraffic } from "./unit";
import { Watch, type WatchWanted } from "./watch";

export interface WorldOptions extends UncertainOptions {
  readonly span: Span;
  /** For each unit. */
  readonly traffic: readonly UnitTraffic[];
  /** For each unit. */
  readonly timings: readonly Timing[];
  readonly failures: readonly Failure[];
  readonly random: () => number;
  readonly drains: boolean;
  /** What clocks show, kept for the runs that share it. @default - kept for this run */
  readonly clocks?: Clocks;
  /** Whether time in which nothing happens is skipped. The run is the same. @default true */
  readonly skipsQuiet?: boolean;
}

const MINUTE_BUCKETS = 6;
/** Metrics have a datapoint a minute at the least often. */
const MINUTE_SECONDS = 60;

/** One endpoint over time: a discrete-event simulation. The same setup and options always give the same run. */
export class EndpointWorld {
  private readonly events = new Events();
  private readonly units: readonly Unit[];
  private readonly buckets: readonly Buckets[];
  private readonly fleets: readonly Fleet[];
  private readonly scaled: readonly ScaledUnit[];
  private readonly watches: Watch[] = [];
  private readonly series: Series[] = [];
  private readonly seriesByKey = new Map<string, Series>();
  private readonly record: TrafficRecord;
  private readonly sleeps: number[] = [];
  private readonly memory: number;
  /** Each alarm has been evaluated a whole number of times in it. */
  private readonly stride: number;
  private quietBuckets = 0;
  private happened = false;

  constructor(
    private readonly setup: EndpointSetup,
    private readonly options: WorldOptions,
  ) {
    const { span, timings, clocks = new Clocks() } = options;
    this.units = setup.units.map((unit, index) => new Unit(unit, options.traffic[index] as UnitTraffic));
    const lag = Math.max(0, ...timings.map(({ metricLag }) => metricLag.seconds));
    const longestLag = Math.ceil(lag / MINUTE_SECONDS) * MINUTE_BUCKETS;
    this.buckets = this.units.map((unit) => new Buckets(unit));
    this.fleets = setup.variants.map(
      (variant) => new Fleet(variant, setup.units, this.events, options, this.fleetEvents()),
    );
    this.scaled = this.units.map(
      (unit, index) =>
        new ScaledUnit(
          index,
          unit,
          this.fleets[unit.setup.variant] as Fleet,
          this.events,
          {
            startMs: span.startMs,
            clocks,
            timing: timings[index] as Timing,
            random: options.random,
            drains: options.drains,
            changesWait: options.changeDuringUpdate === "waits",
          },
          (wanted, onState) => {
            const series = this.seriesOf(wanted, lag);
            const watch = new Watch(wanted.name, wanted.settings, series, wanted.firing, (at, state) => {
              this.happened = true;
              onState(at, state);
            });
            this.watches.push(watch);
            return watch;
          },
        ),
    );
    this.memory = longestLag + Math.max(0, ...this.series.map(({ memory }) => memory));
    this.stride = Math.max(MINUTE_SECONDS, ...this.series.map(({ strideBuckets }) => strideBuckets * BUCKET_SECONDS));
    this.record = new TrafficRecord(span.seconds);
  }

  run(): EndpointRun {
    const { seconds } = this.options.span;
    const { units, events } = this;
    this.deploy();
    let tick = BUCKET_SECONDS;
    let isClosed = false;
    for (let at = 0; at < seconds; ) {
      const until = Math.min(tick, events.next, seconds);
      for (let index = 0; index < units.length; index += 1) {
        (units[index] as Unit).advance(until);
      }
      at = until;
      if (at === tick && !isClosed) {
        // What happens at the end of a bucket is in the next one.
        this.close(at);
        isClosed = true;
      } else if (events.next <= at) {
        this.happened = true;
        events.run();
      }
      if (at === tick && events.next > at) {
        this.look(at);
        tick += BUCKET_SECONDS + this.quiet(at, seconds);
        isClosed = false;
      }
    }
    return this.outcome(seconds);
  }

  private deploy(): void {
    for (const [variant, fleet] of this.fleets.entries()) {
      fleet.deploy(
        this.setup.units.flatMap((unit, index) =>
          unit.variant === variant && unit.base === undefined ? [[index, unit.initialCapacity] as const] : [],
        ),
      );
    }
  }

  private close(at: number): void {
    const { units } = this;
    for (let index = 0; index < units.length; index += 1) {
      const unit = units[index] as Unit;
      if (unit.sent + unit.refused + unit.mostInSystem > 0) {
        this.happened = true;
        this.record.add(at, unit.sent, unit.refused);
      }
      (this.buckets[index] as Buckets).close(at);
    }
  }

  private look(at: number): void {
    const isQuiet = !this.happened;
    this.happened = false;
    const { series, watches } = this;
    let hasNew = false;
    for (let index = 0; index < series.length; index += 1) {
      hasNew = (series[index] as Series).look() || hasNew;
    }
    for (let index = 0; hasNew && index < watches.length; index += 1) {
      const watch = watches[index] as Watch;
      if (watch.series.isNew) {
        watch.evaluate(at);
      }
    }
    this.quietBuckets = isQuiet ? this.quietBuckets + 1 : 0;
  }

  /** The time from now in which nothing at all happens, in seconds: it is not looked at. */
  private quiet(at: number, end: number): number {
    const { quietBuckets, memory, stride, watches } = this;
    if (quietBuckets <= memory || quietBuckets % MINUTE_BUCKETS !== 0 || this.options.skipsQuiet === false) {
      return 0;
    }
    let until = Math.min(this.events.next, end);
    for (const unit of this.units) {
      until = Math.min(until, unit.nextRequest);
    }
    // The bucket in which something happens again is looked at.
    const seconds = (Math.ceil((until - at) / stride) - 1) * stride;
    if (!(seconds > 0 && watches.every(({ isSteady }) => isSteady))) {
      return 0;
    }
    for (const watch of watches) {
      watch.skip(seconds);
    }
    return seconds;
  }

  private seriesOf({ metric, settings }: WatchWanted, lagSeconds: number): Series {
    const { periodSeconds, evaluationPeriods } = settings;
    const key = `${metric.unit} ${metric.metric} ${metric.statistic} ${periodSeconds} ${evaluationSeconds(settings)}`;
    const known = this.seriesByKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const series = new Series(
      metric,
      { periodSeconds, evaluationPeriods },
      this.buckets[metric.unit] as Buckets,
      lagSeconds,
    );
    this.seriesByKey.set(key, series);
    this.series.push(series);
    return series;
  }

  private fleetEvents(): FleetEvents {
    return {
      served: (at, unit, serving, copy) => {
        this.withAdapters(unit, (index) => {
          this.scaled[index]?.serve(at, serving, copy);
        });
      },
      failed: (at, unit, kind) => {
        this.scaled[unit]?.fail(at, kind);
      },
      lacking: (at, unit) => {
        this.scaled[unit]?.noteState(at);
      },
      instances: (at, count) => {
        const total = this.fleets.reduce((sum, fleet) => sum + fleet.count.now, 0);
        const isByTime = this.scaled.every((unit) => unit.isByTime);
        if (count === 0 && total === 0 && !isByTime && this.sleeps.length < MOST_RECORDED) {
          this.sleeps.push(at - Math.max(...this.scaled.map(({ lastUse }) => lastUse)));
        }
      },
    };
  }

  /** A component, and its adapters: they are served by its copies. */
  private withAdapters(unit: number, each: (index: number) => void): void {
    each(unit);
    for (const [index, { base }] of this.setup.units.entries()) {
      if (base === unit) {
        each(index);
      }
    }
  }

  private outcome(seconds: number): EndpointRun {
    // The last bucket may be a part of one.
    for (const unit of this.units) {
      this.record.add(seconds, unit.sent, unit.refused);
    }
    for (const [index, unit] of this.scaled.entries()) {
      unit.wakes.close(this.units[index]?.clients.refusals ?? 0);
    }
    const ofVariant = <T>(value: (fleet: Fleet) => T) =>
      this.setup.variants.map(({ name, instanceType }, index) => ({
        variant: name,
        ...(instanceType !== undefined && { instanceType }),
        value: value(this.fleets[index] as Fleet),
      }));
    const idleToZeroInstancesSeconds = median(this.sleeps);
    const byTime = <T extends { readonly at: number }>(list: T[]): T[] => list.sort((one, other) => one.at - other.at);
    return {
      name: this.setup.name,
      seconds,
      requests: requestsOf(this.units),
      units: this.scaled.map((unit) => unit.outcome()),
      instances: ofVariant((fleet) => fleet.count.list).map(({ value, ...rest }) => ({ ...rest, steps: value })),
      instanceSeconds: ofVariant((fleet) => fleet.billed.integral(seconds)).map(({ value, ...rest }) => ({
        ...rest,
        seconds: value,
      })),
      ...(idleToZeroInstancesSeconds !== undefined && { idleToZeroInstancesSeconds }),
      activities: byTime(this.scaled.flatMap(({ activities }) => activities)),
      wakes: byTime(this.scaled.flatMap(({ wakes }) => wakes.list)),
      wakeCount: this.scaled.reduce((sum, { wakes }) => sum + wakes.count, 0),
      alarms: this.scaled.flatMap(({ alarms }) => alarms),
      traffic: this.record.outcome(),
      cut: this.scaled.some(({ isCut }) => isCut) || this.fleets.some(({ count }) => count.cut),
    };
  }
}
