// What a check of a plan costs beside parsing it: node check.js <check | read-and-parse | parse> <thread | process> <file>
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { checkFile } = require("./check-file");
const { threadTime } = require("./thread-time");

const [way, whose, file] = process.argv.slice(2);

const clocks = {
  /** The thread that does the work. */
  thread: threadTime,
  /** All threads of the process, those of V8 included. */
  process: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

const ways = {
  /** What anybody writes who wants the document: both ways open the file and end with all of it in memory. */
  "read-and-parse": () => () => JSON.parse(readFileSync(file, "utf8")),
  /** The text is in memory already: nothing but `JSON.parse` is measured, while `check` still has to read the file. */
  parse: () => {
    const text = readFileSync(file, "latin1");
    return () => JSON.parse(text);
  },
  /**
   * From opening the file to the text that is printed. The plan of a single endpoint is checked first: to load and to
   * compile what a check needs is starting up, however large the plan.
   */
  check: async () => {
    await checkFile(join(file, "..", "one.json"));
    return () => checkFile(file);
  },
};

async function main() {
  const run = await ways[way]();
  const now = clocks[whose];
  const begin = now();
  await run();
  console.log(now() - begin);
}

main();
