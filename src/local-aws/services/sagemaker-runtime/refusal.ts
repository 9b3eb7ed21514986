import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { ENDPOINTS, type Endpoint } from "../sagemaker/endpoint";

/** The error that the model of SageMaker Runtime has for every mistake of a caller. */
export const refused = (message: string) => new AwsError("ValidationError", message);

/** @throws AwsError when there is no endpoint of this name that ever was in service */
export function invocable(call: Call, name: string): Endpoint {
  const endpoint = call.table(ENDPOINTS).get(name);
  if (endpoint === undefined || endpoint.variants.length === 0) {
    throw refused(`Endpoint ${name} of account ${ACCOUNT} not found.`);
  }
  return endpoint;
}
