const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { child, childWith, compare } = require("./compare");
const { changedPlan, unchangedPlan } = require("./review-plans");

const ENDPOINTS = 1000;
const ROUNDS = { unchanged: 3, changed: 3, memory: 1 };

/**
 * `scale-to-zero review` of a plan of 1,000 endpoints: beside `check` of it if nothing changes, and beside a number of
 * seconds of processor time if each endpoint changes, no two of them in the same way: the least of the rounds, because
 * what else the machine does can only add to it.
 */
exports.reviews = (directory, { ratio, changedMs, memory }) => {
  const unchanged = written(directory, "reviewed-unchanged", unchangedPlan);
  const changed = written(directory, "reviewed-changed", changedPlan);
  const beside = compare(
    ROUNDS.unchanged,
    ["review", "check"].map((what) => () => child("review-run.js", what, unchanged)),
  );
  const alone = Math.min(...Array.from({ length: ROUNDS.changed }, () => child("review-run.js", "review", changed)));
  return [
    { what: `review of ${ENDPOINTS} endpoints, nothing changes, beside check`, ...beside, bound: ratio },
    {
      what: `review of ${ENDPOINTS} endpoints, each changes`,
      ours: alone,
      theirs: changedMs,
      ratio: alone / changedMs,
      bound: 1,
    },
    ...Object.entries({ "nothing changes": unchanged, "each changes": changed }).map(([shape, file]) => ({
      what: `peak memory of the review, ${shape}`,
      unit: "MB",
      ...compare(ROUNDS.memory, [
        () => child("memory.js", "review", file) - child("memory.js", "idle"),
        () => childWith(["--expose-gc"], "memory.js", "document", file),
      ]),
      bound: memory,
    })),
  ];
};

function written(directory, name, planOf) {
  const folder = join(directory, name);
  const file = join(folder, "plan.json");
  mkdirSync(folder);
  writeFileSync(file, JSON.stringify(planOf(ENDPOINTS)));
  writeFileSync(join(folder, "one.json"), JSON.stringify(planOf(1)));
  return file;
}
