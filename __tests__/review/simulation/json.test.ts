import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulation } from "../../../src/behaviour/outcome/simulation";
import { simulationJson } from "../../../src/review/simulation/json";
import { simulationSchema } from "../../../src/review/simulation/output";
import { asyncTopology, topology } from "../../support/topology";
import { simulated } from "./simulated";

it("publishes the schema that it is checked against (run npm run docs when this fails)", () => {
  const published = readFileSync(join(__dirname, "../../../docs/simulation.schema.json"), "utf8");
  expect(JSON.parse(published)).toEqual(simulationSchema());
});

describe("a simulation as JSON", () => {
  it.each([
    ["inference components", topology()],
    ["an asynchronous endpoint", asyncTopology()],
  ])("of %s has no number that JSON does not know", (_, of) => {
    const numbers: number[] = [];
    const simulation = simulated(of);
    JSON.stringify(simulation, (_name, value) => {
      if (typeof value === "number") {
        numbers.push(value);
      }
      return value;
    });
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  it("rounds times to milliseconds", () => {
    const { endpoints }: Simulation = JSON.parse(simulationJson(simulated()));
    const [wake] = endpoints[0]?.wakes ?? [];
    expect(String(wake?.seconds)).toMatch(/^\d+(\.\d{1,3})?$/);
  });
});
