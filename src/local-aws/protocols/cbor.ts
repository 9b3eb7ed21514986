import { decodeFirstSync, encodeOne } from "cbor";
import { unknownOperation, unreadable } from "../errors";
import { errorHeaders } from "./aws-json";
import type { HttpReply, Protocol } from "./protocol";
import { isMembers, write } from "./values";

const CONTENT_TYPE = "application/cbor";
/** Larger than any answer: the encoder drops what is beyond. Its type lacks the option that its documentation has. */
const ENCODING: Parameters<typeof encodeOne>[1] & { readonly highWaterMark: number } = {
  highWaterMark: 64 * 1024 * 1024,
};
const PATH = /^\/service\/([^/]+)\/operation\/([^/]+)$/;

/**
 * Smithy RPC v2 CBOR, which newer SDKs use for CloudWatch.
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export const cbor: Protocol = {
  speaks: ({ headers }) => headers["smithy-protocol"] === "rpc-v2-cbor",

  read(request, services) {
    if (!cbor.speaks(request)) {
      return undefined;
    }
    const [, name, operation = ""] = PATH.exec(request.path) ?? [];
    const service = services.find(({ target }) => target !== undefined && target === name);
    if (service === undefined) {
      throw unknownOperation(request.path);
    }
    return { service, operation, input: readMembers(request.body) };
  },

  answer: (_match, answer, requestId) => cborReply(200, write(answer, cborWriter), requestId),

  error: (error, requestId) =>
    cborReply(error.status, { __type: error.code, message: error.message }, requestId, errorHeaders(error)),
};

const cborWriter = {
  // The encoder tags a `Date` as seconds since the epoch, which is what the protocol wants.
  date: (date: Date) => date,
  list: (items: readonly unknown[]) => items,
  map: (entries: readonly (readonly [string, unknown])[]) => Object.fromEntries(entries),
};

function readMembers(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) {
    return {};
  }
  const value = readValue(body);
  if (!isMembers(value)) {
    throw unreadable("The body is no CBOR map.");
  }
  return value;
}

function readValue(body: Buffer): unknown {
  try {
    return decodeFirstSync(body, { max_depth: 32, preventDuplicateKeys: true });
  } catch {
    throw unreadable("The body is no CBOR.");
  }
}

function cborReply(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: {
      "content-type": CONTENT_TYPE,
      "smithy-protocol": "rpc-v2-cbor",
      "x-amzn-requestid": requestId,
      ...headers,
    },
    body: encodeOne(body, ENCODING),
  };
}
