import { type Arrivals, builtInTraffic, type Traffic } from "../../../src/behaviour/traffic";
import { RecordedTraffic } from "../../../src/behaviour/traffic/recorded-traffic";

const SPAN = { startMs: Date.UTC(2026, 0, 5), seconds: 2 * 86_400 };
const asked = (more: Partial<{ endpointName: string; componentName: string; index: number; of: number }> = {}) => ({
  endpointName: "chat",
  componentName: "llama",
  index: 0,
  of: 1,
  ...more,
});

/** All requests, read in blocks of a size. */
function requests(arrivals: Arrivals | undefined, block = 100): readonly (readonly [time: number, service: number])[] {
  const [times, services] = [new Float64Array(block), new Float64Array(block)];
  const all: (readonly [number, number])[] = [];
  for (let count = arrivals?.read(times, services) ?? 0; count > 0; count = arrivals?.read(times, services) ?? 0) {
    for (let index = 0; index < count; index += 1) {
      all.push([times[index] ?? Number.NaN, services[index] ?? Number.NaN]);
    }
  }
  return all;
}

/** Counts how often requests are drawn. */
function counted(traffic: Traffic): { readonly traffic: Traffic; readonly drawn: () => number } {
  let drawn = 0;
  return {
    traffic: {
      name: traffic.name,
      assumptions: traffic.assumptions,
      arrivals: (...parameters) => {
        drawn += 1;
        return traffic.arrivals(...parameters);
      },
      client: (one) => traffic.client(one),
      concurrency: (one) => traffic.concurrency(one),
    },
    drawn: () => drawn,
  };
}

describe("traffic that is recorded for many simulations", () => {
  test.each(["weekday", "spiky", "nightly-batch"])("%s: has the same requests each time", (name) => {
    const own = requests(builtInTraffic(name).arrivals(asked(), SPAN, 1));
    const { traffic, drawn } = counted(builtInTraffic(name));
    const recorded = new RecordedTraffic(traffic);
    expect(own.length).toBeGreaterThan(100);
    for (const block of [100, 7, 64, 10_000]) {
      expect(requests(recorded.arrivals(asked(), SPAN, 1), block)).toEqual(own);
    }
    expect(drawn()).toBe(2);
  });

  test("two simulations that read it at the same time do not disturb each other", () => {
    const recorded = new RecordedTraffic(builtInTraffic("weekday"));
    recorded.arrivals(asked(), SPAN, 1);
    const [one, other] = [recorded.arrivals(asked(), SPAN, 1), recorded.arrivals(asked(), SPAN, 1)];
    one?.read(new Float64Array(33), new Float64Array(33));
    expect(requests(other)).toHaveLength(requests(one).length + 33);
  });

  test.each([
    ["another seed", asked(), SPAN, 2],
    ["another endpoint", asked({ endpointName: "search" }), SPAN, 1],
    ["another component", asked({ componentName: "mistral" }), SPAN, 1],
    ["one of two components", asked({ of: 2 }), SPAN, 1],
    ["another time", asked(), { ...SPAN, startMs: SPAN.startMs + 3_600_000 }, 1],
    ["another length", asked(), { ...SPAN, seconds: 86_400 }, 1],
  ] as const)("%s: has requests of its own", (_, one, span, seed) => {
    const recorded = new RecordedTraffic(builtInTraffic("weekday"));
    const first = requests(recorded.arrivals(asked(), SPAN, 1));
    requests(recorded.arrivals(asked(), SPAN, 1));
    for (let time = 0; time < 3; time += 1) {
      const own = requests(recorded.arrivals(one, span, seed));
      expect(own).toEqual(requests(builtInTraffic("weekday").arrivals(one, span, seed)));
      expect(own).not.toEqual(first);
    }
  });

  test("no requests stay no requests", () => {
    const recorded = new RecordedTraffic(builtInTraffic("silent"));
    for (let time = 0; time < 3; time += 1) {
      expect(recorded.arrivals(asked(), SPAN, 1)).toBeUndefined();
    }
  });

  test("keeps no more requests in all than it may, and has them all the same", () => {
    const own = requests(builtInTraffic("weekday").arrivals(asked(), SPAN, 1));
    const { traffic, drawn } = counted(builtInTraffic("weekday"));
    const recorded = new RecordedTraffic(traffic, own.length + 10);
    const twice = (endpointName: string) => {
      recorded.arrivals(asked({ endpointName }), SPAN, 1);
      recorded.arrivals(asked({ endpointName }), SPAN, 1);
    };
    twice("chat");
    twice("search");
    const before = drawn();
    expect(requests(recorded.arrivals(asked(), SPAN, 1))).toEqual(own);
    expect(drawn()).toBe(before);
    expect(requests(recorded.arrivals(asked({ endpointName: "search" }), SPAN, 1))).toEqual(
      requests(builtInTraffic("weekday").arrivals(asked({ endpointName: "search" }), SPAN, 1)),
    );
    expect(drawn()).toBe(before + 1);
  });
});
