import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { memoryOf } from "../../store/memory";
import { ALARMS, type AlarmSettings } from "./alarm";
import { unitsOf } from "./alarm-actions";
import { metricsOf } from "./alarm-datapoints";
import { lawOf } from "./alarm-law";
import { AlarmWatch } from "./alarm-watch";
import { type MetricId, metricKey } from "./metric";

/** The alarms of a region as they are looked at, and which of them look at what. */
class Watches {
  /** The last moment at which alarms were evaluated, in milliseconds since the epoch. */
  evaluated = Number.NaN;
  private readonly watches = new Map<string, AlarmWatch>();
  private byMetric: ReadonlyMap<string, readonly string[]> | undefined;
  private byMetrics = new WeakMap<readonly MetricId[], readonly string[]>();
  private byUnit: ReadonlyMap<string, readonly string[]> | undefined;

  /** @returns `undefined` for an alarm that is not there, or that is not evaluated here */
  of(call: Call, name: string): AlarmWatch | undefined {
    const known = this.watches.get(name);
    if (known !== undefined) {
      return known;
    }
    const alarm = call.table(ALARMS).get(name);
    const law = alarm === undefined ? undefined : lawOf(alarm.settings);
    if (alarm === undefined || law === undefined) {
      return undefined;
    }
    const watch = new AlarmWatch(alarm.settings, law, alarm.state);
    this.watches.set(name, watch);
    return watch;
  }

  /** Names of the alarms that read a metric. */
  reading(call: Call, metric: MetricId): readonly string[] {
    this.byMetric ??= indexed(call, (settings) => metricsOf(settings).map(metricKey));
    return this.byMetric.get(metricKey(metric)) ?? [];
  }

  /** Names of the alarms that read any of these metrics, in a list that comes again. */
  readingAny(call: Call, metrics: readonly MetricId[]): readonly string[] {
    const known = this.byMetrics.get(metrics) ?? [...new Set(metrics.flatMap((metric) => this.reading(call, metric)))];
    this.byMetrics.set(metrics, known);
    return known;
  }

  /** Names of the alarms that call a policy of what is scaled. */
  scaling(call: Call, unit: UnitId): readonly string[] {
    this.byUnit ??= indexed(call, unitsOf);
    return this.byUnit.get(unit) ?? [];
  }

  /**
   * When an alarm that is evaluated so often was evaluated last, or would have been: at this moment only if alarms have been
   * evaluated at it, after all else that was due.
   * @param stride milliseconds
   */
  seen({ now }: Call, stride: number): number {
    return (this.evaluated === now ? Math.floor(now / stride) : Math.ceil(now / stride) - 1) * stride;
  }

  /** After an alarm has other settings, or is gone. */
  forget(name: string): void {
    this.watches.delete(name);
    this.byMetric = undefined;
    this.byMetrics = new WeakMap();
    this.byUnit = undefined;
  }
}

function indexed(call: Call, keysOf: (settings: AlarmSettings) => readonly string[]) {
  const index = new Map<string, string[]>();
  for (const { settings } of call.table(ALARMS).values()) {
    for (const key of new Set(keysOf(settings))) {
      const names = index.get(key) ?? [];
      names.push(settings.AlarmName);
      index.set(key, names);
    }
  }
  return index;
}

const WATCHES = memoryOf(() => new Watches());

export const watchesOf = (call: Call): Watches => call.memory(WATCHES);
