import type { GetScheduleCommandOutput, ListSchedulesCommandOutput, SchedulerClient } from "@aws-sdk/client-scheduler";
import type { Caller } from "../caller";
import { type ClientSettings, Connection, loadSdk } from "../sdk";
import type { PageRequest } from "./sagemaker";

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

  /** A page of the schedules of all groups. */
  listSchedules({ nextToken }: PageRequest = {}): Promise<ListSchedulesCommandOutput> {
    return this.caller.call("ListSchedules", (options) => {
      const { client, sdk } = this.connection.open();
      return client.send(new sdk.ListSchedulesCommand({ MaxResults: 100, NextToken: nextToken }), options);
    });
  }

  /** @returns `undefined` when there is none of this name in the group */
  getSchedule(name: string, groupName: string | undefined): Promise<GetScheduleCommandOutput | undefined> {
    return this.caller.find(
      "GetSchedule",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(new sdk.GetScheduleCommand({ Name: name, GroupName: groupName }), options);
      },
      `schedule ${name}`,
    );
  }

  close(): void {
    this.connection.close();
  }
}
