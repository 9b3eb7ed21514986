import fc from "fast-check";
import type { EndpointRun } from "../../../src/behaviour/outcome/outcome";
import { arbitrarySituation, runOf, type Situation } from "../../support/arbitrary-endpoint";
import { integral, MONDAY, ran, valueAt } from "../../support/simulated";

const situations = arbitrarySituation(true);
const WEEK = 7 * 86_400_000;

/** Each property looks at the same runs. */
const known = new Map<Situation, EndpointRun>();

function run(situation: Situation): EndpointRun {
  const one = known.get(situation) ?? ran(situation.setup, runOf(situation));
  known.set(situation, one);
  return one;
}

const sample = fc.sample(situations, { seed: 14, numRuns: 300 });

const always = (holds: (situation: Situation) => void): void => {
  for (const situation of sample) {
    holds(situation);
  }
};

/** Where two runs differ first, or nothing: whole runs are too long to print. */
function difference(one: EndpointRun, other: EndpointRun): string {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left === right) {
    return "";
  }
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return `${left.slice(at - 100, at + 60)} is not ${right.slice(at - 100, at + 60)}`;
}

describe("an endpoint with any policies, schedules and traffic", () => {
  it("ends each request in exactly one way", () =>
    always((situation) => {
      const { requests, units } = run(situation);
      for (const { total, answered, refused, expired, timedOut, lost, unfinished } of [
        requests,
        ...units.map((unit) => unit.requests),
      ]) {
        expect(answered + refused + expired + timedOut + lost + unfinished).toBe(total);
        expect(Math.min(answered, refused, expired, timedOut, lost, unfinished)).toBeGreaterThanOrEqual(0);
      }
      const sent = situation.requests.map(({ times }) => times.filter((at) => at < situation.hours * 3600).length);
      expect(units.map((unit) => unit.requests.total)).toEqual(sent);
    }));

  it("shows each request in the traffic of some time", () =>
    always((situation) => {
      const { requests, traffic } = run(situation);
      expect(traffic.requests.reduce((sum, count) => sum + count, 0)).toBe(requests.total);
    }));

  it("never wants or has more than the maxima", () =>
    always((situation) => {
      const { setup } = situation;
      const { units, instances } = run(situation);
      for (const [index, { desired, serving }] of units.entries()) {
        const own = setup.units[index];
        const most = Math.max(
          own?.initialCapacity ?? 0,
          own?.target?.max ?? 0,
          ...(own?.target?.actions ?? []).map(({ min, max }) => Math.max(min ?? 0, max ?? 0)),
          ...(own?.schedules ?? []).map(({ copies }) => copies),
        );
        expect(Math.max(...desired.map(({ value }) => value))).toBeLessThanOrEqual(most);
        expect(Math.max(...serving.map(({ value }) => value))).toBeLessThanOrEqual(most);
      }
      if (setup.kind === "inference-components") {
        const most = setup.variants[0]?.maxInstances ?? 0;
        expect(Math.max(...(instances[0]?.steps ?? []).map(({ value }) => value))).toBeLessThanOrEqual(most);
      }
    }));

  it("never has less than nothing, or a copy that serves without an instance", () =>
    always((situation) => {
      const { units, instances } = run(situation);
      const steps = instances[0]?.steps ?? [];
      for (const { desired, serving } of units) {
        expect(Math.min(...desired.map(({ value }) => value), ...serving.map(({ value }) => value))).toBe(
          Math.max(0, Math.min(...desired.map(({ value }) => value), ...serving.map(({ value }) => value))),
        );
        for (const { at, value } of serving) {
          expect(value === 0 || valueAt(steps, at) > 0).toBe(true);
        }
      }
      for (const { at, value } of steps.filter((one) => one.value === 0)) {
        expect(units.map(({ serving }) => valueAt(serving, at))).toEqual(units.map(() => value));
      }
    }));

  it("never releases an instance below the minimum that it has reached", () =>
    always((situation) => {
      const { instances } = run(situation);
      const least = situation.setup.kind === "asynchronous" ? 0 : (situation.setup.variants[0]?.minInstances ?? 0);
      const steps = instances[0]?.steps ?? [];
      for (const [index, { value }] of steps.entries()) {
        const before = steps[index - 1]?.value ?? value;
        expect(value < before && value < least).toBe(false);
      }
    }));

  it("never scales in below the minimum, but by a schedule that may", () =>
    always((situation) => {
      const { setup } = situation;
      const { activities } = run(situation);
      for (const { unit, from, to, cause } of activities) {
        const own = setup.units.find(({ name }) => name === unit);
        const isMoved = (own?.target?.actions.length ?? 0) > 0 || (own?.schedules.length ?? 0) > 0;
        if (to < from && cause.kind !== "schedule" && !isMoved) {
          expect(to).toBeGreaterThanOrEqual(own?.target?.min ?? 0);
        }
      }
    }));

  it("counts as many instance-seconds as its intervals say", () =>
    always((situation) => {
      const { instances, instanceSeconds, seconds } = run(situation);
      expect(instanceSeconds[0]?.seconds).toBeCloseTo(integral(instances[0]?.steps ?? [], seconds), 3);
    }));

  it("does the same each time, byte for byte", () =>
    always((situation) => {
      expect(difference(ran(situation.setup, runOf(situation)), run(situation))).toBe("");
    }));

  it("does the same when the time in which nothing happens is not skipped, byte for byte", () =>
    always((situation) => {
      const looked = ran(situation.setup, { ...runOf(situation), skipsQuiet: false });
      expect(difference(run(situation), looked)).toBe("");
    }));

  it("does the same whole weeks later", () =>
    always((situation) => {
      const own = runOf(situation);
      const span = { startMs: MONDAY + 5 * WEEK, seconds: own.hours * 3600 };
      expect(difference(ran(situation.setup, { ...own, span }), run(situation))).toBe("");
    }));
});

it("an endpoint without schedules does the same at any time", () =>
  fc.assert(
    fc.property(arbitrarySituation(false), fc.integer({ min: 0, max: 5_000_000 }), (situation, minutes) => {
      const own = runOf(situation);
      const span = { startMs: MONDAY + minutes * 60_000, seconds: own.hours * 3600 };
      expect(difference(ran(situation.setup, { ...runOf(situation), span }), ran(situation.setup, own))).toBe("");
    }),
    { seed: 14, numRuns: 60 },
  ));
