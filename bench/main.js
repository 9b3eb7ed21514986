// npm run bench: how the package compares with what one would write without it. Exit code 1 where a bound is broken.
const { execFileSync } = require("node:child_process");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { sameResources } = require("./same-resources");

const BOUNDS = { synthesis: 1.25, rules: 1.6, growth: 12, import: 1.15 };
const ENDPOINTS = [1, 10, 100, 1000];
const ROUNDS = { synthesis: 7, import: 31, rules: 3 };

const directory = mkdtempSync(join(tmpdir(), "bench-"));
try {
  process.exitCode = report([...synthesis(), ...imports()]) ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}

function synthesis() {
  const ways = ["with-constructs", "by-hand"];
  const outdirs = ways.map((way) => join(directory, way));
  const rows = ENDPOINTS.map((count) => {
    const measured = compare(
      ROUNDS.synthesis,
      ways.map((way, index) => () => child("synthesis.js", way, String(count), outdirs[index])),
    );
    if (!sameResources(...outdirs)) {
      throw new Error(`the two ways do not write the same resources for ${count} endpoints: see bench/by-hand.js`);
    }
    const bound = count === ENDPOINTS.at(-1) ? BOUNDS.synthesis : undefined;
    return { what: `synthesis of ${count} endpoints`, ...measured, bound };
  });
  const [hundred, thousand] = rows.slice(-2).map(({ ours }) => ours);
  const growth = { what: "growth from 100 to 1000 endpoints", ratio: thousand / hundred, bound: BOUNDS.growth };
  return [...rows, growth, withRules()];
}

/** Beside the same resources by hand, which nothing checks. */
function withRules() {
  const most = String(ENDPOINTS.at(-1));
  const measured = compare(
    ROUNDS.rules,
    ["with-rules", "by-hand"].map((way) => () => child("synthesis.js", way, most, join(directory, way))),
  );
  return { what: `synthesis of ${most} endpoints, rules on`, ...measured, bound: BOUNDS.rules };
}

function imports() {
  const measured = compare(
    ROUNDS.import,
    ["package", "provider"].map((what) => () => child("import.js", what)),
  );
  return [{ what: "import", ...measured, bound: BOUNDS.import }];
}

/**
 * The medians of two measures and of their ratio. They take turns: what slows the machine down for a while slows both
 * of them down.
 */
function compare(rounds, [measureOurs, measureTheirs]) {
  const pairs = Array.from({ length: rounds }, () => ({ ours: measureOurs(), theirs: measureTheirs() }));
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    theirs: median(pairs.map(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => ours / theirs)),
  };
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/**
 * Processor time, which other programs disturb less than the clock on the wall, in a process of its own: nothing is
 * warm, as when a user runs it.
 */
function child(script, ...parameters) {
  return Number(execFileSync(process.execPath, [join(__dirname, script), ...parameters], { encoding: "utf8" }));
}

/** Prints the table; `true` where every bound is kept. */
function report(rows) {
  const time = (value) => (value === undefined ? "" : `${value.toFixed(1)} ms`);
  const verdict = ({ ratio, bound }) => (bound === undefined ? "" : ratio <= bound ? "ok" : "too slow");
  const table = rows.map((row) => [
    row.what,
    time(row.ours),
    time(row.theirs),
    row.ratio.toFixed(2),
    row.bound === undefined ? "" : `<= ${row.bound}`,
    verdict(row),
  ]);
  const lines = [["", "package", "by hand", "ratio", "bound", ""], ...table];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join("  ")
        .trimEnd(),
    );
  }
  return rows.every((row) => verdict(row) !== "too slow");
}
