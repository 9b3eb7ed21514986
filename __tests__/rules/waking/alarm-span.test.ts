import { review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { requestOutlivesAlarm } from "../../../src/rules/waking/w31-request-lifetime";
import { alarmMemory } from "../../../src/rules/waking/w55-alarm-memory";
import { longWakeCooldown } from "../../../src/rules/waking/w56-long-wake-cooldown";
import { onlyEndpoint } from "../../support/reviews";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  stepPolicy,
  topology,
  unknown,
  wakeAlarm,
  without,
} from "../../support/topology";

const spans = (periodSeconds: number, evaluationPeriods: number, datapointsToAlarm = evaluationPeriods) => ({
  periodSeconds,
  evaluationPeriods,
  datapointsToAlarm,
});
const HOUR = 3600;

describe("W31 request-lifetime", () => {
  const queue = (change: Parameters<typeof backlogAlarm>[0]) =>
    asyncTopology(backlogAlarm(change), without(backlogTracking()));

  it("speaks when a request has expired before the alarm goes off", () =>
    expect(told(requestOutlivesAlarm, queue(spans(HOUR, 7)))).toEqual([
      "it fires only after a request has waited 7 h, and a request expires after 6 h at most",
    ]));

  it.each([
    [60, 360, 360],
    [HOUR, 6, 6],
    [6 * HOUR, 1, 1],
    [300, 100, 90],
  ])("speaks of periods of %s seconds, %s of them, of which %s have to breach", (...span) =>
    expect(found(requestOutlivesAlarm, queue(spans(...span)))).toMatchObject([{ severity: "error" }]),
  );

  it("is silent about shorter spans, about some of many periods, and about what the plan does not know", () => {
    expect(told(requestOutlivesAlarm, queue(spans(HOUR, 5)))).toEqual([]);
    expect(told(requestOutlivesAlarm, queue(spans(HOUR, 24, 2)))).toEqual([]);
    expect(told(requestOutlivesAlarm, queue({ ...spans(HOUR, 7), periodSeconds: unknown() }))).toEqual([]);
  });

  it("is silent about a component, whose requests do not wait", () =>
    expect(told(requestOutlivesAlarm, topology(wakeAlarm(spans(HOUR, 7))))).toEqual([]));

  it("is what the verdict says: nothing else wakes the endpoint", () => {
    const verdict = (change: Parameters<typeof backlogAlarm>[0]) => {
      const given = queue(change);
      const findings = runRules(given, allRules, { now: new Date("2026-06-01T00:00:00Z") });
      return onlyEndpoint(review([{ file: "plan.json", topology: given, open: findings }])).verdict.wakes;
    };
    expect(verdict(spans(HOUR, 7))).toBe("no");
    expect(verdict(spans(60, 2))).toBe("yes");
  });
});

describe("W55 alarm-memory", () => {
  it("notes an alarm that remembers a request for longer than the endpoint needs to sleep", () => {
    expect(found(alarmMemory, topology(wakeAlarm(spans(60, 60, 1))))).toMatchObject([{ severity: "note" }]);
    expect(told(alarmMemory, topology(wakeAlarm(spans(HOUR, 1))))).toEqual([
      "it looks back over 3 h, and capacity is removed after 15 min without requests",
    ]);
    expect(told(alarmMemory, asyncTopology(backlogAlarm(spans(60, 60))))).toHaveLength(1);
  });

  it("counts the periods that the alarm looks back more if its metric has no data", () => {
    const refused = { ...spans(300, 3, 1), treatMissingData: "notBreaching" };
    expect(told(alarmMemory, topology(wakeAlarm(refused)))).toEqual([
      "it looks back over 25 min, and capacity is removed after 15 min without requests",
    ]);
    // The backlog is 0 while an instance is idle.
    const waiting = { ...spans(300, 3, 1), metricName: "HasBacklogWithoutCapacity" };
    expect(told(alarmMemory, asyncTopology(backlogAlarm(waiting)))).toEqual([]);
  });

  it("is silent about minutes, and where the plan does not know or nothing takes the capacity away", () => {
    expect(told(alarmMemory, topology(wakeAlarm(spans(300, 1))))).toEqual([]);
    expect(told(alarmMemory, asyncTopology())).toEqual([]);
    expect(told(alarmMemory, topology(wakeAlarm({ ...spans(HOUR, 1), periodSeconds: unknown() })))).toEqual([]);
  });
});

describe("W56 long-wake-cooldown", () => {
  it("notes a cooldown that outlasts the way to zero", () => {
    expect(told(longWakeCooldown, topology(stepPolicy({ cooldownSeconds: 2 * HOUR })))).toEqual([
      "cooldown is 2 h, and capacity is removed after 15 min without requests",
    ]);
    expect(told(longWakeCooldown, asyncTopology(backlogStepPolicy({ cooldownSeconds: 24 * HOUR })))).toHaveLength(1);
  });

  it("is silent about minutes, about none, and when the plan does not know", () => {
    for (const cooldownSeconds of [0, 300, 900, undefined, unknown()]) {
      expect(told(longWakeCooldown, topology(stepPolicy({ cooldownSeconds })))).toEqual([]);
    }
  });
});
