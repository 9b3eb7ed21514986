import fc from "fast-check";
import type { EndpointRun } from "../../../src/behaviour/outcome/outcome";
import { component, endpoint, integral, MONDAY, queue, ran, requestsAt, variant } from "../../support/simulated";
import { asked, type Drawn, drawn, traffic } from "../traffic/drawn";

const DAY = 86_400;
const HOUR = 3600;
const RUNS = { numRuns: 25 };

/** Requests of one day, not in its first hour nor after its sixteenth; in quarters of a second, which add up exactly. */
const daytime = fc
  .array(fc.integer({ min: 4 * HOUR, max: 4 * 16 * HOUR }), { maxLength: 40 })
  .map((times) => times.sort((one, other) => one - other).map((quarters) => quarters / 4));

const lines = (times: readonly number[]): string =>
  times.map((at) => `${new Date(MONDAY + at * 1000).toISOString()},0.5\n`).join("");

const requests = (text: string, startDay: number, days: number): Drawn => {
  const span = { startMs: MONDAY + startDay * DAY * 1000, seconds: days * DAY };
  return drawn(traffic(text, "trace.csv").arrivals(asked(), span, 1));
};

const shifted = ({ times, services }: Drawn, seconds: number): Drawn => ({
  times: times.map((at) => at + seconds),
  services,
});

const together = (one: Drawn, other: Drawn): Drawn => ({
  times: [...one.times, ...other.times],
  services: [...one.services, ...other.services],
});

describe("two halves of a trace are the whole", () => {
  it("when each is read with its own span", () =>
    fc.assert(
      fc.property(daytime, daytime, (first, second) => {
        fc.pre(first.length + second.length > 0);
        const text = lines([...first, ...second.map((at) => at + DAY)]);
        const halves = together(requests(text, 0, 1), shifted(requests(text, 1, 1), DAY));
        expect(halves).toEqual(requests(text, 0, 2));
        expect(halves.times).toHaveLength(first.length + second.length);
      }),
      RUNS,
    ));

  it("when each is a file of its own", () =>
    fc.assert(
      fc.property(daytime, daytime, (first, second) => {
        fc.pre(first.length > 0 && second.length > 0);
        const later = second.map((at) => at + DAY);
        const halves = together(requests(lines(first), 0, 2), requests(lines(later), 0, 2));
        expect(halves).toEqual(requests(lines([...first, ...later]), 0, 2));
      }),
      RUNS,
    ));
});

/** An endpoint that is asleep after its deployment, as after each night. */
const ENDPOINTS = {
  "a component": endpoint({ variants: [variant({ initialInstances: 0 })], units: [component({ initialCapacity: 0 })] }),
  "an asynchronous variant": queue({}, { initialCapacity: 0 }),
};

const CLIENTS = {
  never: { kind: "never" },
  patient: { kind: "every", everySeconds: 30, forSeconds: 900 },
} as const;

interface Sums {
  readonly requests: Omit<EndpointRun["requests"], "waitSeconds">;
  readonly instanceSeconds: number;
  readonly wakes: readonly (readonly [at: number, seconds: number | undefined, refused: number])[];
  readonly activities: readonly (readonly [at: number, from: number, to: number])[];
}

function sumsOf(run: EndpointRun, offset: number): Sums {
  const { waitSeconds: _, ...requests } = run.requests;
  return {
    requests,
    instanceSeconds: integral(run.instances[0]?.steps ?? [], run.seconds),
    wakes: run.wakes.map(({ at, seconds, refused }) => [at + offset, seconds, refused]),
    activities: run.activities.map(({ at, from, to }) => [at + offset, from, to]),
  };
}

const added = (one: Sums, other: Sums): Sums => ({
  requests: Object.fromEntries(
    Object.entries(one.requests).map(([name, count]) => [name, count + other.requests[name as keyof Sums["requests"]]]),
  ) as Sums["requests"],
  instanceSeconds: one.instanceSeconds + other.instanceSeconds,
  wakes: [...one.wakes, ...other.wakes],
  activities: [...one.activities, ...other.activities],
});

describe.each(Object.entries(ENDPOINTS))(
  "two halves of a simulation of %s that sleeps in between are the whole",
  (_, setup) => {
    it.each(Object.entries(CLIENTS))("with clients that are %s", (_name, client) =>
      fc.assert(
        fc.property(daytime, daytime, (first, second) => {
          const run = (times: readonly number[], day: number, days: number): EndpointRun =>
            ran(setup, {
              span: { startMs: MONDAY + day * DAY * 1000, seconds: days * DAY },
              traffic: [{ arrivals: requestsAt(times), client }],
            });
          const halves = added(sumsOf(run(first, 0, 1), 0), sumsOf(run(second, 1, 1), DAY));
          const whole = sumsOf(run([...first, ...second.map((at) => at + DAY)], 0, 2), 0);
          expect({ ...whole, instanceSeconds: Math.round(whole.instanceSeconds) }).toEqual({
            ...halves,
            instanceSeconds: Math.round(halves.instanceSeconds),
          });
        }),
        RUNS,
      ),
    );
  },
);
