const { execFileSync } = require("node:child_process");
const { closeSync, openSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const COLUMNS =
  "SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,Currency,RelatedTo,LeaseContractLength,PurchaseOption,OfferingClass,Product Family,serviceCode,Location,Location Type,Instance Type,vCPU,Memory,usageType,operation,Component,Region Code,instanceName,serviceName";
const METADATA = `"FormatVersion","v1.0"
"Disclaimer","Generated rows, without prices of AWS"
"Publication Date","2026-11-20T18:01:33Z"
"Version","20261120180133"
"OfferCode","AmazonSageMaker"
`;

/** Reads a generated price list. Its rows are as long as real ones; one in ten is a price of hosting. */
exports.prices = (directory, { megabytes, memoryMb, leastMegabytesPerSecond }) => {
  const file = join(directory, "index.csv");
  const bytes = write(file, megabytes * 1e6);
  const out = execFileSync(process.execPath, [join(__dirname, "price-list.js"), file], { encoding: "utf8" });
  const { seconds, megabytes: peak } = JSON.parse(out);
  const rate = bytes / 1e6 / seconds;
  console.log(
    `price list of ${megabytes} MB: ${rate.toFixed(1)} MB/s, ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB`,
  );
  return [
    {
      what: `price list of ${megabytes} MB, peak memory`,
      unit: "MB",
      ours: peak,
      theirs: memoryMb,
      ratio: peak / memoryMb,
      bound: 1,
    },
    {
      what: `price list of ${megabytes} MB, time`,
      unit: "s",
      ours: seconds,
      theirs: bytes / 1e6 / leastMegabytesPerSecond,
      ratio: (seconds * leastMegabytesPerSecond * 1e6) / bytes,
      bound: 1,
    },
  ];
};

function write(file, least) {
  const descriptor = openSync(file, "w");
  let bytes = writeSync(descriptor, `${METADATA}${quoted(COLUMNS.split(","))}\n`);
  for (let row = 0; bytes < least; row += 5000) {
    bytes += writeSync(descriptor, Array.from({ length: 5000 }, (_, index) => rowOf(row + index)).join(""));
  }
  closeSync(descriptor);
  return bytes;
}

function rowOf(index) {
  const component = index % 10 === 0 ? "Hosting" : "Training";
  const sku = `SKU${String(index).padStart(13, "0")}`;
  return `"${sku}","JRTCKXETXF","${sku}.JRTCKXETXF.6YS6EN2CT7","OnDemand","$1.408 per ${component} ml.g5.xlarge hour in US East (N. Virginia)","2026-11-01","0","Inf","Hrs","1.4080000000","USD",,,,,"ML Instance","AmazonSageMaker","US East (N. Virginia)","AWS Region","ml.g5.xlarge-${component}","4","16 GiB","USE1-Host:ml.g5.xlarge","RunInstance","${component}","us-east-1","ml.g5.xlarge","Amazon SageMaker"\n`;
}

const quoted = (cells) => cells.map((cell) => `"${cell}"`).join(",");
