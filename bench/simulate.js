const { execFileSync } = require("node:child_process");
const { join } = require("node:path");

/**
 * Simulations, by the processor time of one process. What is bounded beside a number of the project is told as a share of it:
 * 1 is just enough.
 */
exports.simulations = ({ leastRequestsPerSecond, yearMs, weekOfThousandMs, growth, memory }) => {
  const run = (what) =>
    JSON.parse(execFileSync(process.execPath, ["--expose-gc", join(__dirname, "simulate-run.js"), what]));
  const { busy, plain, year, counts, week, decade } = run("time");
  const thousand = run("thousand");
  const [once, tenfold] = [run("memory").megabytes, run("memory-tenfold").megabytes];
  const [weeks, years] = [decade.days / week.days, decade.ms / week.ms];
  console.log(
    `busy simulation: ${millions(busy)} million requests/s; plain loop over the same arrivals: ${millions(plain)} million/s`,
  );
  return [
    { what: "busy simulation, beside a plain loop", ours: busy.ms, theirs: plain.ms, ratio: busy.ms / plain.ms },
    {
      what: "busy simulation, beside 5 million requests/s",
      ours: busy.ms,
      theirs: (busy.requests / leastRequestsPerSecond) * 1000,
      ratio: (leastRequestsPerSecond * busy.ms) / 1000 / busy.requests,
      bound: 1,
    },
    { what: "a year of 525,600 minute counts", ours: year.ms, theirs: yearMs, ratio: year.ms / yearMs, bound: 1 },
    { what: "a year, read from a trace of them", ours: counts.ms, theirs: yearMs, ratio: counts.ms / yearMs, bound: 1 },
    {
      what: "1000 endpoints for a week",
      ours: thousand.ms,
      theirs: weekOfThousandMs,
      ratio: thousand.ms / weekOfThousandMs,
      bound: 1,
    },
    {
      what: "each also always on and by the published recipe",
      ours: thousand.wholeMs,
      theirs: weekOfThousandMs,
      ratio: thousand.wholeMs / weekOfThousandMs,
    },
    {
      what: `ten years beside a week, for ${weeks.toFixed(0)} times the days`,
      ours: decade.ms,
      theirs: week.ms * weeks,
      ratio: years / weeks,
      bound: growth,
    },
    {
      what: "heap of a trace ten times as long",
      unit: "MB",
      ours: tenfold,
      theirs: once,
      ratio: tenfold / once,
      bound: memory,
    },
  ];
};

const millions = ({ requests, ms }) => (requests / ms / 1000).toFixed(1);
