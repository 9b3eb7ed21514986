/** Profiles that come with the package: files as a person would write them. */
export const BUILT_IN_PROFILES = {
  weekday: `# People at work: an office from Monday to Friday, with a quieter lunch and a few requests in the evening.
name: weekday
timeZone: UTC
periods:
  - { days: Mon-Fri, hours: "08:00-18:00", rate: 6 }
  - { days: Mon-Fri, hours: "09:30-12:00, 13:30-16:30", rate: 14 } # rates of periods that overlap add
  - { days: Mon-Fri, hours: "18:00-22:00", rate: 0.2 }
arrivals: poisson
serviceTime: { p50: 2s, p95: 8s, p99: 15s, max: 30s }
atZero: { every: 30s, for: 15m }
`,
  "nightly-batch": `# A job that starts each night at 01:30, works for an hour, and waits for capacity.
name: nightly-batch
timeZone: UTC
periods:
  - { hours: "01:30-02:30", rate: 60 }
arrivals: even
serviceTime: 3s
atZero: { hold: { probe: 10s } }
`,
  "internal-tool": `# A tool that few people use, a few times an hour on working days. Clients do not try again.
name: internal-tool
timeZone: UTC
periods:
  - { days: Mon-Fri, hours: "07:00-19:00", rate: 0.05 }
arrivals: poisson
serviceTime: { exponential: 4s }
atZero: never
`,
  spiky: `# Little traffic at all hours, and bursts: a program that sends 40 requests at once, about once an hour.
name: spiky
timeZone: UTC
periods:
  - { rate: 0.7 }
arrivals: { bursts: { size: 40, spacing: 200ms } }
serviceTime: { p50: 1s, p95: 3s, max: 10s }
atZero: { every: 15s, for: 10m }
`,
  silent: `# No requests: what an endpoint costs while it is idle.
name: silent
timeZone: UTC
periods: []
`,
} as const;

export type BuiltInProfile = keyof typeof BUILT_IN_PROFILES;

export const BUILT_IN_NAMES = Object.keys(BUILT_IN_PROFILES) as readonly BuiltInProfile[];
