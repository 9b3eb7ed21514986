import type {
  ActionSetup,
  EndpointSetup,
  FiringSetup,
  ScheduleSetup,
  StepSetup,
  TargetSetup,
  TrackingSetup,
  UnitSetup,
  VariantSetup,
} from "../../src/behaviour";
import type { AlarmSettings } from "../../src/behaviour/laws/alarm-settings";
import type { EndpointRun, Step } from "../../src/behaviour/outcome/outcome";
import type { Timing } from "../../src/behaviour/timing/timing";
import type { Arrivals } from "../../src/behaviour/traffic/arrivals";
import { EndpointWorld, type WorldOptions } from "../../src/behaviour/world/endpoint-world";
import type { UnitTraffic } from "../../src/behaviour/world/unit";

/* Endpoints by hand, and runs of them: numbers that one can count with. */

const timed = (seconds: number) => ({ seconds, basis: "preset" as const, source: "a test" });

/** Round numbers: 100 s for an instance, 60 s for a copy on it, 600 s until it goes, 50 s and 30 s for an alarm. */
export function timing(seconds: Partial<Record<Exclude<keyof Timing, "name" | "instanceType">, number>> = {}): Timing {
  const given = { provisioning: 100, image: 0, model: 40, load: 10, health: 10, ...seconds };
  const { release = 600, metricLag = 50, reaction = 30 } = seconds;
  return {
    name: "a test",
    provisioning: timed(given.provisioning),
    image: timed(given.image),
    model: timed(given.model),
    load: timed(given.load),
    health: timed(given.health),
    release: timed(release),
    metricLag: timed(metricLag),
    reaction: timed(reaction),
  };
}

export const alarmSettings = (given: Partial<AlarmSettings> = {}): AlarmSettings => ({
  periodSeconds: 30,
  evaluationPeriods: 1,
  datapointsToAlarm: given.evaluationPeriods ?? 1,
  threshold: 1,
  comparison: "GreaterThanOrEqualToThreshold",
  treatMissingData: "missing",
  ...given,
});

export const variant = (given: Partial<VariantSetup> = {}): VariantSetup => ({
  name: "v",
  instanceType: "ml.g5.12xlarge",
  initialInstances: 1,
  minInstances: 0,
  maxInstances: 3,
  managed: true,
  ...given,
});

export const firing = (
  metric: FiringSetup["metric"]["metric"],
  given: Partial<AlarmSettings> = {},
  rest: Partial<FiringSetup> = {},
): FiringSetup => ({
  name: `${metric} alarm`,
  address: "alarm",
  metric: { metric, unit: 0, statistic: "Maximum" },
  settings: alarmSettings(given),
  state: "ALARM",
  ...rest,
});

/** One more for a breach, by default for one refused request. */
export const stepPolicy = (given: Partial<StepSetup> = {}): StepSetup => ({
  name: "wake",
  address: "wake",
  adjustmentType: "ChangeInCapacity",
  steps: [{ from: 0, to: Number.POSITIVE_INFINITY, adjustment: 1 }],
  leastMagnitude: 0,
  cooldownSeconds: 60,
  aggregation: "Average",
  alarms: [firing("NoCapacityInvocationFailures")],
  ...given,
});

/** To zero when nothing has been in flight for some minutes. */
export const idlePolicy = (minutes: number, given: Partial<StepSetup> = {}): StepSetup =>
  stepPolicy({
    name: "idle",
    address: "idle",
    adjustmentType: "ExactCapacity",
    steps: [{ from: Number.NEGATIVE_INFINITY, to: 0, adjustment: 0 }],
    alarms: [
      firing("ConcurrentRequestsPerCopy", {
        periodSeconds: 60,
        evaluationPeriods: minutes,
        datapointsToAlarm: minutes,
        threshold: 0,
        comparison: "LessThanOrEqualToThreshold",
      }),
    ],
    ...given,
  });

export const tracking = (given: Partial<TrackingSetup> = {}): TrackingSetup => ({
  name: "track",
  address: "track",
  metric: { metric: "ConcurrentRequestsPerCopy", unit: 0, statistic: "Maximum" },
  targetValue: 5,
  disableScaleIn: false,
  scaleInCooldownSeconds: 300,
  scaleOutCooldownSeconds: 300,
  periodSeconds: 10,
  ...given,
});

export const target = (given: Partial<TargetSetup> = {}): TargetSetup => ({
  address: "target",
  min: 0,
  max: 3,
  suspended: { in: false, out: false, scheduled: false },
  tracking: [],
  steps: [idlePolicy(5), stepPolicy()],
  actions: [],
  ...given,
});

/** Each copy takes a whole instance of four devices. */
export const component = (given: Partial<UnitSetup> = {}): UnitSetup => ({
  kind: "component",
  name: "llama",
  address: "component",
  variant: 0,
  initialCapacity: 1,
  requirements: { accelerators: 4, cpuCores: 0, memoryMb: 1024, placement: "SPREAD" },
  target: target(),
  schedules: [],
  ...given,
});

export const endpoint = (given: Partial<EndpointSetup> = {}): EndpointSetup => ({
  name: "chat",
  address: "endpoint",
  kind: "inference-components",
  variants: [variant()],
  units: [component()],
  alarmCount: { standard: 1, high: 1 },
  assumptions: [],
  ...given,
});

/** An asynchronous variant of 0 to 3 instances: awake by one waiting request, asleep after 5 minutes without any. */
export const queue = (given: Partial<TargetSetup> = {}, unit: Partial<UnitSetup> = {}): EndpointSetup =>
  endpoint({
    kind: "asynchronous",
    variants: [variant({ managed: false })],
    units: [
      {
        kind: "variant",
        name: "v",
        address: "variant",
        variant: 0,
        initialCapacity: 1,
        schedules: [],
        target: target({
          steps: [
            idlePolicy(5, {
              alarms: [
                firing("ApproximateBacklogSize", {
                  periodSeconds: 60,
                  evaluationPeriods: 5,
                  datapointsToAlarm: 5,
                  threshold: 0,
                  comparison: "LessThanOrEqualToThreshold",
                }),
              ],
            }),
            stepPolicy({ alarms: [firing("HasBacklogWithoutCapacity", { periodSeconds: 60 })] }),
          ],
          ...given,
        }),
        ...unit,
      },
    ],
  });

export const schedule = (expression: string, given: Partial<ScheduleSetup> = {}): ScheduleSetup => ({
  name: "schedule",
  address: "schedule",
  expression,
  timeZone: "UTC",
  copies: 0,
  windowSeconds: 0,
  ...given,
});

export const action = (expression: string, given: Partial<ActionSetup> = {}): ActionSetup => ({
  name: "action",
  address: "action",
  expression,
  timeZone: "UTC",
  ...given,
});

/** Requests at these times in seconds, each of which takes so long. */
export function requestsAt(times: readonly number[], service: number | readonly number[] = 1): Arrivals {
  let next = 0;
  return {
    read(into, services) {
      let count = 0;
      for (; count < into.length && next < times.length; count += 1, next += 1) {
        into[count] = times[next] as number;
        services[count] = typeof service === "number" ? service : (service[next] as number);
      }
      return count;
    },
  };
}

export interface Run extends Partial<Omit<WorldOptions, "traffic" | "timings">> {
  readonly hours?: number;
  readonly traffic?: readonly Partial<UnitTraffic>[];
  readonly timing?: Timing;
}

/** On Monday, 30 November 2026, from midnight UTC. */
export const MONDAY = Date.UTC(2026, 10, 30);

/** Runs an endpoint; without traffic for a unit nobody calls it. */
export function ran(
  setup: EndpointSetup,
  { hours = 4, traffic = [], timing: own = timing(), ...rest }: Run,
): EndpointRun {
  return new EndpointWorld(setup, {
    span: { startMs: MONDAY, seconds: hours * 3600 },
    timings: setup.units.map(() => own),
    traffic: setup.units.map((_, index) => ({
      arrivals: undefined,
      client: { kind: "never" },
      concurrency: 1,
      ...traffic[index],
    })),
    failures: [],
    random: () => 0,
    drains: false,
    ...rest,
  }).run();
}

/** A value at a time. */
export function valueAt(steps: readonly Step[], at: number): number {
  return steps.filter((step) => step.at <= at).at(-1)?.value ?? 0;
}

/** Value times seconds, over a span. */
export const integral = (steps: readonly Step[], seconds: number): number =>
  steps.reduce((sum, { at, value }, index) => sum + value * ((steps[index + 1]?.at ?? seconds) - at), 0);
