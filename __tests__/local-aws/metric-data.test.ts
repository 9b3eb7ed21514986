import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
  ListMetricsCommand,
  type MetricDataQuery,
  type MetricDatum,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { configFor, START, useLocal } from "./support/local";

const PROTOCOLS = [AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol] as const;
const MINUTE = 60_000;
const at = (minutes: number) => new Date(START + minutes * MINUTE);

const local = useLocal();
const cloudwatch = () => local().sdk.cloudwatch;
const putWith = (client: CloudWatchClient, ...data: Partial<MetricDatum>[]) =>
  client.send(
    new PutMetricDataCommand({
      Namespace: "Test",
      MetricData: data.map((datum) => ({ MetricName: "Requests", ...datum })),
    }),
  );
const put = (...data: Partial<MetricDatum>[]) => putWith(cloudwatch(), ...data);
const statistics = async (input: Partial<GetMetricStatisticsCommandInput> = {}, client = cloudwatch()) =>
  (
    await client.send(
      new GetMetricStatisticsCommand({
        Namespace: "Test",
        MetricName: "Requests",
        StartTime: at(-1),
        EndTime: at(10),
        Period: 60,
        Statistics: ["SampleCount", "Sum", "Minimum", "Maximum", "Average"],
        ...input,
      }),
    )
  ).Datapoints ?? [];
const get = (queries: readonly MetricDataQuery[], input: Partial<GetMetricDataCommandInput> = {}) =>
  cloudwatch().send(
    new GetMetricDataCommand({
      StartTime: at(0),
      EndTime: at(5),
      ScanBy: "TimestampAscending",
      MetricDataQueries: [...queries],
      ...input,
    }),
  );
const metric = (Id: string, MetricName = Id, Stat = "Sum"): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: "Test", MetricName }, Period: 60, Stat },
  ReturnData: false,
});

describe.each(PROTOCOLS.map((protocol) => [protocol.name, protocol] as const))("a datum in %s", (_name, protocol) => {
  let client: CloudWatchClient;
  beforeEach(() => {
    client = new CloudWatchClient({ ...configFor(local().url, "us-east-1"), protocol });
  });
  afterEach(() => client.destroy());

  it("may be values with their counts", async () => {
    await putWith(client, { Values: [1, 10], Counts: [2, 4] });
    expect(await statistics({}, client)).toMatchObject([{ SampleCount: 6, Sum: 42, Minimum: 1, Maximum: 10 }]);
  });

  it("may be a set of statistics", async () => {
    await putWith(client, { StatisticValues: { SampleCount: 3, Sum: 123, Minimum: 12, Maximum: 100 } }, { Value: 101 });
    expect(await statistics({}, client)).toMatchObject([
      { SampleCount: 4, Sum: 224, Minimum: 12, Maximum: 101, Average: 56 },
    ]);
  });

  it.each<[string, Partial<MetricDatum>, string, string]>([
    [
      "a value and values",
      { Value: 1, Values: [1, 2] },
      "InvalidParameterValue",
      "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.",
    ],
    [
      "a value and statistics",
      { Value: 1, StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 } },
      "InvalidParameterCombination",
      "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.",
    ],
    [
      "counts that do not go with the values",
      { Values: [1, 2], Counts: [1] },
      "InvalidParameterValue",
      "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.",
    ],
    ["nothing", {}, "InvalidParameterCombination", "At least one of the parameters must be specified."],
    [
      "what is no number",
      { Value: Number.NaN },
      "InvalidParameterValue",
      "The value NaN for parameter MetricData.member.1.Value is invalid.",
    ],
  ])("is refused with %s", async (_what, datum, code, message) => {
    await expect(putWith(client, datum)).rejects.toMatchObject({
      name: expect.stringMatching(`^${code}`),
      message,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("metric data", () => {
  it("are taken all or none", async () => {
    await expect(put({ Value: 1 }, { Values: [1], Counts: [0] })).rejects.toMatchObject({
      name: "InvalidParameterValueException",
    });
    expect(await statistics()).toEqual([]);
  });

  it("are refused when there are none", async () => {
    await expect(put()).rejects.toMatchObject({
      name: "MissingRequiredParameterException",
      message: "The parameter MetricData is required.",
    });
  });

  it.each([-15 * 24 * 60, 121])("are refused %i minutes from now", async (minutes) => {
    await expect(put({ Value: 1, Timestamp: at(minutes) })).rejects.toMatchObject({
      name: "InvalidParameterValueException",
    });
  });

  it("are kept by the minute for two weeks", async () => {
    const day = -24 * 60;
    await put({ Value: 1, Timestamp: at(day) }, { Value: 2, Timestamp: new Date(at(day).getTime() + 30_000) });
    local().clock.advance(60);
    await put({ Value: 5 });
    expect(await statistics({ StartTime: at(day), EndTime: at(day + 1) })).toMatchObject([
      { SampleCount: 2, Sum: 3, Maximum: 2 },
    ]);
  });

  it("of seconds have periods of seconds", async () => {
    await put(
      ...[0, 10, 20].map((seconds) => ({
        Value: seconds,
        StorageResolution: 1,
        Timestamp: new Date(START + seconds * 1000),
      })),
    );
    expect(await statistics({ Period: 10, StartTime: at(0) })).toMatchObject([{ Sum: 0 }, { Sum: 10 }, { Sum: 20 }]);
  });

  it("of one unit are apart from those of another", async () => {
    await put({ Value: 1, Unit: "Seconds" }, { Value: 1000, Unit: "Milliseconds" });
    expect(await statistics()).toHaveLength(2);
    expect(await statistics({ Unit: "Seconds" })).toMatchObject([{ Sum: 1, Unit: "Seconds" }]);
  });

  it("come with entities too", async () => {
    await cloudwatch().send(
      new PutMetricDataCommand({
        Namespace: "Test",
        EntityMetricData: [{ MetricData: [{ MetricName: "Requests", Value: 4 }] }],
      }),
    );
    expect(await statistics()).toMatchObject([{ Sum: 4 }]);
  });

  it("have percentiles of their values", async () => {
    await put({ Values: [1, 2, 3, 4], Counts: [97, 1, 1, 1] });
    expect(await statistics({ Statistics: undefined, ExtendedStatistics: ["p50", "p99.5"] })).toMatchObject([
      { ExtendedStatistics: { p50: 1, "p99.5": 4 } },
    ]);
  });

  it("are active when they are of the last three hours", async () => {
    await put({ Value: 1, Timestamp: at(-200) });
    const active = async () =>
      (await cloudwatch().send(new ListMetricsCommand({ RecentlyActive: "PT3H" }))).Metrics?.length;
    expect(await active()).toBe(0);
    await put({ Value: 1 });
    expect(await active()).toBe(1);
  });
});

describe("statistics", () => {
  it.each<[string, Partial<GetMetricStatisticsCommandInput>, string, string]>([
    [
      "an end before the start",
      { StartTime: at(1), EndTime: at(0) },
      "InvalidParameterValueException",
      "The parameter StartTime must be less than the parameter EndTime.",
    ],
    [
      "an end in the second of the start",
      { StartTime: new Date(START + 20), EndTime: new Date(START + 980) },
      "InvalidParameterValueException",
      "The parameter StartTime must be less than the parameter EndTime.",
    ],
    [
      "no statistic",
      { Statistics: undefined },
      "InvalidParameterCombinationException",
      "Must specify either Statistics or ExtendedStatistics",
    ],
    [
      "more datapoints than CloudWatch gives",
      { StartTime: at(-1441) },
      "InvalidParameterCombinationException",
      expect.stringMatching(/^You have requested up to 1,451 datapoints, which exceeds the limit of 1,440\./) as never,
    ],
    ["a period of 15 s", { Period: 15 }, "InvalidParameterValueException", expect.anything() as never],
    [
      "a statistic that is none",
      { Statistics: undefined, ExtendedStatistics: ["p101"] },
      "InvalidParameterValueException",
      "The value p101 for parameter ExtendedStatistics is not supported.",
    ],
  ])("are refused for %s", async (_what, input, name, message) => {
    await expect(statistics(input)).rejects.toMatchObject({ name, message });
  });
});

describe("metric math", () => {
  beforeEach(() =>
    put(
      ...[1, 2, 4].map((Value, index) => ({ MetricName: "a", Value, Timestamp: at(index) })),
      ...[10, 20].map((Value, index) => ({ MetricName: "b", Value, Timestamp: at(index + 1) })),
    ),
  );

  /** The values that an expression comes to, by minute. */
  const math = async (Expression: string, rest: Partial<MetricDataQuery> = {}) => {
    const { MetricDataResults = [] } = await get([metric("a"), metric("b"), { Id: "e", Expression, ...rest }]);
    return MetricDataResults.map(({ Timestamps = [], Values = [] }) =>
      Object.fromEntries(Timestamps.map((time, index) => [(time.getTime() - START) / MINUTE, Values[index]])),
    );
  };

  it.each<[string, Readonly<Record<number, number>>]>([
    ["a*2", { 0: 2, 1: 4, 2: 8 }],
    ["a + b", { 1: 12, 2: 24 }],
    ["-a + 1", { 0: 0, 1: -1, 2: -3 }],
    ["2 ^ 3 ^ a", { 0: 8, 1: 512, 2: 2 ** 81 }],
    ["(a + 1) * 2 - 10 / 5", { 0: 2, 1: 4, 2: 8 }],
    ["b / (a - 2)", { 2: 10 }],
    ["a >= 2", { 0: 0, 1: 1, 2: 1 }],
    ["a > 1 AND b < 15", { 1: 1, 2: 0 }],
    ["a == 1 || a == 4", { 0: 1, 1: 0, 2: 1 }],
    ["SUM([a, b])", { 0: 1, 1: 12, 2: 24 }],
    ["AVG(METRICS())", { 0: 1, 1: 6, 2: 12 }],
    ["MAX(METRICS('b'))", { 1: 10, 2: 20 }],
    ["a / SUM(a) * 7", { 0: 1, 1: 2, 2: 4 }],
    ["a - MIN(a)", { 0: 0, 1: 1, 2: 3 }],
    ["STDDEV([a, a])", { 0: 0, 1: 0, 2: 0 }],
    ["FILL(b, 0)", { 0: 0, 1: 10, 2: 20, 3: 0, 4: 0 }],
    ["FILL(b, REPEAT)", { 1: 10, 2: 20, 3: 20, 4: 20 }],
    ["FILL(IF(a != 2, a), LINEAR)", { 0: 1, 1: 2.5, 2: 4 }],
    ["IF(a > 1, a, 0)", { 0: 0, 1: 2, 2: 4 }],
    ["IF(a > 1, b)", { 1: 10, 2: 20 }],
    ["IF(MAX(a) > 3, b, a)", { 1: 10, 2: 20 }],
    ["RATE(a) * 60", { 1: 1, 2: 2 }],
    ["DIFF(a)", { 1: 1, 2: 2 }],
    ["DIFF_TIME(a)", { 1: 60, 2: 60 }],
    ["RUNNING_SUM(a)", { 0: 1, 1: 3, 2: 7 }],
    ["a * PERIOD(a)", { 0: 60, 1: 120, 2: 240 }],
    ["ABS(0 - a)", { 0: 1, 1: 2, 2: 4 }],
    ["CEIL(a / 4) + FLOOR(a / 4)", { 0: 1, 1: 1, 2: 2 }],
    ["LOG10(b * 10)", { 1: 2, 2: Math.log10(200) }],
    ["TIME_SERIES(METRIC_COUNT(METRICS()))", { 0: 2, 1: 2, 2: 2, 3: 2, 4: 2 }],
    ["a + DATAPOINT_COUNT(b)", { 0: 3, 1: 4, 2: 6 }],
    ["FIRST(SORT([a, b], MAX, DESC))", { 1: 10, 2: 20 }],
    ["LAST(SLICE([b, a, b], 0, 2))", { 0: 1, 1: 2, 2: 4 }],
    ["HOUR(a) * 100 + MINUTE(a)", { 0: 1200, 1: 1201, 2: 1202 }],
  ])("computes %s", async (expression, expected) => {
    const [result] = await math(expression);
    expect(Object.keys(result ?? {})).toEqual(Object.keys(expected));
    for (const [minute, value] of Object.entries(expected)) {
      expect(result?.[Number(minute)]).toBeCloseTo(value);
    }
  });

  it("has a result for each series of a list", async () => {
    expect(await math("[a, b] * 2")).toEqual([
      { 0: 2, 1: 4, 2: 8 },
      { 1: 20, 2: 40 },
    ]);
  });

  it("goes by expressions of the same request, in any order", async () => {
    const { MetricDataResults } = await get([
      { Id: "double", Expression: "half * 4", Label: "twice" },
      { Id: "half", Expression: "a / 2", ReturnData: false },
      metric("a"),
    ]);
    expect(MetricDataResults).toMatchObject([
      { Id: "double", Label: "twice", Values: [2, 4, 8], StatusCode: "Complete" },
    ]);
  });

  it.each<[string, string]>([
    ["NONSENSE(a)", "Unsupported function 'NONSENSE'"],
    ["constructor(a)", "Unsupported function 'constructor'"],
    ["SEARCH('{Test} a', 'Sum', 60)", "Function 'SEARCH' is not supported by local AWS"],
    ['SELECT SUM(a) FROM "Test"', "Metrics Insights queries are not supported by local AWS"],
    ["a +", "Unexpected end of the expression"],
    ["a b", "Unexpected 'b'"],
    ["a # b", "Invalid syntax at position 2"],
    ["(a", "Expected ')'"],
    ["c + 1", "Unknown id 'c'"],
    ["e + 1", "'e' depends on itself"],
    ["1 + 1", "The expression must come to a time series: TIME_SERIES makes one of a number"],
    ["ABS(a, b)", "Function ABS does not take 2 arguments"],
    ["FILL(a, SOMEHOW)", "Unknown id 'SOMEHOW'"],
    ["SORT([a, b], 'constructor', ASC)", "SORT takes AVG, MIN, MAX or SUM, then ASC or DESC, then a number"],
    [`${"(".repeat(100)}a${")".repeat(100)}`, "The expression is nested too deeply"],
  ])("refuses %s", async (expression, reason) => {
    await expect(math(expression)).rejects.toMatchObject({
      name: "ValidationException",
      message: `Error in expression 'e': ${reason}`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("refuses more datapoints than a request may have", async () => {
    await expect(
      get([{ Id: "e", Expression: "TIME_SERIES(1)", Period: 1 }], { StartTime: new Date(0) }),
    ).rejects.toMatchObject({ name: "ValidationException", message: expect.stringContaining("too many datapoints") });
  });
});

describe("a request for metric data", () => {
  beforeEach(() => put(...[1, 2, 4].map((Value, index) => ({ MetricName: "a", Value, Timestamp: at(index) }))));

  it.each<[string, readonly MetricDataQuery[], Partial<GetMetricDataCommandInput>, unknown]>([
    [
      "neither a metric nor an expression",
      [{ Id: "e" }],
      {},
      "The parameter MetricDataQueries.member.1.MetricStat is required.\n",
    ],
    ["both", [{ ...metric("a"), Expression: "a" }], {}, expect.stringContaining("mutually exclusive")],
    ["one id for two", [metric("a"), metric("a")], {}, expect.stringContaining("not unique")],
    ["an id that is none", [metric("A")], {}, expect.stringContaining("is not matching the expected pattern")],
    [
      "an end before the start",
      [metric("a")],
      { EndTime: at(-1) },
      "The parameter EndTime must be greater than StartTime.",
    ],
    ["no time at all", [metric("a")], { EndTime: at(0) }, "The parameter StartTime must not equal parameter EndTime."],
    ["a statistic that is none", [metric("a", "a", "Most")], {}, expect.stringContaining("Stat is not supported")],
  ])("is refused for %s", async (_what, queries, input, message) => {
    await expect(get(queries, input)).rejects.toMatchObject({ name: "ValidationException", message });
  });

  it("comes in pages of so many datapoints", async () => {
    const queries = [
      { ...metric("a"), ReturnData: true },
      { Id: "e", Expression: "a * 10" },
    ];
    const first = await get(queries, { MaxDatapoints: 2 });
    expect(first.MetricDataResults).toMatchObject([{ Id: "a", Values: [1, 2], StatusCode: "PartialData" }]);
    const second = await get(queries, { MaxDatapoints: 10, NextToken: first.NextToken });
    expect(second.MetricDataResults).toMatchObject([
      { Id: "a", Values: [4], StatusCode: "Complete" },
      { Id: "e", Values: [10, 20, 40], StatusCode: "Complete" },
    ]);
    expect(second.NextToken).toBeUndefined();
    await expect(get(queries, { NextToken: "mine" })).rejects.toMatchObject({ name: "InvalidNextToken" });
  });

  it("has percentiles as a statistic, and nothing for a metric that has no data", async () => {
    const { MetricDataResults } = await get([
      { ...metric("a", "a", "p90"), ReturnData: true },
      { ...metric("b"), ReturnData: true },
    ]);
    expect(MetricDataResults).toMatchObject([{ Values: [1, 2, 4] }, { Id: "b", Values: [] }]);
  });
});

describe("an alarm", () => {
  const putAlarm = (rest: Partial<PutMetricAlarmCommandInput>) =>
    cloudwatch().send(
      new PutMetricAlarmCommand({
        AlarmName: "wake",
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanThreshold",
        ...rest,
      }),
    );
  const SIMPLE = { MetricName: "a", Namespace: "Test", Period: 60 };

  it.each<[string, Partial<PutMetricAlarmCommandInput>]>([
    ["a percentile", { ...SIMPLE, ExtendedStatistic: "p99.9" }],
    ["a trimmed mean", { ...SIMPLE, ExtendedStatistic: "TM(2%:98%)" }],
    ["a search", { Metrics: [{ Id: "e", Expression: "SEARCH('{Test} a', 'Sum', 60)" }] }],
    ["a query", { Metrics: [{ Id: "e", Expression: 'SELECT MAX(a) FROM "Test"', Period: 60 }] }],
    [
      "a band",
      {
        ComparisonOperator: "GreaterThanUpperThreshold",
        Threshold: undefined,
        ThresholdMetricId: "band",
        Metrics: [
          { ...metric("a"), ReturnData: true },
          { Id: "band", Expression: "ANOMALY_DETECTION_BAND(a, 2)", ReturnData: true },
        ],
      },
    ],
  ])("takes %s", async (_what, alarm) => {
    await expect(putAlarm(alarm)).resolves.toBeDefined();
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>, unknown]>([
    [
      "a percentile without a p",
      { ...SIMPLE, ExtendedStatistic: "90" },
      "The value 90 for parameter ExtendedStatistic is not supported.",
    ],
    ["an action that is no ARN", { ...SIMPLE, Statistic: "Sum", AlarmActions: ["wake"] }, "Invalid arn syntax: wake"],
    [
      "an expression that cannot be read",
      { Metrics: [metric("a"), { Id: "e", Expression: "a +" }] },
      expect.stringContaining("Error in expression 'e'"),
    ],
    [
      "two series that it could look at",
      {
        Metrics: [
          { ...metric("a"), ReturnData: true },
          { Id: "e", Expression: "a" },
        ],
      },
      "Exactly one element of the metrics list should return data.",
    ],
    [
      "a way with few samples that is none",
      { ...SIMPLE, ExtendedStatistic: "p90", EvaluateLowSampleCountPercentile: "maybe" },
      expect.stringContaining("Option maybe is not supported"),
    ],
  ])("refuses %s", async (_what, alarm, message) => {
    await expect(putAlarm(alarm)).rejects.toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
  });
});
