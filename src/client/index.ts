export { ScaleToZeroError } from "../errors";
export { Duration } from "../time/duration";
export { type CapacityRetryOptions, CapacityRetryStrategy } from "./capacity-retry-strategy";
export { type CapacityReason, CapacityTimeout } from "./capacity-timeout";
export type { SdkMiddlewareStack, SdkRetryErrorInfo, SdkRetryStrategy, SdkRetryToken } from "./retry-types";
export { WakingClient, type WakingClientOptions } from "./waking-client";
export type * from "./waking-request";
