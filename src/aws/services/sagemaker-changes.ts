import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Caller } from "../caller";
import type { ClientSettings, Connection } from "../sdk";
import { type SageMakerSdk, sageMakerConnection } from "./sagemaker-connection";

/** What is changed of SageMaker: how many copies and instances there should be, and nothing else. */
export class SageMakerChanges {
  private readonly connection: Connection<SageMakerSdk, SageMakerClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    this.connection = sageMakerConnection(settings);
  }

  /** @param copies an integer >= 0 */
  async setCopies(component: string, copies: number): Promise<void> {
    await this.caller.call(
      "UpdateInferenceComponentRuntimeConfig",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(
          new sdk.UpdateInferenceComponentRuntimeConfigCommand({
            InferenceComponentName: component,
            DesiredRuntimeConfig: { CopyCount: copies },
          }),
          options,
        );
      },
      { about: `inference component ${component}` },
    );
  }

  /** @param instances an integer >= 0 */
  async setInstances(endpoint: string, variant: string, instances: number): Promise<void> {
    await this.caller.call(
      "UpdateEndpointWeightsAndCapacities",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(
          new sdk.UpdateEndpointWeightsAndCapacitiesCommand({
            EndpointName: endpoint,
            DesiredWeightsAndCapacities: [{ VariantName: variant, DesiredInstanceCount: instances }],
          }),
          options,
        );
      },
      { about: `variant ${variant} of endpoint ${endpoint}` },
    );
  }

  close(): void {
    this.connection.close();
  }
}
