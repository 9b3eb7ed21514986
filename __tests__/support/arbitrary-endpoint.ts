import fc from "fast-check";
import type {
  ActionSetup,
  EndpointSetup,
  FiringSetup,
  ScheduleSetup,
  SimulatedMetric,
  StepSetup,
  TargetSetup,
  TrackingSetup,
  UnitSetup,
} from "../../src/behaviour";
import type { Failure } from "../../src/behaviour/laws/failure";
import type { Client } from "../../src/behaviour/traffic/client";
import { requestsAt, timing } from "./simulated";

/* Endpoints with any policies, and traffic with bursts and long silences. */

export type Kind = "component" | "variant";

const METRICS: Record<Kind, readonly SimulatedMetric[]> = {
  component: [
    "ConcurrentRequestsPerCopy",
    "InvocationsPerCopy",
    "Invocations",
    "NoCapacityInvocationFailures",
    "NoCapacityInvocationFailures",
    "none",
  ],
  variant: [
    "ApproximateBacklogSize",
    "ApproximateBacklogSizePerInstance",
    "HasBacklogWithoutCapacity",
    "HasBacklogWithoutCapacity",
    "ApproximateAgeOfOldestRequest",
    "Invocations",
  ],
};

const metric = (kind: Kind, units: number) =>
  fc.record({
    metric: fc.constantFrom(...METRICS[kind]),
    unit: fc.nat({ max: units - 1 }),
    statistic: fc.constantFrom("Sum", "Average", "Minimum", "Maximum", "SampleCount"),
  });

const settings = fc
  .record({
    periodSeconds: fc.constantFrom(10, 20, 30, 60, 60, 60, 120, 300, 900, 3600),
    evaluationPeriods: fc.constantFrom(1, 1, 2, 3, 5, 15, 40),
    toAlarm: fc.double({ min: 0, max: 1, noNaN: true }),
    threshold: fc.constantFrom(0, 0, 0.5, 1, 1, 5),
    comparison: fc.constantFrom(
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    treatMissingData: fc.constantFrom("missing", "notBreaching", "breaching", "ignore"),
  })
  .map(({ toAlarm, ...rest }) => ({
    ...rest,
    datapointsToAlarm: Math.max(1, Math.ceil(toAlarm * rest.evaluationPeriods)),
  })) satisfies fc.Arbitrary<FiringSetup["settings"]>;

const firing = (kind: Kind, units: number): fc.Arbitrary<FiringSetup> =>
  fc.record({
    name: fc.constantFrom("one", "other"),
    address: fc.constant("alarm"),
    metric: metric(kind, units),
    settings,
    state: fc.constantFrom("ALARM", "ALARM", "ALARM", "OK", "INSUFFICIENT_DATA"),
  });

const step = fc.record({
  from: fc.constantFrom(Number.NEGATIVE_INFINITY, -1, 0, 0),
  to: fc.constantFrom(0, 1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
  adjustment: fc.constantFrom(-100, -1, 0, 1, 1, 2, 50),
});

const stepPolicy = (kind: Kind, units: number): fc.Arbitrary<StepSetup> =>
  fc.record({
    name: fc.constantFrom("a", "b"),
    address: fc.constant("policy"),
    adjustmentType: fc.constantFrom("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"),
    steps: fc.array(step, { minLength: 1, maxLength: 2 }),
    leastMagnitude: fc.constantFrom(0, 0, 1),
    cooldownSeconds: fc.constantFrom(0, 60, 300, 1800),
    aggregation: fc.constantFrom("Average", "Minimum", "Maximum"),
    alarms: fc.array(firing(kind, units), { maxLength: 2 }),
  });

const tracking = (kind: Kind, units: number): fc.Arbitrary<TrackingSetup> =>
  fc.record({
    name: fc.constantFrom("t", "u"),
    address: fc.constant("tracking"),
    metric: metric(kind, units),
    targetValue: fc.constantFrom(0.5, 1, 5),
    disableScaleIn: fc.constantFrom(false, false, true),
    scaleInCooldownSeconds: fc.constantFrom(0, 300),
    scaleOutCooldownSeconds: fc.constantFrom(0, 300),
    periodSeconds: fc.constantFrom(10, 60),
  });

const EXPRESSIONS = ["cron(0 20 ? * MON-FRI *)", "cron(0 7 * * ? *)", "cron(17 3 ? * SAT *)", "rate(95 minutes)"];

const timetable = {
  name: fc.constantFrom("morning", "evening"),
  address: fc.constant("timetable"),
  expression: fc.constantFrom(...EXPRESSIONS),
  timeZone: fc.constantFrom("UTC", "Asia/Tokyo"),
};

const action: fc.Arbitrary<ActionSetup> = fc
  .record({
    ...timetable,
    min: fc.constantFrom(undefined, 0, 0, 1),
    max: fc.constantFrom(undefined, 0, 1, 3),
  })
  .map(({ min, max, ...rest }) => ({ ...rest, ...(min !== undefined && { min }), ...(max !== undefined && { max }) }));

const scheduled: fc.Arbitrary<ScheduleSetup> = fc.record({
  ...timetable,
  operation: fc.constantFrom("update", "delete", "create", "sleep", "wake"),
  copies: fc.constantFrom(0, 0, 1, 2),
  windowSeconds: fc.constantFrom(0, 0, 900),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 2 }) },
  );

const target = (kind: Kind, units: number, timetables: boolean): fc.Arbitrary<TargetSetup> =>
  fc
    .record({
      address: fc.constant("target"),
      min: fc.constantFrom(0, 0, 0, 1),
      max: fc.constantFrom(1, 2, 4),
      suspended: fc.record({
        in: fc.constantFrom(false, false, false, true),
        out: fc.constantFrom(false, false, false, true),
        scheduled: fc.constantFrom(false, false, false, true),
      }),
      tracking: fc.array(tracking(kind, units), { maxLength: 2 }),
      steps: fc.array(stepPolicy(kind, units), { maxLength: 3 }),
      actions: timetables ? rarely(action) : fc.constant([]),
    })
    .map((one) => ({ ...one, max: Math.max(one.min, one.max) }));

const unit = (kind: Kind, index: number, units: number, timetables: boolean): fc.Arbitrary<UnitSetup> =>
  fc
    .record({
      initialCapacity: fc.constantFrom(0, 1, 1, 2),
      accelerators: fc.constantFrom(1, 2, 4),
      placement: fc.constantFrom("SPREAD", "BINPACK"),
      target: target(kind, units, timetables),
      schedules: timetables && kind === "component" ? rarely(scheduled) : fc.constant([]),
    })
    .map(({ accelerators, placement, ...rest }) => ({
      ...rest,
      kind,
      name: `unit${index}`,
      address: `unit${index}`,
      variant: 0,
      initialCapacity: Math.min(rest.target.max, Math.max(rest.target.min, rest.initialCapacity)),
      ...(kind === "component" && { requirements: { accelerators, cpuCores: 0, memoryMb: 1024, placement } }),
    }));

export interface Situation {
  readonly setup: EndpointSetup;
  readonly hours: number;
  readonly requests: readonly { readonly times: readonly number[]; readonly services: readonly number[] }[];
  readonly client: Client;
  readonly concurrency: number;
  readonly failures: readonly Failure[];
  readonly drains: boolean;
  readonly timing: Parameters<typeof timing>[0];
}

const HOURS = 60;

/** Bursts of a few requests, hours apart. */
const requests = fc
  .array(
    fc.record({
      at: fc.oneof(
        fc.double({ min: 0, max: HOURS * 3600, noNaN: true }),
        fc.integer({ min: 0, max: HOURS * 360 }).map((tens) => tens * 10),
      ),
      count: fc.constantFrom(1, 1, 3, 40),
      gap: fc.constantFrom(0, 0.7, 10, 61),
      service: fc.constantFrom(0, 0.3, 5, 50, 70),
    }),
    { maxLength: 6 },
  )
  .map((bursts) => {
    const all = bursts.flatMap(({ at, count, gap, service }) =>
      Array.from({ length: count }, (_, index) => ({ at: at + index * gap, service })),
    );
    all.sort((one, other) => one.at - other.at);
    return { times: all.map(({ at }) => at), services: all.map(({ service }) => service) };
  });

const client: fc.Arbitrary<Client> = fc.constantFrom<Client>(
  { kind: "never" },
  { kind: "every", everySeconds: 30, forSeconds: 900 },
  { kind: "hold", probeSeconds: 30 },
);

/** @param timetables whether there are scheduled actions and schedules */
export const arbitrarySituation = (timetables: boolean): fc.Arbitrary<Situation> =>
  fc
    .record({ kind: fc.constantFrom<Kind>("component", "component", "variant"), units: fc.constantFrom(1, 1, 1, 2) })
    .chain(({ kind, units }) => {
      const count = kind === "variant" ? 1 : units;
      return fc.record({
        setup: fc
          .record({
            units: fc.tuple(...Array.from({ length: count }, (_, index) => unit(kind, index, count, timetables))),
            maxInstances: fc.constantFrom(1, 2, 4),
            minInstances: fc.constantFrom(0, 0, 0, 1),
          })
          .map(
            ({ units: all, maxInstances, minInstances }): EndpointSetup => ({
              name: "chat",
              address: "endpoint",
              kind: kind === "component" ? "inference-components" : "asynchronous",
              variants: [
                {
                  name: "v",
                  instanceType: "ml.g5.12xlarge",
                  initialInstances: 1,
                  minInstances,
                  maxInstances,
                  managed: kind === "component",
                },
              ],
              units: all,
              alarmCount: { standard: 0, high: 0 },
              assumptions: [],
            }),
          ),
        hours: fc.constantFrom(HOURS, HOURS - 0.001),
        requests: fc.tuple(...Array.from({ length: count }, () => requests)),
        client,
        concurrency: fc.constantFrom(1, 4),
        failures: rarely(
          fc.record({
            kind: fc.constantFrom("drought", "quota"),
            at: fc.integer({ min: 0, max: HOURS * 3600 }),
            seconds: fc.constantFrom(60, 7200),
          }),
        ),
        drains: fc.boolean(),
        timing: fc.record({
          metricLag: fc.constantFrom(0, 50, 50, 61),
          reaction: fc.constantFrom(0, 30, 35),
          release: fc.constantFrom(0, 60, 600),
        }),
      });
    });

/** What `ran` takes, anew for each run: arrivals are read once. */
export const runOf = ({
  hours,
  requests: each,
  client: own,
  concurrency,
  failures,
  drains,
  timing: given,
}: Situation) => ({
  hours,
  timing: timing(given),
  failures,
  drains,
  traffic: each.map(({ times, services }) => ({ arrivals: requestsAt(times, services), client: own, concurrency })),
});
