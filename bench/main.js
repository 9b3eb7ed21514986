// npm run bench: how the package compares with what one would write without it. Exit code 1 where a bound is broken.
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { child, childWith, compare } = require("./compare");
const { hostile } = require("./hostile-inputs");
const { localAws } = require("./local-aws");
const { planOf, SHAPES } = require("./plan");
const { prices } = require("./prices");
const { report } = require("./report");
const { reviews } = require("./review");
const { sameResources } = require("./same-resources");
const { simulations } = require("./simulate");

const BOUNDS = { synthesis: 1.25, rules: 1.6, growth: 12, import: 1.15, check: 3, memory: 4, helpMs: 100, hostile: 8 };
const ENDPOINTS = [1, 10, 100, 1000];
const ROUNDS = { synthesis: 7, import: 31, rules: 3, check: 5, memory: 3, help: 15 };

const PRICE_LIST = { megabytes: 1000, memoryMb: 200, leastMegabytesPerSecond: 10 };

const SIMULATION = {
  leastRequestsPerSecond: 5e6,
  yearMs: 1000,
  weekOfThousandMs: 20_000,
  growth: 1.5,
  memory: 1.5,
};

const LOCAL_AWS = { dayMs: 1000, decadeMs: 5000 };

const REVIEW = { ratio: 6, changedMs: 20_000, memory: 6 };

const measures = {
  synthesis,
  rules: withRules,
  import: imports,
  check: checks,
  memory,
  help,
  hostile: () => hostile(BOUNDS.hostile),
  prices: () => prices(directory, PRICE_LIST),
  simulate: () => simulations(SIMULATION),
  review: () => reviews(directory, REVIEW),
  "local-aws": () => localAws(LOCAL_AWS),
};
// `npm run bench -- check memory` runs these alone.
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measures);

const directory = mkdtempSync(join(tmpdir(), "bench-"));
try {
  process.exitCode = report(chosen.flatMap((name) => measures[name]())) ? 0 : 1;
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
  return [...rows, growth];
}

/** Beside the same resources by hand, which nothing checks. */
function withRules() {
  const most = String(ENDPOINTS.at(-1));
  const measured = compare(
    ROUNDS.rules,
    ["with-rules", "by-hand"].map((way) => () => child("synthesis.js", way, most, join(directory, way))),
  );
  return [{ what: `synthesis of ${most} endpoints, rules on`, ...measured, bound: BOUNDS.rules }];
}

function imports() {
  const measured = compare(
    ROUNDS.import,
    ["package", "provider"].map((what) => () => child("import.js", what)),
  );
  return [{ what: "import", ...measured, bound: BOUNDS.import }];
}

/**
 * `scale-to-zero check` of a plan of 1,000 endpoints and 10,000 resources, of what is deployed already, as nearly every
 * plan is, and of plans that create everything. Beside reading the same file as UTF-8 with `JSON.parse`: opening and
 * reading the file counts on both sides. What a text costs that is in memory already is told without a bound.
 */
function checks() {
  return Object.entries(plans()).flatMap(([shape, file]) =>
    [
      { whose: "thread", than: "read-and-parse", note: "", bound: BOUNDS.check },
      { whose: "process", than: "read-and-parse", note: ", with V8's own threads" },
      { whose: "thread", than: "parse", note: ", beside parsing alone" },
    ].map(({ whose, than, note, bound }) => ({
      what: `check of 1000 endpoints, ${shape}${note}`,
      ...compare(
        ROUNDS.check,
        ["check", than].map((way) => () => child("check.js", way, whose, file)),
      ),
      bound,
    })),
  );
}

/** The memory that a check takes at its peak, beside that of the parsed document. */
function memory() {
  return Object.entries(plans()).map(([shape, file]) => ({
    what: `peak memory of the check, ${shape}`,
    unit: "MB",
    ...compare(ROUNDS.memory, [
      () => child("memory.js", "check", file) - child("memory.js", "idle"),
      () => childWith(["--expose-gc"], "memory.js", "document", file),
    ]),
    bound: BOUNDS.memory,
  }));
}

/** Written once for all measures; the plan of one endpoint beside each. */
function plans() {
  return Object.fromEntries(
    SHAPES.map((shape) => {
      const folder = join(directory, shape);
      const file = join(folder, "plan.json");
      if (!existsSync(file)) {
        mkdirSync(folder);
        writeFileSync(file, JSON.stringify(planOf(shape, ENDPOINTS.at(-1))));
        writeFileSync(join(folder, "one.json"), JSON.stringify(planOf(shape, 1)));
      }
      return [shape, file];
    }),
  );
}

/** What `scale-to-zero --help` takes more than a program that does nothing. */
function help() {
  const programs = [[join(__dirname, "..", "lib", "src", "cli", "main.js"), "--help"], [join(__dirname, "empty.js")]];
  const measured = compare(
    ROUNDS.help,
    programs.map((program) => () => processTime(program)),
  );
  return [{ what: "scale-to-zero --help", ...measured, boundMs: BOUNDS.helpMs }];
}

function processTime(program) {
  const { stderr } = spawnSync(process.execPath, ["-r", join(__dirname, "at-exit.js"), ...program], {
    encoding: "utf8",
  });
  return Number(stderr);
}
