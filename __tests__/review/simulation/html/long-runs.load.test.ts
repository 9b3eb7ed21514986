import type { Step } from "../../../../src/behaviour/outcome/outcome";
import { simulationHtml } from "../../../../src/review/simulation/html/simulation-html";
import { weekEndpoint, weekReport, weekRun } from "../../../support/simulated-week";

const TEN_YEARS = 3652 * 86_400;
const MOST_BYTES = 2_000_000;

const manySteps = (count: number, seconds: number): Step[] =>
  Array.from({ length: count }, (_, index) => ({ at: (index * seconds) / count, value: (index * 7) % 5 }));

/** As much as a simulation records. */
const longest = weekEndpoint({
  run: weekRun({
    seconds: TEN_YEARS,
    units: weekRun().units.map((unit) => ({
      ...unit,
      desired: manySteps(20_000, TEN_YEARS),
      serving: manySteps(20_000, TEN_YEARS),
    })),
    instances: [{ variant: "AllTraffic", steps: manySteps(20_000, TEN_YEARS) }],
    alarms: Array.from({ length: 6 }, (_, index) => ({
      name: `alarm-${index}`,
      unit: "llama3-8b",
      states: manySteps(20_000, TEN_YEARS).map(({ at, value }) => ({ at, value: value % 3 })),
    })),
    wakes: Array.from({ length: 20_000 }, (_, index) => ({
      unit: "llama3-8b",
      at: (index * TEN_YEARS) / 20_000,
      by: "request",
      refused: index % 9,
      seconds: 300 + (index % 60),
      phases: [{ name: "load", seconds: 300, basis: "law" }],
    })),
    wakeCount: 123_456,
    traffic: {
      bucketSeconds: TEN_YEARS / 480,
      requests: Array.from({ length: 480 }, (_, index) => index),
      refused: Array.from({ length: 480 }, (_, index) => index % 2),
    },
    cut: true,
  }),
  schedules: manySteps(7000, TEN_YEARS).map(({ at }) => ({ at, name: "weekday-morning" })),
});

describe("the page of a simulation", () => {
  it("is the same each time, whatever was drawn before", () => {
    const first = simulationHtml(weekReport());
    simulationHtml(weekReport(weekEndpoint(), longest));
    expect(simulationHtml(weekReport())).toBe(first);
  });

  it("stays below 2 MB over ten years, and says what it leaves out", () => {
    const page = simulationHtml(weekReport(longest));
    expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES);
    expect(page).toContain("The chart shows the highest and the last value in each 8 days 10 h.");
    expect(page).toContain("The simulation recorded the first 20,000 entries of each list only.");
    expect(page).toContain("The table has the first 100 of 123,456 entries.");
  });

  it("stays below 2 MB with twenty long endpoints and with a thousand short ones", () => {
    const long = simulationHtml(weekReport(...Array.from({ length: 20 }, () => longest)));
    expect(Buffer.byteLength(long)).toBeLessThan(MOST_BYTES);
    expect(long.match(/<section/g)?.length).toBeGreaterThan(4);
    const many = simulationHtml(
      weekReport(...Array.from({ length: 1000 }, (_, index) => weekEndpoint({ run: weekRun({ name: `e${index}` }) }))),
    );
    expect(Buffer.byteLength(many)).toBeLessThan(MOST_BYTES);
    expect(many).toContain("500 more endpoints are in the JSON output.");
    expect(many).toMatch(/Details follow for the first \d+ endpoints\./);
  });

  it("stays below 2 MB with one endpoint that has all that a page can have", () => {
    const [unit] = longest.run.units;
    const { instances, alarms } = longest.run;
    const run = {
      ...longest.run,
      units: Array.from({ length: 9 }, (_, index) => ({
        ...(unit as NonNullable<typeof unit>),
        name: `unit-${index}`,
      })),
      instances: Array.from({ length: 9 }, () => instances).flat(),
      alarms: [...alarms, ...alarms],
    };
    const page = simulationHtml(weekReport({ ...longest, run }));
    expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES);
    expect(page).toContain(">Timeline<");
    expect(page).toContain("The chart leaves out 6 rows.");
  });
});
