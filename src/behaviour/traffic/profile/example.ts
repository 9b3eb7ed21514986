/** A profile with all that one can say, and why. It is valid as it is. */
export const PROFILE_EXAMPLE = `# Traffic profile for: scale-to-zero simulate --traffic FILE
# yaml-language-server: $schema=https://unpkg.com/cdktf-sagemaker-scale-to-zero/docs/traffic-profile.schema.json

# Name in reports.
name: office-chat

# Time zone of all days and hours. Daylight saving time is included.
timeZone: Europe/Paris

# On these dates, periods with days of the week do not apply.
holidays: [2026-12-25, 2026-12-28 to 2027-01-01]

# When requests are sent, in requests a minute. Rates of periods that overlap add.
# Components of an endpoint share them evenly.
periods:
  - days: Mon-Fri # or Sat, Sun; dates such as 2026-12-24; holidays; absent: every day
    hours: 08:00-18:00 # or 22:00-06:00 across midnight; absent: the whole day
    rate: 12
  - days: Mon-Fri
    hours: 10:00-12:00, 14:00-16:00
    rate: 8
  - days: [Sat, Sun, holidays]
    rate: 0.1

# How requests follow each other: poisson (many clients), even (a timer),
# or groups: { bursts: { size: 20, spacing: 100ms } }
arrivals: poisson

# How long a copy works on a request: 2s, { exponential: 2s }, or percentiles.
serviceTime: { p50: 2s, p95: 8s, p99: 15s, max: 30s }

# What clients do while the endpoint has no capacity: never (the request is lost),
# { every: 30s, for: 15m } (they send it again), or hold (they keep it, and one request probes).
atZero: { every: 30s, for: 15m }

# Requests that a copy works on at a time.
concurrency: 4

# Inference components with traffic of their own. The rest comes from above.
components:
  summaries:
    periods:
      - { hours: 22:00-02:00, rate: 30 }
    arrivals: even
    atZero: hold

# Endpoints with traffic of their own.
endpoints:
  experiments:
    periods: []
`;
