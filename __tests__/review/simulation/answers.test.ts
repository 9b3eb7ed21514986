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

const wakesIn = (endpoint: SimulatedEndpoint): readonly string[] =>
  answers(endpoint, simulation)
    .filter(({ label }) => label === "wakes in")
    .flatMap(({ text, details }) => [text, ...details]);

const NEW = [wake(365, "alarm", "provisioning", "load"), wake(367, "alarm", "provisioning", "load")];
const RUNNING = [wake(255, "alarm", "load"), wake(258, "alarm", "load"), wake(261, "alarm", "load")];
const NEW_TEXT = "6 min 5 s with a new instance (median of 2 wakes)";
const RUNNING_TEXT = "4 min 18 s on a running instance (median of 3 wakes)";

describe("the answer how long a wake takes", () => {
  it("is that of wakes with a new instance, with its phases, however many find a running one", () => {
    expect(wakesIn(withWakes([...RUNNING, ...NEW]))).toEqual([
      NEW_TEXT,
      "1 s alarm (law)",
      "1 s provisioning (law)",
      "1 s load (law)",
      `${RUNNING_TEXT}: 1 s alarm, 1 s load`,
    ]);
  });

  it("says which kind all wakes are if they are alike", () => {
    expect(wakesIn(withWakes(NEW))).toEqual([NEW_TEXT, "1 s alarm (law)", "1 s provisioning (law)", "1 s load (law)"]);
    expect(wakesIn(withWakes(RUNNING))).toEqual([RUNNING_TEXT, "1 s alarm (law)", "1 s load (law)"]);
    expect(wakesIn(withWakes(NEW.slice(0, 1)))[0]).toBe("6 min 5 s with a new instance (one wake)");
  });

  it("does not pretend that a list that was cut is the whole", () => {
    expect(wakesIn(withWakes([...RUNNING, ...NEW], true))[0]).toBe(
      "6 min 5 s with a new instance (median of the first 2 wakes)",
    );
  });

  it("does not mix wakes by a schedule in", () => {
    const scheduled = { ...wake(900, "provisioning"), by: "schedule" } as const;
    expect(wakesIn(withWakes([...RUNNING, ...NEW, scheduled]))[0]).toBe(NEW_TEXT);
    const only = answers({ ...withWakes([scheduled]), wake: null }, simulation);
    expect(only.find(({ label }) => label === "wakes in")?.text).toBe("no time by a request: only schedules wake it");
  });

  it("is that of one request if the traffic has no wake", () => {
    const probed = { ...withWakes([]), wake: { seconds: 61, phases: [], basis: "probe" } } as const;
    expect(wakesIn(probed)).toEqual(["1 min 1 s (not in this traffic; simulated with one request)"]);
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
    expect(page).toContain(
      `<dt>Wakes in</dt><dd class="sentence">6 min 5 s with a new instance</dd><dd class="detail">median of 2 wakes</dd><dd class="detail">${RUNNING_TEXT}</dd></div>`,
    );
  });
});

describe("the page", () => {
  it("calls refused requests by what they are, and has a cost beside each endpoint of its overview", () => {
    const [one] = simulation.endpoints;
    const page = simulationPage(
      { ...simulation, endpoints: [one, { ...one, name: "other" }] as SimulatedEndpoint[] },
      { source: "plan.json" },
    );
    expect(page).toContain("<dt>Refused requests per wake</dt>");
    const [head = ""] = /<thead>[\s\S]*?<\/thead>/.exec(page) ?? [];
    expect([...head.matchAll(/>([A-Z][^<]*)</g)].map(([, text]) => text)).toEqual([
      "Endpoint",
      "Sleeps after",
      "Wakes in",
      "Refused requests per wake",
      "Instance-hours",
      "Cost",
    ]);
    expect(page).toMatch(/<td>USD [\d,.]+ a month/);
  });
});
