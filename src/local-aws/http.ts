import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { systemCodeOf, tooLarge, unsigned } from "./errors";
import type { HttpReply, HttpRequest } from "./protocols/protocol";

/** More than any request that a service takes; invocations carry the largest. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

const SCOPE = /Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,64})\/aws4_request/;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** What browsers say of a request that no other site's page made. */
const OWN_SITE = [undefined, "none", "same-origin"];

/**
 * Whether no web page made the request: a page may call 127.0.0.1, by a name of its own too, and browsers then name the
 * page's origin or, where they leave that out, its site. SDKs send neither.
 */
export function comesFromHere({ host = "", origin, "sec-fetch-site": site }: IncomingMessage["headers"]): boolean {
  return (
    LOOPBACK.test(host) &&
    (origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`) &&
    OWN_SITE.includes(typeof site === "string" ? site : undefined)
  );
}

/** @throws AwsError when it is larger than any request that AWS takes */
export async function readBody(message: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > limit) {
      throw tooLarge(limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function urlOf(message: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const [path = "/", query = ""] = (message.url ?? "/").split("?", 2);
  return { path, query: new URLSearchParams(query) };
}

export function headersOf(message: IncomingMessage): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
}

/**
 * Region and service that the request is signed for; the signature itself is not checked.
 * @throws AwsError when it is not signed
 */
export function scopeOf(headers: HttpRequest["headers"]): HttpRequest["signedFor"] {
  const [, region, service] = SCOPE.exec(headers.authorization ?? "") ?? [];
  if (region === undefined || service === undefined) {
    throw unsigned();
  }
  return { region, service };
}

/** S3 has a protocol of its own. */
export const isForS3 = ({ authorization = "" }: HttpRequest["headers"]): boolean =>
  SCOPE.exec(authorization)?.[2] === "s3";

export async function send(response: ServerResponse, { status, headers, body, parts }: HttpReply): Promise<void> {
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerText(value)]));
  if (parts === undefined) {
    const bytes = Buffer.from(body);
    response.writeHead(status, { ...sent, "content-length": bytes.length });
    response.end(bytes);
    return;
  }
  response.writeHead(status, sent);
  try {
    // A container that fails in the middle of its answer ends the connection.
    await pipeline(Readable.from(parts), response);
  } catch (error) {
    // A client may leave in the middle of an answer: this is no failure.
    if (systemCodeOf(error) !== "ERR_STREAM_PREMATURE_CLOSE") {
      throw error;
    }
  }
}

const NOT_IN_HEADERS = /[^\t\x20-\x7e\x80-\xff]/;
const CONTROLS = /[^\P{Cc}\t]/gu;

/** Names that people choose, such as that of an S3 folder, may have any characters: they are sent as UTF-8. */
const headerText = (text: string): string =>
  NOT_IN_HEADERS.test(text) ? Buffer.from(text.replaceAll(CONTROLS, " "), "utf8").toString("latin1") : text;
