import { adviceFor } from "../../../src/behaviour/outcome/advice";
import type { Requests } from "../../../src/behaviour/outcome/outcome";
import type { Alternative, Cost, SimulatedEndpoint } from "../../../src/behaviour/outcome/simulation";

type Advised = Parameters<typeof adviceFor>[0];

const cost = (amount: number): Cost => ({
  amount,
  currency: "USD",
  region: "us-east-1",
  asOf: "2026-01-01",
  instances: amount,
  alarms: 0,
  storage: 0,
});

const alternative = (hours: number, amount: number | null): Alternative => ({
  instanceHours: hours,
  cost: null,
  monthlyInstanceHours: hours,
  monthlyCost: amount === null ? null : cost(amount),
  refused: 0,
  wakes: 0,
});

const sent = (ended: Partial<Requests> = {}): Requests => ({
  total: 1000,
  answered: 1000,
  refused: 0,
  expired: 0,
  timedOut: 0,
  lost: 0,
  unfinished: 0,
  refusals: 0,
  waitSeconds: { p50: 0, p95: 0, max: 0 },
  ...ended,
});

/** Sleeps half the time, and refuses nothing. */
const endpoint = (changes: Partial<Advised> = {}): Advised => ({
  kind: "inference-components",
  requests: sent(),
  monthlyCost: cost(500),
  monthlyInstanceHours: 365,
  alwaysOn: alternative(730, 1000),
  idleToZero: { copiesSeconds: 900, instancesSeconds: 1500, basis: "simulation" },
  ...changes,
});

const NEVER: SimulatedEndpoint["idleToZero"] = { copiesSeconds: null, instancesSeconds: null, basis: "probe" };

describe("the advice", () => {
  it("is to change nothing if sleeping saves money and refuses little", () => {
    expect(adviceFor(endpoint())).toBeNull();
  });

  it("is always on if sleeping costs 90 % of it or more", () => {
    expect(adviceFor(endpoint({ monthlyCost: cost(901) }))).toEqual({
      kind: "always on",
      reason: "with this traffic, sleeping saves 9.9 % only",
    });
    expect(adviceFor(endpoint({ monthlyCost: cost(900) }))?.kind).toBe("always on");
    expect(adviceFor(endpoint({ monthlyCost: cost(899) }))).toBeNull();
    expect(adviceFor(endpoint({ monthlyCost: cost(1100) }))?.reason).toMatch(/saves nothing$/);
  });

  it("compares instance-hours if there is no price", () => {
    const unpriced = { monthlyCost: null, alwaysOn: alternative(730, null) };
    expect(adviceFor(endpoint({ ...unpriced, monthlyInstanceHours: 700 }))?.kind).toBe("always on");
    expect(adviceFor(endpoint({ ...unpriced, monthlyInstanceHours: 600 }))).toBeNull();
  });

  it("is not always on for what never sleeps: it is", () => {
    expect(adviceFor(endpoint({ monthlyCost: cost(1000), idleToZero: NEVER }))).toBeNull();
  });

  it("is asynchronous if more than 1 % of the requests are never answered", () => {
    expect(adviceFor(endpoint({ requests: sent({ answered: 989, refused: 11 }) }))).toEqual({
      kind: "asynchronous",
      reason: "1.1 % of the requests are never answered, and a queue keeps them",
    });
    expect(adviceFor(endpoint({ requests: sent({ answered: 985, refused: 8, timedOut: 7 }) }))?.kind).toBe(
      "asynchronous",
    );
    expect(adviceFor(endpoint({ requests: sent({ answered: 990, refused: 10 }) }))).toBeNull();
  });

  it("is asynchronous if one request in twenty waits longer than a minute", () => {
    const waiting = (p95: number) => endpoint({ requests: sent({ waitSeconds: { p50: 0, p95, max: 400 } }) });
    expect(adviceFor(waiting(61))?.reason).toMatch(/^one request in twenty waits longer than 60 s/);
    expect(adviceFor(waiting(60))).toBeNull();
  });

  it("is always on first: it also waits for nothing", () => {
    const requests = sent({ answered: 500, refused: 500 });
    expect(adviceFor(endpoint({ monthlyCost: cost(950), requests }))?.kind).toBe("always on");
  });

  it("is never asynchronous for what is asynchronous", () => {
    const requests = sent({ waitSeconds: { p50: 300, p95: 600, max: 900 } });
    expect(adviceFor(endpoint({ kind: "asynchronous", requests }))).toBeNull();
  });

  it("is none without requests, and for an endpoint that is not simulated", () => {
    const expensive = { monthlyCost: cost(1000) };
    expect(adviceFor(endpoint({ ...expensive, requests: sent({ total: 0, answered: 0 }) }))).toBeNull();
    expect(adviceFor(endpoint({ ...expensive, requests: null }))).toBeNull();
    expect(adviceFor(endpoint({ alwaysOn: null }))).toBeNull();
    expect(adviceFor(endpoint({ alwaysOn: alternative(0, 0) }))).toBeNull();
  });
});
