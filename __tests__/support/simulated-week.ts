import type { EndpointRun, Phase, Step, Wake } from "../../src/behaviour/outcome/outcome";
import type { ReportedEndpoint, SimulationReport } from "../../src/review/simulation/html/reported";

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const BUCKET = 900;

/** Monday 30 November 2026, 00:00 in Paris. */
export const WEEK_START_MS = Date.UTC(2026, 10, 29, 23);

const PHASES: readonly Phase[] = [
  { name: "alarm", seconds: 72, basis: "law" },
  { name: "reaction", seconds: 8, basis: "law" },
  { name: "provisioning", seconds: 154, basis: "preset" },
  { name: "image and model", seconds: 121, basis: "preset" },
  { name: "load", seconds: 46, basis: "measured" },
  { name: "health checks", seconds: 15, basis: "law" },
];
const WAKE_SECONDS = PHASES.reduce((sum, { seconds }) => sum + seconds, 0);

/** A working day begins at 07:00 with requests and ends at 18:00; the endpoint sleeps 25 minutes later. */
const workingDays = [0, 1, 2, 3, 4].map((day) => ({ from: day * DAY + 7 * HOUR, until: day * DAY + 18 * HOUR }));

const steps = (changes: readonly (readonly [number, number])[]): Step[] => [
  { at: 0, value: 0 },
  ...changes.map(([at, value]) => ({ at, value })),
];

const capacity = (delay: number, release: number): Step[] =>
  steps(
    workingDays.flatMap(({ from, until }) => [
      [from + delay, 1],
      [from + 2 * HOUR + delay, 3],
      [from + 9 * HOUR, 2],
      [until + release, 0],
    ]),
  );

const traffic = (): EndpointRun["traffic"] => {
  const requests = Array.from({ length: WEEK / BUCKET }, (_, index) => {
    const day = workingDays.find(({ from, until }) => index * BUCKET >= from && index * BUCKET < until);
    const hour = ((index * BUCKET) % DAY) / HOUR;
    return day === undefined ? 0 : Math.round(40 + 60 * Math.sin(((hour - 7) / 11) * Math.PI) + ((index * 37) % 23));
  });
  const refused = requests.map((_, index) => (workingDays.some(({ from }) => index * BUCKET === from) ? 8 : 0));
  return { bucketSeconds: BUCKET, requests, refused };
};

const wakes: readonly Wake[] = workingDays.map(({ from }, day) => ({
  unit: "llama3-8b",
  at: from,
  by: "request",
  refused: 8 + day,
  seconds: WAKE_SECONDS + 20 * day,
  phases: PHASES.map((phase) => (phase.name === "provisioning" ? { ...phase, seconds: 154 + 20 * day } : phase)),
}));

const requests = {
  total: 20_000,
  answered: 19_960,
  refused: 40,
  expired: 0,
  timedOut: 0,
  lost: 0,
  unfinished: 0,
  refusals: 40,
  waitSeconds: { p50: 0, p95: 0.4, max: 416 },
};

export const weekRun = (change: Partial<EndpointRun> = {}): EndpointRun => ({
  name: "chat",
  seconds: WEEK,
  requests,
  units: [
    {
      name: "llama3-8b",
      kind: "component",
      requests,
      desired: capacity(80, 900),
      serving: capacity(WAKE_SECONDS, 960),
      states: capacity(WAKE_SECONDS, 960),
      idleToZeroSeconds: 960,
    },
  ],
  instances: [{ variant: "AllTraffic", instanceType: "ml.g5.xlarge", steps: capacity(90, 1500) }],
  instanceSeconds: [{ variant: "AllTraffic", instanceType: "ml.g5.xlarge", seconds: 5 * 25 * HOUR }],
  idleToZeroInstancesSeconds: 1500,
  activities: workingDays.map(({ from }) => ({
    at: from + 80,
    unit: "llama3-8b",
    from: 0,
    to: 1,
    cause: { kind: "step scaling", policy: "wake", alarm: "chat-wake", alarmAt: from + 72, value: 8, datapoints: [8] },
    status: "Successful",
  })),
  wakes,
  wakeCount: wakes.length,
  alarms: [
    {
      name: "chat-llama3-8b-wake",
      unit: "llama3-8b",
      states: steps(
        workingDays.flatMap(
          ({ from }) =>
            [
              [from + 72, 1],
              [from + 400, 0],
            ] as const,
        ),
      ),
    },
    {
      name: "TargetTracking-inference-component/llama3-8b-AlarmLow-0b1c",
      unit: "llama3-8b",
      states: [
        { at: 0, value: 2 },
        ...workingDays.flatMap(({ from, until }) => [
          { at: from + 600, value: 0 },
          { at: until + 900, value: 1 },
          { at: until + 4 * HOUR, value: 2 },
        ]),
      ],
    },
  ],
  traffic: traffic(),
  cut: false,
  ...change,
});

export const weekEndpoint = (change: Partial<ReportedEndpoint> = {}): ReportedEndpoint => ({
  run: weekRun(),
  startMs: WEEK_START_MS,
  timeZone: "Europe/Paris",
  rows: [
    ["Sleeps after", "25 min", "15 min until zero copies, 10 min until zero instances"],
    ["Wakes in", "6 min 56 s", "median of 5 wakes", "4 min 12 s on a running instance (median of 20 wakes)"],
    ["Refused requests per wake", "8 attempts"],
    ["Instance-hours a month", "541 of 2,190 h"],
    ["Cost a month", "762 USD"],
    ["Always on", "3,083 USD"],
    ["Break-even", "9 wakes a day, above which sleeping saves nothing"],
    ["Priced with", "ml.g5.xlarge at 1.408 USD an hour in us-east-1, as of 2026-11-01"],
  ],
  overview: [
    ["Sleeps after", "25 min"],
    ["Wakes in", "6 min 56 s"],
    ["Refused requests per wake", "8 attempts"],
    ["Instance-hours", "541 of 2,190 h"],
    ["Cost", "762 USD a month"],
  ],
  costByIdleTime: [
    { idleSeconds: 300, cost: 688.4, instanceHours: 489, refused: 61 },
    { idleSeconds: 600, cost: 711.2, instanceHours: 505, refused: 55 },
    { idleSeconds: 900, cost: 762, instanceHours: 541, refused: 40 },
    { idleSeconds: 1800, cost: 832.5, instanceHours: 591, refused: 24 },
    { idleSeconds: 3600, cost: 1011, instanceHours: 718, refused: 8 },
  ],
  schedules: [1, 2, 3, 4].map((day) => ({ at: day * DAY + 6.5 * HOUR, name: "weekday-morning" })),
  assumptions: [
    "Requests that are refused are sent again every 30 s for 15 min.",
    "The image is not cached on a new instance.",
  ],
  ...change,
});

export const weekReport = (...endpoints: readonly ReportedEndpoint[]): SimulationReport => ({
  source: "cdktf.out/stacks/llama3-8b",
  traffic: "weekday",
  endpoints: endpoints.length === 0 ? [weekEndpoint()] : endpoints,
});
