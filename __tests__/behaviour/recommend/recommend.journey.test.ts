import { CopyTracking, Duration } from "../../../src";
import { tried } from "../../../src/behaviour/compare/measured";
import { withSetting } from "../../../src/behaviour/compare/setting";
import type { Bounds } from "../../../src/behaviour/recommend/bounds";
import { recommend, recommendEndpoint } from "../../../src/behaviour/recommend/recommend";
import type { RecommendedEndpoint } from "../../../src/behaviour/recommend/recommendation";
import type { Traffic } from "../../../src/behaviour/traffic/traffic";
import {
  componentTopology,
  NO_PRICES,
  OPTIONS,
  onlySetup,
  profile,
  queueTopology,
  steady,
} from "../../support/scaled-endpoints";
import { component, withNight } from "./support/component";

const recommended = (bounds: Bounds, traffic: Traffic, setup = component(), options = OPTIONS): RecommendedEndpoint =>
  recommendEndpoint(setup, bounds, traffic, options);

/** A request every 20 minutes or so; nobody tries again. */
const impatient = steady(3, { patienceMinutes: 0 });

/** Several tests look at it, and it takes a run for each setting. */
let neverRefusing: RecommendedEndpoint | undefined;
function withoutRefusals(): RecommendedEndpoint {
  neverRefusing ??= recommended({ maxRefused: 0 }, impatient);
  return neverRefusing;
}

describe("a recommendation", () => {
  it("is a longer idle timeout for clients that do not try again", () => {
    const { best, current, tried: count, meeting } = recommended({ maxRefused: 20 }, impatient);
    expect(current).toMatchObject({ meets: false, misses: [{ bound: "maxRefused", limit: 20 }] });
    expect(best).toMatchObject({ meets: true, misses: [] });
    expect(best?.setting.idleTimeoutSeconds).toBeGreaterThanOrEqual(1800);
    expect(best?.changes).toMatchObject([
      { name: "large", change: { idleTimeoutSeconds: best?.setting.idleTimeoutSeconds } },
    ]);
    expect(meeting).toBeGreaterThan(0);
    expect(meeting).toBeLessThan(count);
  });

  it("changes nothing if the endpoint as it is is the cheapest", () => {
    const setup = component({ idleTimeout: Duration.minutes(5), maxCopies: 1 });
    const { best } = recommended({ maxWaitSeconds: 900 }, steady(2), setup);
    expect(best).toMatchObject({ meets: true, setting: {}, changes: [{ change: {} }] });
  });

  it("reports the bound that no setting meets, by how much, and that always on meets it", () => {
    const { best, meeting, alwaysOn, asynchronous } = recommended(
      { maxWaitSeconds: 60 },
      steady(30),
      component({ minCopies: 0 }, {}, {}, withNight),
    );
    expect(meeting).toBe(0);
    expect(best).toMatchObject({ meets: false, misses: [{ bound: "maxWait", limit: 60 }] });
    expect(best?.misses[0]?.actual).toBeGreaterThan(60);
    expect(alwaysOn).toMatchObject({ meets: true, wakes: 0 });
    expect(asynchronous).toMatchObject({ meets: false, refused: 0 });
  });

  it("is a minimum of one copy if only an endpoint that never sleeps meets the bounds", () => {
    const { best } = withoutRefusals();
    expect(best).toMatchObject({ meets: true, setting: { minCopies: 1 }, wakes: 0 });
  });

  it("shows that an asynchronous endpoint refuses nothing, and costs less", () => {
    const { best, asynchronous } = withoutRefusals();
    expect(asynchronous).toMatchObject({ meets: true, refused: 0, requests: best?.requests });
    expect(asynchronous?.monthlyCost?.amount).toBeLessThan(best?.monthlyCost?.amount ?? 0);
    expect(asynchronous?.waitSeconds.max).toBeGreaterThan(300);
  });

  it("sends the requests of a component to the queue", () => {
    const traffic = profile("periods: []\ncomponents: { large: { periods: [{ rate: 0.05 }] } }\n");
    const { asynchronous, current } = recommended({ maxRefused: 0 }, traffic);
    expect(current?.requests).toBeGreaterThan(50);
    expect(asynchronous?.requests).toBe(current?.requests);
  });

  it("is by instance-hours where nothing is priced", () => {
    const { cheapestBy, best } = recommended({ maxRefused: 20 }, impatient, component(), {
      ...OPTIONS,
      prices: NO_PRICES,
    });
    expect(cheapestBy).toBe("instance-hours");
    expect(best).toMatchObject({ meets: true, monthlyCost: null });
  });

  it("does not save money by a maximum at which requests time out", () => {
    // Three copies have work; one would let requests wait for more than a minute.
    const busy = profile(
      "periods: [{ rate: 40 }]\nserviceTime: 12s\nconcurrency: 5\natZero: { every: 30s, for: 15m }\n",
    );
    const setup = component({ tracking: CopyTracking.concurrentRequestsPerCopy(5) });
    const { best, current } = recommended({ maxRefused: 1000 }, busy, setup);
    const one = tried(withSetting(setup, { maxCopies: 1, wakeCopies: 1 }), busy, OPTIONS).measured;
    expect(one.unanswered).toBeGreaterThan(current?.unanswered ?? 0);
    expect(best?.unanswered).toBeLessThanOrEqual(current?.unanswered ?? 0);
    expect(best?.setting.maxCopies).not.toBe(1);
  });

  it("has no asynchronous twin of several components, nor of one that is asynchronous", () => {
    const two = recommended({ maxRefused: 10 }, steady(2), component({}, {}, { small: {} }));
    expect(two.asynchronous).toBeNull();
    expect(two.best?.changes.map(({ name }) => name)).toEqual(["large", "small"]);
    expect(recommended({ maxWaitSeconds: 900 }, steady(2), onlySetup(queueTopology())).asynchronous).toBeNull();
  });

  it("reports why an endpoint is not simulated", () => {
    const setup = { ...component(), kind: "unknown" as const, reason: "It is serverless." };
    expect(recommended({ maxRefused: 1 }, impatient, setup)).toMatchObject({
      tried: 0,
      best: null,
      reason: "It is serverless.",
    });
  });

  it("is the same each time, byte for byte", () => {
    const once = () => JSON.stringify(recommend(componentTopology(), { maxRefused: 5 }, impatient, OPTIONS));
    expect(once()).toBe(once());
  });
});

describe("flapping", () => {
  it("is reported for few copies with target tracking that may scale in", () => {
    const { flapping } = recommended(
      { maxWaitSeconds: 900 },
      steady(2),
      component({ idleTimeout: Duration.minutes(5) }),
    );
    expect(flapping).toEqual([{ unit: "large", copies: 3, loadFactor: 1.5, freeFrom: 10 }]);
    const { flapping: ofOne } = recommended({ maxWaitSeconds: 900 }, steady(2), component({ maxCopies: 1 }));
    expect(ofOne).toEqual([]);
  });
});
