const { execFileSync } = require("node:child_process");
const { join } = require("node:path");
const { FACTORS, SHAPES } = require("./hostile/shapes");

/** A minute is no answer, whatever the size: the shapes take some hundred milliseconds. */
const TIMEOUT_MS = 60_000;
/** Below this a ratio tells more of the machine than of the program. */
const LEAST_MS = 10;

/**
 * How the time of a check grows with hostile documents: four times as long a document may take four times
 * as long, and a little more for what is sorted. What grows with its square takes sixteen times as long.
 *
 * @param bound what the ratio of the largest to the smallest may be
 */
exports.hostile = (bound) => {
  const all = Object.values(SHAPES).reduce((sum, shapes) => sum + Object.keys(shapes).length, 0);
  let done = 0;
  return Object.entries(SHAPES).flatMap(([group, shapes]) =>
    Object.entries(shapes).map(([name, { size }]) => {
      const times = timesOf(group, name);
      const sizes = FACTORS.map((factor) => size * factor);
      const shown = times.map((time) => Math.round(time));
      done += 1;
      // The table comes at the end, minutes later.
      process.stderr.write(`${done} of ${all} shapes measured; ${group}: ${name}: ${shown.join(", ")} ms\n`);
      return {
        what: `${group}: ${name} (${sizes.join(", ")}: ${shown.join(", ")} ms)`,
        ours: times.at(-1),
        theirs: times[0],
        ratio: Math.max(times.at(-1), LEAST_MS) / Math.max(times[0], LEAST_MS),
        bound,
      };
    }),
  );
};

function timesOf(group, name) {
  const script = join(__dirname, "hostile", "measure.js");
  try {
    return JSON.parse(execFileSync(process.execPath, [script, group, name], { encoding: "utf8", timeout: TIMEOUT_MS }));
  } catch (error) {
    throw new Error(`${group}: ${name}: ${error.message}`);
  }
}
