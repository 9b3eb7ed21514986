import { type AwsError, unknownOperation } from "../errors";
import type { HttpReply, Protocol } from "./protocol";
import { jsonWriter, parseJsonMembers, write } from "./values";

const TARGET = "x-amz-target";

/**
 * AWS JSON 1.0 and 1.1, which differ in a content type that no SDK reads.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson: Protocol = {
  speaks: ({ headers }) => headers[TARGET] !== undefined,

  read(request, services) {
    const target = request.headers[TARGET];
    if (target === undefined) {
      return undefined;
    }
    const [prefix, operation = ""] = target.split(".");
    const service = services.find((candidate) => candidate.target === prefix);
    if (service === undefined) {
      throw unknownOperation(target);
    }
    return { service, operation, input: parseJsonMembers(request.body) };
  },

  answer: (_match, answer, requestId) => jsonReply(200, write(answer, jsonWriter), requestId),

  error: (error, requestId) =>
    jsonReply(
      error.status,
      { __type: error.code, message: error.message, Message: error.message },
      requestId,
      errorHeaders(error),
    ),
};

export function jsonReply(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId, ...headers },
    body: JSON.stringify(body),
  };
}

/** SDKs whose service once spoke Query find its code in the second one. */
export function errorHeaders(error: AwsError): Readonly<Record<string, string>> {
  return { "x-amzn-errortype": error.code, "x-amzn-query-error": `${error.queryCode};${error.fault}` };
}
