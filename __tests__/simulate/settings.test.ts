import { join } from "node:path";
import {
  builtInTraffic,
  ComparedMethod,
  ComparedSetting,
  changeAsHcl,
  changeAsTypeScript,
  compare,
  Duration,
  readTerraform,
  recommend,
  renderComparison,
  renderRecommendation,
  SettingsFormat,
  simulate,
} from "../../src/simulate";
import { scaleToZero } from "../support/command-line";

const PLAN = join(__dirname, "../fixtures/topology/sound/plan.json");
const source = readTerraform(PLAN);
const weekday = builtInTraffic("weekday");
const CHAT = { endpoints: ["chat"], days: 1 };
const FLAGS = ["simulate", PLAN, "--format", "json", "--days", "1", "--endpoint", "chat"];

const { idleTimeout, maxCopies, minCopies, wakeCopies, method } = ComparedSetting;

const refusal = (message: RegExp) =>
  expect.objectContaining({ name: "ScaleToZeroError", message: expect.stringMatching(message) });

describe("compare", () => {
  it("returns what the command prints", async () => {
    const { stdout } = await scaleToZero([
      ...FLAGS,
      ...["--compare", "idleTimeout=5m,1h", "--compare", "maxCopies=1,2", "--compare", "wake.copies=1"],
    ]);
    const settings = [idleTimeout(Duration.minutes(5), Duration.hours(1)), maxCopies(1, 2), wakeCopies(1)];
    const comparison = compare(source, weekday, settings, CHAT);
    expect(renderComparison(comparison, SettingsFormat.JSON)).toBe(stdout);
  });

  it("compares methods of sleep windows and minima, a repeated value once", async () => {
    const { stdout } = await scaleToZero([
      ...FLAGS,
      ...["--compare", "method=minCapacity-hard,lambda", "--compare", "minCopies=0,1"],
    ]);
    const settings = [method(ComparedMethod.MIN_CAPACITY_HARD, ComparedMethod.LAMBDA), minCopies(0, 1, 1)];
    expect(renderComparison(compare(source, weekday, settings, CHAT), SettingsFormat.JSON)).toBe(stdout);
  });

  it("finds in its rows what a simulation finds", () => {
    const [own] = simulate(source, weekday, CHAT).endpoints;
    const [compared] = compare(source, weekday, [idleTimeout(Duration.hours(24))], CHAT).endpoints;
    expect(compared?.rows.find(({ current }) => current)).toMatchObject({
      instanceHours: own?.instanceHours,
      refused: own?.requests?.refused,
    });
    const longest = compared?.rows.find(({ settings }) => settings.idleTimeoutSeconds === 86_400);
    expect(longest?.instanceHours).toBeGreaterThan(own?.instanceHours ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    ["another source", () => compare({} as never, weekday, [maxCopies(1)]), /^compare takes what readTerraform/],
    ["other traffic", () => compare(source, 5 as never, [maxCopies(1)]), /^compare takes what readTraffic/],
    ["a text for settings", () => compare(source, weekday, "idleTimeout=5m" as never), /^compare takes an array/],
    ["an empty list of settings", () => compare(source, weekday, []), /^compare takes an array of settings/],
    ["something else in the list", () => compare(source, weekday, [{ idleTimeout: 5 } as never]), /takes an array/],
    ["a setting without values", () => maxCopies(), /^ComparedSetting\.maxCopies has no values: give at least one$/],
    ["half a minute", () => idleTimeout(Duration.seconds(90)), /idleTimeout is 1 min 30 s, must be whole minutes/],
    [
      "25 hours",
      () => idleTimeout(Duration.hours(25)),
      /idleTimeout is 25 h, must be whole minutes, from 1 min to 24 h$/,
    ],
    [
      "a number for a duration",
      () => idleTimeout(5 as never),
      /idleTimeout is 5, must be a Duration: write Duration\./,
    ],
    ["a maximum of 0", () => maxCopies(1, 0), /maxCopies is 0, must be a whole number from 1 to 1000$/],
    ["half a copy", () => minCopies(0.5), /minCopies is 0\.5, must be a whole number from 0/],
    ["a wake of 0 copies", () => wakeCopies(0), /wakeCopies is 0, must be a whole number from 1/],
    ["an unknown method", () => method("hard" as never), /ComparedSetting\.method is "hard".*ComparedMethod\.LAMBDA/],
    ["a setting given twice", () => compare(source, weekday, [maxCopies(1), maxCopies(2)]), /maxCopies is given twice/],
    [
      "too many variants",
      () =>
        compare(source, weekday, [maxCopies(...Array.from({ length: 13 }, (_, i) => i + 1)), minCopies(0, 1, 2, 3, 4)]),
      /^13 × 5 values make 65 variants, more than 64: give fewer values$/,
    ],
    [
      "HTML",
      () => renderComparison(compare(source, weekday, [maxCopies(1)], CHAT), "html" as never),
      /must be a SettingsFormat: write one of SettingsFormat\.TEXT, SettingsFormat\.JSON, SettingsFormat\.MARKDOWN$/,
    ],
  ])("refuses %s with one sentence", (_, call, message) => {
    expect(call).toThrow(refusal(message));
  });
});

describe("recommend", () => {
  const BOUNDS = { maxWait: Duration.minutes(20), maxRefused: 40 };
  const recommendation = recommend(source, weekday, BOUNDS, CHAT);

  it("returns what the command prints", async () => {
    const { stdout } = await scaleToZero([...FLAGS, "--recommend", "--max-wait", "20m", "--max-refused", "40"]);
    expect(renderRecommendation(recommendation, SettingsFormat.JSON)).toBe(stdout);
    expect(renderRecommendation(recommendation, SettingsFormat.MARKDOWN)).toContain("```hcl");
  });

  it("has the code of each change", () => {
    const [best] = recommendation.endpoints.flatMap((one) => one.best ?? []);
    const [change] = best?.changes ?? [];
    if (change === undefined) {
      throw new Error("Nothing is recommended");
    }
    const wanted = { ...change, change: { idleTimeoutSeconds: 600, maxCopies: 2 } };
    expect(changeAsHcl(wanted)).toEqual(["idle_timeout_seconds = 600", "max_copies           = 2"]);
    expect(changeAsTypeScript(wanted)).toEqual(["idleTimeout: Duration.minutes(10),", "maxCopies: 2,"]);
    expect(changeAsHcl({ ...change, change: {} })).toEqual([]);
  });

  it("takes 0 refused requests as a bound", () => {
    const { bounds, endpoints } = recommend(source, weekday, { maxRefused: 0 }, CHAT);
    expect(bounds).toEqual({ maxRefused: 0 });
    expect(endpoints[0]?.best?.refused).toBe(0);
  });

  it.each([
    ["no bound", {}, /^recommend requires a bound: give maxWait, such as Duration\.minutes\(6\), or maxRefused/],
    ["a wait of 0", { maxWait: Duration.seconds(0) }, /^maxWait is 0 s, must be longer than 0 s and at most 24 h$/],
    ["a wait of two days", { maxWait: Duration.days(2) }, /^maxWait is 48 h/],
    ["a text", { maxWait: "6m" as never }, /^maxWait is "6m", must be a Duration: write Duration\.minutes\(6\)$/],
    ["less than no request", { maxRefused: -1 }, /^maxRefused is -1, must be a whole number from 0/],
  ])("refuses %s with one sentence", (_, bounds, message) => {
    expect(() => recommend(source, weekday, bounds, CHAT)).toThrow(refusal(message));
  });

  it("refuses another source by its own name", () => {
    expect(() => recommend({} as never, weekday, BOUNDS)).toThrow(refusal(/^recommend takes what readTerraform/));
  });
});
