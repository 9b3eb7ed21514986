import { smallestSteadyFleet } from "../../../src/behaviour/laws/flapping";

it("flapping ends with ten copies, by arithmetic", () => {
  expect(smallestSteadyFleet()).toBe(10);
  expect(smallestSteadyFleet(0.5)).toBe(2);
});
