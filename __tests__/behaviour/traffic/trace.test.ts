import fc from "fast-check";
import { asked, drawn, refusal, span, timesOf, traffic } from "./drawn";

const START = Date.parse("2026-11-02T09:15:00Z");
const whole = (text: string, name: string) => {
  const read = traffic(text, name);
  const over = { startMs: read.firstMs ?? 0, seconds: read.lengthSeconds ?? 0 };
  return { read, ...drawn(read.arrivals(asked(), over, 1), 1024) };
};

describe("a trace of requests", () => {
  it.each([
    ["ISO 8601", "2026-11-02T09:15:00Z\n2026-11-02T09:15:01.5Z\n2026-11-02T10:15:03+01:00\n"],
    [
      "a header, quotes and other columns",
      'id,"timestamp"\n7,"2026-11-02T09:15:00Z"\n8,2026-11-02 09:15:01.5\n9,2026-11-02 09:15:03',
    ],
    [
      "quoted fields with delimiters, quotes and spaces in front of them",
      'path,ts\n"/a,b","1793610900"\n"say ""hi"", twice", "1793610901.5"\n"", "1793610903"\r\n',
    ],
    ["seconds", "1793610900\r\n1793610901.5\r\n1793610903"],
    ["milliseconds", "# exported\nts;model\n1793610900000;a\n1793610901500;b\n1793610903000;a\n"],
    [
      "JSON lines",
      '{"time":"2026-11-02T09:15:00Z"}\n\n{"time":"2026-11-02T09:15:01.5Z"}\n{"time":"2026-11-02T09:15:03Z"}',
    ],
    ["JSON lines of numbers", "1793610900\n1793610901.5\n1793610903"],
  ])("is read from %s", (_, text) => {
    const { read, times } = whole(text, "trace");
    expect([read.firstMs, read.lengthSeconds]).toEqual([START, 4]);
    expect(times.map((time) => Math.round(time * 1e3) / 1e3)).toEqual([0, 1.5, 3]);
  });

  it("takes durations in the unit of the column", () => {
    expect(whole("timestamp,duration_ms\n0,250\n5,1500\n", "t.csv").services).toEqual([0.25, 1.5]);
    expect(whole("0.5,2\n1.7,3\n", "t.csv").services).toEqual([2, 3]);
    expect(whole('{"ts":0,"latency":"250ms"}\n{"ts":1}\n', "t.jsonl").services).toEqual([0.25, 1]);
  });

  it("begins with the simulation if its times are small", () => {
    const { read, times } = whole("0\n1\n", "t.csv");
    expect(read.firstMs).toBeUndefined();
    expect(read.assumptions).toContain("Times of the trace begin with the simulation.");
    expect(times).toEqual([0, 1]);
  });

  it("goes to the components of an endpoint in turn, and keeps what lies in the span", () => {
    const read = traffic("0\n1\n2\n3\n4\n", "t.csv");
    const of = (index: number) => drawn(read.arrivals(asked({ index, of: 2 }), { startMs: 0, seconds: 4 }, 1)).times;
    expect([of(0), of(1)]).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });
});

describe("a trace of counts", () => {
  const HOUR = { startMs: Date.parse("2026-11-02T00:00:00Z"), seconds: 3600 };
  const points = [
    ["2026-11-02T00:10:00+00:00", 3],
    ["2026-11-02T00:00:00+00:00", 2],
  ] as const;

  it.each([
    ["minutes", "minute,count\n2026-11-02T00:00:00Z,2\n2026-11-02T00:10:00Z,3\n", "t.csv"],
    ["minutes without names", "2026-11-02T00:00:00Z,2\n2026-11-02T00:10:00Z,3\n", "t.csv"],
    [
      "get-metric-statistics",
      JSON.stringify(
        { Label: "Invocations", Datapoints: points.map(([Timestamp, Sum]) => ({ Timestamp, Sum })) },
        null,
        2,
      ),
      "t.json",
    ],
    [
      "get-metric-data",
      JSON.stringify({ MetricDataResults: [{ Id: "m", Timestamps: points.map(([at]) => at), Values: [3, 2] }] }),
      "t.json",
    ],
  ])("is read from %s", (_, text, name) => {
    const times = timesOf(text, HOUR, name);
    expect([times.filter((time) => time < 600).length, times.filter((time) => time >= 600).length]).toEqual([2, 3]);
  });

  it("is read from rows of a day: those of a function follow each other, those of several add up", () => {
    const row = (name: string, count: number) => `${name},${Array(1440).fill(count).join()}`;
    const header = `Function,${Array.from({ length: 1440 }, (_, minute) => minute + 1).join()}`;
    const times = timesOf(
      [header, row("a", 1), row("a", 0), row("b", 2)].join("\n"),
      span("2026-11-02", 2),
      "days.csv",
    );
    expect(times).toHaveLength(3 * 1440);
    expect(Math.max(...times)).toBeLessThan(86_400);
  });

  it("spreads a count evenly if it is asked to", () => {
    const text = "minute,count\n0,2\n1,3\n";
    expect(timesOf(text, HOUR, "t.csv", { spread: "even" })).toEqual([15, 45, 70, 90, 110]);
  });

  it("spreads a count over its minute at random, each place as likely as another", () => {
    const times = timesOf("minute,count\n0,100000\n", HOUR, "t.csv");
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => times.filter((time) => Math.floor(time / 6) === tenth).length,
    );
    tenths.forEach((count) => {
      expect(Math.abs(count - 10_000)).toBeLessThan(500);
    });
  });
});

describe("a trace with a mistake", () => {
  it.each([
    [
      "time that runs backwards",
      "2026-11-02T09:15:00Z\n2026-11-02T09:14:59Z\n",
      /^t\.csv:2: time runs backwards: "2026-11-02T09:14:59Z"/,
    ],
    [
      "a month that no year has",
      "timestamp\n2026-13-02T09:15:00Z",
      /^t\.csv:2: the time is "2026-13-02T09:15:00Z", must be/,
    ],
    ["a negative count", "minute,count\n0,-1", /^t\.csv:2: the count is "-1", must be a whole number/],
    ["a duration that is no number", "time,duration\n0,NaN", /^t\.csv:2: the duration is "NaN", must be at least 0/],
    ["an infinite time", "time\n0\nInfinity", /^t\.csv:3: the time is "Infinity"/],
    ["columns without a time", "foo,bar\n1x,2", /^t\.csv:1: no column is named timestamp, time or date/],
    [
      "10^9 requests",
      "minute,count\n0,400000000\n1,400000000\n",
      /^t\.csv sends about 800,000,000 requests, more than 500,000,000/,
    ],
    ["a header alone", "timestamp\n", /^t\.csv has no rows/],
    ["a line of 10 MB", `time\n0\n${"1".repeat(10_000_000)}`, /^t\.csv:3: the line is longer than 1000000 characters/],
    [
      "an average instead of a sum",
      '{"Datapoints":[{"Timestamp":0,"Average":1}]}',
      /run get-metric-statistics with --statistics Sum/,
    ],
    ["several metrics", '{"MetricDataResults":[{"Id":"a"},{"Id":"b"}]}', /^t\.csv has several metrics/],
    [
      "an answer that is only the first page",
      '{"MetricDataResults":[{"Id":"a","Timestamps":[0],"Values":[1],"StatusCode":"Complete"}],"NextToken":"x"}',
      /^t\.csv has a NextToken, so more datapoints follow: write the whole answer, without --max-items/,
    ],
    [
      "an answer without its last page",
      '{"MetricDataResults":[{"Id":"a","Timestamps":[0],"Values":[1],"StatusCode":"PartialData"}]}',
      /^t\.csv has the StatusCode "PartialData" in MetricDataResults\[0\], must be "Complete": write the whole answer/,
    ],
    ["UTF-16", "t\u0000i\u0000m\u0000e\u0000", /^t\.csv is not UTF-8 text: save it as UTF-8 text/],
    ["white space", " \n \n", /^t\.csv is empty/],
  ])("names %s, in one line", (_, text, sentence) => {
    expect(refusal(text, "t.csv")).toMatch(sentence);
    expect(refusal(text, "t.csv")).not.toContain("\n");
  });

  it("may have pages of CloudWatch with partial data before the last one", () => {
    const page = (at: number, StatusCode: string) => ({ Id: "a", Timestamps: [at], Values: [1], StatusCode });
    const pages = { MetricDataResults: [page(0, "PartialData"), page(60, "Complete")] };
    expect(refusal(JSON.stringify(pages), "t.json")).toBe("");
  });

  it("may have requests at the same time", () => {
    expect(refusal("2026-11-02T09:15:00Z\n2026-11-02T09:15:00Z\n", "t.csv")).toBe("");
  });
});

it("reads pieces of any length, in text or bytes, and a long trace without keeping it", () => {
  const text = Array.from({ length: 50 }, (_, index) => `${index},"é ${index}"`).join("\n");
  const bytes = Buffer.from(`at,what\n${text}`);
  for (const size of [1, 3, 1000]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    expect(refusal(() => pieces, "t.csv")).toBe("");
  }
  const block = "0\n".repeat(100_000);
  const before = process.memoryUsage().arrayBuffers;
  function* long(): Generator<string> {
    yield "time\n";
    for (let count = 0; count < 30; count += 1) {
      yield block;
    }
  }
  expect(refusal(long, "t.csv")).toBe("");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
});

it("keeps each request of a trace, and halves of a trace are the whole", () => {
  const counts = fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 40 });
  const property = fc.property(
    counts,
    fc.nat(),
    fc.constantFrom("even" as const, "random" as const),
    (given, at, spread) => {
      const rows = given.map((count, minute) => `${new Date(START + minute * 60_000).toISOString()},${count}`);
      const over = { startMs: START, seconds: given.length * 60 };
      const of = (some: readonly string[]) => timesOf(["minute,count", ...some].join("\n"), over, "t.csv", { spread });
      const cut = 1 + (at % (rows.length - 1));
      const all = of(rows);
      expect(all).toHaveLength(given.reduce((sum, count) => sum + count, 0));
      expect(all).toEqual([...all].sort((a, b) => a - b));
      expect([...of(rows.slice(0, cut)), ...of(rows.slice(cut))]).toEqual(all);
    },
  );
  fc.assert(property, { numRuns: 60 });
});
