import type { EndpointSetup } from "../../../src/behaviour";
import type { StepSetup } from "../../../src/behaviour/setup/endpoint-setup";
import { probe } from "../../../src/behaviour/world/probe";
import {
  action,
  component,
  endpoint,
  idlePolicy,
  queue,
  schedule,
  stepPolicy,
  target,
  timing,
} from "../../support/simulated";

const probed = (setup: EndpointSetup, timings = setup.units.map(() => timing())) =>
  probe(setup, {
    traffic: setup.units.map(() => ({ arrivals: undefined, client: { kind: "never" }, concurrency: 1 })),
    timings,
    random: () => 0,
    drains: false,
  });

const scaled = (given: Parameters<typeof target>[0]): EndpointSetup =>
  endpoint({ units: [component({ target: target(given) })] });

describe("the probe of an endpoint", () => {
  it("says how long it takes to sleep and to wake after one request, whatever its traffic does", () => {
    const {
      copiesSeconds = 0,
      instancesSeconds = 0,
      wake,
      cycleInstanceSeconds,
    } = probed(
      // With a shorter cooldown, a refused request adds a second copy while the first one starts.
      scaled({ steps: [idlePolicy(5), stepPolicy({ cooldownSeconds: 360 })] }),
    );
    // Five minutes of datapoints, their delay, and at most two minutes of evaluation; then the release of the instance.
    expect(copiesSeconds).toBeGreaterThan(300);
    expect(copiesSeconds).toBeLessThan(300 + 50 + 120 + 30);
    expect(instancesSeconds - copiesSeconds).toBeGreaterThanOrEqual(600);
    expect(instancesSeconds - copiesSeconds).toBeLessThan(600 + 60);
    expect(wake).toMatchObject({ by: "request", unit: "llama" });
    expect(wake?.phases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["alarm", "reaction", "provisioning", "load"]),
    );
    // From the start of its instance until it is released: less than the wake and the way down.
    expect(cycleInstanceSeconds).toBeGreaterThan(instancesSeconds);
    expect(cycleInstanceSeconds).toBeLessThan(instancesSeconds + (wake?.seconds ?? 0));
  });

  it("begins with the capacity that a wake provides, and not with that of the deployment", () => {
    const firstZero = (initialCapacity: number) =>
      probed(endpoint({ units: [component({ initialCapacity, target: target({ max: 4, steps: [idlePolicy(5)] }) })] }))
        .firstZeroSeconds;
    expect(firstZero(1)).toBeGreaterThan(900);
    expect(firstZero(4)).toBe(firstZero(1));
  });

  it("knows the wake of the component that takes longest", () => {
    const ofUnit = (policy: StepSetup, unit: number): StepSetup => ({
      ...policy,
      alarms: policy.alarms.map((alarm) => ({ ...alarm, metric: { ...alarm.metric, unit } })),
    });
    const loads = [10, 300];
    const units = loads.map((_, unit) =>
      component({
        name: `model-${unit}`,
        target: target({ max: 1, steps: [ofUnit(idlePolicy(5), unit), ofUnit(stepPolicy(), unit)] }),
      }),
    );
    const { wake, longestWake } = probed(
      endpoint({ units }),
      loads.map((load) => timing({ load })),
    );
    expect(wake?.seconds).toBeLessThan(longestWake?.seconds ?? 0);
    expect(longestWake?.unit).toBe("model-1");
  });

  it("knows no wake of an endpoint without a wake policy, and no cycle", () => {
    const result = probed(scaled({ steps: [idlePolicy(5)] }));
    expect(result.copiesSeconds).toBeGreaterThan(300);
    expect(result).not.toHaveProperty("wake");
    expect(result).not.toHaveProperty("cycleInstanceSeconds");
  });

  it("knows nothing of an endpoint that never sleeps", () => {
    expect(probed(scaled({ min: 1, steps: [stepPolicy()] }))).toEqual({});
  });

  it("leaves out schedules: they are not what a request does", () => {
    const own = probed(endpoint());
    const action6 = action("cron(0 6 * * ? *)", { min: 1 });
    expect(probed(scaled({ actions: [action6] }))).toEqual(own);
    const unit = component({ schedules: [schedule("cron(0 6 * * ? *)", { copies: 2 })] });
    expect(probed(endpoint({ units: [unit] }))).toEqual(own);
  });

  it("waits for a request in the queue of an asynchronous variant", () => {
    const { wake, instancesSeconds } = probed(queue());
    expect(wake?.seconds).toBeGreaterThan(60);
    expect(wake?.refused).toBe(0);
    expect(instancesSeconds).toBeGreaterThan(300);
  });
});
