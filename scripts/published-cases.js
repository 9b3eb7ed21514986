// The published cases of `__tests__/fixtures/cases`, and what a simulation of each measures. A case is a Terraform
// configuration, a trace, and `case.yaml` with what was published.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { parse } = require("yaml");

const FOLDER = join(__dirname, "..", "__tests__", "fixtures", "cases");

/** When in the minute of the metrics the requests come, in seconds: what follows depends on it. */
const PHASES = Array.from({ length: 12 }, (_, position) => position * 5 + 2.5);

const fieldsOf = (trace) =>
  trace
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

/** The same requests, some seconds later. */
const delayed = (trace, seconds) =>
  `timestamp,duration\n${fieldsOf(trace)
    .map(([at, duration]) => `${at + seconds},${duration}`)
    .join("\n")}\n`;

const publishedCase = (name) => {
  const folder = join(FOLDER, name);
  const trace = readFileSync(join(folder, "traffic.csv"), "utf8");
  const requests = fieldsOf(trace);
  const wakeAt = Math.max(...requests.map(([at]) => at));
  const before = requests.filter(([at]) => at < wakeAt);
  return {
    name,
    ...parse(readFileSync(join(folder, "case.yaml"), "utf8")),
    document: join(folder, "cdk.tf.json"),
    trace,
    wakeAt,
    lastAnswer: Math.max(...before.map(([at, duration]) => at + duration)),
    service: requests.find(([at]) => at === wakeAt)[1],
  };
};

const publishedCases = () =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map(publishedCase);

const firstZero = (steps) => steps.find(({ at, value }) => at > 0 && value === 0)?.at ?? Number.NaN;

/** What is measured in one simulated endpoint, in seconds. */
const MEASURES = {
  copiesToZero: ({ asleepAt, lastAnswer }) => asleepAt - lastAnswer,
  instancesToZero: ({ emptyAt, lastAnswer }) => emptyAt - lastAnswer,
  release: ({ emptyAt, asleepAt }) => emptyAt - asleepAt,
  alarm: ({ alarm }) => alarm,
  desired: ({ alarm, reaction }) => alarm + reaction,
  coldStart: ({ wake, alarm, reaction }) => wake - alarm - reaction,
  wake: ({ wake }) => wake,
  firstAnswer: ({ wake, service }) => wake + service,
};

/** @param endpoint of the simulation, with the trace delayed by `phase` */
const measured = (one, endpoint, phase) => {
  const [unit] = endpoint.intervals.units;
  const [instances] = endpoint.intervals.instances;
  const wake = endpoint.wakes.find(({ by }) => by === "request");
  const phaseSeconds = (name) => wake?.phases.find((each) => each.name === name)?.seconds ?? Number.NaN;
  const given = {
    lastAnswer: one.lastAnswer + phase,
    service: one.service,
    asleepAt: firstZero(unit.serving),
    emptyAt: firstZero(instances.steps),
    wake: wake?.seconds ?? Number.NaN,
    alarm: phaseSeconds("alarm"),
    reaction: phaseSeconds("reaction"),
  };
  return Object.fromEntries(Object.entries(MEASURES).map(([name, measure]) => [name, measure(given)]));
};

const TOLERANCE = 0.1;

/** The rows of a case, with the median and the range over the phases. */
const rowsOf = (one, measurements) =>
  one.rows.map((row) => {
    const values = measurements.map((each) => each[row.measure]).sort((less, more) => less - more);
    const half = values.length / 2;
    const median = (values[Math.ceil(half) - 1] + values[Math.floor(half)]) / 2;
    const [least, most] = row.between ?? [row.seconds * (1 - TOLERANCE), row.seconds * (1 + TOLERANCE)];
    return { ...row, median, range: [values[0], values.at(-1)], isMet: median >= least && median <= most };
  });

module.exports = { PHASES, delayed, measured, publishedCases, rowsOf };
