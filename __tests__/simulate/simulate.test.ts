import { join } from "node:path";
import {
  builtInTraffic,
  CapacityFailure,
  ColdStart,
  Duration,
  Prices,
  readTerraform,
  readTraffic,
  renderSimulation,
  SimulationFormat,
  simulate,
} from "../../src/simulate";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const PLAN = join(__dirname, "../fixtures/topology/sound/plan.json");
const source = readTerraform(PLAN);
const weekday = builtInTraffic("weekday");
const CHAT = { endpoints: ["chat"], days: 1 };

describe("simulate", () => {
  it("returns what the command prints", async () => {
    const { stdout } = await scaleToZero(["simulate", PLAN, "--format", "json", "--days", "1", "--endpoint", "chat"]);
    expect(renderSimulation(simulate(source, weekday, CHAT), SimulationFormat.JSON)).toBe(stdout);
  });

  it("takes traffic from a file, prices, times of a cold start and failures", () => {
    const profile = files.write("t.yaml", "timeZone: Europe/Paris\nperiods:\n  - { hours: 08:00-10:00, rate: 5 }\n");
    const usual = { ...CHAT, coldStart: ColdStart.preset("aws-blog-8b") };
    const { start, timeZone, endpoints } = simulate(source, readTraffic(profile), {
      ...usual,
      prices: Prices.builtIn().withInstanceHours({ "ml.g5.12xlarge": 100 }),
    });
    expect({ start, timeZone }).toEqual({ start: "2027-01-03T23:00:00.000Z", timeZone: "Europe/Paris" });
    const [chat] = endpoints;
    expect(chat?.cost?.instances).toBeCloseTo((chat?.instanceHours ?? 0) * 100, 0);
    expect(chat?.wake?.phases.some(({ basis }) => basis === "preset")).toBe(true);
    const [failing] = simulate(source, readTraffic(profile), {
      ...usual,
      failures: [
        CapacityFailure.drought({ start: new Date("2027-01-04T06:00:00Z"), duration: Duration.hours(3) }),
        CapacityFailure.quota({ start: new Date("2027-01-04T12:00:00Z") }),
      ],
    }).endpoints;
    expect(failing?.requests?.refused).toBeGreaterThan(chat?.requests?.refused ?? 0);
  });

  it("runs what AWS does not state in another way on demand", () => {
    const [usual] = simulate(source, weekday, CHAT).endpoints;
    const [ready] = simulate(source, weekday, { ...CHAT, billedWhenReady: true }).endpoints;
    expect(ready?.instanceHours).toBeLessThan(usual?.instanceHours ?? 0);
    expect(ready?.requests).toEqual(usual?.requests);
    const [drained] = simulate(source, weekday, { ...CHAT, drains: true, changesWait: true }).endpoints;
    expect(drained?.requests?.lost).toBe(0);
  });

  it.each([
    ["another source", () => simulate({} as never, weekday), /^simulate takes what readTerraform returns/],
    ["a name for traffic", () => simulate(source, "weekday" as never), /write builtInTraffic\("weekday"\)/],
    ["no days", () => simulate(source, weekday, { days: 0 }), /^days is 0, must be a whole number from 1 to 3660$/],
    ["a seed of NaN", () => simulate(source, weekday, { seed: Number.NaN }), /^seed is NaN/],
    [
      "a start that is no time",
      () => simulate(source, weekday, { start: new Date("x") }),
      /^start is .* must be a Date/,
    ],
    ["an unknown zone", () => simulate(source, weekday, { timeZone: "Mars/Base" }), /Mars\/Base/],
    ["a misspelt preset", () => ColdStart.preset("aws-blog-8"), /did you mean aws-blog-8b/],
    ["a negative price", () => Prices.builtIn().withInstanceHours({ "ml.g5.xlarge": -1 }), /ml\.g5\.xlarge/],
    ["a failure at no time", () => CapacityFailure.quota({ start: "noon" as never }), /start of a failure is "noon"/],
    [
      "another format",
      () => renderSimulation(simulate(source, weekday, CHAT), "pdf" as never),
      /SimulationFormat\.TEXT/,
    ],
    ["a missing file", () => readTraffic("no/such.csv"), /^no\/such\.csv: cannot be read/],
  ])("refuses %s with one sentence", (_, call, message) => {
    expect(call).toThrow(
      expect.objectContaining({ name: "ScaleToZeroError", message: expect.stringMatching(message) }),
    );
  });
});
