import type { CloudWatchClient, CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Caller } from "../caller";
import { inBatches, pages, pagesWithin } from "../pages";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-cloudwatch");

/** Alarms that one call takes or answers with. */
const AT_ONCE = 100;

/** A metric of SageMaker, with its one dimension. */
export interface WatchedMetric {
  readonly name: string;
  readonly dimension: { readonly name: string; readonly value: string };
}

export interface Alarms {
  readonly metric: readonly MetricAlarm[];
  readonly composite: readonly CompositeAlarm[];
}

/** Alarms, and whether they are all that there are. */
export interface SomeAlarms {
  readonly alarms: Alarms;
  readonly complete: boolean;
}

/** Which datapoints of a metric are read. */
export interface DatapointQuery {
  /** Values by name. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly from: number;
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly periodSeconds: number;
  readonly statistic: "Sum" | "Maximum" | "Average";
}

export interface Datapoint {
  /** The start of its period, in milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
}

/** What is read of CloudWatch. */
export class CloudWatchReader {
  private readonly connection: Connection<Sdk, CloudWatchClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = new Connection(
      () => loadSdk("@aws-sdk/client-cloudwatch", (): Sdk => require("@aws-sdk/client-cloudwatch")),
      (sdk) => new sdk.CloudWatchClient(settings),
    );
  }

  /** The alarms of these names, as far as there are such. */
  async alarmsNamed(names: readonly string[]): Promise<Alarms> {
    return merged(await inBatches(names, AT_ONCE, async (some) => [await this.alarms({ AlarmNames: [...some] })]));
  }

  /** The alarms that have an action whose ARN begins so. */
  alarmsWithAction(prefix: string): Promise<Alarms> {
    return this.alarms({ ActionPrefix: prefix });
  }

  /** The alarms on a metric with this dimension and no other, whatever they do. */
  async alarmsOn({ name, dimension }: WatchedMetric): Promise<readonly MetricAlarm[]> {
    const { MetricAlarms } = await this.caller.call("DescribeAlarmsForMetric", (options) => {
      const { client, sdk } = this.connection.open();
      return client.send(
        new sdk.DescribeAlarmsForMetricCommand({
          Namespace: "AWS/SageMaker",
          MetricName: name,
          Dimensions: [{ Name: dimension.name, Value: dimension.value }],
        }),
        options,
      );
    });
    return MetricAlarms ?? [];
  }

  /** All alarms of the account, as far as so many pages of 100 go. */
  allAlarms(mostPages: number): Promise<SomeAlarms> {
    return this.alarmsWithin(mostPages, {});
  }

  /** The datapoints of a metric of SageMaker from an instant on, in their order. */
  async datapoints(name: string, query: DatapointQuery): Promise<readonly Datapoint[]> {
    const results = await pages(
      (NextToken) =>
        this.caller.call("GetMetricData", (options) => {
          const { client, sdk } = this.connection.open();
          const Dimensions = Object.entries(query.dimensions).map(([Name, Value]) => ({ Name, Value }));
          const Metric = { Namespace: "AWS/SageMaker", MetricName: name, Dimensions };
          return client.send(
            new sdk.GetMetricDataCommand({
              StartTime: new Date(query.from),
              EndTime: new Date(query.until),
              ScanBy: "TimestampAscending",
              MetricDataQueries: [
                { Id: "m", MetricStat: { Metric, Period: query.periodSeconds, Stat: query.statistic } },
              ],
              NextToken,
            }),
            options,
          );
        }),
      ({ MetricDataResults, NextToken }) => ({ items: MetricDataResults, next: NextToken }),
    );
    return results.flatMap(({ Timestamps = [], Values = [] }) =>
      Timestamps.map((at, index) => ({ at: at.getTime(), value: Values[index] ?? 0 })),
    );
  }

  close(): void {
    this.connection.close();
  }

  private async alarms(filter: AlarmFilter): Promise<Alarms> {
    return (await this.alarmsWithin(Number.POSITIVE_INFINITY, filter)).alarms;
  }

  private async alarmsWithin(mostPages: number, filter: AlarmFilter): Promise<SomeAlarms> {
    const { items, complete } = await pagesWithin(
      mostPages,
      (NextToken) =>
        this.caller.call("DescribeAlarms", (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(
            new sdk.DescribeAlarmsCommand({
              ...filter,
              AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
              MaxRecords: AT_ONCE,
              NextToken,
            }),
            options,
          );
        }),
      ({ MetricAlarms, CompositeAlarms, NextToken }) => ({
        items: [{ metric: MetricAlarms ?? [], composite: CompositeAlarms ?? [] }],
        next: NextToken,
      }),
    );
    return { alarms: merged(items), complete };
  }
}

interface AlarmFilter {
  readonly AlarmNames?: string[];
  readonly ActionPrefix?: string;
}

const merged = (parts: readonly Alarms[]): Alarms => ({
  metric: parts.flatMap(({ metric }) => metric),
  composite: parts.flatMap(({ composite }) => composite),
});
