import type { SageMakerRuntimeClient, SageMakerRuntimeClientConfig } from "@aws-sdk/client-sagemaker-runtime";

/* The SDK's interfaces, by the package that every user of this entry has. */

/** A retry strategy of the AWS SDK for JavaScript v3, such as its `StandardRetryStrategy`. */
export type SdkRetryStrategy = Extract<
  NonNullable<SageMakerRuntimeClientConfig["retryStrategy"]>,
  { acquireInitialRetryToken: unknown }
>;

/** What the SDK keeps of the attempts of a request. */
export type SdkRetryToken = Awaited<ReturnType<SdkRetryStrategy["acquireInitialRetryToken"]>>;

/** The error of an attempt, as the SDK gives it to a retry strategy. */
export type SdkRetryErrorInfo = Parameters<SdkRetryStrategy["refreshRetryTokenForRetry"]>[1];

/** The middleware of a SageMaker Runtime client. */
export type SdkMiddlewareStack = SageMakerRuntimeClient["middlewareStack"];
