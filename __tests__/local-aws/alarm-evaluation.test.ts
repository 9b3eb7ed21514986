import {
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { LocalAws } from "../../src/local-aws/local-aws";
import { ALARMS } from "../../src/local-aws/services/cloudwatch/alarm";
import { EVALUATIONS } from "../../src/local-aws/services/cloudwatch/alarm-evaluation";
import { Store } from "../../src/local-aws/store/store";
import { useLocal } from "./support/local";
import { alarmNamed, historyOf, pass, putAlarm, putValue } from "./support/scaling";

const local = useLocal();
const state = async () => (await alarmNamed(local())).StateValue;
const reason = async () => (await alarmNamed(local())).StateReason;
const isResting = () => local().aws.store.table(EVALUATIONS, "us-east-1").nextDue === Number.POSITIVE_INFINITY;

describe("an alarm of a metric that is put", () => {
  it("goes into ALARM when the period of a breaching datapoint is over", async () => {
    await putAlarm(local());
    await putValue(local(), 3);
    await pass(local(), 59);
    expect(await state()).toBe("INSUFFICIENT_DATA");
    await pass(local(), 1);
    expect(await state()).toBe("ALARM");
  });

  it("stays OK on a datapoint within the threshold", async () => {
    await putAlarm(local());
    await putValue(local(), 0.5);
    await pass(local(), 60);
    expect(await state()).toBe("OK");
  });

  it("sees a datapoint that is put after its period was evaluated", async () => {
    await putAlarm(local());
    await pass(local(), 90);
    await putValue(local(), 3, 60);
    await pass(local(), 30);
    expect(await state()).toBe("ALARM");
  });

  it("sees a datapoint that is put ahead of its time", async () => {
    await putAlarm(local());
    await putValue(local(), 3, -5400);
    await pass(local(), 5400);
    expect(await state()).toBe("INSUFFICIENT_DATA");
    await pass(local(), 60);
    expect(await state()).toBe("ALARM");
  });

  it("treats missing data as it is told", async () => {
    await putAlarm(local(), { TreatMissingData: "breaching" });
    await pass(local(), 60);
    expect(await reason()).toBe(
      "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].",
    );
    await putAlarm(local(), { TreatMissingData: "notBreaching" });
    await pass(local(), 60);
    expect(await reason()).toBe(
      "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
    );
  });

  it("looks at a period of several minutes each minute", async () => {
    await putAlarm(local(), { Period: 300, Statistic: "Sum", Threshold: 5 });
    await pass(local(), 130);
    await putValue(local(), 3);
    await pass(local(), 60);
    await putValue(local(), 3);
    await pass(local(), 50);
    expect(await state()).toBe("ALARM");
  });

  it("looks at a period of ten seconds every ten seconds", async () => {
    await putAlarm(local(), { Period: 10 });
    await putValue(local(), 3);
    await pass(local(), 10);
    expect(await state()).toBe("ALARM");
  });

  it("evaluates percentiles", async () => {
    await putAlarm(local(), { Statistic: undefined, ExtendedStatistic: "p50", Threshold: 3 });
    for (const value of [1, 2, 9]) {
      await putValue(local(), value);
    }
    await pass(local(), 60);
    expect(await state()).toBe("OK");
    expect(await reason()).toBe(
      "Threshold Crossed: 1 datapoint [2.0 (21/11/26 12:00:00)] was not greater than or equal to the threshold (3.0).",
    );
  });

  it("evaluates metric math", async () => {
    const metric = { Metric: { Namespace: "Shop", MetricName: "Waiting" }, Period: 60, Stat: "Sum" };
    await putAlarm(local(), {
      Metrics: [
        { Id: "waiting", MetricStat: metric, ReturnData: false },
        { Id: "twice", Expression: "FILL(waiting, 0) * 2" },
      ],
      Threshold: 6,
    });
    await putValue(local(), 3);
    await pass(local(), 60);
    expect(await state()).toBe("ALARM");
    await pass(local(), 60);
    expect(await state()).toBe("OK");
  });

  it("names the datapoints that it went by, as CloudWatch writes them", async () => {
    await putAlarm(local(), { EvaluationPeriods: 2, DatapointsToAlarm: 2 });
    await putValue(local(), 3);
    await pass(local(), 60);
    await putValue(local(), 2.5);
    await pass(local(), 60);
    const { StateReason, StateReasonData = "" } = await alarmNamed(local());
    expect(StateReason).toBe(
      "Threshold Crossed: 2 out of the last 2 datapoints [2.5 (21/11/26 12:01:00), 3.0 (21/11/26 12:00:00)] were greater than or equal to the threshold (1.0) (minimum 2 datapoints for OK -> ALARM transition).",
    );
    expect(JSON.parse(StateReasonData)).toMatchObject({
      version: "1.0",
      queryDate: "2026-11-21T12:02:00.000+0000",
      startDate: "2026-11-21T12:00:00.000+0000",
      statistic: "Maximum",
      period: 60,
      recentDatapoints: [3, 2.5],
      threshold: 1,
    });
  });
});

describe("an alarm that nothing can change", () => {
  it("costs nothing for ten years", async () => {
    await putAlarm(local());
    await pass(local(), 3600);
    expect(isResting()).toBe(true);
    await pass(local(), 10 * 365 * 86_400);
    expect(await state()).toBe("INSUFFICIENT_DATA");
  });

  it("wakes for the next datapoint", async () => {
    await putAlarm(local());
    await pass(local(), 86_400);
    await putValue(local(), 1);
    expect(isResting()).toBe(false);
    await pass(local(), 60);
    expect(await state()).toBe("ALARM");
    await pass(local(), 3600);
    expect(await state()).toBe("INSUFFICIENT_DATA");
    expect(isResting()).toBe(true);
  });

  it("goes on after a restart", async () => {
    await putAlarm(local(), { EvaluationPeriods: 3, DatapointsToAlarm: 3 });
    for (const value of [2, 2, 2]) {
      await putValue(local(), value);
      await pass(local(), 50);
    }
    const { clock, aws, failures } = local();
    const store = Store.from(JSON.parse(JSON.stringify(aws.store.snapshot())));
    const restarted = new LocalAws({ clock, store, onFailure: (error) => expect(error).toBeUndefined() });
    clock.advance(60);
    await restarted.tick();
    expect(store.table(ALARMS, "us-east-1").get("waiting")).toMatchObject({ state: "ALARM" });
    expect(failures).toEqual([]);
  });
});

describe("SetAlarmState", () => {
  const set = () =>
    local().sdk.cloudwatch.send(
      new SetAlarmStateCommand({ AlarmName: "waiting", StateValue: "ALARM", StateReason: "a test" }),
    );

  it("holds until the next evaluation", async () => {
    await putAlarm(local(), { TreatMissingData: "notBreaching" });
    await pass(local(), 86_400);
    await set();
    expect(await state()).toBe("ALARM");
    await pass(local(), 60);
    expect(await state()).toBe("OK");
  });

  it("stays if missing data keeps the state", async () => {
    await putAlarm(local(), { TreatMissingData: "ignore" });
    await set();
    await pass(local(), 86_400);
    expect(await state()).toBe("ALARM");
  });
});

describe("the history of an alarm", () => {
  const TOPIC = "arn:aws:sns:us-east-1:123456789012:pages";

  it("ends after thirty days, also if nothing happens to the alarm any more", async () => {
    await putAlarm(local());
    await pass(local(), 29 * 86_400);
    expect(await historyOf(local(), "ConfigurationUpdate")).toHaveLength(1);
    await pass(local(), 86_401);
    expect(await historyOf(local(), "ConfigurationUpdate")).toEqual([]);
  });

  it("has its changes, its states and its actions, the newest first", async () => {
    await putAlarm(local(), { AlarmActions: [TOPIC] });
    await putValue(local(), 3);
    await pass(local(), 60);
    expect(await historyOf(local())).toMatchObject([
      { HistoryItemType: "Action", HistorySummary: `Successfully executed action ${TOPIC}` },
      {
        AlarmName: "waiting",
        AlarmType: "MetricAlarm",
        HistoryItemType: "StateUpdate",
        HistorySummary: "Alarm updated from INSUFFICIENT_DATA to ALARM",
      },
      { HistoryItemType: "ConfigurationUpdate", HistorySummary: 'Alarm "waiting" created' },
    ]);
    const [update] = await historyOf(local(), "StateUpdate");
    expect(JSON.parse(update?.HistoryData ?? "")).toMatchObject({
      oldState: { stateValue: "INSUFFICIENT_DATA" },
      newState: { stateValue: "ALARM", stateReasonData: { recentDatapoints: [3] } },
    });
  });

  it("has no action while actions are disabled", async () => {
    await putAlarm(local(), { AlarmActions: [TOPIC] });
    await local().sdk.cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: ["waiting"] }));
    await putValue(local(), 3);
    await pass(local(), 60);
    expect(await state()).toBe("ALARM");
    expect(await historyOf(local(), "Action")).toEqual([]);
    await local().sdk.cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: ["waiting"] }));
    await pass(local(), 300);
    expect(await historyOf(local(), "Action")).toEqual([]);
    await putValue(local(), 3);
    await pass(local(), 60);
    expect(await historyOf(local(), "Action")).toHaveLength(1);
  });

  it("calls another action than a scaling policy once, however long the alarm lasts", async () => {
    await putAlarm(local(), { AlarmActions: [TOPIC], TreatMissingData: "breaching" });
    await pass(local(), 3600);
    expect(await historyOf(local(), "Action")).toHaveLength(1);
  });
});
