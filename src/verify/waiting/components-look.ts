import type { DescribeInferenceComponentCommandOutput, InferenceComponentSummary } from "@aws-sdk/client-sagemaker";
import type { SageMakerReader } from "../../aws/services/sagemaker";
import { liveComponent } from "../../topology/aws/live";
import type { ExpectedEndpoint, LiveComponent } from "../../topology/live";
import { isComponentPassing } from "./awaited";
import { PagedList } from "./paged-list";

/** The components of endpoints, each described once it has settled and again when it changes. */
export class ComponentsLook {
  readonly described = new Map<string, DescribeInferenceComponentCommandOutput>();
  /** Components by the name of their endpoint. */
  private readonly listed = new Map<string, readonly InferenceComponentSummary[]>();
  private readonly list: PagedList<InferenceComponentSummary>;

  constructor(private readonly sagemaker: SageMakerReader) {
    this.list = new PagedList((mostPages) => sagemaker.listInferenceComponents({ mostPages }));
  }

  /** @param endpoints those in service: before that, they have no components */
  async look(endpoints: readonly ExpectedEndpoint[]): Promise<void> {
    const restless = endpoints.filter((endpoint) => this.isRestless(endpoint));
    await this.listOn(restless.map(({ name }) => name));
    const changed = restless.flatMap(({ name }) => this.listed.get(name) ?? []).filter((one) => this.mustDescribe(one));
    await Promise.all(changed.map(({ InferenceComponentName: name = "" }) => this.describe(name)));
  }

  on(endpointName: string): readonly LiveComponent[] {
    return (this.listed.get(endpointName) ?? []).map((summary) => this.known(summary));
  }

  private isRestless({ name, components }: ExpectedEndpoint): boolean {
    const listed = this.listed.get(name);
    return (
      listed === undefined ||
      this.on(name).some(isComponentPassing) ||
      components.some((wanted) => !listed.some(({ InferenceComponentName: found }) => found === wanted))
    );
  }

  private async listOn(names: readonly string[]): Promise<void> {
    const all = await this.list.within(names.length);
    if (all === undefined) {
      await Promise.all(names.map((name) => this.listEndpoint(name)));
      return;
    }
    const byEndpoint = new Map<string | undefined, InferenceComponentSummary[]>(names.map((name) => [name, []]));
    for (const summary of all) {
      byEndpoint.get(summary.EndpointName)?.push(summary);
    }
    for (const name of names) {
      this.listed.set(name, byEndpoint.get(name) ?? []);
    }
  }

  private async listEndpoint(endpointName: string): Promise<void> {
    const { items } = await this.sagemaker.listInferenceComponents({ endpointName });
    this.listed.set(endpointName, items);
  }

  private mustDescribe(summary: InferenceComponentSummary): boolean {
    if (isComponentPassing(ofSummary(summary))) {
      return false;
    }
    const before = this.described.get(summary.InferenceComponentName ?? "");
    return (
      before === undefined ||
      isComponentPassing(liveComponent(before)) ||
      before.InferenceComponentStatus !== summary.InferenceComponentStatus ||
      before.LastModifiedTime?.getTime() !== summary.LastModifiedTime?.getTime()
    );
  }

  private async describe(name: string): Promise<void> {
    const output = await this.sagemaker.describeInferenceComponent(name);
    if (output === undefined) {
      this.described.delete(name);
    } else {
      this.described.set(name, output);
    }
  }

  private known(summary: InferenceComponentSummary): LiveComponent {
    const output = this.described.get(summary.InferenceComponentName ?? "");
    return output === undefined || isComponentPassing(ofSummary(summary)) ? ofSummary(summary) : liveComponent(output);
  }
}

/** A list has fewer members than a description. */
const ofSummary = (summary: InferenceComponentSummary): LiveComponent => ({
  name: summary.InferenceComponentName ?? "",
  arn: summary.InferenceComponentArn ?? "",
  endpointName: summary.EndpointName ?? "",
  variantName: summary.VariantName,
  status: summary.InferenceComponentStatus ?? "",
  failureReason: undefined,
  currentCopies: undefined,
  desiredCopies: undefined,
  createdAt: summary.CreationTime,
  lastModifiedAt: summary.LastModifiedTime,
});
