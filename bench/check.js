// Prints the milliseconds of processor time that it takes to parse a plan, or to check it: node check.js <parse | check> <file>
const { readFileSync } = require("node:fs");
// Loaded before the clock starts: what starting up costs is a measure of its own.
const { check } = require("../lib/src/cli/check");
const { processIo } = require("../lib/src/cli/process-io");

const [way, file] = process.argv.slice(2);
const rules = processIo.rules();

const ways = {
  /** What is to be parsed is in memory already: nothing but `JSON.parse` is measured. */
  parse: () => {
    const text = readFileSync(file, "latin1");
    return () => JSON.parse(text);
  },
  /** All that `scale-to-zero check <file>` does, from opening the file to the text that it prints. */
  check: () => () => {
    const stdout = { write: (text) => (printed += text.length) };
    return check([file], { format: "text", failOn: "error" }, { ...processIo, stdout, rules: () => rules });
  },
};
let printed = 0;

async function main() {
  const run = ways[way]();
  const begin = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(begin);
  if (way === "check" && (result !== 0 || printed === 0)) {
    throw new Error(`the plan is one that check must be content with, its exit code is ${result}`);
  }
  console.log((user + system) / 1000);
}

main();
