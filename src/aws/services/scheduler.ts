import type { GetScheduleCommandOutput, SchedulerClient, ScheduleSummary } from "@aws-sdk/client-scheduler";
import type { Caller } from "../caller";
import { type Listed, pagesWithin } from "../pages";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-scheduler");

/** What is read of EventBridge Scheduler. */
export class SchedulerReader {
  private readonly connection: Connection<Sdk, SchedulerClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = new Connection(
      () => loadSdk("@aws-sdk/client-scheduler", (): Sdk => require("@aws-sdk/client-scheduler")),
      (sdk) => new sdk.SchedulerClient(settings),
    );
  }

  /** The schedules of all groups, as far as so many pages of 100 go. */
  listSchedules(mostPages: number): Promise<Listed<ScheduleSummary>> {
    return pagesWithin(
      mostPages,
      (NextToken) =>
        this.caller.call("ListSchedules", (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(new sdk.ListSchedulesCommand({ MaxResults: 100, NextToken }), options);
        }),
      ({ Schedules, NextToken }) => ({ items: Schedules, next: NextToken }),
    );
  }

  /** @returns `undefined` when there is none of this name in the group */
  getSchedule(name: string, groupName: string | undefined): Promise<GetScheduleCommandOutput | undefined> {
    return this.caller.find(
      "GetSchedule",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetScheduleCommand({ Name: name, GroupName: groupName }), options);
      },
      { about: `schedule ${name}`, same: { Name: name } },
    );
  }

  close(): void {
    this.connection.close();
  }
}
