import type { RolePolicy } from "../iam/role-policy";
import type { EndpointOptions } from "./endpoint-options";
import type { InstanceOptions } from "./instance-options";

/** What the instances of an endpoint do beside running a model: logs, captured data, core dumps. */
export function grantHosting(
  grants: RolePolicy,
  endpointName: string,
  { dataCapture }: EndpointOptions,
  variants: readonly InstanceOptions[],
): void {
  grants.grantWriteLogs(`/aws/sagemaker/Endpoints/${endpointName}`);
  for (const destination of [dataCapture, ...variants.map(({ coreDump }) => coreDump)]) {
    if (destination === undefined) {
      continue;
    }
    grants.grantWrite(destination.destinationS3Uri);
    // A key id or an alias is no resource that a policy could name.
    if (destination.kmsKeyId?.startsWith("arn:") === true) {
      grants.grantUseKey(destination.kmsKeyId);
    }
  }
}
