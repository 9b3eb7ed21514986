import { CopyTracking, Cron, Duration, SleepMethod } from "../../../src";
import { tried } from "../../../src/behaviour/compare/measured";
import { withSetting } from "../../../src/behaviour/compare/setting";
import { smallestSteadyFleet } from "../../../src/behaviour/laws/flapping";
import type { Bounds } from "../../../src/behaviour/recommend/bounds";
import { boundsOfOptions } from "../../../src/behaviour/recommend/bounds-option";
import { grid } from "../../../src/behaviour/recommend/grid";
import { recommend, recommendEndpoint } from "../../../src/behaviour/recommend/recommend";
import type { RecommendedEndpoint } from "../../../src/behaviour/recommend/recommendation";
import { roomForCopies } from "../../../src/behaviour/recommend/room-for-copies";
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

const component = (...options: Parameters<typeof componentTopology>) => onlySetup(componentTopology(...options));

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

const withNight = (large: Parameters<NonNullable<Parameters<typeof componentTopology>[3]>>[0]): void => {
  large.addSleepWindow("Night", {
    sleep: Cron.daily("22:00"),
    wake: Cron.daily("06:00"),
    timeZone: "UTC",
    copiesOnWake: 2,
    method: SleepMethod.copyCount(),
  });
};

describe("the settings that are tried", () => {
  const values = (
    setup: ReturnType<typeof component>,
    key: "maxCopies" | "minCopies" | "wakeCopies" | "idleTimeoutSeconds",
  ) => [...new Set(grid(setup).flatMap((setting) => setting[key] ?? []))];

  it("begin with the endpoint as it is, and hold each one once", () => {
    const settings = grid(component());
    expect(settings[0]).toEqual({});
    expect(new Set(settings.map((one) => JSON.stringify(one))).size).toBe(settings.length);
    expect(settings.length).toBeLessThanOrEqual(120);
  });

  it("hold maxima up to the copies that the instances have room for", () => {
    expect(roomForCopies(component())).toBe(8);
    expect(values(component(), "maxCopies").sort()).toEqual([1, 2, 8]);
    const large = component({ compute: { acceleratorDevices: 4, minMemoryMb: 1024 }, maxCopies: 2 });
    expect(roomForCopies(large)).toBe(2);
    expect(values(large, "maxCopies")).toEqual([1]);
  });

  it("count the room of components together", () => {
    expect(roomForCopies(component({}, {}, { small: {} }))).toBe(4);
  });

  it("do not go above the maximum if the room is not known", () => {
    const setup = component();
    const vague = { ...setup, variants: setup.variants.map(({ instanceType: _, ...variant }) => variant) };
    expect(roomForCopies(vague)).toBeUndefined();
    expect(values(vague, "maxCopies").sort()).toEqual([1, 2]);
    expect(values(onlySetup(queueTopology()), "maxCopies")).toEqual([1]);
  });

  it("keep the copies of a sleep window, of a deployment and of a wake within the maximum", () => {
    expect(values(component({}, {}, {}, withNight), "maxCopies")).not.toContain(1);
    expect(values(component({ initialCopies: 2 }), "maxCopies")).not.toContain(1);
    for (const { maxCopies = 3, wakeCopies = 2 } of grid(component({ wake: { copies: 2 } }))) {
      expect(wakeCopies).toBeLessThanOrEqual(maxCopies);
    }
  });

  it("have no minimum where a sleep window sets the copies", () => {
    expect(values(component(), "minCopies")).toEqual([1]);
    expect(values(component({}, {}, {}, withNight), "minCopies")).toEqual([]);
  });

  it("have no idle timeout below the cooldown of the wake", () => {
    const setup = component({ wake: { cooldown: Duration.minutes(12) }, idleTimeout: Duration.minutes(20) });
    expect(values(setup, "idleTimeoutSeconds")).toEqual([900, 1800, 3600]);
  });
});

describe("flapping", () => {
  it("ends with ten copies, by arithmetic", () => {
    expect(smallestSteadyFleet()).toBe(10);
    expect(smallestSteadyFleet(0.5)).toBe(2);
  });

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

describe("--max-wait and --max-refused", () => {
  it("read durations and counts; 0 refused requests is a bound", () => {
    expect(boundsOfOptions({ maxWait: "6m", maxRefused: "0" })).toEqual({ maxWaitSeconds: 360, maxRefused: 0 });
    expect(boundsOfOptions({ maxWait: "1.5h" })).toEqual({ maxWaitSeconds: 5400 });
    expect(boundsOfOptions({ maxRefused: "20" })).toEqual({ maxRefused: 20 });
  });

  it.each([
    [{}, "--recommend requires a bound: give --max-wait, such as 6m, or --max-refused, such as 20"],
    [{ maxWait: "6" }, '--max-wait "6": has no unit; write 6m for minutes or 6s for seconds'],
    [{ maxWait: "soon" }, '--max-wait "soon": is not a duration; write it as in 90s, 6m or 1h'],
    [{ maxWait: "0s" }, '--max-wait "0s": must be longer than 0 s and at most 24 h'],
    [{ maxWait: "25h" }, '--max-wait "25h": must be longer than 0 s and at most 24 h'],
    [{ maxRefused: "-1" }, '--max-refused "-1": must be a whole number of requests, 0 or more'],
    [{ maxRefused: "1e3" }, '--max-refused "1e3": must be a whole number of requests, 0 or more'],
  ])("refuse %j with one sentence", (options, message) => {
    expect(() => boundsOfOptions(options)).toThrow(message);
  });
});
