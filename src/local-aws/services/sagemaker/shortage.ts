import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { FLEETS, type Fleet } from "./fleet";

/** What SageMaker says when AWS has no instance of a type. */
const NO_CAPACITY =
  "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.";

/** Why a change that needed instances ended without them. */
export const shortageReason = (call: Call, kind: "drought" | "quota", fleet: Pick<Fleet, "instanceType">): string =>
  kind === "drought" ? NO_CAPACITY : quotaText(call, fleet.instanceType);

/**
 * Operations on endpoints refuse at once what is beyond a quota.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
export const beyondQuota = (call: Call, instanceType: string | undefined) =>
  new AwsError("ResourceLimitExceeded", quotaText(call, instanceType));

/** The account has no quotas of its own: what it has is what it may have. */
function quotaText(call: Call, instanceType: string | undefined): string {
  const used = call
    .table(FLEETS)
    .values()
    .filter((fleet) => fleet.instanceType === instanceType)
    .reduce((total, { instances }) => total + instances.length, 0);
  return `The account-level service limit '${instanceType ?? "instances"} for endpoint usage' is ${used} Instances, with current utilization of ${used} Instances and a request delta of 1 Instances. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`;
}
