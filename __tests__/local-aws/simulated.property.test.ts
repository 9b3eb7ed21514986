import fc from "fast-check";
import type { ActionSetup, EndpointSetup, FiringSetup, MetricSetup, StepSetup, TargetSetup } from "../../src/behaviour";
import { asPublishedRecipe } from "../../src/behaviour/setup/variations";
import { AwsError } from "../../src/local-aws/errors";
import { arbitrarySituation, type Situation as Generated } from "../support/arbitrary-endpoint";
import { component, endpoint, firing, queue, stepPolicy, target, tracking } from "../support/simulated";
import { type Change, type Course, lived, NeverServes, type Situation, simulated } from "./support/parity";

/* The laws are the same, and so is what follows: to the millisecond, unless two things happen at the same moment. */

const bursts = (...starts: readonly number[]) =>
  starts.flatMap((start) => [start, start + 0.25, start + 0.5, start + 31, start + 62.125, start + 140]);
const DAY = bursts(10, 4003, 9000, 9500, 14_401, 20_000, 33_333, 50_000, 50_700, 70_001);

const published = asPublishedRecipe(
  endpoint({
    units: [component({ requirements: { accelerators: 1, cpuCores: 0, memoryMb: 1024, placement: "SPREAD" } })],
  }),
);
const queued = queue();
const backlog = tracking({
  metric: { metric: "ApproximateBacklogSizePerInstance", unit: 0, statistic: "Average" },
  targetValue: 1,
  periodSeconds: 60,
  scaleInCooldownSeconds: 150,
});
const trackedOnly = queue({ max: 1, steps: [], tracking: [backlog] });
const trackedAndWoken = queue({
  max: 3,
  tracking: [{ ...backlog, targetValue: 5 }],
  steps: [stepPolicy({ alarms: [firing("HasBacklogWithoutCapacity", { periodSeconds: 60 })] })],
});
const guide = endpoint({
  units: [
    component({
      target: target({
        max: 2,
        tracking: [
          tracking({
            metric: { metric: "InvocationsPerCopy", unit: 0, statistic: "Sum" },
            targetValue: 1,
            periodSeconds: 60,
          }),
        ],
        steps: [
          stepPolicy({
            alarms: [
              {
                ...firing("NoCapacityInvocationFailures", {
                  periodSeconds: 60,
                  comparison: "GreaterThanThreshold",
                }),
                metric: { metric: "NoCapacityInvocationFailures", unit: 0, statistic: "Sum" },
              },
            ],
          }),
        ],
      }),
    }),
  ],
});

it.each<readonly [string, EndpointSetup, string]>([
  ["AWS's announcement", published, "aws-blog-8b"],
  ["AWS's announcement with a large model", published, "aws-blog-70b"],
  ["AWS's guide for components", guide, "cached"],
  ["a queue that is woken and sleeps by steps", queued, "roberta-async"],
  ["AWS's guide for queues", asPublishedRecipe(queued), "uncached"],
  ["a queue with target tracking alone", trackedOnly, "async-small"],
  ["a queue with target tracking and a wake of its own", trackedAndWoken, "async-small"],
])("%s: local AWS does what the simulation says", async (_name, setup, timing) => {
  for (const [service, concurrency] of [
    [0.5, 1],
    [20, 1],
    [45, 4],
  ] as const) {
    const situation = { setup, timing, hours: 24, times: DAY, service, concurrency };
    const expected = simulated(situation);
    expect(expected.changes.length).toBeGreaterThan(3);
    const actual = await lived(situation);
    expect(actual).toEqual(expected);
  }
});

/** Adds an instance once a minute for as long as the metric is there. */
const adding = (metric: MetricSetup["metric"], statistic: MetricSetup["statistic"], threshold: number) =>
  stepPolicy({
    cooldownSeconds: 0,
    alarms: [{ ...firing(metric, { periodSeconds: 60, threshold }), metric: { metric, unit: 0, statistic } }],
  });

const action = (name: string, expression: string, bounds: Pick<ActionSetup, "min" | "max">): ActionSetup => ({
  name,
  address: "timetable",
  expression,
  timeZone: "UTC",
  ...bounds,
});
const ASLEEP = [action("off", "cron(0 1 * * ? *)", { max: 0 }), action("on", "cron(30 1 * * ? *)", { max: 3 })];

it.each<readonly [string, EndpointSetup, readonly number[]]>([
  [
    "bounds are set, and an alarm that rested calls its policy",
    queue({
      max: 1,
      steps: [adding("ApproximateBacklogSize", "Minimum", 0)],
      actions: [action("more", "rate(95 minutes)", { max: 3 })],
    }),
    [7203],
  ],
  [
    "an instance ends a request, and the age of the next one is sampled",
    queue({ max: 2, steps: [adding("ApproximateAgeOfOldestRequest", "Maximum", 20)] }),
    [7200, 7230, 7320, 7335],
  ],
  [
    "an instance begins to serve, and the backlog is sampled",
    queue({ max: 3, steps: [adding("HasBacklogWithoutCapacity", "Average", 0.6)], actions: ASLEEP }),
    [7203],
  ],
])("at one moment, %s: in local AWS as in the simulation", async (_name, setup, times) => {
  for (const reaction of [0, 30]) {
    const seconds = {
      provisioning: 100,
      image: 0,
      model: 40,
      load: 10,
      health: 10,
      release: 600,
      metricLag: 0,
      reaction,
    };
    const timing = { kind: "custom", name: "a test", seconds } as const;
    const situation = { setup, timing, hours: 10, times, service: 50, concurrency: 1 };
    const expected = simulated(situation);
    expect(expected.changes).not.toEqual([]);
    expect(await lived(situation)).toEqual(expected);
  }
});

const DAY_SECONDS = 86_400;
const HOURS = 30;

/** Alarms that CloudWatch takes, with names of their own. */
const alarmOf = (alarm: FiringSetup, name: string, isQueue: boolean): FiringSetup => {
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm.settings;
  const periods = Math.max(1, Math.min(evaluationPeriods, Math.floor(DAY_SECONDS / periodSeconds)));
  return {
    ...alarm,
    name,
    metric: metricOf(alarm.metric, isQueue),
    settings: {
      ...alarm.settings,
      evaluationPeriods: periods,
      datapointsToAlarm: Math.min(datapointsToAlarm, periods),
    },
  };
};

/** One step that reaches to everything on its side of the threshold, which Application Auto Scaling takes. */
const stepOf = ({ from, to, adjustment }: StepSetup["steps"][number], isExact: boolean) => ({
  from: from < 0 || to <= from ? Number.NEGATIVE_INFINITY : from,
  to: to > 0 ? Number.POSITIVE_INFINITY : to,
  adjustment: isExact ? Math.abs(adjustment) : adjustment,
});

const stepsOf = (policy: StepSetup, name: string, isQueue: boolean): StepSetup => ({
  ...policy,
  name,
  steps: policy.steps.slice(0, 1).map((step) => stepOf(step, policy.adjustmentType === "ExactCapacity")),
  alarms: policy.alarms.map((alarm, index) => alarmOf(alarm, `${name}-${index}`, isQueue)),
});

/** SageMaker publishes no Invocations of an asynchronous variant. */
const metricOf = (given: MetricSetup, isQueue: boolean): MetricSetup => ({
  ...given,
  metric: isQueue && given.metric === "Invocations" ? "none" : given.metric,
});

const targetOf = (given: TargetSetup, isQueue: boolean): TargetSetup => ({
  ...given,
  tracking: given.tracking.map((policy, index) => ({
    ...policy,
    metric: metricOf(policy.metric, isQueue),
    name: `t${index}`,
    ...(policy.periodSeconds === 10 &&
      (isQueue
        ? { periodSeconds: 60 }
        : { metric: { ...policy.metric, metric: "ConcurrentRequestsPerCopy", statistic: "Maximum" } })),
  })),
  steps: given.steps.map((policy, index) => stepsOf(policy, `s${index}`, isQueue)),
  actions: given.actions.map((action, index) => ({ ...action, name: `a${index}` })),
});

/** What can be made in local AWS of a generated endpoint. */
function situationOf({ setup, requests, concurrency, timing }: Generated, index: number): Situation {
  const [unit] = setup.units;
  const given = unit?.target;
  if (unit === undefined || given === undefined) {
    throw new Error("each generated endpoint has a unit with a target");
  }
  const [{ times, services }] = requests as [Generated["requests"][number]];
  const { metricLag = 50, reaction = 30, release = 600 } = timing ?? {};
  return {
    setup: {
      ...setup,
      units: [
        {
          ...unit,
          initialCapacity: Math.max(1, unit.initialCapacity),
          schedules: [],
          target: targetOf({ ...given, max: Math.max(1, given.max) }, unit.kind === "variant"),
        },
      ],
    },
    timing: {
      kind: "custom",
      name: `generated ${index}`,
      seconds: {
        provisioning: index % 2 === 0 ? 100 : 103.7,
        image: 0,
        model: 40,
        load: 10,
        health: 10,
        release,
        metricLag,
        reaction,
      },
    },
    hours: HOURS,
    times: [7203, ...times]
      .map((at) => Math.round(at * 1000) / 1000)
      .filter((at) => at < HOURS * 3600)
      .sort((one, other) => one - other),
    service: services[0] ?? 1,
    concurrency,
  };
}

/** An alarm calls its policies each minute. */
const PERIOD_SECONDS = 60;

/** Policies that work against each other every few minutes make hours of what is first a period. */
const FLAPPING = 100;

/** The same changes, at most a period apart. */
function expectSameChanges(index: number, actual: readonly Change[], expected: readonly Change[]): void {
  const steps = (changes: readonly Change[]) => changes.map(({ from, to }) => ({ from, to }));
  expect([index, steps(actual)]).toEqual([index, steps(expected)]);
  for (const [position, { at, cause }] of expected.entries()) {
    const other = actual[position];
    const apart = Math.abs((other?.at ?? Number.NaN) - at);
    // A period later, it may be the turn of another policy that wants the same.
    expect([index, position, apart > 0 ? cause : other?.cause]).toEqual([index, position, cause]);
    expect([index, position, apart <= PERIOD_SECONDS]).toEqual([index, position, true]);
  }
}

/** The same changes and wakes, at most a period apart, and the same refusals but in that period. */
function expectSame(index: number, actual: Course, expected: Course): void {
  expectSameChanges(index, actual.changes, expected.changes);
  // Of policies that are called at one moment, AWS does not state which is first.
  const wanted = ({ suspended }: Course) =>
    [...suspended].sort((one, other) => one.at - other.at || one.to - other.to).map(({ at: _, ...change }) => change);
  expect([index, wanted(actual)]).toEqual([index, wanted(expected)]);
  const late = expected.suspended.filter(
    ({ at }, position) => Math.abs((actual.suspended[position]?.at ?? Number.NaN) - at) > PERIOD_SECONDS,
  );
  expect([index, late]).toEqual([index, []]);
  expect([index, actual.wakes.length]).toEqual([index, expected.wakes.length]);
  for (const [position, { seconds }] of expected.wakes.entries()) {
    const apart = Math.abs((actual.wakes[position]?.seconds ?? Number.NaN) - seconds);
    expect([index, position, apart <= Math.max(seconds / 10, PERIOD_SECONDS)]).toEqual([index, position, true]);
  }
  const moves = [...actual.serving, ...expected.serving].map(({ at }) => at);
  const others = [
    ...actual.refused.filter((at) => !expected.refused.includes(at)),
    ...expected.refused.filter((at) => !actual.refused.includes(at)),
  ];
  expect([index, others.filter((at) => !moves.some((move) => Math.abs(move - at) <= PERIOD_SECONDS))]).toEqual([
    index,
    [],
  ]);
}

it("whatever the policies, the alarms, the scheduled actions and the requests are, local AWS does what the simulation says", async () => {
  const sample = fc.sample(arbitrarySituation(true), { numRuns: 250 });
  let compared = 0;
  let flapping = 0;
  for (const [index, generated] of sample.entries()) {
    if (generated.setup.units.length > 1) {
      continue;
    }
    const situation = situationOf(generated, index);
    let actual: Awaited<ReturnType<typeof lived>>;
    try {
      actual = await lived(situation);
    } catch (error) {
      if (error instanceof AwsError || error instanceof NeverServes) {
        // Not every setup that can be simulated is one that AWS takes.
        continue;
      }
      throw error;
    }
    compared += 1;
    const expected = simulated(situation);
    if (expected.changes.length > FLAPPING) {
      flapping += 1;
      expectSameChanges(index, actual.changes.slice(0, 3), expected.changes.slice(0, 3));
    } else {
      expectSame(index, actual, expected);
    }
  }
  expect(compared).toBeGreaterThan(150);
  expect(flapping).toBeLessThan(compared / 5);
});
