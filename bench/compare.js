const { execFileSync } = require("node:child_process");
const { join } = require("node:path");

/**
 * The medians of two measures and of their ratio. They take turns: what slows the machine down for a while slows both
 * of them down.
 */
exports.compare = (rounds, [measureOurs, measureTheirs]) => {
  const pairs = Array.from({ length: rounds }, () => ({ ours: measureOurs(), theirs: measureTheirs() }));
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    theirs: median(pairs.map(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => ours / theirs)),
    difference: median(pairs.map(({ ours, theirs }) => ours - theirs)),
  };
};

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/** The number that a script prints, in a process of its own: nothing is warm, as when a user runs it. */
exports.child = (script, ...parameters) => exports.childWith([], script, ...parameters);

/** @param options of Node.js */
exports.childWith = (options, script, ...parameters) =>
  Number(execFileSync(process.execPath, [...options, join(__dirname, script), ...parameters], { encoding: "utf8" }));
