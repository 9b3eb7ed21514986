import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

export type SageMakerSdk = typeof import("@aws-sdk/client-sagemaker");

/** For what reads SageMaker and for what changes it. */
export const sageMakerConnection = (settings: ClientSettings): Connection<SageMakerSdk, SageMakerClient> =>
  new Connection(
    () => loadSdk("@aws-sdk/client-sagemaker", (): SageMakerSdk => require("@aws-sdk/client-sagemaker")),
    (sdk) => new sdk.SageMakerClient(settings),
  );
