import { readPriceFile, writePriceFile } from "../../../src/behaviour/cost/price-file";
import { pricesOfOptions } from "../../../src/behaviour/cost/price-option";
import { ALARM_PRICES, INSTANCE_PRICES, STORAGE_PRICES } from "../../../src/behaviour/cost/price-rows";
import { pricesOf } from "../../../src/behaviour/cost/prices-of";
import { INSTANCE_TYPES } from "../../../src/catalogue/instance-types";

const today = "2026-11-30";

describe("the prices that are built in", () => {
  it("name the Region, the day and the source", () => {
    expect(pricesOf({ today }).instanceHour("us-east-1", "ml.g5.xlarge")).toEqual({
      usd: 1.4084,
      unit: "ml.g5.xlarge per hour",
      region: "us-east-1",
      asOf: "2025-01-26",
      source: expect.stringContaining("https://github.com/aws-samples/"),
    });
  });

  it("have those of the cuts of 2025", () => {
    const usd = (instanceType: string) => pricesOf({ today }).instanceHour("us-east-1", instanceType)?.usd;
    expect([usd("ml.p4d.24xlarge"), usd("ml.p5.48xlarge"), usd("ml.trn1.32xlarge")]).toEqual([
      25.2512883, 63.296, 24.73,
    ]);
  });

  it.each([
    ["us-east-1", "ml.g7e.48xlarge"],
    ["us-east-1", "ml.g9.xlarge"],
    ["us-east-1", "constructor"],
    ["eu-west-1", "ml.g5.xlarge"],
    ["", ""],
  ])("are not priced in %s for %s", (region, instanceType) => {
    expect(pricesOf({ today }).instanceHour(region, instanceType)).toBeUndefined();
  });

  it("have alarms and storage where a source has them", () => {
    const prices = pricesOf({ today });
    expect(prices.alarmMonth("us-east-1", "standard")?.usd).toBe(0.1);
    expect(prices.alarmMonth("us-east-1", "high")?.usd).toBe(0.3);
    expect(prices.alarmMonth("eu-west-1", "high")).toBeUndefined();
    expect(prices.storageGbMonth("us-east-1")?.usd).toBe(0.14);
    expect(prices.storageGbMonth("ap-south-1")).toBeUndefined();
  });

  it("are one for each type, of types that an endpoint can run on, each with its day and source", () => {
    const keys = INSTANCE_PRICES.map(({ region, instanceType }) => `${region} ${instanceType}`);
    expect(new Set(keys).size).toBe(keys.length);
    // ml.t3.medium is not in the API model of hosting, and is priced by the list.
    expect(
      INSTANCE_PRICES.filter(({ instanceType }) => !INSTANCE_TYPES.has(instanceType)).map((row) => row.instanceType),
    ).toEqual(["ml.t3.medium"]);
    for (const { usd, asOf, source } of [...INSTANCE_PRICES, ...ALARM_PRICES, ...STORAGE_PRICES]) {
      expect(usd).toBeGreaterThan(0);
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source).toMatch(/https:\/\/|third party/);
    }
  });
});

describe("prices of --price", () => {
  const options = pricesOfOptions(["ml.g5.xlarge=1.21", "ml.g9.xlarge=0"]);

  it("precede all others in every Region, 0 included", () => {
    const prices = pricesOf({ options, today });
    expect(prices.instanceHour("us-east-1", "ml.g5.xlarge")).toMatchObject({
      usd: 1.21,
      asOf: today,
      source: "--price",
    });
    expect(prices.instanceHour("eu-west-1", "ml.g5.xlarge")).toMatchObject({ usd: 1.21, region: "eu-west-1" });
    expect(prices.instanceHour("us-east-1", "ml.g9.xlarge")?.usd).toBe(0);
    expect(prices.instanceHour("us-east-1", "ml.g5.2xlarge")?.usd).toBe(1.515);
  });

  it.each([
    ["ml.g5.xlarge=-1", '--price "ml.g5.xlarge=-1": "-1" is not a price'],
    ["ml.g5.xlarge=NaN", '"NaN" is not a price'],
    ["ml.g5.xlarge=Infinity", '"Infinity" is not a price'],
    ["ml.g5.xlarge=1000001", '"1000001" is not a price'],
    [`ml.g5.xlarge=${"9".repeat(400)}`, "is not a price"],
    ["ml.g5.xlarge=0x10", '"0x10" is not a price'],
    ["ml.g5.xlarge=1,21", '"1,21" is not a price; write US dollars an hour, from 0 to 1000000, such as 1.21'],
    ["ml.g5.xlarge=", "must be an instance type and US dollars an hour"],
    ["=1", "must be an instance type and US dollars an hour"],
    ["1.21", "must be an instance type and US dollars an hour"],
    ["", "must be an instance type and US dollars an hour"],
    ["ml.g5.xlrge=1", "there is no such instance type; did you mean ml.g5.xlarge?"],
    ["g5.xlarge=1", "there is no such instance type; did you mean ml.g5.xlarge?"],
    ["gpu=1", "must be an instance type and US dollars an hour"],
  ])("are refused as %j", (option, message) => {
    expect(() => pricesOfOptions([option])).toThrow(message);
  });

  it("are refused if a type has two", () => {
    expect(() => pricesOfOptions(["ml.g5.xlarge=1", "ml.g5.xlarge=2"])).toThrow("ml.g5.xlarge has two prices");
  });
});

describe("a file of prices", () => {
  const text = writePriceFile("eu-west-1", {
    asOf: "2026-11-20",
    source: "https://pricing.example/index.csv",
    instanceHours: { "ml.m5.large": 0.128, "ml.g5.xlarge": 0 },
  });

  it("is read as it was written, its types in order", () => {
    const file = { name: "prices.json", prices: readPriceFile(text, "prices.json") };
    expect(pricesOf({ file, today }).instanceHour("eu-west-1", "ml.m5.large")).toEqual({
      usd: 0.128,
      unit: "ml.m5.large per hour",
      region: "eu-west-1",
      asOf: "2026-11-20",
      source: "https://pricing.example/index.csv",
    });
    expect(pricesOf({ file, today }).instanceHour("eu-west-1", "ml.g5.xlarge")?.usd).toBe(0);
    expect(pricesOf({ file, today }).instanceHour("us-east-1", "ml.m5.large")?.usd).toBe(0.115);
    expect(text.indexOf("ml.g5.xlarge")).toBeLessThan(text.indexOf("ml.m5.large"));
  });

  it.each([
    ["{", "prices.json: is not valid JSON; write it with `scale-to-zero prices refresh`"],
    ["[]", "prices.json: the file must be an object"],
    [
      text.replace("0.128", "-1"),
      "prices.json: regions.eu-west-1.instanceHours.ml.m5.large must be US dollars an hour, from 0 to 1000000",
    ],
    [text.replace("0.128", "1e308"), "must be US dollars an hour, from 0 to 1000000"],
    [text.replace("0.128", '"0.128"'), "must be US dollars an hour, from 0 to 1000000"],
    [text.replace("USD", "EUR"), 'prices.json: currency must be "USD"'],
    [text.replace('"formatVersion": "1"', '"formatVersion": "2"'), 'prices.json: formatVersion must be "1"'],
    [text.replace("2026-11-20", "2026-11-31"), "regions.eu-west-1.asOf must be a date in the format yyyy-mm-dd"],
    [text.replace("instanceHours", "hours"), "regions.eu-west-1"],
  ])("is refused as %j", (content, message) => {
    expect(() => readPriceFile(content, "prices.json")).toThrow(message);
  });
});
