import type {
  ApplicationAutoScalingClient,
  ScalableTarget,
  ScalingActivity,
  ScalingPolicy,
  ScheduledAction,
} from "@aws-sdk/client-application-auto-scaling";
import type { Caller } from "../caller";
import { inBatches, pages, pagesWithin } from "../pages";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-application-auto-scaling");

const NAMESPACE = "sagemaker";

/** Ids that one DescribeScalableTargets takes, and what it answers with at most. */
const TARGETS_AT_ONCE = 50;

/** Policies come ten to a page: for more resources than this, all of the account are read page by page. */
const ASKED_ONE_BY_ONE = 10;

/** The most activities that one DescribeScalingActivities answers with. */
const ACTIVITIES_AT_ONCE = 50;

/** Which scaling activities are read. */
export interface ActivityQuery {
  /** Of each resource, from 1 to 50. */
  readonly most: number;
  /** Also those that found a reason not to scale. @default false */
  readonly includeNotScaled?: boolean;
}

/** What is read of Application Auto Scaling, for SageMaker alone. */
export class ApplicationAutoScalingReader {
  private readonly connection: Connection<Sdk, ApplicationAutoScalingClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = new Connection(
      () =>
        loadSdk(
          "@aws-sdk/client-application-auto-scaling",
          (): Sdk => require("@aws-sdk/client-application-auto-scaling"),
        ),
      (sdk) => new sdk.ApplicationAutoScalingClient(settings),
    );
  }

  /** The scalable targets of these resources, in every dimension. */
  async scalableTargets(resourceIds: readonly string[]): Promise<readonly ScalableTarget[]> {
    const batches = await inBatches(resourceIds, TARGETS_AT_ONCE, (ids) =>
      pages(
        (NextToken) =>
          this.caller.call("DescribeScalableTargets", (options) => {
            const { client, sdk } = this.connection.open();
            return client.send(
              new sdk.DescribeScalableTargetsCommand({
                ServiceNamespace: NAMESPACE,
                ResourceIds: [...ids],
                MaxResults: TARGETS_AT_ONCE,
                NextToken,
              }),
              options,
            );
          }),
        ({ ScalableTargets, NextToken }) => ({ items: ScalableTargets, next: NextToken }),
      ),
    );
    return batches;
  }

  /** The policies of these resources. */
  scalingPolicies(resourceIds: readonly string[]): Promise<readonly ScalingPolicy[]> {
    return this.ofResources(resourceIds, (ResourceId) =>
      pages(
        (NextToken) =>
          this.caller.call("DescribeScalingPolicies", (options) => {
            const { client, sdk } = this.connection.open();
            return client.send(
              new sdk.DescribeScalingPoliciesCommand({ ServiceNamespace: NAMESPACE, ResourceId, NextToken }),
              options,
            );
          }),
        ({ ScalingPolicies, NextToken }) => ({ items: ScalingPolicies, next: NextToken }),
      ),
    );
  }

  /** The scheduled actions of these resources. */
  scheduledActions(resourceIds: readonly string[]): Promise<readonly ScheduledAction[]> {
    return this.ofResources(resourceIds, (ResourceId) =>
      pages(
        (NextToken) =>
          this.caller.call("DescribeScheduledActions", (options) => {
            const { client, sdk } = this.connection.open();
            return client.send(
              new sdk.DescribeScheduledActionsCommand({ ServiceNamespace: NAMESPACE, ResourceId, NextToken }),
              options,
            );
          }),
        ({ ScheduledActions, NextToken }) => ({ items: ScheduledActions, next: NextToken }),
      ),
    );
  }

  /**
   * The scaling activities of these resources, each resource's newest first. For many resources those of the whole account
   * are read, in as many pages as there are resources: a resource without any among them did nothing lately.
   */
  async scalingActivities(
    resourceIds: readonly string[],
    { most, includeNotScaled = false }: ActivityQuery,
  ): Promise<readonly ScalingActivity[]> {
    if (resourceIds.length <= ASKED_ONE_BY_ONE) {
      return (await Promise.all(resourceIds.map((id) => this.activities(id, most, 1, includeNotScaled)))).flat();
    }
    const wanted = new Map(resourceIds.map((id) => [id, most]));
    const all = await this.activities(undefined, ACTIVITIES_AT_ONCE, resourceIds.length, includeNotScaled);
    return all.filter(({ ResourceId = "" }) => {
      const left = wanted.get(ResourceId) ?? 0;
      wanted.set(ResourceId, left - 1);
      return left > 0;
    });
  }

  close(): void {
    this.connection.close();
  }

  private async activities(
    ResourceId: string | undefined,
    MaxResults: number,
    mostPages: number,
    IncludeNotScaledActivities: boolean,
  ): Promise<readonly ScalingActivity[]> {
    const { items } = await pagesWithin(
      mostPages,
      (NextToken) =>
        this.caller.call("DescribeScalingActivities", (options) => {
          const { client, sdk } = this.connection.open();
          return client.send(
            new sdk.DescribeScalingActivitiesCommand({
              ServiceNamespace: NAMESPACE,
              ResourceId,
              MaxResults,
              IncludeNotScaledActivities,
              NextToken,
            }),
            options,
          );
        }),
      ({ ScalingActivities, NextToken }) => ({ items: ScalingActivities, next: NextToken }),
    );
    return items;
  }

  private async ofResources<T extends { readonly ResourceId: string | undefined }>(
    resourceIds: readonly string[],
    read: (resourceId: string | undefined) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    if (resourceIds.length <= ASKED_ONE_BY_ONE) {
      return (await Promise.all(resourceIds.map(read))).flat();
    }
    const wanted = new Set(resourceIds);
    return (await read(undefined)).filter(({ ResourceId }) => ResourceId !== undefined && wanted.has(ResourceId));
  }
}
