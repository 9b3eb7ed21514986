import { unknownOperation } from "../errors";
import type { Route, Service } from "../service";
import { RawAnswer } from "../service";
import { errorHeaders, jsonReply } from "./aws-json";
import type { HttpRequest, Match, Protocol } from "./protocol";
import { jsonWriter, parseJsonMembers, write } from "./values";

const NO_CONTENT = 204;
const JSON_TYPE = { "content-type": "application/json" } as const;

/**
 * REST JSON: the operation is in the method and the path, the input anywhere.
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson: Protocol = {
  speaks: () => true,

  read(request, services) {
    for (const service of services) {
      for (const route of service.routes ?? []) {
        const labels = service.signingName === request.signedFor.service ? labelsOf(route, request) : undefined;
        if (labels !== undefined) {
          return match(service, route, request, labels);
        }
      }
    }
    throw unknownOperation(`${request.method} ${request.path} of ${request.signedFor.service}`);
  },

  answer({ status = 200 }, answer, requestId) {
    if (answer instanceof RawAnswer) {
      const { body, headers, parts } = answer;
      return {
        status: answer.status ?? status,
        headers: { ...headers, "x-amzn-requestid": requestId },
        body,
        parts,
      };
    }
    const reply = jsonReply(status, write(answer, jsonWriter), requestId, JSON_TYPE);
    return status === NO_CONTENT ? { ...reply, body: "" } : reply;
  },

  error: (error, requestId) =>
    jsonReply(error.status, { ...error.details, message: error.message, Message: error.message }, requestId, {
      ...JSON_TYPE,
      ...errorHeaders(error),
    }),
};

/** @returns `undefined` for a request of another route */
function labelsOf({ method, path }: Route, request: HttpRequest): Record<string, string> | undefined {
  const wanted = path.split("/");
  const given = request.path.split("/");
  if (method !== request.method || wanted.length !== given.length) {
    return undefined;
  }
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decoded(given[index] ?? "");
    if (part.startsWith("{")) {
      labels[part.slice(1, -1)] = value;
    } else if (part !== value) {
      return undefined;
    }
  }
  return labels;
}

/** A path that is escaped badly is a path that nothing is at. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function match(service: Service, route: Route, request: HttpRequest, labels: Record<string, string>): Match {
  const fromQuery = [...request.query.keys()].map((key) => {
    const values = request.query.getAll(key);
    return [route.query?.[key] ?? key, values.length === 1 ? values[0] : values] as const;
  });
  const fromHeaders = Object.entries(route.headers ?? {}).map(([header, member]) => [member, request.headers[header]]);
  const body = route.body === undefined ? parseJsonMembers(request.body) : { [route.body]: request.body };
  const input = { ...body, ...Object.fromEntries(fromQuery), ...Object.fromEntries(fromHeaders), ...labels };
  return { service, operation: route.operation, input, status: route.status };
}
