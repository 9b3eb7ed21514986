import fc from "fast-check";
import {
  AlarmMachine,
  evaluationSeconds,
  repeatsActionsSeconds,
  stateWithoutData,
} from "../../../src/behaviour/laws/alarm";
import type { AlarmSettings, AlarmState, MissingData } from "../../../src/behaviour/laws/alarm-settings";

const TREATMENTS: readonly MissingData[] = ["missing", "ignore", "breaching", "notBreaching"];

const settings = (datapointsToAlarm: number, evaluationPeriods: number, more: Partial<AlarmSettings> = {}) =>
  ({
    periodSeconds: 60,
    evaluationPeriods,
    datapointsToAlarm,
    threshold: 1,
    comparison: "GreaterThanOrEqualToThreshold",
    treatMissingData: "missing",
    ...more,
  }) satisfies AlarmSettings;

/** Datapoints as AWS's tables write them, the newest on the right: 0 is within the threshold, X breaches it, - is missing. */
const points = (text: string): number[] =>
  text.split(" ").map((point) => ({ 0: 0, X: 5, "-": Number.NaN })[point] ?? Number.NaN);

const stateAfter = (machine: AlarmMachine, text: string): AlarmState => {
  for (const value of points(text)) {
    machine.observe(value);
  }
  return machine.state;
};

/** A machine whose whole range is filled with datapoints of one state. */
function machineIn(state: AlarmState, alarm: AlarmSettings): AlarmMachine {
  const machine = new AlarmMachine(alarm);
  if (state !== "INSUFFICIENT_DATA") {
    for (let period = 0; period < alarm.evaluationPeriods + 2; period++) {
      machine.observe(state === "ALARM" ? 5 : 0);
    }
  }
  return machine;
}

const RETAINED = "retained";

describe("an alarm with missing data", () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html: both tables.
  describe.each([
    [
      3,
      [
        ["0 - X - X", ["OK", "OK", "OK", "OK"]],
        ["0 - - - -", ["OK", "OK", "OK", "OK"]],
        ["- - - - -", ["INSUFFICIENT_DATA", RETAINED, "ALARM", "OK"]],
        ["0 X X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["- - X - -", ["ALARM", RETAINED, "ALARM", "OK"]],
      ],
    ],
    [
      2,
      [
        ["0 - X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["0 0 X 0 X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["0 - X - -", ["OK", "OK", "ALARM", "OK"]],
        ["- - - - 0", ["OK", "OK", "ALARM", "OK"]],
        ["- - - X -", ["ALARM", RETAINED, "ALARM", "OK"]],
      ],
    ],
  ] as const)("with %i of 3 datapoints to alarm", (toAlarm, rows) => {
    it.each(rows)("follows the documented row %s", (text, expected) => {
      for (const [position, treatMissingData] of TREATMENTS.entries()) {
        for (const before of ["OK", "ALARM"] as const) {
          const alarm = settings(toAlarm, 3, { treatMissingData });
          const wanted = expected[position] === RETAINED ? retainedFrom(before, text, alarm) : expected[position];
          expect([treatMissingData, stateAfter(machineIn(before, alarm), text)]).toEqual([treatMissingData, wanted]);
        }
      }
    });
  });

  /** The state before the row: what the older datapoints of the row have already done to it. */
  function retainedFrom(before: AlarmState, text: string, alarm: AlarmSettings): AlarmState {
    const machine = machineIn(before, alarm);
    const values = points(text);
    for (const value of values.slice(0, -1)) {
      machine.observe(value);
    }
    return machine.state;
  }

  it("keeps the state that it had with ignore, whichever it was", () => {
    for (const state of ["OK", "ALARM"] as const) {
      const machine = machineIn(state, settings(3, 3, { treatMissingData: "ignore" }));
      expect(stateAfter(machine, "- - - - - - - - -")).toBe(state);
    }
  });

  it("stays OK while the one datapoint within the threshold is in the range, and goes to ALARM after it has left", () => {
    const machine = machineIn("OK", settings(3, 3, { treatMissingData: "breaching" }));
    expect(stateAfter(machine, "0 - - - -")).toBe("OK");
    expect(stateAfter(machine, "-")).toBe("ALARM");
  });

  it.each(["- - - - X", "- - - X -"])("does not go to ALARM at once: %s", (text) => {
    expect(stateAfter(new AlarmMachine(settings(3, 3)), text)).not.toBe("ALARM");
  });

  it.each([
    ["X 0", "- - - X 0"],
    ["X - 0", "- - X - 0"],
  ])("avoids a false alarm where a datapoint within the threshold follows: %s", (_, text) => {
    expect(stateAfter(new AlarmMachine(settings(3, 3)), text)).toBe("OK");
  });

  it("goes to ALARM prematurely only with missing", () => {
    const states = TREATMENTS.map((treatMissingData) =>
      stateAfter(new AlarmMachine(settings(3, 3, { treatMissingData })), "X - -"),
    );
    expect(states).toEqual(["ALARM", "INSUFFICIENT_DATA", "ALARM", "OK"]);
  });

  it("evaluates the last datapoint again after the metric has stopped, until it leaves the range", () => {
    for (const treatMissingData of TREATMENTS) {
      const machine = new AlarmMachine(settings(1, 1, { treatMissingData }));
      expect(["X", "-", "-"].map((point) => stateAfter(machine, point))).toEqual(["ALARM", "ALARM", "ALARM"]);
      expect(stateAfter(machine, "-")).toBe(stateWithoutData(treatMissingData) ?? "ALARM");
    }
  });

  it("settles where no data arrives for long", () => {
    expect(TREATMENTS.map(stateWithoutData)).toEqual(["INSUFFICIENT_DATA", undefined, "ALARM", "OK"]);
    for (const treatMissingData of TREATMENTS) {
      const machine = machineIn("OK", settings(2, 3, { treatMissingData }));
      expect(stateAfter(machine, "- - - - -")).toBe(stateWithoutData(treatMissingData) ?? "OK");
    }
  });
});

describe("an alarm", () => {
  it("starts in INSUFFICIENT_DATA", () => expect(new AlarmMachine(settings(1, 1)).state).toBe("INSUFFICIENT_DATA"));

  it("fires on one point of a sparse metric with 1 of 1", () => {
    const machine = new AlarmMachine(settings(1, 1, { treatMissingData: "notBreaching" }));
    expect([Number.NaN, Number.NaN, 1].map((value) => machine.observe(value))).toEqual(["OK", "OK", "ALARM"]);
  });

  it.each([
    ["GreaterThanOrEqualToThreshold", "ALARM"],
    ["GreaterThanThreshold", "OK"],
    ["LessThanOrEqualToThreshold", "ALARM"],
    ["LessThanThreshold", "OK"],
  ] as const)("with %s is in %s at the threshold itself", (comparison, state) => {
    expect(new AlarmMachine(settings(1, 1, { comparison })).observe(1)).toBe(state);
  });

  it("fires on M of N datapoints that do not follow each other", () => {
    expect(stateAfter(new AlarmMachine(settings(2, 3)), "0 X 0")).toBe("OK");
    expect(stateAfter(new AlarmMachine(settings(2, 3)), "X 0 X")).toBe("ALARM");
    expect(stateAfter(new AlarmMachine(settings(2, 3)), "X 0 0 X")).toBe("OK");
  });

  it("with N of N returns to OK at the first datapoint within the threshold", () => {
    expect(stateAfter(new AlarmMachine(settings(3, 3)), "0 0 X X X")).toBe("ALARM");
    expect(stateAfter(new AlarmMachine(settings(3, 3)), "0 0 X X X 0")).toBe("OK");
  });

  it("names the datapoints that decided, the newest first", () => {
    const machine = new AlarmMachine(settings(2, 3));
    for (const value of [9, 2, Number.NaN, 0, 3]) {
      machine.observe(value);
    }
    expect(machine.breachingPoints()).toEqual([3, 2]);
    expect(new AlarmMachine(settings(1, 1)).breachingPoints()).toEqual([]);
  });

  it("calls its Auto Scaling actions once a minute", () => expect(repeatsActionsSeconds).toBe(60));

  it.each([
    [10, 3, 10],
    [20, 1, 10],
    [30, 1, 10],
    [60, 1, 60],
    [300, 1, 60],
    [3600, 24, 60],
    [3600, 25, 3600],
    [86_400, 2, 3600],
  ])("with periods of %i s, %i of them, is evaluated every %i s", (periodSeconds, evaluationPeriods, expected) =>
    expect(evaluationSeconds({ periodSeconds, evaluationPeriods })).toBe(expected),
  );

  it("with a period of five minutes is evaluated each minute over the last five", () => {
    const machine = new AlarmMachine(settings(1, 1, { periodSeconds: 300, threshold: 3 }), 5);
    const aMinute = [0, 1, 1, 1, 0, 0, 0, 0, 0];
    const lastFive = (minute: number) => aMinute.slice(Math.max(0, minute - 4), minute + 1).reduce((a, b) => a + b, 0);
    const states = aMinute.map((_, minute) => machine.observe(lastFive(minute)));
    expect(states).toEqual(["OK", "OK", "OK", "ALARM", "ALARM", "ALARM", "OK", "OK", "OK"]);
  });

  it("with a period of ten minutes and 2 of 2 looks back on periods, not on evaluations", () => {
    const machine = new AlarmMachine(settings(2, 2, { periodSeconds: 600 }), 10);
    const states = Array.from({ length: 21 }, () => machine.observe(5));
    expect(states.indexOf("ALARM")).toBe(10);
  });
});

/** The documented rules, word for word and without regard to cost. */
function documented(alarm: AlarmSettings, seen: readonly number[], before: AlarmState): AlarmState {
  const { evaluationPeriods: needed, datapointsToAlarm: toAlarm, treatMissingData, threshold } = alarm;
  const range = Array.from({ length: needed + 2 }, (_, age) => seen[seen.length - 1 - age] ?? Number.NaN);
  const isBreach = (value: number) => value >= threshold;
  const real = range.filter((value) => !Number.isNaN(value)).slice(0, needed);
  const breaching = real.filter(isBreach).length;
  const filled = needed - real.length;
  if (breaching >= toAlarm || (treatMissingData === "breaching" && breaching + filled >= toAlarm)) {
    return "ALARM";
  }
  if (filled === 0 || treatMissingData === "breaching" || treatMissingData === "notBreaching") {
    return "OK";
  }
  if (breaching < real.length) {
    return "OK";
  }
  if (treatMissingData === "ignore") {
    return before;
  }
  const oldest = range.reduce((age, value, position) => (Number.isNaN(value) ? age : position + 1), 0);
  return real.length === 0 ? "INSUFFICIENT_DATA" : oldest >= toAlarm ? "ALARM" : "OK";
}

const anyAlarm = fc
  .record({ evaluationPeriods: fc.integer({ min: 1, max: 6 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .chain(({ evaluationPeriods, share }) =>
    fc
      .constantFrom(...TREATMENTS)
      .map((treatMissingData) =>
        settings(1 + Math.floor(share * (evaluationPeriods - 1)), evaluationPeriods, { treatMissingData }),
      ),
  );
const anyPoint = fc.constantFrom(Number.NaN, 0, 0, 5, 5);

describe("any alarm, with any datapoints", () => {
  it("is in the state that the documents say", () => {
    fc.assert(
      fc.property(anyAlarm, fc.array(anyPoint, { maxLength: 40 }), (alarm, values) => {
        const machine = new AlarmMachine(alarm);
        let state: AlarmState = "INSUFFICIENT_DATA";
        values.forEach((value, position) => {
          state = documented(alarm, values.slice(0, position + 1), state);
          expect(machine.observe(value)).toBe(state);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("never leaves a state that it calls steady, and calls it steady once the datapoint has filled its range", () => {
    fc.assert(
      fc.property(
        anyAlarm,
        fc.integer({ min: 1, max: 3 }),
        fc.array(anyPoint, { maxLength: 30 }),
        anyPoint,
        (alarm, phases, values, value) => {
          const machine = new AlarmMachine(alarm, phases);
          for (const earlier of values) {
            machine.observe(earlier);
          }
          const { state } = machine;
          const wasSteady = machine.isSteady(value);
          const fill = (alarm.evaluationPeriods + 2) * phases;
          const states = Array.from({ length: 3 * fill }, () => machine.observe(value));
          expect(wasSteady && states.some((later) => later !== state)).toBe(false);
          expect(machine.isSteady(value)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is steady at once in the quiet that matters: OK without data and notBreaching", () => {
    const machine = new AlarmMachine(settings(1, 1, { treatMissingData: "notBreaching" }));
    machine.observe(Number.NaN);
    expect(machine.isSteady(Number.NaN)).toBe(true);
    machine.observe(5);
    expect(machine.isSteady(Number.NaN)).toBe(false);
    expect(machine.isSteady(5)).toBe(true);
  });

  it("is not steady where only the oldest datapoint holds a premature alarm", () => {
    const machine = new AlarmMachine(settings(3, 3));
    expect(stateAfter(machine, "X - - - -")).toBe("ALARM");
    expect(machine.isSteady(5)).toBe(false);
    expect(machine.observe(5)).toBe("OK");
  });
});

describe("the greatest datapoint of the newest periods", () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN));
  const periods = fc.integer({ min: 1, max: 7 });

  test("is that of the list of them, however often it is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 })), periods, periods, (steps, usual, other) => {
        const machine = new AlarmMachine(settings(5, 5));
        const all: number[] = [];
        for (const [index, values] of steps.entries()) {
          for (const one of values) {
            machine.observe(one);
            all.push(one);
          }
          const asked = index % 5 === 4 ? other : usual;
          const newest = all.slice(-asked).filter((one) => !Number.isNaN(one));
          expect(machine.greatest(asked)).toBe(newest.length === 0 ? Number.NaN : Math.max(...newest));
        }
      }),
    );
  });
});

describe("an alarm that is put into a state", () => {
  it("is in it until the next datapoint, which decides again", () => {
    const machine = new AlarmMachine(settings(1, 1, { treatMissingData: "notBreaching" }));
    for (let period = 0; period < 10; period++) {
      machine.observe(Number.NaN);
    }
    machine.enter("ALARM");
    expect(machine.state).toBe("ALARM");
    expect(machine.isSteady(Number.NaN)).toBe(false);
    expect(machine.observe(Number.NaN)).toBe("OK");
  });

  it("stays in it without datapoints if missing data keep the state", () => {
    const machine = new AlarmMachine(settings(1, 1, { treatMissingData: "ignore" }));
    machine.observe(Number.NaN);
    machine.enter("ALARM");
    expect(machine.observe(Number.NaN)).toBe("ALARM");
    expect(machine.isSteady(Number.NaN)).toBe(true);
  });
});
