// Seconds and megabytes of reading a price list: node price-list.js <file>
const { createReadStream } = require("node:fs");
const { readPriceList } = require("../lib/src/behaviour/cost/price-list");

async function main() {
  const start = process.hrtime.bigint();
  const chunks = createReadStream(process.argv[2], { highWaterMark: 256 * 1024 });
  const { instanceHours } = await readPriceList(chunks, "us-east-1", "index.csv");
  if (instanceHours["ml.g5.xlarge"] !== 1.408) {
    throw new Error("the price was not read");
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

main();
