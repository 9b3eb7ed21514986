import { types } from "node:util";
import type { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import type { Caller, Send } from "../caller";
import { isNoCapacity } from "../no-capacity";
import { type ClientSettings, Connection, loadSdk } from "../sdk";

type Sdk = typeof import("@aws-sdk/client-sagemaker-runtime");

/** A request to an endpoint. */
export interface Payload {
  readonly endpoint: string;
  /** The inference component that answers it. @default - the endpoint's own model */
  readonly component?: string | undefined;
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** What became of a request. */
export type Invocation =
  | { readonly kind: "answered"; readonly bytes: number }
  /** Nothing serves it: the endpoint sleeps, or is on its way. */
  | { readonly kind: "no capacity"; readonly message: string }
  /** The container, or SageMaker, failed: a client tries again. */
  | { readonly kind: "failed"; readonly message: string }
  /** The request is wrong: trying again does not help. */
  | { readonly kind: "refused"; readonly message: string };

/** Where an asynchronous request will be answered. */
export interface Queued {
  readonly inferenceId: string | undefined;
  readonly output: string | undefined;
  readonly failure: string | undefined;
}

/**
 * SageMaker ends a request after 60 s.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
const LONGEST_MS = 65_000;

/** Sends requests to endpoints. Nothing is sent twice: what a refusal says is what is asked for. */
export class SageMakerRuntime {
  private readonly connection: Connection<Sdk, SageMakerRuntimeClient>;

  constructor(
    private readonly caller: Caller,
    settings: ClientSettings,
  ) {
    const { requestHandler } = settings;
    this.connection = new Connection(
      () => loadSdk("@aws-sdk/client-sagemaker-runtime", (): Sdk => require("@aws-sdk/client-sagemaker-runtime")),
      (sdk) =>
        new sdk.SageMakerRuntimeClient({
          ...settings,
          maxAttempts: 1,
          requestHandler: { ...requestHandler, requestTimeout: LONGEST_MS },
        }),
    );
  }

  /** Loads the SDK and the credentials, so that the time of the first request is the time that it is sent. Calls nothing. */
  async prepare(): Promise<void> {
    const { client } = this.connection.open();
    // Missing credentials are an error of the first request.
    await client.config.credentials().catch(() => undefined);
  }

  invoke({ endpoint, component, body, contentType }: Payload): Promise<Invocation> {
    const send: Send<Invocation> = async (options) => {
      const { client, sdk } = this.connection.open();
      try {
        const answer = await client.send(
          new sdk.InvokeEndpointCommand({
            EndpointName: endpoint,
            InferenceComponentName: component,
            Body: body,
            ContentType: contentType,
          }),
          options,
        );
        return { kind: "answered", bytes: answer.Body?.length ?? 0 };
      } catch (error) {
        const invocation = invocationOf(error);
        if (invocation === undefined) {
          throw error;
        }
        return invocation;
      }
    };
    return this.caller.call("InvokeEndpoint", send, { about: `endpoint ${endpoint}` });
  }

  async enqueue({ endpoint, body, contentType }: Payload): Promise<Queued> {
    const answer = await this.caller.call(
      "InvokeEndpointAsync",
      (options) => {
        const { client, sdk } = this.connection.open();
        return client.send(
          new sdk.InvokeEndpointAsyncCommand({ EndpointName: endpoint, Body: body, ContentType: contentType }),
          options,
        );
      },
      { about: `endpoint ${endpoint}` },
    );
    return { inferenceId: answer.InferenceId, output: answer.OutputLocation, failure: answer.FailureLocation };
  }

  close(): void {
    this.connection.close();
  }
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html#API_runtime_InvokeEndpoint_Errors */
const PASSING = new Set([
  "InternalDependencyException",
  "InternalFailure",
  "ModelError",
  "ModelNotReadyException",
  "ServiceUnavailable",
  "ThrottlingException",
]);

/** @returns `undefined` for what says nothing about the endpoint, such as missing credentials */
function invocationOf(error: unknown): Invocation | undefined {
  if (!types.isNativeError(error)) {
    return undefined;
  }
  const message = `${error.name}: ${error.message}`;
  if (isTooLarge(error)) {
    return { kind: "refused", message: `HTTP 413: ${error.message}` };
  }
  if (error.name === "ValidationError") {
    return { kind: isNoCapacity(error) ? "no capacity" : "refused", message };
  }
  return PASSING.has(error.name) ? { kind: "failed", message } : undefined;
}

/** What stands before SageMaker refuses a large body with its status only. */
const isTooLarge = ({ $metadata }: Error & { readonly $metadata?: { readonly httpStatusCode?: number } }): boolean =>
  $metadata?.httpStatusCode === 413;
