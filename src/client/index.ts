export { ScaleToZeroError } from "../errors";
export { Duration } from "../time/duration";
export { type CapacityRetryOptions, CapacityRetryStrategy } from "./capacity-retry-strategy";
export type { SdkMiddlewareStack, SdkRetryErrorInfo, SdkRetryStrategy, SdkRetryToken } from "./retry-types";
