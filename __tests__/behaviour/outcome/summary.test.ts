import type { EndpointRun, Wake } from "../../../src/behaviour/outcome/outcome";
import { type Summarized, summary } from "../../../src/behaviour/outcome/summary";
import { component, endpoint, variant } from "../../support/simulated";
import { WEEK_START_MS, weekRun } from "../../support/simulated-week";

const USAGE = { instanceHours: 84, cost: null, monthlyInstanceHours: 365, monthlyCost: null };
const ALWAYS_ON = { ...USAGE, instanceHours: 168, refused: 0, wakes: 0 };

const summarized = (run: EndpointRun, given: Partial<Summarized> = {}) =>
  summary({
    setup: endpoint(),
    run,
    usage: USAGE,
    startMs: WEEK_START_MS,
    region: "us-east-1",
    assumptions: [],
    probe: {},
    alwaysOn: ALWAYS_ON,
    publishedRecipe: null,
    ...given,
  });

const wake = (seconds: number | undefined, given: Partial<Wake> = {}): Wake => ({
  unit: "llama",
  at: 60,
  by: "request",
  refused: 1,
  phases: [{ name: "load", seconds: seconds ?? 0, basis: "law" }],
  ...(seconds !== undefined && { seconds }),
  ...given,
});

const wakesOf = (...wakes: readonly Wake[]) => weekRun({ wakes, wakeCount: wakes.length });

describe("the median wake", () => {
  it("is that in the middle of the wakes by a request that ended", () => {
    const run = wakesOf(wake(900), wake(100), wake(undefined), wake(300), wake(5, { by: "schedule" }));
    expect(summarized(run).wake).toMatchObject({ seconds: 300, phases: [{ seconds: 300 }], basis: "simulation" });
  });

  it("is that of the probe if no request woke it", () => {
    const probe = { wake: wake(250) };
    const run = wakesOf(wake(5, { by: "schedule" }), wake(undefined));
    expect(summarized(run, { probe }).wake).toMatchObject({ seconds: 250, basis: "probe" });
  });

  it("is none if a request never wakes it", () => expect(summarized(wakesOf()).wake).toBeNull());
});

describe("the time from the last request to zero", () => {
  const unit = (name: string, idleToZeroSeconds?: number): EndpointRun["units"][number] => {
    const { idleToZeroSeconds: _, ...rest } = weekRun().units[0] as EndpointRun["units"][number];
    return { ...rest, name, ...(idleToZeroSeconds !== undefined && { idleToZeroSeconds }) };
  };

  it("is that of the component that takes longest", () => {
    const run = weekRun({ units: [unit("a", 300), unit("b", 960)] });
    expect(summarized(run).idleToZero).toEqual({ copiesSeconds: 960, instancesSeconds: 1500, basis: "simulation" });
  });

  it("is that of the probe if one of the components never slept", () => {
    const run = weekRun({ units: [unit("a", 300), unit("b")] });
    const probe = { copiesSeconds: 400, instancesSeconds: 1000 };
    expect(summarized(run, { probe }).idleToZero).toEqual({
      copiesSeconds: 400,
      instancesSeconds: 1500,
      basis: "probe",
    });
  });

  it("is null if it never happens", () => {
    const { idleToZeroInstancesSeconds: _, ...run } = weekRun({ units: [unit("a")] });
    expect(summarized(run).idleToZero).toEqual({ copiesSeconds: null, instancesSeconds: null, basis: "probe" });
  });
});

describe("the break-even", () => {
  it("is the number of wakes a day that takes as many instance-hours as always on", () => {
    // A wake costs 45 minutes of one instance, and always on is one instance.
    expect(summarized(weekRun(), { probe: { cycleInstanceSeconds: 2700 } }).breakEvenWakesPerDay).toBe(32);
    const two = { ...ALWAYS_ON, instanceHours: 336 };
    expect(summarized(weekRun(), { probe: { cycleInstanceSeconds: 2700 }, alwaysOn: two }).breakEvenWakesPerDay).toBe(
      64,
    );
  });

  it("counts one instance a variant if always on was not simulated", () => {
    const setup = endpoint({ variants: [variant(), variant({ name: "w" })] });
    const probe = { cycleInstanceSeconds: 2700 };
    expect(summarized(weekRun(), { setup, probe, alwaysOn: null }).breakEvenWakesPerDay).toBe(64);
  });

  it.each([undefined, 0])("is null for a cycle of %p s: it never sleeps", (cycleInstanceSeconds) => {
    const probe = cycleInstanceSeconds === undefined ? {} : { cycleInstanceSeconds };
    expect(summarized(weekRun(), { probe }).breakEvenWakesPerDay).toBeNull();
  });
});

describe("the summary of an endpoint", () => {
  it("has times as ISO 8601, and null for a wake that is not done", () => {
    const { wakes } = summarized(wakesOf(wake(300, { at: 3600 }), wake(undefined)));
    expect(wakes.map(({ at, seconds }) => [at, seconds])).toEqual([
      ["2026-11-30T00:00:00.000Z", 300],
      ["2026-11-29T23:01:00.000Z", null],
    ]);
  });

  it("has each instance type and each assumption once", () => {
    const setup = endpoint({
      variants: [variant(), variant({ name: "w" }), { ...variant({ name: "x" }), instanceType: "ml.g5.xlarge" }],
      units: [component()],
    });
    const { instanceTypes, assumptions } = summarized(weekRun(), { setup, assumptions: ["One.", "Two.", "One."] });
    expect([instanceTypes, assumptions]).toEqual([
      ["ml.g5.12xlarge", "ml.g5.xlarge"],
      ["One.", "Two."],
    ]);
  });

  it("has no requests if it was not simulated, and null for a Region that is not known", () => {
    const whole: Summarized = {
      setup: endpoint({ kind: "constant", reason: "It has no target." }),
      run: weekRun(),
      usage: USAGE,
      startMs: WEEK_START_MS,
      region: undefined,
      assumptions: [],
      alwaysOn: null,
      publishedRecipe: null,
    };
    expect(summary(whole)).toMatchObject({ requests: null, region: null, advice: null, kind: "constant" });
  });
});
