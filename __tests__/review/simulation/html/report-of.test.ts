import type { SimulatedEndpoint, Simulation } from "../../../../src/behaviour/outcome/simulation";
import { reportOf } from "../../../../src/review/simulation/html/report-of";
import type { ReportedEndpoint } from "../../../../src/review/simulation/html/reported";
import { simulationHtml } from "../../../../src/review/simulation/html/simulation-html";
import { WEEK_START_MS, weekRun } from "../../../support/simulated-week";

const run = weekRun();
const endpoint = (change: Partial<SimulatedEndpoint> = {}): SimulatedEndpoint => ({
  name: "chat",
  address: "aws_sagemaker_endpoint.chat",
  stack: null,
  region: "us-east-1",
  kind: "inference-components",
  reason: null,
  instanceTypes: ["ml.g5.xlarge"],
  idleToZero: { copiesSeconds: 960, instancesSeconds: 1500, basis: "simulation" },
  wakes: [{ unit: "llama3-8b", at: "2026-11-30T06:00:00.000Z", by: "request", refused: 8, seconds: null, phases: [] }],
  wakeCount: 1,
  wake: null,
  requests: run.requests,
  units: run.units.map(({ name, kind, requests }) => ({ name, kind, requests })),
  alwaysOn: null,
  publishedRecipe: null,
  breakEvenWakesPerDay: null,
  advice: null,
  assumptions: ["The image is not cached."],
  activities: [],
  intervals: { units: run.units, instances: run.instances, alarms: run.alarms, traffic: run.traffic },
  cut: false,
  instanceHours: 1,
  cost: null,
  monthlyInstanceHours: 4,
  monthlyCost: null,
  ...change,
});

const reported = (change: Partial<SimulatedEndpoint> = {}): ReportedEndpoint => {
  const simulation: Simulation = {
    formatVersion: "1",
    start: new Date(WEEK_START_MS).toISOString(),
    seconds: run.seconds,
    timeZone: "Europe/Paris",
    seed: 1,
    traffic: "weekday",
    endpoints: [endpoint(change)],
  };
  const report = reportOf(simulation, {
    source: "plan.json",
    rows: ({ name }) => [["Name", name]],
    overview: () => [],
  });
  expect(simulationHtml(report)).toContain("Traffic: weekday.");
  return report.endpoints[0] as ReportedEndpoint;
};

describe("the report of a simulation", () => {
  it("has the times of wakes in seconds after the start", () => {
    expect(reported().run.wakes).toEqual([{ unit: "llama3-8b", at: 7 * 3600, by: "request", refused: 8, phases: [] }]);
    const wakes = endpoint().wakes.map((wake) => ({ ...wake, seconds: 300 }));
    expect(reported({ wakes }).run.wakes).toMatchObject([{ seconds: 300 }]);
  });

  it("has each run of a schedule once, and no run of a policy", () => {
    const activity = { from: 0, to: 1, status: "Successful" } as const;
    const cause = { kind: "scheduled action", name: "morning" } as const;
    const activities = [
      { ...activity, at: 60, unit: "a", cause },
      { ...activity, at: 60, unit: "b", cause },
      { ...activity, at: 90, unit: "a", cause: { kind: "bounds" } as const },
      { ...activity, at: 120, unit: "a", cause: { ...cause, kind: "schedule" } as const },
    ];
    expect(reported({ activities }).schedules).toEqual([
      { at: 60, name: "morning" },
      { at: 120, name: "morning" },
    ]);
  });

  it("gives the reason why an endpoint is not simulated, and none for one that is", () => {
    expect(reported({ requests: null, reason: "It is serverless." }).notSimulated).toBe("It is serverless.");
    expect(reported().notSimulated).toBeUndefined();
  });

  it("has the wake of a probe only if no wake happened", () => {
    const wake = { seconds: 61, phases: [{ name: "load", seconds: 61, basis: "law" }] } as const;
    expect(reported({ wake: { ...wake, basis: "probe" } }).probedWake).toMatchObject(wake);
    expect(reported({ wake: { ...wake, basis: "simulation" } }).probedWake).toBeUndefined();
  });
});
