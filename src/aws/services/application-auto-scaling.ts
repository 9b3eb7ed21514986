import type {
  ApplicationAutoScalingClient,
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from "@aws-sdk/client-application-auto-scaling";
import type { Caller } from "../caller";
import { inBatches, pages } from "../pages";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-application-auto-scaling");

const NAMESPACE = "sagemaker";

/** Ids that one DescribeScalableTargets takes, and what it answers with at most. */
const TARGETS_AT_ONCE = 50;

/** Policies come ten to a page: for more resources than this, all of the account are read page by page. */
const ASKED_ONE_BY_ONE = 10;

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

  close(): void {
    this.connection.close();
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
