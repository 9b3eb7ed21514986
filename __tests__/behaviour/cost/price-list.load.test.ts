import { readPriceList } from "../../../src/behaviour/cost/price-list";
import { priceList, priceRow } from "../../support/price-list";

const g5 = priceRow("ml.g5.xlarge", "1.4080000000");

describe("a price list", () => {
  it("is read in time that grows with its length", async () => {
    async function* rows(count: number) {
      yield Buffer.from(priceList());
      const block = Buffer.from(`${Array.from({ length: 500 }, () => g5).join("\n")}\n`);
      for (let index = 0; index < count; index += 500) {
        yield block;
      }
    }
    const seconds = async (count: number) =>
      secondsOf(async () => {
        expect((await readPriceList(rows(count), "us-east-1", "index.csv")).instanceHours).toEqual({
          "ml.g5.xlarge": 1.408,
        });
      });
    await seconds(10_000);
    const [short, long] = [await seconds(10_000), await seconds(40_000)];
    expect(long / short).toBeLessThan(12);
  });
});

/** Processor time: other programs add little to it. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
