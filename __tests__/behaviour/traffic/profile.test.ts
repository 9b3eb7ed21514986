import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { parse } from "yaml";
import { BUILT_IN_NAMES, builtInProfile, builtInTraffic, profileExample } from "../../../src/behaviour/traffic";
import { trafficProfileSchema } from "../../../src/behaviour/traffic/profile/schema";
import { asked, DAY, drawn, refusal, span, timesOf, traffic } from "./drawn";

/** 2026-06-01 is a Monday. */
const WEEK = span("2026-06-01T00:00:00Z", 7);
const published = JSON.parse(readFileSync(join(__dirname, "../../../docs/traffic-profile.schema.json"), "utf8"));

/** The hours after the start in which there are requests. */
const hoursOf = (times: readonly number[]): number[] => [...new Set(times.map((time) => Math.floor(time / 3600)))];
const even = (periods: string, more = "") => `periods: [${periods}]\narrivals: even\n${more}`;

describe("the hours of a profile", () => {
  it("has requests on its days and hours only", () => {
    const times = timesOf(even("{ days: Mon-Fri, hours: 08:00-10:00, rate: 60 }"), WEEK);
    expect(hoursOf(times)).toEqual([0, 1, 2, 3, 4].flatMap((day) => [day * 24 + 8, day * 24 + 9]));
    expect(times).toHaveLength(5 * 120 * 60);
  });

  it("goes on after midnight, on the day after", () => {
    const times = timesOf(even("{ days: Fri, hours: 23:00-01:00, rate: 6 }"), WEEK);
    expect(hoursOf(times)).toEqual([4 * 24 + 23, 5 * 24]);
  });

  it("adds the rates of periods that overlap, and counts hours of one period once", () => {
    const one = even('{ hours: "00:00-02:00, 01:00-03:00", rate: 1 }');
    expect(timesOf(one, span("2026-06-01T00:00:00Z", 1))).toHaveLength(180);
    const two = even("{ hours: 00:00-02:00, rate: 1 }, { hours: 01:00-03:00, rate: 2 }");
    expect(timesOf(two, span("2026-06-01T00:00:00Z", 1))).toHaveLength(360);
  });

  it("leaves holidays out of days of the week, and nothing out of dates and of every day", () => {
    const on = (days: string) =>
      timesOf(even(`{ ${days}hours: 00:00-01:00, rate: 1 }`, "holidays: 2026-06-02 to 2026-06-03"), WEEK).length / 60;
    expect(on("days: Mon-Fri, ")).toBe(3);
    expect(on("days: [Mon-Fri, holidays], ")).toBe(5);
    expect(on("days: 2026-06-03, ")).toBe(1);
    expect(on("")).toBe(7);
  });

  it.each([
    ["spring", "2026-03-29T00:00:00Z", "{ hours: 02:00-03:00, rate: 1 }", 0],
    ["spring, with hours around", "2026-03-29T00:00:00Z", "{ hours: 01:00-04:00, rate: 1 }", 120],
    ["autumn", "2026-10-25T00:00:00Z", "{ hours: 02:00-03:00, rate: 1 }", 120],
    ["summer", "2026-06-07T00:00:00Z", "{ hours: 02:00-03:00, rate: 1 }", 60],
  ])("goes by the clocks of the zone in %s", (_, start, period, requests) => {
    // 20 hours: the next night is not in it.
    const over = { ...span(start, 0), seconds: 20 * 3600 };
    expect(timesOf(even(period, "timeZone: Europe/Paris"), over)).toHaveLength(requests);
  });

  it("moves with the zone", () => {
    const at = (zone: string) => timesOf(even("{ hours: 12:00-13:00, rate: 1 }", `timeZone: ${zone}`), WEEK)[0];
    expect((at("America/New_York") ?? 0) - (at("UTC") ?? 0)).toBe(4 * 3600);
    const forced = traffic(even("{ hours: 12:00-13:00, rate: 1 }", "timeZone: America/New_York"));
    expect(forced.timeZone).toBe("America/New_York");
  });
});

describe("how requests follow each other", () => {
  it("draws about as many as the rate says, at random", () => {
    const times = timesOf("periods: [{ rate: 10 }]", WEEK);
    expect(Math.abs(times.length - 100_800)).toBeLessThan(5 * Math.sqrt(100_800));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // Of gaps without memory, e^-1 are longer than the average.
    expect(gaps.filter((gap) => gap > 6).length / gaps.length).toBeCloseTo(Math.exp(-1), 2);
  });

  it("sends bursts of equal size and distance", () => {
    const times = timesOf("periods: [{ rate: 0.05 }]\narrivals: { bursts: { size: 5, spacing: 2s } }", WEEK);
    expect(times.length).toBeGreaterThan(300);
    const near = times.filter((time) => times.includes(time + 2)).length;
    expect(near / times.length).toBeCloseTo(0.8, 1);
  });

  it("keeps bursts that overlap in order", () => {
    const times = timesOf(
      "periods: [{ rate: 600 }]\narrivals: { bursts: { size: 50, spacing: 5s } }",
      span("2026-06-01", 0.1),
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.length).toBeGreaterThan(60_000);
  });

  it("takes the service time that it says", () => {
    const services = (serviceTime: string) =>
      drawn(traffic(`periods: [{ rate: 10 }]\nserviceTime: ${serviceTime}`).arrivals(asked(), WEEK, 1)).services;
    expect(new Set(services("250ms"))).toEqual(new Set([0.25]));
    const mean = services("{ exponential: 2s }").reduce((sum, one) => sum + one, 0) / services("2s").length;
    expect(mean).toBeCloseTo(2, 1);
    const sorted = [...services("{ p50: 2s, p95: 8s, p99: 15s, max: 30s }")].sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(part * sorted.length)] ?? 0;
    expect([at(0.5), at(0.95), at(0.99)].map(Math.round)).toEqual([2, 8, 15]);
    expect(sorted.at(-1)).toBeLessThanOrEqual(30);
  });
});

describe("whose requests they are", () => {
  const PROFILE = `
periods: [{ rate: 3 }]
arrivals: even
concurrency: 2
components:
  big: { periods: [{ rate: 60 }], atZero: hold }
endpoints:
  batch: { periods: [], concurrency: 9 }
`;
  const count = (change: Parameters<typeof asked>[0]) =>
    drawn(traffic(PROFILE).arrivals(asked(change), span("2026-06-01", 1), 1)).times.length;

  it("shares the requests of an endpoint evenly, and gives a named component its own", () => {
    expect(count({ componentName: "a", index: 0, of: 3 })).toBe(1440);
    expect(count({ componentName: "big", index: 2, of: 3 })).toBe(86_400);
    expect(count({ endpointName: "batch", componentName: "a" })).toBe(0);
    expect(traffic(PROFILE).arrivals(asked({ endpointName: "batch" }), WEEK, 1)).toBeUndefined();
  });

  it("takes what an entry leaves out from the endpoint, then from the top", () => {
    const read = traffic(PROFILE);
    expect(read.client(asked({ componentName: "big" }))).toEqual({ kind: "hold", probeSeconds: 10 });
    expect(read.client(asked({ componentName: "small" }))).toEqual({ kind: "never" });
    expect(read.concurrency(asked({ componentName: "big" }))).toBe(2);
    expect(read.concurrency(asked({ endpointName: "batch" }))).toBe(9);
  });

  it("gives components of an even profile the even requests of the endpoint in turn", () => {
    const of = (index: number, total: number) =>
      drawn(
        traffic("periods: [{ rate: 6 }]\narrivals: even").arrivals(
          asked({ index, of: total }),
          span("2026-06-01", 1),
          1,
        ),
      ).times;
    const merged = [0, 1, 2].flatMap((index) => of(index, 3)).sort((a, b) => a - b);
    expect(merged).toHaveLength(8640);
    merged.forEach((time, index) => {
      expect(time).toBeCloseTo(index * 10 + 5, 6);
    });
  });

  it("changes nothing for one component when another comes", () => {
    const read = traffic("components: { a: { periods: [{ rate: 1 }] } }");
    const alone = drawn(read.arrivals(asked({ componentName: "a", index: 0, of: 1 }), WEEK, 4));
    expect(drawn(read.arrivals(asked({ componentName: "a", index: 1, of: 2 }), WEEK, 4))).toEqual(alone);
  });
});

describe("what the package brings", () => {
  it.each(BUILT_IN_NAMES)("%s is a profile that can be read, with all its assumptions stated", (name) => {
    const read = builtInTraffic(name);
    expect([read.name, read.timeZone, read.assumptions]).toEqual([name, "UTC", []]);
    expect(builtInProfile(name)).toMatch(/^# /);
    expect(drawn(read.arrivals(asked(), WEEK, 1), 1024).times.length > 0).toBe(name !== "silent");
  });

  it("names the profile that was meant", () => {
    expect(() => builtInTraffic("wekday")).toThrow('"wekday" is not a built-in traffic profile: write weekday');
    expect(() => builtInTraffic("toString")).toThrow("write weekday, nightly-batch, internal-tool, spiky, silent");
  });

  it("prints an example with every member, which is a profile", () => {
    expect(refusal(profileExample)).toBe("");
    const members = Object.keys((trafficProfileSchema() as { properties: object }).properties);
    expect(members.filter((member) => !profileExample.includes(`\n${member}:`) && member !== "$schema")).toEqual([]);
  });

  it("explains profiles and traces in the guide that can be read", () => {
    const guide = readFileSync(join(__dirname, "../../../docs/traffic.md"), "utf8");
    const blocks = [...guide.matchAll(/```(?:yaml|csv|json)\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    expect(blocks).toHaveLength(4);
    for (const text of blocks) {
      expect([text, refusal(text, "guide")]).toEqual([text, ""]);
    }
  });

  it("publishes the schema that profiles are read with (run npm run docs when this fails)", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(trafficProfileSchema())));
    const validate = new Ajv2020({ strict: false }).compile(published);
    for (const text of [profileExample, ...BUILT_IN_NAMES.map(builtInProfile)]) {
      validate(parse(text));
      expect(validate.errors).toBeNull();
    }
    for (const text of [
      "period: []",
      "periods: [{ rate: -1 }]",
      "atZero: sometimes",
      "serviceTime: { p95: 3s }",
      "serviceTime: 3",
    ]) {
      expect([text, validate(parse(text))]).toEqual([text, false]);
    }
  });
});

describe("a profile with mistakes", () => {
  it("reports all of them, with line, column, member and fix", () => {
    const text = `timeZone: Europe/Pariz
periods:
  - days: Mon-Fry
    rate: -1
    hour: 08:00-18:00
  - rate: .inf
atZero: { every: 30 }
components: { chat: { concurency: 3 } }
`;
    expect(refusal(text).split("\n")).toEqual([
      "traffic.yaml: 8 problems",
      '  traffic.yaml:1:11: timeZone: time zone "Europe/Pariz" is not an IANA name such as "Europe/Paris" or "UTC": write "Europe/Paris"',
      expect.stringMatching(/^ {2}traffic\.yaml:3:11: periods\[0\]\.days has "Mon-Fry", which is no day: /),
      "  traffic.yaml:4:11: periods[0].rate is -1, must be at least 0: write the requests a minute, such as 12",
      "  traffic.yaml:5:5: periods[0].hour is unknown here: write hours",
      "  traffic.yaml:6:11: periods[1].rate is Infinity, must be a finite number: write the requests a minute, such as 12",
      expect.stringMatching(/^ {2}traffic\.yaml:7:\d+: atZero\.for is missing: write /),
      "  traffic.yaml:7:18: atZero.every is 30, must be the time between two attempts with a unit: write 30s or 30m",
      "  traffic.yaml:8:23: components.chat.concurency is unknown here: write concurrency",
    ]);
  });

  it.each([
    [
      "an hour that no day has",
      "periods: [{ rate: 1, hours: 08:00-25:00 }]",
      /1:29: periods\[0\]\.hours has "08:00-25:00"/,
    ],
    [
      "a date that does not exist",
      "periods: []\nholidays: 2026-02-30",
      /2:11: holidays has the date 2026-02-30, which does not exist/,
    ],
    [
      "a day that is a member of objects",
      "periods: [{ days: constructor, rate: 1 }]",
      /days has "constructor", which is no day/,
    ],
    ["not a number", "periods: [{ rate: .nan }]", /rate is NaN, must be a finite number/],
    [
      "percentiles that fall",
      "periods: []\nserviceTime: { p50: 3s, p95: 1s }",
      /2:30: serviceTime\.p95 is shorter than p50/,
    ],
    ["no periods", "name: x", /^traffic\.yaml has no periods: write periods/],
    ["an alias", "a: &x 1\nb: *x", /2:4: an alias is not allowed here/],
    ["a tag", "periods: !!js/function 1", /1:24: a tag is not allowed/],
    ["a name twice", "name: a\nname: b", /2:1: "name" is there twice/],
    ["two documents", "name: a\n---\nname: b", /the file has several documents/],
    ["an end too early", '{ "periods": [', /the file is not valid YAML or JSON/],
    ["great depth", `periods: ${"[".repeat(100_000)}`, /nested too deeply/],
    ["a text of 10 MB", `name: "${"x".repeat(10_000_000)}"`, /^traffic\.yaml is longer than 131072 characters/],
    ["an empty file", "", /^traffic\.yaml is empty: write a traffic profile/],
  ])("names %s", (_, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
    expect(refusal(text).split("\n").length).toBeLessThan(4);
  });

  it("is refused before it runs if it sends a billion requests", () => {
    const read = traffic("periods: [{ rate: 100000 }]");
    expect(() => read.arrivals(asked(), WEEK, 1)).toThrow(
      "traffic.yaml sends about 1,008,000,000 requests, more than 500,000,000: simulate fewer days or lower the rate",
    );
    expect(() => traffic("periods: [{ rate: 1e308 }, { rate: 1e308 }]").arrivals(asked(), WEEK, 1)).toThrow(
      "traffic.yaml sends more than 500,000,000 requests: simulate fewer days or lower the rate",
    );
    expect(drawn(read.arrivals(asked(), span("2026-06-01", 0.01), 1), 4096).times.length).toBeGreaterThan(1_000_000);
  });
});

it("refuses more bursts at a time than memory holds, before it runs", () => {
  const bursts = (rate: number) =>
    traffic(`periods: [{ rate: ${rate} }]\narrivals: { bursts: { size: 2, spacing: 30m } }`);
  const over = { startMs: 0, seconds: 600 };
  expect(() => bursts(6_000_000).arrivals(asked(), over, 1)).toThrow("has about 180,000,000 bursts at the same time");
  expect(drawn(bursts(600).arrivals(asked(), over, 1), 4096).times.length).toBeGreaterThan(1000);
});

it("requests are in order, in the span, the same again, and the same in blocks of any length", () => {
  const period = fc.record({
    days: fc.constantFrom("Mon-Fri", "Sat, Sun", "2026-03-29", "holidays"),
    hours: fc.constantFrom("08:00-18:00", "22:00-06:00", "00:00-24:00", "01:30-02:30"),
    rate: fc.constantFrom(0, 0.01, 1, 20),
  });
  const profile = fc.record({
    timeZone: fc.constantFrom("UTC", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe"),
    holidays: fc.constantFrom([], ["2026-03-30"]),
    periods: fc.array(period, { maxLength: 3 }),
    arrivals: fc.constantFrom("poisson", "even", { bursts: { size: 7, spacing: "3s" } }),
    serviceTime: fc.constantFrom("1s", { exponential: "2s" }, { min: "1s", p50: "2s", max: "4s" }),
  });
  const property = fc.property(profile, fc.integer(), fc.nat(DAY), (given, seed, shift) => {
    const over = { startMs: Date.parse("2026-03-27T00:00:00Z") + shift * 1000, seconds: 4 * DAY };
    const read = traffic(JSON.stringify(given), "traffic.json");
    const all = drawn(read.arrivals(asked(), over, seed), 1024);
    expect(drawn(read.arrivals(asked(), over, seed), 13)).toEqual(all);
    expect(all.times.every((time, index) => time >= (all.times[index - 1] ?? 0) && time < over.seconds)).toBe(true);
    expect(all.services.every((service) => service >= 0 && Number.isFinite(service))).toBe(true);
  });
  fc.assert(property, { numRuns: 60 });
});
