import fc from "fast-check";
import { type EndpointReview, type ReviewedFinding, type ReviewedWay, review } from "../../src/review";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { arbitraryWiring, type Wiring, wired } from "../support/arbitrary-wiring";
import { onlyEndpoint } from "../support/reviews";

const now = new Date("2026-06-01T00:00:00Z");

/** Two rules walk through the calendar, which takes them longer than all others together; both only ever warn. */
const rules = allRules.filter(({ id }) => id !== "Z27" && id !== "S27");

/** Each property looks at the same wirings, which are reviewed once. */
const known = new Map<string, EndpointReview>();

function reviewed(wiring: Wiring): EndpointReview {
  const key = fc.stringify(wiring);
  const one = known.get(key) ?? reviewedAnew(wiring);
  known.set(key, one);
  return one;
}

function reviewedAnew(wiring: Wiring): EndpointReview {
  const topology = wired(wiring);
  const findings = runRules(topology, rules, { now });
  return onlyEndpoint(review([{ file: "wiring.json", topology, open: findings }]));
}

type Direction = ReviewedWay["direction"];

const errorsOf = ({ findings }: EndpointReview, ids: RegExp): readonly ReviewedFinding[] =>
  findings.filter(({ id, severity }) => severity === "error" && ids.test(id));

const shown = (findings: readonly ReviewedFinding[]): readonly string[] =>
  findings.map(({ id, place, what }) => `${id} ${place.address}: ${what}`);

const waysOf = ({ ways }: EndpointReview, direction: Direction): readonly ReviewedWay[] =>
  ways.filter((way) => way.direction === direction);

/** Alarms, policies, actions and schedules break a way at most: another one may be whole. */
const isPart = ({ place }: ReviewedFinding): boolean => /^(alarm|policy|action|schedule)\d$/.test(place.address);

/** The errors that leave no way: about the target or what it scales, and on the nodes of each whole way. */
function decisive(one: EndpointReview, direction: Direction, ids: RegExp): readonly ReviewedFinding[] {
  const errors = errorsOf(one, ids);
  const whole = waysOf(one, direction).filter(({ state }) => state === "holds");
  const onWay = (way: ReviewedWay) =>
    errors.filter((error) => isPart(error) && way.through.includes(error.place.address));
  return [
    ...errors.filter((error) => !isPart(error)),
    ...(whole.every((way) => onWay(way).length > 0) ? whole.flatMap(onWay) : []),
  ];
}

const holds = (one: EndpointReview, direction: Direction): boolean =>
  waysOf(one, direction).some(({ state }) => state === "holds");

/** A policy that adds and takes away may be there for one of the two alone. */
const isOfLadder = ({ ways }: EndpointReview, way: ReviewedWay): boolean =>
  ways.some(
    ({ direction, through }) => direction !== way.direction && through.some((address) => isShared(way, address)),
  );

const isShared = ({ by, through }: ReviewedWay, address: string): boolean =>
  by === "step scaling" && address.startsWith("policy") && through.includes(address);

/** One that may not scale in is not there to do so. */
const isMeant = (one: EndpointReview, way: ReviewedWay): boolean =>
  !isOfLadder(one, way) && !way.why.some((why) => why.endsWith("disable_scale_in is true"));

const check = (holdsFor: (one: EndpointReview) => void): void =>
  fc.assert(
    fc.property(arbitraryWiring, (wiring) => holdsFor(reviewed(wiring))),
    { seed: 11, numRuns: 400 },
  );

describe("policies, alarms, actions and schedules wired at random", () => {
  it("have an error wherever the endpoint should sleep and does not", () =>
    check((one) => {
      const errors = errorsOf(one, /^[ZSCWV]/);
      expect(one.verdict.sleepsWhen.kind !== "never" || errors.length > 0).toBe(true);
    }));

  it("have no error about sleeping where the endpoint sleeps, but on a way beside a whole one", () =>
    check((one) => {
      if (one.verdict.sleeps === "yes") {
        expect(holds(one, "down")).toBe(true);
        expect(shown(decisive(one, "down", /^Z/))).toEqual([]);
      }
    }));

  it("have an error wherever no request wakes what should wake", () =>
    check((one) => {
      expect(one.verdict.wakesWhen.kind !== "never" || errorsOf(one, /^[ZSCWV]/).length > 0).toBe(true);
    }));

  it("have no error about waking where a request wakes the endpoint, but on a way beside a whole one", () =>
    check((one) => {
      const { kind } = one.verdict.wakesWhen;
      if (kind === "request" || kind === "waiting") {
        expect(holds(one, "up")).toBe(true);
        expect(shown(decisive(one, "up", /^W/))).toEqual([]);
      }
    }));

  it("have an error for each no, whatever its reason, but for what only schedules are to wake", () =>
    check((one) => {
      const { sleeps, wakes, wakesWhen } = one.verdict;
      const isSaid = errorsOf(one, /^[ZSCWV]/).length > 0;
      expect(sleeps === "no" && !isSaid ? "sleeps: no" : "").toBe("");
      expect(wakes === "no" && wakesWhen.kind !== "hours" && !isSaid ? "wakes: no" : "").toBe("");
    }));

  it("have a verdict that the whole ways bear out", () =>
    check((one) => {
      const { sleepsWhen, wakesWhen } = one.verdict;
      const up = waysOf(one, "up").filter(({ state, when }) => state === "holds" && when.kind === "request");
      if (wakesWhen.kind === "never" && up.length > 0) {
        expect(errorsOf(one, /^[WCV]/).filter((error) => !isPart(error) || error.id === "W37")).not.toEqual([]);
      }
      if (sleepsWhen.kind === "never" && holds(one, "down")) {
        // What adds capacity for ever holds it up, whatever takes it away.
        const holding = errorsOf(one, /^[ZSC]/).filter(
          (error) => !isPart(error) || /^(Z05|Z21|Z32|S11|S17|S18)$/.test(error.id),
        );
        expect(shown(holding)).not.toEqual([]);
      }
    }));

  it("have a rule that speaks about each broken way that is meant, or about the ways beside it, or a whole way", () =>
    check((one) => {
      for (const direction of ["down", "up"] as const) {
        const ways = waysOf(one, direction);
        const silent = ways.filter((way) => way.state === "broken" && way.rules.length === 0 && isMeant(one, way));
        const isSaid = ways.some(({ state, rules }) => state !== "broken" || rules.length > 0);
        const isAwake = one.verdict.sleepsWhen.kind === "always awake";
        expect(isSaid || isAwake ? [] : silent).toEqual([]);
      }
    }));
});
