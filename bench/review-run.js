// What a review of a plan costs: node review-run.js <review | check> <file>: milliseconds of the thread that does the work
const { join } = require("node:path");
const { checkFile } = require("./check-file");
const { reviewFile } = require("./review-file");
const { threadTime } = require("./thread-time");

const [what, file] = process.argv.slice(2);
const run = what === "review" ? reviewFile : checkFile;

async function main() {
  // To load and to compile what it needs is starting up, however large the plan.
  await run(join(file, "..", "one.json"));
  const begin = threadTime();
  await run(file);
  console.log(threadTime() - begin);
}

main();
