import { usageOf } from "../../../src/behaviour/cost/cost-of";
import { pricesOf } from "../../../src/behaviour/cost/prices-of";
import {
  action,
  component,
  endpoint,
  firing,
  queue,
  ran,
  requestsAt,
  stepPolicy,
  target,
  timing,
  variant,
} from "../../support/simulated";

describe("what nobody means", () => {
  it("no time at all costs nothing", () => {
    const setup = endpoint();
    const run = ran(setup, { hours: 0, traffic: [{ arrivals: requestsAt([0]) }] });
    expect(run.requests.total).toBe(0);
    const usage = usageOf(setup, run, pricesOf({ today: "2026-11-30" }), "us-east-1");
    expect([usage.instanceHours, usage.monthlyInstanceHours, usage.monthlyCost?.amount]).toEqual([0, 0, 0]);
  });

  it("a copy that works on a million requests at a time loses them with its schedule", () => {
    const setup = endpoint({
      units: [
        component({
          schedules: [
            { name: "s", address: "s", expression: "cron(1 0 * * ? *)", timeZone: "UTC", copies: 0, windowSeconds: 0 },
          ],
        }),
      ],
    });
    const { requests } = ran(setup, {
      hours: 1,
      traffic: [{ arrivals: requestsAt(Array<number>(1_000_000).fill(30), 50), concurrency: 1e9 }],
    });
    expect([requests.total, requests.lost]).toEqual([1_000_000, 1_000_000]);
  });

  it("an endpoint without variants and components does nothing", () => {
    expect(ran(endpoint({ variants: [], units: [] }), { hours: 1 }).instances).toEqual([]);
  });

  it("a component whose variant has no instances and may have none waits for ever", () => {
    const setup = endpoint({ variants: [variant({ initialInstances: 0, maxInstances: 0 })] });
    const { units, instances } = ran(setup, { traffic: [{ arrivals: requestsAt([10]) }] });
    expect([units[0]?.serving, instances[0]?.steps]).toEqual([[{ at: 0, value: 0 }], [{ at: 0, value: 0 }]]);
  });

  it("a scheduled action that runs during an update is tried again, without a reaction time too", () => {
    const setup = endpoint({
      units: [
        component({
          initialCapacity: 0,
          target: target({
            steps: [],
            actions: [action("cron(0 1 * * ? *)", { min: 1 }), action("cron(1 1 * * ? *)", { min: 3 })],
          }),
        }),
      ],
    });
    const { activities } = ran(setup, { timing: timing({ reaction: 0 }) });
    expect(activities.map(({ at, to }) => [at, to])).toEqual([
      [3600, 1],
      [3780, 3],
    ]);
  });
});

describe("alarms", () => {
  const inState = (state: "INSUFFICIENT_DATA" | "OK") =>
    endpoint({
      units: [
        component({
          target: target({ steps: [stepPolicy({ alarms: [firing("NoCapacityInvocationFailures", {}, { state })] })] }),
        }),
      ],
    });

  it("that are new do not run the actions of INSUFFICIENT_DATA: they have not gone into it", () => {
    expect(ran(inState("INSUFFICIENT_DATA"), {}).activities).toEqual([]);
  });

  it("sum the datapoints of a queue's metric, which has one a minute", () => {
    const setup = queue(
      {
        steps: [
          stepPolicy({
            alarms: [
              firing(
                "ApproximateBacklogSize",
                { periodSeconds: 60, threshold: 2 },
                { metric: { metric: "ApproximateBacklogSize", unit: 0, statistic: "Sum" } },
              ),
            ],
          }),
        ],
      },
      { initialCapacity: 0 },
    );
    const wakesOn = (requests: number) =>
      ran(setup, { traffic: [{ arrivals: requestsAt(Array<number>(requests).fill(600)) }] }).wakes.some(
        ({ seconds }) => seconds !== undefined,
      );
    expect([wakesOn(1), wakesOn(2)]).toEqual([false, true]);
  });
});

describe("AWS without instances", () => {
  const asked = (kind: "drought" | "quota", seconds: number) =>
    ran(endpoint({ variants: [variant({ initialInstances: 0 })], units: [component({ initialCapacity: 0 })] }), {
      failures: [{ kind, at: 0, seconds }],
      traffic: [{ arrivals: requestsAt([10]), client: { kind: "every", everySeconds: 10, forSeconds: 7200 } }],
    }).activities.map(({ at, status }) => [at, status]);

  it("fails at once for a quota, and the next minute tries again", () => {
    const [first, second] = asked("quota", 130);
    expect([first?.[1], second?.[1]]).toEqual(["Failed", "Successful"]);
    expect(Number(second?.[0]) - Number(first?.[0])).toBe(60);
  });

  it("ends a drought after 20 minutes as Unfulfilled", () => {
    const [first, second] = asked("drought", 1500);
    expect([first?.[1], second?.[1]]).toEqual(["Unfulfilled", "Successful"]);
    expect(Number(second?.[0]) - Number(first?.[0])).toBeGreaterThanOrEqual(1200);
  });
});

it("empty instances go one a minute, also where they became empty a moment apart", () => {
  const setup = endpoint({
    variants: [variant({ maxInstances: 3 })],
    units: [
      component({
        initialCapacity: 1,
        schedules: [0, 1, 2].slice(0, 1).map(() => ({
          name: "s",
          address: "s",
          expression: "cron(30 0 * * ? *)",
          timeZone: "UTC",
          copies: 0,
          windowSeconds: 0,
        })),
        target: target({ steps: [] }),
      }),
      component({
        name: "other",
        initialCapacity: 2,
        schedules: [
          {
            name: "t",
            address: "t",
            expression: "at(2026-11-30T00:30:20)",
            timeZone: "UTC",
            copies: 0,
            windowSeconds: 0,
          },
        ],
        target: target({ steps: [] }),
      }),
    ],
  });
  const { instances } = ran(setup, { hours: 2 });
  expect(instances[0]?.steps).toEqual([
    { at: 0, value: 3 },
    { at: 2400, value: 2 },
    { at: 2460, value: 1 },
    { at: 2520, value: 0 },
  ]);
});
