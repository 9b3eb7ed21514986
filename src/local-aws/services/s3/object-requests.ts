import type { Call } from "../../call";
import { jsonReply } from "../../protocols/aws-json";
import type { HttpReply, HttpRequest } from "../../protocols/protocol";
import { getObject, type ObjectPlace, putObject } from "./objects";

/** Where objects are read and written without a signature. */
export const OBJECTS_PREFIX = "/_local/objects/";

type ObjectRequest = Pick<HttpRequest, "method" | "headers" | "body">;

/** @returns `undefined` for a path without a bucket or without a key */
export function placeAt(path: string): ObjectPlace | undefined {
  const [bucket = "", ...key] = path.split("/").map(decoded);
  return bucket === "" || key.join("/") === "" ? undefined : { bucket, key: key.join("/") };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What a person or a script asks of `/_local/objects/BUCKET/KEY`. */
export function localObjectReply(call: Call, path: string, request: ObjectRequest): HttpReply {
  const place = placeAt(path.slice(OBJECTS_PREFIX.length));
  return place === undefined
    ? jsonReply(400, { message: "The path must be /_local/objects/BUCKET/KEY." }, "local")
    : objectReply(call, place, request, (status, _code, message) => jsonReply(status, { message }, "local"));
}

/**
 * GetObject, HeadObject and PutObject of S3, with the bucket in the path.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function s3Reply(call: Call, path: string, request: ObjectRequest): HttpReply {
  const place = placeAt(path.slice(1));
  return place === undefined
    ? xmlError(501, "NotImplemented", "Local AWS has GetObject, HeadObject and PutObject of S3.")
    : objectReply(call, place, request, xmlError);
}

type Refusal = (status: number, code: string, message: string) => HttpReply;

function objectReply(call: Call, place: ObjectPlace, request: ObjectRequest, refusal: Refusal): HttpReply {
  const { method, headers } = request;
  if (method === "PUT") {
    const problem = putObject(call, place, bodyOf(request), headers["content-type"]);
    return problem === undefined ? { status: 200, headers: {}, body: "" } : refusal(400, "InvalidRequest", problem);
  }
  if (method !== "GET" && method !== "HEAD") {
    return refusal(501, "NotImplemented", "Local AWS has GetObject, HeadObject and PutObject of S3.");
  }
  const found = getObject(call, place);
  if (found === undefined) {
    return refusal(404, "NoSuchKey", "The specified key does not exist.");
  }
  const { body, contentType = "application/octet-stream" } = found;
  return { status: 200, headers: { "content-type": contentType, ...INERT }, body };
}

/** A browser that opens an object runs nothing of it: it would be a page of local AWS itself. */
const INERT = { "content-security-policy": "sandbox", "x-content-type-options": "nosniff" };

function xmlError(status: number, code: string, message: string): HttpReply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}

/** SDKs may send a body in chunks, each with its length in hexadecimal digits, and a checksum behind them. */
function bodyOf({ headers, body }: ObjectRequest): Uint8Array {
  if (headers["content-encoding"]?.includes("aws-chunked") !== true) {
    return body;
  }
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at);
    const size = end === -1 ? Number.NaN : Number.parseInt(body.toString("latin1", at, end), 16);
    if (!(size > 0)) {
      break;
    }
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(chunks);
}
