import type { SimulatedEndpoint } from "../../../src/behaviour/outcome/simulation";
import { answers } from "../../../src/review/simulation/answers";
import { simulationPage } from "../../../src/review/simulation/page";
import { simulated } from "./simulated";

type SimulatedWake = SimulatedEndpoint["wakes"][number];

const wake = (seconds: number, ...names: readonly SimulatedWake["phases"][number]["name"][]): SimulatedWake => ({
  unit: "chat",
  at: "2027-01-04T08:00:00.000Z",
  by: "request",
  refused: 1,
  seconds,
  phases: names.map((name) => ({ name, seconds: 1, basis: "law" })),
});

const simulation = simulated();

const withWakes = (wakes: readonly SimulatedWake[], cut = false): SimulatedEndpoint => {
  const [endpoint] = simulation.endpoints;
  if (endpoint === undefined) {
    throw new Error("no endpoint is simulated");
  }
  return { ...endpoint, wakes, wakeCount: wakes.length, cut };
};

const wakesIn = (endpoint: SimulatedEndpoint) =>
  answers(endpoint, simulation).find(({ label }) => label === "wakes in")?.details ?? [];

const NEW = [wake(365, "alarm", "provisioning", "load"), wake(367, "alarm", "provisioning", "load")];
const RUNNING = [wake(255, "alarm", "load"), wake(258, "alarm", "load"), wake(261, "alarm", "load")];
const NOTES = ["6 min 5 s for 2 wakes with a new instance", "4 min 18 s for 3 wakes on a running instance"];

describe("the answer how long a wake takes", () => {
  it("keeps wakes from zero instances apart from those that find an instance", () => {
    expect(wakesIn(withWakes([...RUNNING, ...NEW])).slice(0, 2)).toEqual(NOTES);
  });

  it("has one number if all wakes are alike", () => {
    for (const wakes of [NEW, RUNNING]) {
      expect(wakesIn(withWakes(wakes)).filter((detail) => / instance$/.test(detail))).toEqual([]);
    }
  });

  it("does not count wakes of a list that was cut", () => {
    expect(wakesIn(withWakes([...RUNNING, ...NEW], true)).filter((detail) => / instance$/.test(detail))).toEqual([]);
  });

  it("does not mix wakes by a schedule in", () => {
    expect(wakesIn(withWakes([...RUNNING, ...NEW, { ...wake(900, "provisioning"), by: "schedule" }]))[0]).toBe(
      NOTES[0],
    );
  });

  it("counts the wakes that did not finish", () => {
    expect(wakesIn(withWakes([...NEW, { ...wake(0, "alarm"), seconds: null }]))).toContain(
      "1 wake not finished at the end",
    );
  });

  it("is the same on the page, which draws the phases", () => {
    const page = simulationPage(
      { ...simulation, endpoints: [withWakes([...RUNNING, ...NEW])] },
      { source: "plan.json" },
    );
    expect(page).toContain(NOTES.join("; "));
  });
});
