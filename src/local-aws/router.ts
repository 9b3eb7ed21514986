import { unknownOperation } from "./errors";
import { awsJson } from "./protocols/aws-json";
import { cbor } from "./protocols/cbor";
import type { HttpRequest, Match, Protocol } from "./protocols/protocol";
import { query } from "./protocols/query";
import { restJson } from "./protocols/rest-json";
import type { Operation, Service } from "./service";

/** The most telling sign first; REST is what is left. */
const PROTOCOLS: readonly Protocol[] = [cbor, awsJson, query, restJson];

/** What to tell even a request that cannot be understood in. */
export function protocolOf(request: HttpRequest): Protocol {
  return PROTOCOLS.find((protocol) => protocol.speaks(request)) ?? restJson;
}

export interface Routed extends Match {
  readonly run: Operation;
}

/** @throws AwsError when no service has such an operation */
export function route(request: HttpRequest, protocol: Protocol, services: readonly Service[]): Routed {
  const match = protocol.read(request, services);
  const run = match === undefined ? undefined : ownValue(match.service.operations, match.operation);
  if (match === undefined || run === undefined) {
    throw unknownOperation(match === undefined ? request.path : `${match.operation} of ${match.service.name}`);
  }
  return { ...match, run };
}

/** A caller may name anything: `constructor` is no operation. */
function ownValue<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
