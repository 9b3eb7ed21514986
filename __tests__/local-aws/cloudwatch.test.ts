import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  DisableAlarmActionsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { configFor, START, useLocal } from "./support/local";

const PROTOCOLS = [AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol] as const;

const local = useLocal();

const ALARM: PutMetricAlarmCommandInput = {
  AlarmName: "wake",
  AlarmActions: ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/x:policyName/y"],
  Namespace: "AWS/SageMaker",
  MetricName: "NoCapacityInvocationFailures",
  Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
  Statistic: "Maximum",
  Period: 30,
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  Threshold: 0.5,
  ComparisonOperator: "GreaterThanOrEqualToThreshold",
  TreatMissingData: "notBreaching",
};

describe.each(PROTOCOLS.map((protocol) => [protocol.name, protocol] as const))("in %s", (_name, protocol) => {
  let client: CloudWatchClient;
  beforeEach(() => {
    client = new CloudWatchClient({ ...configFor(local().url, "us-east-1"), protocol });
  });
  afterEach(() => client.destroy());

  const put = (rest: Partial<PutMetricAlarmCommandInput> = {}) =>
    client.send(new PutMetricAlarmCommand({ ...ALARM, ...rest }));
  const alarms = async (input = {}) => (await client.send(new DescribeAlarmsCommand(input))).MetricAlarms ?? [];

  it("the alarms on a metric are those with all of its dimensions and no others", async () => {
    await put();
    const { MetricAlarms = [] } = await client.send(
      new DescribeAlarmsForMetricCommand({
        Namespace: ALARM.Namespace,
        MetricName: ALARM.MetricName,
        Dimensions: ALARM.Dimensions,
      }),
    );
    expect(MetricAlarms.map(({ AlarmName }) => AlarmName)).toEqual(["wake"]);
    const without = await client.send(
      new DescribeAlarmsForMetricCommand({ Namespace: ALARM.Namespace, MetricName: ALARM.MetricName }),
    );
    expect(without.MetricAlarms).toEqual([]);
  });

  it("an alarm starts with INSUFFICIENT_DATA and is told as it was put", async () => {
    await put();
    expect(await alarms()).toEqual([
      expect.objectContaining({
        ...ALARM,
        AlarmArn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:wake",
        ActionsEnabled: true,
        StateValue: "INSUFFICIENT_DATA",
        StateUpdatedTimestamp: new Date(START),
        OKActions: [],
        InsufficientDataActions: [],
      }),
    ]);
  });

  it("an alarm that is put again keeps its state", async () => {
    await put();
    await client.send(new SetAlarmStateCommand({ AlarmName: "wake", StateValue: "ALARM", StateReason: "test" }));
    await put({ Threshold: 2 });
    expect(await alarms()).toMatchObject([{ StateValue: "ALARM", StateReason: "test", Threshold: 2 }]);
  });

  it("alarms come in pages", async () => {
    await put({ AlarmName: "a" });
    await put({ AlarmName: "b" });
    const first = await client.send(new DescribeAlarmsCommand({ MaxRecords: 1 }));
    const second = await client.send(new DescribeAlarmsCommand({ MaxRecords: 1, NextToken: first.NextToken }));
    expect([...(first.MetricAlarms ?? []), ...(second.MetricAlarms ?? [])].map(({ AlarmName }) => AlarmName)).toEqual([
      "a",
      "b",
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it("alarms can be found by name, prefix and state", async () => {
    await put({ AlarmName: "wake-a" });
    await put({ AlarmName: "other" });
    const names = async (input: object) => (await alarms(input)).map(({ AlarmName }) => AlarmName);
    expect(await names({ AlarmNames: ["other"] })).toEqual(["other"]);
    expect(await names({ AlarmNamePrefix: "wake" })).toEqual(["wake-a"]);
    expect(await names({ StateValue: "OK" })).toEqual([]);
  });

  it("an alarm without actions is told so", async () => {
    await put({ AlarmActions: [] });
    await client.send(new DisableAlarmActionsCommand({ AlarmNames: ["wake"] }));
    expect(await alarms()).toMatchObject([{ AlarmActions: [], ActionsEnabled: false }]);
  });

  it("an alarm takes tags", async () => {
    await put({ Tags: [{ Key: "team", Value: "inference" }] });
    const ResourceARN = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:wake";
    await client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "stage", Value: "test" }] }));
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual([
      { Key: "team", Value: "inference" },
      { Key: "stage", Value: "test" },
    ]);
  });

  it("an alarm that is deleted is gone", async () => {
    await put();
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ["wake"] }));
    expect(await alarms()).toEqual([]);
  });

  it("deletes the alarms that are there, whatever else is named", async () => {
    await put();
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ["other"] }));
    expect(await alarms()).toHaveLength(1);
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ["other", "wake"] }));
    expect(await alarms()).toEqual([]);
  });

  it("an alarm on metric math is told as it was put", async () => {
    const Metrics = [
      { Id: "rate", Expression: "IF(requests > 0, failures / requests, 0)", Label: "failed", ReturnData: true },
      ...["failures", "requests"].map((Id) => ({
        Id,
        MetricStat: { Metric: { Namespace: "Test", MetricName: Id }, Period: 60, Stat: "Sum" },
        ReturnData: false,
      })),
    ];
    const math = { MetricName: undefined, Namespace: undefined, Dimensions: undefined, Statistic: undefined };
    await put({ ...math, Period: undefined, Metrics });
    expect((await alarms())[0]?.Metrics).toEqual(Metrics);
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>]>([
    ["a period between those that CloudWatch has", { Period: 15 }],
    ["more datapoints than evaluations", { DatapointsToAlarm: 2 }],
    ["more than a day of short periods", { Period: 60, EvaluationPeriods: 1441 }],
    ["a metric without a statistic", { Statistic: undefined }],
  ])("an alarm is refused for %s", async (_why, rest) => {
    await expect(put(rest)).rejects.toMatchObject({ name: expect.stringMatching(/^InvalidParameterValue/) });
  });

  it("datapoints come back as statistics of periods", async () => {
    const at = (seconds: number) => new Date(START + seconds * 1000);
    const metric = {
      Namespace: "Test",
      MetricName: "Requests",
      Dimensions: [{ Name: "Name", Value: "llama" }],
    };
    await client.send(
      new PutMetricDataCommand({
        Namespace: "Test",
        MetricData: [1, 2, 6].map((Value, index) => ({
          MetricName: "Requests",
          Dimensions: metric.Dimensions,
          Timestamp: at(index * 30),
          Value,
        })),
      }),
    );
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        ...metric,
        StartTime: at(0),
        EndTime: at(120),
        Period: 60,
        Statistics: ["Sum", "Average", "Maximum"],
      }),
    );
    expect(Datapoints).toEqual([
      { Timestamp: at(0), Sum: 3, Average: 1.5, Maximum: 2, Unit: "None" },
      { Timestamp: at(60), Sum: 6, Average: 6, Maximum: 6, Unit: "None" },
    ]);
    const { MetricDataResults } = await client.send(
      new GetMetricDataCommand({
        StartTime: at(0),
        EndTime: at(120),
        MetricDataQueries: [{ Id: "q", MetricStat: { Metric: metric, Period: 60, Stat: "Sum" } }],
      }),
    );
    expect(MetricDataResults).toMatchObject([{ Id: "q", Timestamps: [at(60), at(0)], Values: [6, 3] }]);
    expect((await client.send(new ListMetricsCommand({ Namespace: "Test" }))).Metrics).toEqual([metric]);
  });

  it("a metric is not found by a part of its dimensions", async () => {
    await client.send(
      new PutMetricDataCommand({
        Namespace: "Test",
        MetricData: [{ MetricName: "Requests", Dimensions: [{ Name: "Name", Value: "llama" }], Value: 1 }],
      }),
    );
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: "Test",
        MetricName: "Requests",
        StartTime: new Date(START),
        EndTime: new Date(START + 60_000),
        Period: 60,
        Statistics: ["Sum"],
      }),
    );
    expect(Datapoints).toEqual([]);
  });
});
