const { EndpointWorld } = require("../lib/src/behaviour/world/endpoint-world");
const { simulateEndpoint } = require("../lib/src/behaviour/simulate");
const { pricesOf } = require("../lib/src/behaviour/cost/prices-of");
const { timingFor } = require("../lib/src/behaviour/timing/timing-for");
const { readTraffic } = require("../lib/src/behaviour/traffic/read-traffic");

const DAY = 86_400;
const YEAR_MINUTES = 525_600;
const START = Date.UTC(2026, 0, 5);
const BLOCK = 4096;
const measures = { time, thousand, memory: () => memory(1), "memory-tenfold": () => memory(10) };

function time() {
  const requests = 20_000_000;
  const busyArrivals = () => every(requests, 0.1, 0.4);
  warm();
  const busy = { requests, ms: best(3, () => run(requests / 10, busyArrivals(), 8)) };
  const plain = { requests, ms: best(3, () => loop(busyArrivals())) };
  const year = { ms: best(3, () => run(YEAR_MINUTES * 60, minuteCounts(YEAR_MINUTES))) };
  const file = [...pieces(YEAR_MINUTES, countOf)];
  const counts = {
    ms: best(3, () =>
      run(
        YEAR_MINUTES * 60,
        trace(YEAR_MINUTES, () => file),
      ),
    ),
  };
  const days = (count) => ({ days: count, ms: best(2, () => run(count * DAY, every(count * 24, 3600, 2))) });
  // Weeks are short: many of them in a row.
  const week = { days: 7 * 50, ms: best(3, () => Array.from({ length: 50 }, () => run(7 * DAY, every(168, 3600, 2)))) };
  return { busy, plain, year, counts, week, decade: days(3652) };
}

function thousand() {
  const week = 7 * DAY;
  const arrivals = () => every(week / 60, 60, 2);
  const traffic = {
    name: "one a minute",
    assumptions: [],
    arrivals,
    client: () => ({ kind: "never" }),
    concurrency: () => undefined,
  };
  const options = {
    span: { startMs: START, seconds: week },
    timeZone: "UTC",
    prices: pricesOf({ today: "2026-01-05" }),
    region: "us-east-1",
    seed: 1,
  };
  const endpoints = Array.from({ length: 1000 }, (_, index) => ({ ...setup(3), name: `endpoint-${index}` }));
  return {
    ms: best(1, () => endpoints.map((one) => simulateEndpoint(one, traffic, { ...options, alternatives: false }))),
    wholeMs: best(1, () => endpoints.map((one) => simulateEndpoint(one, traffic, options))),
  };
}

/**
 * The heap while a trace that is too long to be kept is simulated, or one ten times as long. Always the same happens:
 * what is recorded of changes grows with them, up to 20,000 a list.
 */
function memory(times) {
  const minutes = 1_200_000 * times;
  global.gc();
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  let most = 0;
  run(minutes * 60, watched(trace(minutes, () => pieces(minutes, () => 3))));
  return { megabytes: most / 1e6 };

  function watched(arrivals) {
    let blocks = 0;
    return {
      read(into, services) {
        blocks += 1;
        if (blocks % (120 * times) === 0) {
          global.gc();
          const { heapUsed, arrayBuffers } = process.memoryUsage();
          most = Math.max(most, heapUsed + arrayBuffers - before);
        }
        return arrivals.read(into, services);
      },
    };
  }
}

function run(seconds, arrivals, max = 3) {
  const timings = [timingFor({ from: "aws-blog-8b", kind: "component", instanceType: "ml.g5.12xlarge" }).timing];
  return new EndpointWorld(setup(max), {
    span: { startMs: START, seconds },
    traffic: [{ arrivals, client: { kind: "never" }, concurrency: 5 }],
    timings,
    failures: [],
    random: () => 0,
    drains: false,
  }).run();
}

function warm() {
  for (let round = 0; round < 5; round += 1) {
    run(7 * DAY, every(10_080, 60, 2));
    loop(every(1_000_000, 0.1, 0.4));
  }
}

function best(rounds, what) {
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      what();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}

/** What the simplest program would do with the same arrivals: read them. */
function loop(arrivals) {
  const [times, services] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  let sum = 0;
  for (let count = arrivals.read(times, services); count > 0; count = arrivals.read(times, services)) {
    for (let index = 0; index < count; index += 1) {
      sum += times[index] + services[index];
    }
  }
  return sum;
}

function every(requests, gap, service) {
  let next = 0;
  return {
    read(times, services) {
      const count = Math.min(times.length, requests - next);
      for (let index = 0; index < count; index += 1) {
        times[index] = (next + index) * gap;
        services[index] = service;
      }
      next += count;
      return count;
    },
  };
}

/** Two requests in most minutes, more by day than at night: about a million in a year. */
const countOf = (minute) => (minute % 1440 < 720 ? 3 : minute % 3 === 0 ? 2 : 0);

function minuteCounts(minutes) {
  let minute = 0;
  let sent = 0;
  return {
    read(times, services) {
      let count = 0;
      while (count < times.length && minute < minutes) {
        if (sent < countOf(minute)) {
          times[count] = minute * 60 + sent * 15;
          services[count] = 0.4;
          count += 1;
          sent += 1;
        } else {
          minute += 1;
          sent = 0;
        }
      }
      return count;
    },
  };
}

/** The same from a CSV file. */
function trace(minutes, chunks) {
  const traffic = readTraffic("counts.csv", chunks);
  return traffic.arrivals({ endpointName: "chat", index: 0, of: 1 }, { startMs: START, seconds: minutes * 60 }, 1);
}

/** In pieces as a file is read. */
function* pieces(minutes, counted) {
  yield Buffer.from("timestamp,count\n");
  for (let minute = 0; minute < minutes; minute += 1000) {
    const rows = Array.from({ length: Math.min(1000, minutes - minute) }, (_, index) => minute + index);
    yield Buffer.from(rows.map((at) => `${START / 1000 + at * 60},${counted(at)}\n`).join(""));
  }
}

/** Llama 3 8B as AWS announced scale to zero. */
function setup(max) {
  const metric = (name) => ({ metric: name, unit: 0, statistic: "Maximum" });
  return {
    name: "chat",
    address: "aws_sagemaker_endpoint.chat",
    kind: "inference-components",
    variants: [
      {
        name: "AllTraffic",
        instanceType: "ml.g5.12xlarge",
        initialInstances: 1,
        minInstances: 0,
        maxInstances: 3,
        managed: true,
      },
    ],
    units: [
      {
        kind: "component",
        name: "llama",
        address: "component",
        variant: 0,
        initialCapacity: 1,
        requirements: { accelerators: 4, cpuCores: 0, memoryMb: 1024, placement: "SPREAD" },
        schedules: [],
        target: {
          address: "target",
          min: 0,
          max,
          suspended: { in: false, out: false, scheduled: false },
          actions: [],
          tracking: [
            {
              name: "tracking",
              address: "tracking",
              metric: metric("ConcurrentRequestsPerCopy"),
              targetValue: 5,
              disableScaleIn: false,
              scaleInCooldownSeconds: 300,
              scaleOutCooldownSeconds: 300,
              periodSeconds: 10,
            },
          ],
          steps: [
            {
              name: "wake",
              address: "wake",
              adjustmentType: "ChangeInCapacity",
              steps: [{ from: 0, to: Number.POSITIVE_INFINITY, adjustment: 1 }],
              leastMagnitude: 0,
              cooldownSeconds: 60,
              aggregation: "Average",
              alarms: [
                {
                  name: "wake",
                  address: "alarm",
                  metric: metric("NoCapacityInvocationFailures"),
                  state: "ALARM",
                  settings: {
                    periodSeconds: 30,
                    evaluationPeriods: 1,
                    datapointsToAlarm: 1,
                    threshold: 1,
                    comparison: "GreaterThanOrEqualToThreshold",
                    treatMissingData: "missing",
                  },
                },
              ],
            },
          ],
        },
      },
    ],
    alarmCount: { standard: 0, high: 3 },
    assumptions: [],
  };
}

process.stdout.write(JSON.stringify(measures[process.argv[2]]()));
