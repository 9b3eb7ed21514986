import type { Activity } from "../../../src/behaviour/outcome/outcome";
import type { SimulatedEndpoint } from "../../../src/behaviour/outcome/simulation";
import { type Given, requestsAt, simulatedTopology } from "../../support/simulated-topology";
import {
  component,
  scheduledAction,
  specification,
  stepPolicy,
  target,
  topology,
  tracking,
  variant,
  wakeAlarm,
  without,
} from "../../support/topology";

const MINUTE = 60;
const HOUR = 3600;
/** Long after the first sleep, in the first 10 seconds of a minute. */
const ZERO = 2 * HOUR + 5;

const [IN_SERVICE, UPDATING, NO_CAPACITY] = [0, 1, 2];

const shown = ({ from, to, status }: Activity) => `${from} to ${to} ${status}`;
const since = ({ activities }: SimulatedEndpoint, at: number): readonly Activity[] =>
  activities.filter((activity) => activity.at >= at);
const copiesOf = ({ intervals }: SimulatedEndpoint, unit = 0) => intervals.units[unit]?.serving ?? [];
const instancesOf = ({ intervals }: SimulatedEndpoint) => intervals.instances[0]?.steps ?? [];

describe("a wake while AWS has no instance", () => {
  const during = (kind: "drought" | "quota", seconds: number) =>
    simulatedTopology(topology(), {
      trace: requestsAt([0, ZERO]),
      timing: "aws-blog-8b",
      failures: [{ kind, at: ZERO, seconds }],
    });

  it("gets the instance when a short drought ends", () => {
    const usual = simulatedTopology(topology(), { trace: requestsAt([0, ZERO]), timing: "aws-blog-8b" });
    const delayed = during("drought", 5 * MINUTE);
    expect(since(delayed, ZERO).slice(0, 1).map(shown)).toEqual(["0 to 1 Successful"]);
    const desired = since(usual, ZERO)[0]?.at ?? 0;
    const wait = ZERO + 5 * MINUTE - desired;
    expect(delayed.wakes.at(-1)?.seconds).toBeCloseTo((usual.wakes.at(-1)?.seconds ?? 0) + wait, 6);
  });

  it("is Unfulfilled after 20 minutes in a long drought, with the old capacity", () => {
    const result = during("drought", 3 * HOUR);
    expect(since(result, ZERO).slice(0, 1).map(shown)).toEqual(["0 to 1 Unfulfilled"]);
    const [raised, lowered] = (result.intervals.units[0]?.desired ?? []).filter(({ at }) => at > ZERO);
    expect((lowered?.at ?? 0) - (raised?.at ?? 0)).toBe(20 * MINUTE);
    expect(result.wakes.at(-1)?.seconds).toBeNull();
  });

  it("is in another state than one that starts", () => {
    const statesOf = (result: SimulatedEndpoint) =>
      (result.intervals.units[0]?.states ?? []).filter(({ at }) => at > ZERO);
    const values = (result: SimulatedEndpoint) => statesOf(result).map(({ value }) => value);
    const usual = simulatedTopology(topology(), { trace: requestsAt([0, ZERO]), timing: "aws-blog-8b" });
    expect(values(usual).slice(0, 2)).toEqual([UPDATING, IN_SERVICE]);
    expect(values(during("drought", 5 * MINUTE)).slice(0, 3)).toEqual([NO_CAPACITY, UPDATING, IN_SERVICE]);
    const [lacking, back] = statesOf(during("drought", 3 * HOUR));
    expect([lacking?.value, back?.value]).toEqual([NO_CAPACITY, IN_SERVICE]);
    expect((back?.at ?? 0) - (lacking?.at ?? 0)).toBe(20 * MINUTE);
    expect(values(during("quota", HOUR))).not.toContain(UPDATING);
    expect(values(during("quota", HOUR))).not.toContain(NO_CAPACITY);
  });

  it("names the datapoints that breached the threshold", () => {
    const [raised] = since(during("drought", 5 * MINUTE), ZERO);
    expect(raised?.cause).toMatchObject({ kind: "step scaling", value: 1, datapoints: [1] });
  });

  it("is Failed at once with a quota, and raised again once a minute while the alarm stays in ALARM", () => {
    const result = during("quota", HOUR);
    const failed = since(result, ZERO);
    expect(failed.length).toBeGreaterThanOrEqual(2);
    expect(new Set(failed.map(shown))).toEqual(new Set(["0 to 1 Failed"]));
    expect(failed.slice(1).map(({ at }, position) => at - (failed[position]?.at ?? 0))).toEqual(
      failed.slice(1).map(() => MINUTE),
    );
  });
});

describe("a suspended direction", () => {
  const suspended = (change: object) => ({
    dynamicScalingIn: false,
    dynamicScalingOut: false,
    scheduledScaling: false,
    ...change,
  });
  const withState = (change: object) =>
    topology(target({ suspended: suspended(change) }), scheduledAction({ minCapacity: 2, maxCapacity: 3 }));

  it("out: no wake, and one record for each time that the alarm goes off", () => {
    const result = simulatedTopology(topology(target({ suspended: suspended({ dynamicScalingOut: true }) })), {
      trace: requestsAt([0, ZERO, ZERO + HOUR]),
    });
    expect(since(result, ZERO).map(shown)).toEqual(["0 to 1 Suspended", "0 to 1 Suspended"]);
    expect(copiesOf(result).at(-1)?.value).toBe(0);
  });

  it("in: the copies stay, and it is recorded", () => {
    const result = simulatedTopology(topology(target({ suspended: suspended({ dynamicScalingIn: true }) })), {
      trace: requestsAt([0]),
    });
    expect(result.activities.map(shown)).toEqual(["1 to 0 Suspended"]);
    expect(copiesOf(result).at(-1)?.value).toBe(1);
  });

  it("schedules: the bounds stay, and it is recorded", () => {
    const result = simulatedTopology(withState({ scheduledScaling: true }), { trace: requestsAt([0]), days: 7 });
    const scheduled = result.activities.filter(({ cause }) => cause.kind === "scheduled action");
    expect(scheduled.length).toBeGreaterThan(0);
    expect(new Set(scheduled.map(({ status }) => status))).toEqual(new Set(["Suspended"]));
  });

  it("none: each is done", () => {
    const result = simulatedTopology(withState({}), { trace: requestsAt([0]), days: 7 });
    expect(new Set(result.activities.map(({ status }) => status))).toEqual(new Set(["Successful"]));
    expect(result.activities.some(({ cause }) => cause.kind === "scheduled action")).toBe(true);
  });
});

describe("a policy that an alarm calls", () => {
  const wake = (cooldownSeconds: number, options: Partial<Given> = {}) =>
    simulatedTopology(topology(stepPolicy({ cooldownSeconds })), {
      ...options,
      trace: requestsAt([0, ZERO], 20),
      client: { kind: "every", everySeconds: 10, forSeconds: HOUR },
      timing: "aws-blog-8b",
    });
  const outs = (result: SimulatedEndpoint) => since(result, ZERO).filter(({ from, to }) => to > from);

  it("is refused while the copy starts, and adds another one after it: its alarm is still in ALARM", () => {
    const [first, second] = outs(wake(0));
    const servedAt = copiesOf(wake(0)).find(({ at }) => at > ZERO)?.at ?? 0;
    expect(first).toMatchObject({ from: 0, to: 1 });
    expect(second).toMatchObject({ from: 1, to: 2 });
    expect(second?.at).toBeGreaterThanOrEqual(servedAt);
    expect((second?.at ?? 0) - servedAt).toBeLessThanOrEqual(2 * MINUTE);
  });

  it("waits for the end of the update with that option, and then adds the other one at once", () => {
    const result = wake(0, { changeDuringUpdate: "waits" });
    const servedAt = copiesOf(result).find(({ at, value }) => at > ZERO && value === 1)?.at ?? 0;
    expect(outs(result)[1]).toMatchObject({ at: servedAt, from: 1, to: 2 });
  });

  it("adds no other one within a cooldown, which starts when the copy serves", () => {
    expect(outs(wake(10 * MINUTE))).toHaveLength(1);
  });

  it("takes the step of the datapoint that raised the alarm", () => {
    const steps = stepPolicy({
      steps: [
        { lowerBound: 0, upperBound: 5, adjustment: 1 },
        { lowerBound: 5, upperBound: undefined, adjustment: 3 },
      ],
    });
    const alarm = wakeAlarm({ statistic: "Sum", periodSeconds: 10 });
    const result = simulatedTopology(topology(steps, alarm), {
      trace: requestsAt([0, ...Array.from({ length: 8 }, () => ZERO)]),
    });
    expect(since(result, ZERO)[0]).toMatchObject({ from: 0, to: 3, cause: { value: 8 } });
  });
});

describe("the registration of a target", () => {
  it.each([
    [1, 2, 3, 2],
    [5, 0, 3, 3],
    [2, 0, 3, 2],
  ])("with %d copies moves them into %d to %d: %d", (copyCount, minCapacity, maxCapacity, copies) => {
    const result = simulatedTopology(topology(component({ copyCount }), target({ minCapacity, maxCapacity })), {
      trace: requestsAt([0]),
    });
    expect(copiesOf(result)[0]?.value).toBe(copies);
  });
});

describe("instances", () => {
  const other = component({ address: "aws_cloudcontrolapi_resource.other", name: "other" });
  const otherTarget = target({
    address: "aws_appautoscaling_target.other",
    resourceId: "inference-component/other",
  });
  const otherTracking = tracking({
    address: "aws_appautoscaling_policy.other",
    resourceId: "inference-component/other",
    name: "other-tracking",
  });

  it("of several components are never fewer than the minimum of the variant", () => {
    const scaling = { status: "ENABLED", minInstanceCount: 1, maxInstanceCount: 3 };
    const result = simulatedTopology(
      topology(other, otherTarget, otherTracking, variant({ managedInstanceScaling: scaling })),
      { trace: requestsAt([0, 1]) },
    );
    expect([copiesOf(result, 0).at(-1)?.value, copiesOf(result, 1).at(-1)?.value]).toEqual([0, 0]);
    expect(instancesOf(result)[0]?.value).toBe(2);
    expect(Math.min(...instancesOf(result).map(({ value }) => value))).toBe(1);
  });

  it("go to zero with the last copy of the last component, without a minimum", () => {
    const result = simulatedTopology(topology(other, otherTarget, otherTracking), { trace: requestsAt([0, 1]) });
    expect(instancesOf(result).at(-1)?.value).toBe(0);
  });

  it("are billed from the start of provisioning, or with that option when they are ready", () => {
    const billed = (options: Partial<Given>) =>
      simulatedTopology(topology(), { trace: requestsAt([0, ZERO]), timing: "aws-blog-8b", ...options }).instanceHours;
    const provisioning = 70 / HOUR;
    expect(billed({})).toBeCloseTo(billed({ billedFrom: "ready" }) + provisioning, 3);
    expect(billed({})).toBe(billed({ billedFrom: "provisioning" }));
  });

  it("that have run a component do not fetch its image again", () => {
    const first = simulatedTopology(topology(), { trace: requestsAt([0, ZERO]), timing: "uncached" });
    const asleepAt = copiesOf(first).find(({ value }) => value === 0)?.at ?? 0;
    const again = simulatedTopology(topology(), { trace: requestsAt([0, asleepAt + 30]), timing: "uncached" });
    const fetching = ({ wakes }: SimulatedEndpoint) =>
      wakes.at(-1)?.phases.find(({ name }) => name === "image and model")?.seconds;
    expect(wakePhases(again)).not.toContain("provisioning");
    expect(wakePhases(first)).toContain("provisioning");
    expect(fetching(again)).toBeLessThan(fetching(first) ?? 0);
  });

  const wakePhases = ({ wakes }: SimulatedEndpoint) => wakes.at(-1)?.phases.map(({ name }) => name);
});

describe("an adapter", () => {
  const adapter = component({
    address: "aws_cloudcontrolapi_resource.adapter",
    name: "adapter",
    specification: specification({ baseInferenceComponentName: "llama3-8b", compute: undefined }),
  });

  it("is served by the copies of its base, and refused without them", () => {
    // Requests go to the base and the adapter in turn.
    const result = simulatedTopology(topology(adapter), { trace: requestsAt([0, 1, ZERO, ZERO + 1]) });
    expect(result.units.map(({ name, requests }) => [name, requests.answered, requests.refused])).toEqual([
      ["llama3-8b", 1, 1],
      ["adapter", 1, 1],
    ]);
    expect(copiesOf(result, 1)).toEqual(copiesOf(result, 0));
  });

  it("wakes its base if the wake alarm watches it", () => {
    const watched = wakeAlarm({ dimensions: new Map([["InferenceComponentName", "adapter"]]) });
    const trace = requestsAt([0, 1, 2, ZERO]);
    expect(simulatedTopology(topology(adapter, watched), { trace }).wakes.some(({ seconds }) => seconds !== null)).toBe(
      true,
    );
    expect(simulatedTopology(topology(adapter, without(wakeAlarm())), { trace }).wakes).toMatchObject([
      { seconds: null },
    ]);
  });
});
