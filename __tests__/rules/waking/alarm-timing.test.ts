import { wakeStatistic } from "../../../src/rules/waking/w06-wake-statistic";
import { alarmPeriod } from "../../../src/rules/waking/w07-alarm-period";
import { datapointsToAlarm } from "../../../src/rules/waking/w08-datapoints-to-alarm";
import { evaluationRange } from "../../../src/rules/waking/w09-evaluation-range";
import { found, told } from "../../support/told";
import { asyncTopology, backlogAlarm, topology, unknown, wakeAlarm } from "../../support/topology";

describe("W06 wake-statistic", () => {
  it("speaks of a minimum, and of a count of samples of a queue", () => {
    expect(told(wakeStatistic, topology(wakeAlarm({ statistic: "Minimum" })))).toHaveLength(1);
    expect(told(wakeStatistic, asyncTopology(backlogAlarm({ statistic: "SampleCount" })))).toHaveLength(1);
  });

  it.each(["Sum", "Maximum", "Average", "SampleCount"])("is silent about the %s of refused requests", (statistic) =>
    expect(told(wakeStatistic, topology(wakeAlarm({ statistic })))).toEqual([]),
  );

  it("is silent when the plan does not know", () =>
    expect(told(wakeStatistic, topology(wakeAlarm({ statistic: unknown() })))).toEqual([]));
});

describe("W07 alarm-period", () => {
  it.each([15, 45, 90, 0])("speaks of %s seconds", (periodSeconds) =>
    expect(found(alarmPeriod, topology(wakeAlarm({ periodSeconds })))).toMatchObject([{ severity: "error" }]),
  );

  it("warns of a period that is shorter than anybody has seen the metric published", () => {
    expect(found(alarmPeriod, topology(wakeAlarm({ periodSeconds: 10 })))).toMatchObject([{ severity: "warning" }]);
    expect(found(alarmPeriod, asyncTopology(backlogAlarm({ periodSeconds: 30 })))).toMatchObject([
      { severity: "warning" },
    ]);
  });

  it.each([30, 60, 300])("is silent about refused requests every %s seconds", (periodSeconds) =>
    expect(told(alarmPeriod, topology(wakeAlarm({ periodSeconds })))).toEqual([]),
  );

  it("is silent when the plan does not know", () =>
    expect(told(alarmPeriod, topology(wakeAlarm({ periodSeconds: unknown() })))).toEqual([]));
});

describe("W08 datapoints-to-alarm", () => {
  const timing = (datapoints: number | undefined, evaluationPeriods: number) =>
    topology(wakeAlarm({ datapointsToAlarm: datapoints, evaluationPeriods }));

  it("speaks when it wants more datapoints than it looks at", () =>
    expect(found(datapointsToAlarm, timing(2, 1))).toMatchObject([{ severity: "error" }]));

  it("warns when it wants two periods with a refused request", () => {
    expect(found(datapointsToAlarm, timing(2, 3))).toMatchObject([{ severity: "warning" }]);
    expect(told(datapointsToAlarm, timing(undefined, 2))).toHaveLength(1);
  });

  it("is silent when one is enough, and about two of two of a queue", () => {
    expect(told(datapointsToAlarm, timing(1, 3))).toEqual([]);
    expect(told(datapointsToAlarm, asyncTopology())).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(datapointsToAlarm, topology(wakeAlarm({ datapointsToAlarm: unknown() })))).toEqual([]);
    const vague = wakeAlarm({ datapointsToAlarm: undefined, evaluationPeriods: unknown() });
    expect(told(datapointsToAlarm, topology(vague))).toEqual([]);
  });
});

describe("W09 evaluation-range", () => {
  const range = (periodSeconds: number, evaluationPeriods: number) =>
    told(evaluationRange, topology(wakeAlarm({ periodSeconds, evaluationPeriods })));

  it("speaks of more than a day, and of more than a week with periods of an hour", () => {
    expect(range(60, 1441)).toHaveLength(1);
    expect(range(3600, 169)).toHaveLength(1);
  });

  it("is silent about a day, and about a week with periods of an hour", () => {
    expect(range(60, 1440)).toEqual([]);
    expect(range(3600, 168)).toEqual([]);
  });

  it("is silent about an alarm that fires no policy, and when the plan does not know", () => {
    const mail = wakeAlarm({ address: "mail", alarmActions: ["arn:aws:sns:us-east-1:1:mail"], references: {} });
    expect(told(evaluationRange, topology({ ...mail, evaluationPeriods: 5000 }))).toEqual([]);
    expect(told(evaluationRange, topology(wakeAlarm({ periodSeconds: unknown(), evaluationPeriods: 5000 })))).toEqual(
      [],
    );
  });
});
