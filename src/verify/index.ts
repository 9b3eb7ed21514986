export { ScaleToZeroError } from "../errors";
export type * from "../review/reviewed-types";
export type { KnownFinding } from "../rules/known-finding";
export { Duration } from "../time/duration";
export type * from "./verification-result";
export { type VerifyOptions, verify } from "./verify";
export { verifyAfterApply } from "./verify-after-apply";
export type { Pending, WaitProgress } from "./waiting/wait";
export type { AcknowledgedRule, AppliedEndpoint, AppliedEndpoints } from "./wanted/applied-endpoints";
