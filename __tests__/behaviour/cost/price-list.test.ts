import { readPriceList } from "../../../src/behaviour/cost/price-list";
import { HEADER, METADATA, priceList, priceRow } from "../../support/price-list";

/** As a stream gives it: a row, a quote or a character may lie across two chunks. */
async function* inChunks(text: string, bytes: number) {
  const buffer = Buffer.from(text);
  for (let start = 0; start < buffer.length; start += bytes) {
    yield buffer.subarray(start, start + bytes);
  }
}

const read = (text: string, region = "us-east-1", bytes = 1000) =>
  readPriceList(inChunks(text, bytes), region, "index.csv");
const g5 = priceRow("ml.g5.xlarge", "1.4080000000");

describe("a price list", () => {
  it.each([1, 7, 1000, 1_000_000])("is read in chunks of %i bytes", async (bytes) => {
    const text = priceList(g5, priceRow("ml.m5.large", "0.1150000000", { Location: 'Östlich, "drüben"' }));
    expect(await read(text, "us-east-1", bytes)).toEqual({
      asOf: "2026-11-20",
      instanceHours: { "ml.g5.xlarge": 1.408, "ml.m5.large": 0.115 },
      ambiguous: [],
    });
  });

  it("is read with line breaks of Windows, and without one at its end", async () => {
    const text = priceList(g5);
    for (const variant of [text.replace(/\n/g, "\r\n"), text.trimEnd()]) {
      expect((await read(variant)).instanceHours).toEqual({ "ml.g5.xlarge": 1.408 });
    }
  });

  it("is read by the names of its columns, in any order and spelling", async () => {
    const reversed = priceList(g5)
      .trimEnd()
      .split("\n")
      .map((line, index) => (index < METADATA.length ? line : cellsOf(line).reverse().join(",")))
      .join("\n")
      .replace('"Region Code"', "regionCode")
      .replace('"Component"', "component");
    expect((await read(reversed)).instanceHours).toEqual({ "ml.g5.xlarge": 1.408 });
  });

  it.each([
    ["of training", { Component: "Training" }],
    ["of asynchronous inference", { Component: "AsyncInf", usageType: "USE1-AsyncInf:ml.g5.xlarge" }],
    ["of a savings plan", { TermType: "Reserved" }],
    ["of another product", { "Product Family": "ML Serverless" }],
    ["of a further dimension", { StartingRange: "100" }],
    ["per GB", { Unit: "GB" }],
    ["of another Region", { "Region Code": "eu-west-1" }],
  ])("does not give a price %s", async (_, cells) => {
    expect((await read(priceList(g5, priceRow("ml.g5.xlarge", "9", cells)))).instanceHours).toEqual({
      "ml.g5.xlarge": 1.408,
    });
  });

  it("gives a price of 0", async () => {
    expect((await read(priceList(priceRow("ml.t2.medium", "0.0000000000")))).instanceHours).toEqual({
      "ml.t2.medium": 0,
    });
  });

  it("does not choose between two prices of a type", async () => {
    expect(
      await read(priceList(g5, g5, priceRow("ml.g5.xlarge", "2"), priceRow("ml.m5.large", "0.115"))),
    ).toMatchObject({
      instanceHours: { "ml.m5.large": 0.115 },
      ambiguous: ["ml.g5.xlarge"],
    });
  });

  it.each([
    ["empty", "", /^index\.csv: is not a price list of Amazon SageMaker: it is empty; /],
    ["JSON", '{ "offerCode": "AmazonSageMaker" }', /its first row is not FormatVersion/],
    ["not text", "\u0000", /its first row is not FormatVersion/],
    [
      "of another service",
      priceList(g5).replace('"OfferCode","AmazonSageMaker"', '"OfferCode","AmazonEC2"'),
      /its OfferCode is AmazonEC2/,
    ],
    ["without a date", priceList(g5).replace("2026-11-20T", ""), /it has no Publication Date/],
    ["without a column", priceList(g5).replace('"instanceName"', '"other"'), /it has no column instanceName/],
    ["without a price", priceList(priceRow("ml.g5.xlarge", "")), /row 7 has no price/],
    ["with a negative price", priceList(priceRow("ml.g5.xlarge", "-1")), /row 7 has no price/],
    ["with a price that no sum can hold", priceList(priceRow("ml.g5.xlarge", "1e308")), /row 7 has no price/],
    ["in another currency", priceList(priceRow("ml.g5.xlarge", "1", { Currency: "CNY" })), /its prices are in "CNY"; /],
    ["cut off in its metadata", METADATA.join("\n"), /row 5 is not complete; the file was cut off/],
    ["cut off in a row", priceList(g5).slice(0, -100), /row 7 is not complete; the file was cut off/],
    ["cut off between two cells", priceList(g5, g5).split(",").slice(0, -3).join(","), /row 8 is not complete/],
    ["short in the middle", priceList(`"SKU","JRTCKXETXF"`, g5), /row 7 is not complete/],
    ["cut off in a quote", priceList(g5).slice(0, -5), /row 7 is not complete; the file was cut off/],
  ])("is refused if it is %s", async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it("is refused for a Region that it lacks, with those that it has", async () => {
    const text = priceList(g5, priceRow("ml.g5.xlarge", "1", { "Region Code": "eu-west-1" }));
    await expect(read(text, "ap-south-1")).rejects.toThrow(
      /^index\.csv: has no hosting prices of ap-south-1; it has those of eu-west-1, us-east-1$/,
    );
    await expect(read(priceList(), "ap-south-1")).rejects.toThrow(/^index\.csv: has no hosting prices of ap-south-1$/);
  });

  it("is refused if it is not UTF-8", async () => {
    async function* latin() {
      yield Buffer.from([0x46, 0xe9, 0x0a]);
    }
    await expect(readPriceList(latin(), "us-east-1", "index.csv")).rejects.toThrow(/it is not UTF-8 text/);
  });

  it("is refused early if a quote is never closed", async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from(`${METADATA.join("\n")}\n${HEADER}\n"`);
      for (; given < 10_000; given += 1) {
        yield Buffer.alloc(64 * 1024, "x");
      }
    }
    await expect(readPriceList(endless(), "us-east-1", "index.csv")).rejects.toThrow(/row 7 does not end/);
    expect(given).toBeLessThan(50);
  });
});

const cellsOf = (line: string): string[] => line.match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,)|(?<=,)$/g) ?? [];
