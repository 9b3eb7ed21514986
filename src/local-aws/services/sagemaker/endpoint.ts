import type { Call } from "../../call";
import { validationError } from "../../errors";
import { type Living, livingTableOf } from "../../store/life-cycle";
import type { EndpointDeployment } from "./deployment-config";
import type { AsyncInference } from "./endpoint-config";
import { couldNotFind, onlyToBeDeleted } from "./texts";
import type { VariantHosting, VariantState } from "./variant";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html */
export type EndpointStatus = "Creating" | "Updating" | "RollingBack" | "InService" | "Deleting" | "Failed";

export interface Endpoint {
  readonly name: string;
  readonly arn: string;
  readonly status: EndpointStatus;
  readonly configName: string;
  /** None until the endpoint is there. */
  readonly variants: readonly VariantState[];
  /** What becomes its variants once it has settled. */
  readonly started?: readonly VariantState[];
  /** At its next step, its instances are replaced by those of `started`. */
  readonly deploys?: boolean;
  /** Why AWS did not have all instances of the change under way. */
  readonly lacking?: "drought" | "quota";
  /** Kept here because the configuration may be deleted while the endpoint runs it. */
  readonly hosting: readonly VariantHosting[];
  /** How requests are queued, where they are. */
  readonly asyncInference?: AsyncInference;
  readonly deploymentConfig?: EndpointDeployment;
  readonly failureReason?: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

export const ENDPOINTS = livingTableOf<Endpoint>("sagemaker.endpoints");

// The service writes the resource part of its ARNs in lower case.
export const endpointArn = (call: Call, name: string) => call.arn("sagemaker", `endpoint/${name.toLowerCase()}`);

export function findEndpoint(call: Call, name: string): Living<Endpoint> {
  const endpoint = call.table(ENDPOINTS).get(name);
  if (endpoint === undefined) {
    throw couldNotFind("endpoint", endpointArn(call, name));
  }
  return endpoint;
}

/** @throws AwsError while something else is being done to it */
export function requireSettled({ status, arn }: Endpoint): void {
  if (status !== "InService" && status !== "Failed") {
    throw validationError(`Cannot update in-progress endpoint "${arn}".`);
  }
}

/** DeleteEndpoint is the only operation that can be performed on a failed endpoint. */
export function requireInService(endpoint: Endpoint): void {
  requireSettled(endpoint);
  if (endpoint.status !== "InService") {
    throw onlyToBeDeleted(endpoint.arn);
  }
}
