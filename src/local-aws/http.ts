import type { IncomingMessage, ServerResponse } from "node:http";
import { tooLarge, unsigned } from "./errors";
import type { HttpReply, HttpRequest } from "./protocols/protocol";

/** More than any request that a service takes; invocations carry the largest. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

const SCOPE = /Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,64})\/aws4_request/;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * A web page may send requests to a name that it lets point to 127.0.0.1: none of these is meant for us.
 */
export function comesFromHere(headers: IncomingMessage["headers"]): boolean {
  return LOOPBACK.test(headers.host ?? "");
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
 * Region and service that the request is signed for; the signature itself is nobody's business here.
 * @throws AwsError when it is not signed
 */
export function scopeOf(headers: HttpRequest["headers"]): HttpRequest["signedFor"] {
  const [, region, service] = SCOPE.exec(headers.authorization ?? "") ?? [];
  if (region === undefined || service === undefined) {
    throw unsigned();
  }
  return { region, service };
}

export function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  response.end(bytes);
}
