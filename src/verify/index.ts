export { ScaleToZeroError } from "../errors";
export type * from "../review/reviewed-types";
export { Duration } from "../time/duration";
export {
  type AcknowledgedFindings,
  type VerificationResult,
  type VerifyAfterApplyOptions,
  verifyAfterApply,
} from "./verify-after-apply";
export type { Pending, WaitProgress } from "./waiting/wait";
export type { AcknowledgedRule, AppliedEndpoint, AppliedEndpoints } from "./wanted/applied-endpoints";
