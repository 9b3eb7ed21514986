// Megabytes of memory: node [--expose-gc] memory.js <document | idle | check | review> <file>
const { readFileSync } = require("node:fs");
const { checkFile } = require("./check-file");

const [what, file] = process.argv.slice(2);
const MB = 1024 * 1024;

const measures = {
  /** What the parsed document has of the heap, with nothing beside it: the text is gone by then. */
  document: () => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    const document = JSON.parse(readFileSync(file, "latin1"));
    globalThis.gc();
    const used = process.memoryUsage().heapUsed - before;
    return Object.keys(document).length > 0 ? used : Number.NaN;
  },
  /** The most that a process ever had which has loaded everything, and checks nothing. */
  idle: () => {
    require("../lib/src/rules/all-rules");
    return peak();
  },
  /** The most that a process ever had which checks the file: its bytes, its text, the document, and all that comes of it. */
  check: async () => {
    await checkFile(file);
    return peak();
  },
  /** The same of a review. */
  review: async () => {
    await require("./review-file").reviewFile(file);
    return peak();
  },
};

const peak = () => process.resourceUsage().maxRSS * 1024;

async function main() {
  console.log((await measures[what]()) / MB);
}

main();
