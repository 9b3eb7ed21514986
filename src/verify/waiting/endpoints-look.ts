import type { DescribeEndpointCommandOutput, EndpointSummary } from "@aws-sdk/client-sagemaker";
import type { SageMakerReader } from "../../aws/services/sagemaker";
import { liveEndpoint } from "../../topology/aws/live";
import type { LiveEndpoint } from "../../topology/live";
import { isPassing } from "./awaited";
import { PagedList } from "./paged-list";

type Summaries = ReadonlyMap<string, EndpointSummary>;

/** The endpoints that are waited for, each described once it has settled and again when it changes. */
export class EndpointsLook {
  readonly described = new Map<string, DescribeEndpointCommandOutput>();
  private readonly list: PagedList<EndpointSummary>;
  /** From the last list, if one was read. */
  private listed: Summaries | undefined;

  constructor(
    private readonly sagemaker: SageMakerReader,
    private readonly names: readonly string[],
  ) {
    this.list = new PagedList((mostPages) => sagemaker.listEndpoints(mostPages));
  }

  /** @returns by name, without those that do not exist */
  async look(): Promise<ReadonlyMap<string, LiveEndpoint>> {
    const restless = this.names.filter((name) => this.isRestless(name));
    const summaries = await this.summaries(restless.length);
    this.listed = summaries;
    const changed = this.names.filter((name) => this.mustDescribe(name, summaries));
    await Promise.all(changed.map((name) => this.describe(name)));
    return new Map(this.names.flatMap((name) => this.known(name, summaries)));
  }

  /** @returns by name, without those that were not read, or not completely */
  soFar(): ReadonlyMap<string, LiveEndpoint> {
    const known = this.names.flatMap((name) => this.known(name, this.listed));
    return new Map(known.filter(([name, endpoint]) => this.described.has(name) || isPassing(endpoint)));
  }

  private async summaries(calls: number): Promise<Summaries | undefined> {
    const list = await this.list.within(calls);
    return list && new Map(list.map((summary) => [summary.EndpointName ?? "", summary]));
  }

  /** Not read yet, or changing when it was read. */
  private isRestless(name: string): boolean {
    const output = this.described.get(name);
    return output === undefined || isPassing(liveEndpoint(output));
  }

  private mustDescribe(name: string, summaries: Summaries | undefined): boolean {
    if (summaries === undefined) {
      return this.isRestless(name);
    }
    const summary = summaries.get(name);
    if (summary?.EndpointStatus !== undefined && isPassing(ofSummary(summary))) {
      return false;
    }
    // A list may not contain a new resource yet.
    return this.isRestless(name) || summary === undefined || this.hasChanged(name, summary);
  }

  private hasChanged(name: string, summary: EndpointSummary): boolean {
    const before = this.described.get(name);
    return (
      before?.EndpointStatus !== summary.EndpointStatus ||
      before?.LastModifiedTime?.getTime() !== summary.LastModifiedTime?.getTime()
    );
  }

  private async describe(name: string): Promise<void> {
    const output = await this.sagemaker.describeEndpoint(name);
    if (output === undefined) {
      this.described.delete(name);
    } else {
      this.described.set(name, output);
    }
  }

  private known(name: string, summaries: Summaries | undefined): [string, LiveEndpoint][] {
    const output = this.described.get(name);
    const summary = summaries?.get(name);
    if (summary !== undefined && (output === undefined || isPassing(ofSummary(summary)))) {
      return [[name, ofSummary(summary)]];
    }
    return output === undefined ? [] : [[name, liveEndpoint(output)]];
  }
}

/** A list has fewer members than a description. */
const ofSummary = (summary: EndpointSummary): LiveEndpoint => ({
  name: summary.EndpointName ?? "",
  arn: summary.EndpointArn ?? "",
  status: summary.EndpointStatus ?? "",
  configName: undefined,
  failureReason: undefined,
  createdAt: summary.CreationTime,
  lastModifiedAt: summary.LastModifiedTime,
  variants: [],
});
