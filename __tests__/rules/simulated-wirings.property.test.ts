import fc from "fast-check";
import { type EndpointSetup, endpointSetups } from "../../src/behaviour";
import type { EndpointRun } from "../../src/behaviour/outcome/outcome";
import { type EndpointReview, review } from "../../src/review";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { arbitraryWiring, type Wiring, wired } from "../support/arbitrary-wiring";
import { onlyEndpoint } from "../support/reviews";
import { ran, requestsAt } from "../support/simulated";

/* What the rules say of a wiring, beside what it does in a simulation. Schedules are left out: they are times of the day. */

const HOUR = 3600;
/** An idle timeout is at most a day. */
const SILENCE_HOURS = 60;
const now = new Date("2026-06-01T00:00:00Z");

interface Compared {
  readonly verdict: EndpointReview["verdict"];
  readonly setup: EndpointSetup;
  /** Whether rules and simulation read the wiring alike: see `isPlain`. */
  readonly isPlain: boolean;
}

/**
 * What AWS refuses, or what never has data, is an error for the rules, whose verdict is no until it is mended; the simulation
 * leaves it out, or takes a step at the threshold, and says so. Policies in other lists than `alarm_actions` run once a minute
 * in that state too, which the rules take for an accident.
 */
const isPlain = ({ alarms, bounds }: Wiring, { assumptions }: EndpointSetup): boolean =>
  bounds.maxCapacity !== 0 &&
  !assumptions.some((text) => /does nothing|reads no data/.test(text)) &&
  !alarms.some(({ okActions, insufficientDataActions }) => [okActions, insufficientDataActions].some(isUsed));

const isUsed = (actions: unknown): boolean => Array.isArray(actions) && actions.length > 0;

const compared = fc.sample(arbitraryWiring, { seed: 14, numRuns: 1500 }).map((wiring): Compared => {
  const alone: Wiring = { ...wiring, actions: [], copyCounts: [] };
  const topology = wired(alone);
  const findings = runRules(topology, allRules, { now });
  const { verdict } = onlyEndpoint(review([{ file: "wiring.json", topology, open: findings }]));
  const [setup] = endpointSetups(topology);
  if (setup === undefined) {
    throw new Error("expected an endpoint");
  }
  return { verdict, setup, isPlain: isPlain(alone, setup) };
});

/** Clients send a request again until it is answered. */
const run = (setup: EndpointSetup, hours: number, times: readonly number[]): EndpointRun =>
  ran(setup, {
    hours,
    traffic: setup.units.map(() => ({
      arrivals: requestsAt(times),
      client: { kind: "every", everySeconds: 20, forSeconds: 2 * HOUR },
    })),
  });

/** At zero, for the last day at least. */
const isAsleep = ({ units, seconds }: EndpointRun): boolean =>
  units.every(({ desired, serving }) => {
    const [wanted, served] = [desired.at(-1), serving.at(-1)];
    return wanted?.value === 0 && served?.value === 0 && Math.max(wanted.at, served.at) < seconds - 24 * HOUR;
  });

const atZero = (setup: EndpointSetup): EndpointSetup => ({
  ...setup,
  variants: setup.variants.map((variant) => ({ ...variant, initialInstances: 0 })),
  units: setup.units.map((unit) => ({ ...unit, initialCapacity: 0 })),
});

const hasServed = ({ units }: EndpointRun): boolean =>
  units.some(({ serving }) => serving.some(({ value }) => value > 0));

const wakesWith = (setup: EndpointSetup, requests: number): boolean =>
  hasServed(run(atZero(setup), 12, Array<number>(requests).fill(2 * HOUR + 100)));

const shown = (one: Compared): string => JSON.stringify([one.verdict, one.setup.units.map(({ target }) => target)]);

const plain = compared.filter((one) => one.isPlain);

describe("a wiring of which the rules say that it", () => {
  it("sleeps, sleeps in a simulation after one request", () => {
    const sleeping = plain.filter(({ verdict }) => verdict.sleeps === "yes" && verdict.sleepsWhen.kind === "idle");
    expect(sleeping.length).toBeGreaterThan(10);
    expect(sleeping.filter(({ setup }) => !isAsleep(run(setup, SILENCE_HOURS, [0]))).map(shown)).toEqual([]);
  });

  it("does not sleep, does not sleep in a simulation", () => {
    const awake = plain.filter(({ verdict }) => verdict.sleeps === "no");
    expect(awake.length).toBeGreaterThan(100);
    expect(awake.filter(({ setup }) => isAsleep(run(setup, SILENCE_HOURS, [0]))).map(shown)).toEqual([]);
  });

  it("wakes, wakes in a simulation on one request, or on as many as it needs", () => {
    const waking = compared.flatMap((one) => {
      const { wakesWhen } = one.verdict;
      const requests = wakesWhen.kind === "waiting" ? wakesWhen.above + 1 : 1;
      return wakesWhen.kind === "request" || wakesWhen.kind === "waiting" ? [{ one, requests }] : [];
    });
    expect(waking.length).toBeGreaterThan(10);
    expect(waking.filter(({ one, requests }) => !wakesWith(one.setup, requests)).map(({ one }) => shown(one))).toEqual(
      [],
    );
  });

  it("never wakes, wakes on no request in a simulation that it would sleep through", () => {
    const asleep = plain.filter(({ verdict }) => verdict.wakesWhen.kind === "never");
    expect(asleep.length).toBeGreaterThan(100);
    const woken = asleep.filter(({ setup }) => wakesWith(setup, 1) && !hasServed(run(atZero(setup), 12, [])));
    expect(woken.map(shown)).toEqual([]);
  });
});
