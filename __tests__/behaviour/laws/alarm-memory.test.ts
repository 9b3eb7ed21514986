import fc from "fast-check";
import { AlarmMachine } from "../../../src/behaviour/laws/alarm";
import { periodsInAlarm } from "../../../src/behaviour/laws/alarm-memory";
import type { MissingData } from "../../../src/behaviour/laws/alarm-settings";

const LONG = 100;

/** By the machine itself: after as many datapoints that breach as it needs, and then others. */
function counted(
  settings: { evaluationPeriods: number; datapointsToAlarm: number; treatMissingData: MissingData },
  value: number,
  breaching: number,
): number {
  const alarm = new AlarmMachine({
    periodSeconds: 60,
    threshold: 1,
    comparison: "GreaterThanOrEqualToThreshold",
    ...settings,
  });
  for (let breached = 0; breached < breaching; breached += 1) {
    alarm.observe(1);
  }
  let periods = 0;
  while (periods < LONG && alarm.observe(value) === "ALARM") {
    periods += 1;
  }
  return periods === LONG ? Number.POSITIVE_INFINITY : periods + 1;
}

describe("an alarm after its last datapoint that breaches", () => {
  it.each([
    ["notBreaching", 1, 1, 3],
    ["notBreaching", 3, 1, 5],
    ["notBreaching", 3, 3, 3],
    ["missing", 3, 3, 5],
    ["ignore", 1, 1, Number.POSITIVE_INFINITY],
    ["breaching", 1, 1, Number.POSITIVE_INFINITY],
  ] as const)("with %s and no data, %d periods of which %d, stays in ALARM for %d", (...given) => {
    const [treatMissingData, evaluationPeriods, datapointsToAlarm, periods] = given;
    expect(periodsInAlarm({ evaluationPeriods, datapointsToAlarm, treatMissingData }, "missing")).toBe(periods);
  });

  it("stays for the evaluation periods alone if datapoints within the threshold follow", () => {
    const settings = { evaluationPeriods: 3, datapointsToAlarm: 1, treatMissingData: "ignore" } as const;
    expect(periodsInAlarm(settings, "within")).toBe(3);
  });

  it("stays as long as the alarm of a simulation does", () =>
    fc.assert(
      fc.property(
        fc.record({
          evaluationPeriods: fc.integer({ min: 1, max: 20 }),
          datapointsToAlarm: fc.integer({ min: 1, max: 20 }),
          treatMissingData: fc.constantFrom<MissingData>("missing", "notBreaching", "breaching", "ignore"),
        }),
        fc.integer({ min: 0, max: 30 }),
        (settings, more) => {
          const breaching = settings.datapointsToAlarm + more;
          expect(periodsInAlarm(settings, "missing")).toBe(counted(settings, Number.NaN, breaching));
          expect(periodsInAlarm(settings, "within")).toBe(counted(settings, 0, breaching));
        },
      ),
    ));
});
