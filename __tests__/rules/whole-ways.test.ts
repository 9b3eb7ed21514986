import { review } from "../../src/review";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import type { MetricAlarm, ScheduledAction, StepPolicy, Topology } from "../../src/topology";
import { onlyEndpoint } from "../support/reviews";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  variantTarget,
  wakeAlarm,
  without,
} from "../support/topology";

/* What the random wirings have shown, each with a name. */

const now = new Date("2026-06-01T00:00:00Z");

const reviewed = (given: Topology) => {
  const findings = runRules(given, allRules, { now });
  return onlyEndpoint(review([{ file: "plan.json", topology: given, open: findings }]));
};
const errorsIn = (given: Topology): readonly string[] =>
  reviewed(given).findings.flatMap(({ id, severity }) => (severity === "error" ? [id] : []));

const { resourceId, scalableDimension } = variantTarget();
const queueId = { resourceId, scalableDimension };

/** Takes away below the threshold, and adds above it. */
const bothWays = (change: Partial<StepPolicy> = {}): StepPolicy =>
  stepPolicy({
    address: "ladder",
    name: "ladder",
    adjustmentType: "ChangeInCapacity",
    steps: [
      { lowerBound: undefined, upperBound: 0, adjustment: -1 },
      { lowerBound: 0, upperBound: undefined, adjustment: 1 },
    ],
    ...change,
  });

const onEmptyQueue = (change: Partial<MetricAlarm> = {}): MetricAlarm =>
  backlogAlarm({
    address: "empty",
    name: "empty",
    references: { alarmActions: { from: ["ladder"] } },
    metricName: "ApproximateBacklogSize",
    comparisonOperator: "LessThanThreshold",
    threshold: 0.5,
    ...change,
  });

describe("an endpoint whose wake alarm is dead", () => {
  const dead = backlogAlarm({ threshold: 5 });

  it("wakes by tracking all the same, and never without it", () => {
    const beside = asyncTopology(dead, backlogTracking({ targetValue: 4 }));
    expect(reviewed(beside).verdict.wakesWhen).toEqual({ kind: "waiting", above: 4 });
    expect(reviewed(asyncTopology(dead, without(backlogTracking()))).verdict.wakesWhen).toEqual({ kind: "never" });
  });

  it("wakes as well when the alarm fires a policy that does nothing", () => {
    const nothing = backlogStepPolicy({ steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 0 }] });
    const beside = asyncTopology(
      dead,
      { ...nothing, adjustmentType: "ChangeInCapacity" },
      backlogTracking({ targetValue: 0.5 }),
    );
    expect(reviewed(beside).verdict.wakesWhen).toEqual({ kind: "request" });
    expect(errorsIn(beside).filter((id) => id !== "W13")).toEqual([]);
  });
});

describe("an endpoint whose only steps up are never taken", () => {
  it("has an error, for a queue", () => {
    const plain = [without(backlogStepPolicy()), without(backlogAlarm()), without(backlogTracking())];
    const given = asyncTopology(...plain, bothWays(queueId), onEmptyQueue());
    expect(reviewed(given).verdict).toMatchObject({ sleeps: "yes", wakes: "no" });
    expect(errorsIn(given)).toEqual(["W29"]);
    expect(reviewed(asyncTopology(...plain, bothWays(queueId), onEmptyQueue(), backlogTracking())).verdict.wakes).toBe(
      "yes",
    );
  });

  it("has one error, of the alarm that should wake it, for a component", () => {
    expect(errorsIn(topology(wakeAlarm({ threshold: 5 })))).toEqual(["W05"]);
    expect(errorsIn(topology())).toEqual([]);
  });
});

describe("an endpoint that scheduled actions let go to zero", () => {
  const evening = scheduledAction({ address: "evening", name: "evening", minCapacity: 0, maxCapacity: undefined });
  const morning = scheduledAction({ address: "morning", name: "morning", minCapacity: 1, maxCapacity: undefined });
  const clock = (expression: string) => ({ expression });
  const byDay = (kind: "component" | "queue", ...changes: readonly Partial<ScheduledAction>[]): Topology => {
    const [first = {}, second = {}] = changes;
    const id = kind === "queue" ? queueId : {};
    const actions = [
      { ...evening, ...id, ...clock("cron(0 19 ? * MON-FRI *)"), ...first },
      { ...morning, ...id, ...clock("cron(30 7 ? * MON-FRI *)"), ...second },
    ];
    return kind === "queue"
      ? asyncTopology(variantTarget({ minCapacity: 1 }), ...actions)
      : topology(target({ minCapacity: 1 }), ...actions);
  };
  const kinds = ["component", "queue"] as const;

  it.each(kinds)("sleeps although its own minimum is 1, for a %s", (kind) => {
    expect(reviewed(byDay(kind)).verdict).toMatchObject({ sleeps: "yes", wakes: "yes" });
    expect(errorsIn(byDay(kind))).toEqual([]);
  });

  it.each(kinds)("never sleeps when the action of the evening is refused or past, with an error, for a %s", (kind) => {
    const changes: readonly Partial<ScheduledAction>[] = [
      clock("every evening"),
      clock("cron(0 19 ? * MON-FRI 2020)"),
      { timeZone: "Paris" },
    ];
    for (const change of changes) {
      const given = byDay(kind, change);
      expect(reviewed(given).verdict.sleeps).toBe("no");
      expect(errorsIn(given)).toContain(change.expression === "cron(0 19 ? * MON-FRI 2020)" ? "S01" : "S24");
    }
  });

  it.each(kinds)("never sleeps when scheduled scaling is suspended, with an error, for a %s", (kind) => {
    const suspended = { dynamicScalingIn: undefined, dynamicScalingOut: undefined, scheduledScaling: true };
    const own = kind === "queue" ? variantTarget({ minCapacity: 1, suspended }) : target({ minCapacity: 1, suspended });
    const id = kind === "queue" ? queueId : {};
    const actions = [
      { ...evening, ...id, ...clock("cron(0 19 ? * MON-FRI *)") },
      { ...morning, ...id, ...clock("cron(30 7 ? * MON-FRI *)") },
    ];
    const given = kind === "queue" ? asyncTopology(own, ...actions) : topology(own, ...actions);
    expect(reviewed(given).verdict.sleeps).toBe("no");
    expect(errorsIn(given)).toEqual(["Z05"]);
  });

  it("may be woken by a request once an action has raised the maximum", () => {
    const open = { minCapacity: undefined, maxCapacity: 3, ...clock("cron(0 20 ? * MON-FRI *)") };
    const shut = { minCapacity: 2, maxCapacity: 0 };
    const given = topology(target({ maxCapacity: 0 }), { ...evening, ...open }, { ...morning, ...shut });
    expect(reviewed(given).verdict.wakes).toBe("yes");
  });
});

describe("an endpoint that nothing takes to zero", () => {
  const down = (name: string): StepPolicy =>
    stepPolicy({
      address: name,
      name,
      adjustmentType: "ExactCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    });

  it("has an error when no alarm fires any of several policies", () => {
    const given = topology(without(tracking()), down("one"), down("two"));
    expect(reviewed(given).findings.map(({ id, what }) => [id, what])).toContainEqual([
      "Z06",
      "no alarm runs one and two, and no other scale-in path works",
    ]);
    const { ways } = reviewed(given);
    expect(ways.filter(({ direction, rules }) => direction === "down" && rules.includes("Z06"))).toHaveLength(2);
  });

  it("has an error about tracking without data also beside steps that no alarm fires", () => {
    const metric = {
      metricName: "Invocations",
      namespace: "AWS/SageMaker",
      statistic: "Sum",
      unit: undefined,
      dimensions: new Map([["InferenceComponentName", "llama3-8b"]]),
      usesMetricMath: false,
    };
    const silent = tracking({ predefinedMetric: undefined, customizedMetric: metric });
    expect(errorsIn(topology(silent, down("one")))).toContain("Z09");
  });

  it("names the rule also with the way of the policy that another one holds up", () => {
    const holding = tracking({ address: "holding", name: "holding", targetValue: 0 });
    const held = reviewed(topology(holding)).ways.find(
      ({ direction, through }) => direction === "down" && !through.includes("holding"),
    );
    expect(held).toMatchObject({ state: "broken", rules: expect.arrayContaining(["Z26"]) });
  });
});
