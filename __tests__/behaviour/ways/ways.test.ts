import { type Way, waysOf } from "../../../src/behaviour";
import type { MetricAlarm, StepPolicy, Topology } from "../../../src/topology";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  type Change,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variantTarget,
  wakeAlarm,
  without,
} from "../../support/topology";

const waysIn = (given: Topology) => {
  const [first, ...others] = given.scalableTargets;
  if (first === undefined || others.length > 0) {
    throw new Error("expected one target");
  }
  return waysOf(given, first);
};

const facts = ({ by, state, when, faults }: Way) => ({ by, state, when, faults: faults.map(({ kind }) => kind) });

const { resourceId, scalableDimension } = variantTarget();
const queueId = { resourceId, scalableDimension };

const down = (change: Partial<StepPolicy> = {}): StepPolicy =>
  stepPolicy({
    address: "down",
    name: "down",
    adjustmentType: "ExactCapacity",
    steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    ...change,
  });

const firing = (policy: string, change: Partial<MetricAlarm> = {}): MetricAlarm =>
  wakeAlarm({
    address: `alarm-${policy}`,
    name: `alarm-${policy}`,
    references: { alarmActions: { from: [policy] } },
    metricName: "ConcurrentRequestsPerCopy",
    statistic: "Maximum",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    periodSeconds: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 15,
    ...change,
  });

const ofQueue = { metricName: "ApproximateBacklogSize", dimensions: new Map([["EndpointName", "llm"]]) };
const deadTracking = backlogTracking({
  predefinedMetric: { type: "SageMakerVariantInvocationsPerInstance", resourceLabel: undefined },
  customizedMetric: undefined,
});

describe("the ways of a target", () => {
  it("are tracking down after 15 minutes and a step up on one request, for a component", () => {
    const { down: toZero, up, hidden } = waysIn(topology());
    expect(toZero.map(facts)).toEqual([
      { by: "target tracking", state: "holds", when: { kind: "idle", seconds: 900 }, faults: [] },
    ]);
    expect(up.map(facts)).toEqual([{ by: "step scaling", state: "holds", when: { kind: "request" }, faults: [] }]);
    expect(hidden).toEqual([]);
  });

  it("do not have a step policy that only scales in among those up, whatever fires it", () => {
    const { down: toZero, up } = waysIn(
      asyncTopology(
        without(backlogTracking()),
        down(queueId),
        firing("down", { ...ofQueue, metricName: "HasBacklogWithoutCapacity" }),
      ),
    );
    expect(up).toHaveLength(1);
    expect(toZero.map(({ state, ignoresWork }) => [state, ignoresWork])).toEqual([["holds", true]]);
  });

  it("have no way down by a target that HasBacklogWithoutCapacity meets while an instance works", () => {
    const metric = {
      ...ofQueue,
      namespace: "AWS/SageMaker",
      statistic: "Average",
      unit: undefined,
      usesMetricMath: false,
    };
    const onBacklog = (targetValue: number) =>
      waysIn(
        asyncTopology(
          backlogTracking({ targetValue, customizedMetric: { ...metric, metricName: "HasBacklogWithoutCapacity" } }),
        ),
      );
    expect(onBacklog(0.5).down[0]).toMatchObject({ state: "holds", ignoresWork: true });
    expect(onBacklog(0.5).up.find(({ by }) => by === "target tracking")).toMatchObject({ state: "holds" });
    // It is 1 at most: 5 is never exceeded.
    const up = onBacklog(5).up.find(({ by }) => by === "target tracking");
    expect(up && facts(up)).toMatchObject({ state: "broken", faults: ["range"] });
  });

  it("go down always where an alarm without data takes that for a breach", () => {
    const invocations = { ...ofQueue, metricName: "Invocations", treatMissingData: "breaching" };
    const { down: toZero, up } = waysIn(
      asyncTopology(
        deadTracking,
        without(backlogStepPolicy()),
        without(backlogAlarm()),
        down(queueId),
        firing("down", invocations),
      ),
    );
    expect(toZero.map(facts)).toEqual([
      { by: "target tracking", state: "broken", when: { kind: "idle", seconds: 900 }, faults: ["metric"] },
      { by: "step scaling", state: "holds", when: { kind: "always", seconds: 900 }, faults: [] },
    ]);
    expect(up.map(({ by, state }) => [by, state])).toEqual([["target tracking", "broken"]]);
  });

  it("go up above what tracking of the backlog aims at, without a step policy", () => {
    const plain = [without(backlogStepPolicy()), without(backlogAlarm())];
    const whenAimingAt = (targetValue: number) =>
      waysIn(asyncTopology(...plain, backlogTracking({ targetValue }))).up.map(({ when }) => when);
    expect(whenAimingAt(20)).toEqual([{ kind: "waiting", above: 20 }]);
    expect(whenAimingAt(0.5)).toEqual([{ kind: "request" }]);
  });

  it("go down and up at the hours of scheduled actions", () => {
    const night = scheduledAction({ address: "night", minCapacity: 0, maxCapacity: 0 });
    const day = scheduledAction({
      address: "day",
      minCapacity: 1,
      maxCapacity: 3,
      expression: "cron(0 7 ? * MON-FRI *)",
    });
    const { down: toZero, up } = waysIn(topology(without(tracking()), target({ minCapacity: 1 }), night, day));
    const at = (expression: string) => ({
      by: "scheduled action",
      state: "holds",
      when: { kind: "hours", expression, timeZone: "Europe/Paris" },
      faults: [],
    });
    expect(toZero.map(facts)).toEqual([at("cron(0 20 ? * MON-FRI *)")]);
    expect(up.map(facts)).toContainEqual(at("cron(0 7 ? * MON-FRI *)"));
  });

  it("go down by a step beside tracking that is dead", () => {
    const { down: toZero } = waysIn(asyncTopology(deadTracking, down(queueId), firing("down", ofQueue)));
    expect(toZero.map(({ by, state }) => [by, state])).toEqual([
      ["target tracking", "broken"],
      ["step scaling", "holds"],
    ]);
  });

  it("are broken by a suspension, and only in its direction", () => {
    const suspended = { dynamicScalingIn: true, dynamicScalingOut: false, scheduledScaling: false };
    const { down: toZero, up } = waysIn(topology(target({ suspended })));
    expect(toZero.map(facts)).toMatchObject([{ state: "broken", faults: ["suspended"] }]);
    expect(up.map(facts)).toMatchObject([{ state: "holds" }]);
  });

  it("are unknown where the source does not state a value, and broken where another value is wrong", () => {
    const stepping = (alarm: Partial<MetricAlarm>, policy: Partial<StepPolicy> = {}) =>
      waysIn(topology(without(tracking()), down(policy), firing("down", alarm))).down.map(facts);
    expect(stepping({ threshold: unknown() })).toMatchObject([{ state: "unknown", faults: ["unknown"] }]);
    expect(stepping({}, { steps: unknown() })).toMatchObject([{ state: "unknown", faults: ["unknown"] }]);
    expect(stepping({ threshold: unknown(), actionsEnabled: false })).toMatchObject([{ state: "broken" }]);
    expect(stepping({ comparisonOperator: "GreaterThanThreshold" })).toMatchObject([{ state: "broken" }]);
  });

  it("hold each other up among tracking policies that may scale in", () => {
    const silent = tracking({ address: "silent", name: "silent", targetValue: 0 });
    const states = (...changes: readonly Change[]) => waysIn(topology(...changes)).down.map(facts);
    expect(states(silent)).toMatchObject([{ faults: ["held-up"] }, { faults: ["range"] }]);
    expect(states({ ...silent, disableScaleIn: true })[0]).toMatchObject({ state: "holds", faults: [] });
  });
});
