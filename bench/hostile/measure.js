// The times of one shape at several sizes, as JSON: node measure.js <group> <name>
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { check } = require("../../lib/src/cli/check");
const { processIo } = require("../../lib/src/cli/process-io");
const { threadTime } = require("../thread-time");
const { FACTORS, SHAPES } = require("./shapes");

const [group, name] = process.argv.slice(2);
const shape = SHAPES[group][name];
/** Of each size the better of these counts: what a collection of garbage costs is not told by one run. */
const ROUNDS = 2;
const directory = mkdtempSync(join(tmpdir(), "hostile-"));

/** All that the command does, but that the text is thrown away. */
async function timeOf(size) {
  const document = shape.text === undefined ? shape.of(size) : undefined;
  const file = join(directory, "document.json");
  writeFileSync(file, document === undefined ? shape.text(size) : JSON.stringify(document));
  const options = { format: shape.format ?? "text", failOn: "error" };
  if (shape.acknowledgements !== undefined) {
    options.acknowledgements = join(directory, "acknowledgements.json");
    writeFileSync(options.acknowledgements, JSON.stringify({ acknowledgements: shape.acknowledgements(size) }));
  }
  const io = { ...processIo, stdout: { write: () => true } };
  const begin = threadTime();
  try {
    await check([file], options, io);
  } catch (error) {
    // A clear refusal is an answer, too.
    if (error.name !== "ScaleToZeroError") {
      throw error;
    }
  }
  return threadTime() - begin;
}

async function main() {
  // Nothing is compiled before: a size that is small against the others.
  await timeOf(Math.ceil(shape.size / 4));
  const times = [];
  for (const factor of FACTORS) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round += 1) {
      best = Math.min(best, await timeOf(shape.size * factor));
    }
    times.push(best);
  }
  console.log(JSON.stringify(times));
}

main().finally(() => rmSync(directory, { recursive: true }));
