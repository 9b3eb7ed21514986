import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { ManualClock } from "./clock";
import { AwsError, unknownOperation, validationError } from "./errors";
import { faultList } from "./fault-list";
import { parseInput } from "./input";
import { readJson } from "./json";
import type { LocalAws } from "./local-aws";
import { jsonReply } from "./protocols/aws-json";
import type { HttpReply } from "./protocols/protocol";

export const ADMIN_PREFIX = "/_local/";

type Handler = (aws: LocalAws, body: unknown) => unknown;

const advance = z.strictObject({ seconds: z.number().min(0) });

/** What one asks of local AWS itself: what there is, what was called, what shall go wrong. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  "GET /_local/health": (aws) => ({ now: new Date(aws.tick()).toISOString() }),
  "GET /_local/store": (aws) => {
    aws.tick();
    return aws.store.snapshot();
  },
  "DELETE /_local/store": (aws) => aws.store.clear(),
  "GET /_local/calls": (aws) => aws.journal.entries(),
  "DELETE /_local/calls": (aws) => aws.journal.clear(),
  "GET /_local/faults": (aws) => aws.faults.list(),
  "POST /_local/faults": (aws, body) => aws.faults.add(parseInput(faultList, body)),
  "DELETE /_local/faults": (aws) => aws.faults.clear(),
  "POST /_local/clock": (aws, body) => {
    const { seconds } = parseInput(advance, body);
    if (!(aws.clock instanceof ManualClock)) {
      throw validationError("This clock runs by itself.");
    }
    aws.clock.advance(seconds);
  },
};

export function adminReply(aws: LocalAws, message: IncomingMessage, path: string, body: Buffer): HttpReply {
  try {
    return jsonReply(200, handle(aws, message, path, body) ?? {}, "local");
  } catch (error) {
    const refusal = error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
    return jsonReply(refusal.status, { code: refusal.code, message: refusal.message }, "local");
  }
}

function handle(aws: LocalAws, message: IncomingMessage, path: string, body: Buffer): unknown {
  const key = `${message.method} ${path}`;
  const handler = Object.hasOwn(HANDLERS, key) ? HANDLERS[key] : undefined;
  if (handler === undefined) {
    throw unknownOperation(key);
  }
  if (body.length === 0) {
    return handler(aws, undefined);
  }
  // A form on a web page cannot send this type: what changes local AWS was meant to.
  if (message.headers["content-type"]?.startsWith("application/json") !== true) {
    throw validationError("The body must be application/json.");
  }
  const read = readJson(body.toString("utf8"));
  if (read === undefined) {
    throw validationError("The body is no JSON.");
  }
  return handler(aws, read.value);
}
