import type { Arrivals } from "../../../src/behaviour/traffic/arrivals";
import { component, endpoint, ran, target, variant } from "../../support/simulated";

/** So many requests, evenly over some hours. */
function many(count: number, hours: number): Arrivals {
  let next = 0;
  return {
    read(times, services) {
      const read = Math.min(times.length, count - next);
      for (let index = 0; index < read; index += 1) {
        times[index] = ((next + index) * hours * 3600) / count;
        services[index] = 1;
      }
      next += read;
      return read;
    },
  };
}

const atZero = endpoint({
  variants: [variant({ initialInstances: 0 })],
  units: [component({ initialCapacity: 0, target: target({ max: 0 }) })],
});

it("ten million refused requests take little memory", () => {
  const { requests } = ran(atZero, { hours: 1, traffic: [{ arrivals: many(10_000_000, 1) }] });
  expect([requests.total, requests.refused]).toEqual([10_000_000, 10_000_000]);
});

it("a thousand components on one endpoint are simulated for an hour", () => {
  const units = Array.from({ length: 1000 }, (_, index) =>
    component({ name: `c${index}`, target: target({ steps: [] }) }),
  );
  const { units: ended } = ran(endpoint({ units, variants: [variant({ maxInstances: 5 })] }), { hours: 1 });
  expect(ended.filter(({ serving }) => serving.at(-1)?.value === 1)).toHaveLength(5);
});
