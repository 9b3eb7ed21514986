import { processorSeconds } from "../../support/processor-time";
import { asked, span, traffic } from "./drawn";

it("makes ten million requests a second, and the requests of a year of minutes in a moment", () => {
  const [times, services] = [new Float64Array(4096), new Float64Array(4096)];
  const seconds = (text: string, name: string, days: number): readonly [number, number] => {
    const source = traffic(text, name);
    let requests = 0;
    // The least of three: other programs, and the compiler of the engine, can only add to it.
    const took = [1, 2, 3].map(() => {
      const arrivals = source.arrivals(asked(), span("2026-01-01T00:00:00Z", days), 1);
      requests = 0;
      return processorSeconds(() => {
        for (
          let count = arrivals?.read(times, services) ?? 0;
          count > 0;
          count = arrivals?.read(times, services) ?? 0
        ) {
          requests += count;
        }
      });
    });
    return [requests, Math.min(...took)];
  };
  const [requests, took] = seconds("periods: [{ rate: 1000000 }]", "p.yaml", 1 / 144);
  // A fraction of the speed, which the benchmark measures: a loaded machine is slower.
  expect(requests / took).toBeGreaterThan(5_000_000);
  const year = Array.from(
    { length: 525_600 },
    (_, minute) => `${new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()},${minute % 5}`,
  );
  const [counted, counting] = seconds(year.join("\n"), "year.csv", 365);
  expect(counted).toBe(525_600 * 2);
  expect(counting).toBeLessThan(0.5);
});
