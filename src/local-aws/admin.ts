import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { secondsOf } from "../behaviour/written/length";
import { AwsError, unknownOperation, validationError } from "./errors";
import { faultList } from "./fault-list";
import { parseInput } from "./input";
import { readJson } from "./json";
import type { LocalAws } from "./local-aws";
import { costSoFar } from "./page/cost";
import { pageState } from "./page/page-state";
import { sendRequest, sentRequest } from "./page/send-request";
import { jsonReply } from "./protocols/aws-json";
import type { HttpReply, HttpRequest } from "./protocols/protocol";

export const ADMIN_PREFIX = "/_local/";

type Handler = (aws: LocalAws, body: unknown, query: URLSearchParams) => unknown;

const MOST_SECONDS = 100 * 366 * 86_400;
const MOST_SPEED = 1_000_000;
/** Later years are not written with four digits: AWS's formats of times have no more. */
const LAST_TIME = Date.parse("9999-12-31T00:00:00Z");

const length = z.string().transform((text, context) => {
  const seconds = secondsOf(text);
  if (seconds === undefined || seconds > MOST_SECONDS) {
    context.addIssue({
      code: "custom",
      message: "must be a length of time of at most 100 years, such as 30s, 25m or 2h",
    });
    return z.NEVER;
  }
  return seconds;
});

/** What one asks of the clock: to go on at once, to run faster or slower, or to stand still at a speed of 0. */
const clockChange = z.strictObject({
  advance: length.optional(),
  seconds: z.number().min(0).max(MOST_SECONDS).optional(),
  speed: z.number().min(0).max(MOST_SPEED).optional(),
});

/** How far back the charts of the page reach. */
const DEFAULT_WINDOW = "1h";
const MOST_WINDOW_SECONDS = 15 * 86_400;

const stateQuery = z.strictObject({
  window: length
    .default(secondsOf(DEFAULT_WINDOW) ?? 0)
    .refine((seconds) => seconds > 0 && seconds <= MOST_WINDOW_SECONDS, "must be at most 15 days"),
});

const clockOf = ({ now, clock }: LocalAws) => ({ now: new Date(now).toISOString(), speed: clock.speed });

/** What one asks of local AWS itself: what there is, what was called, what shall go wrong. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  "GET /_local/health": async (aws) => {
    await aws.tick();
    return { now: clockOf(aws).now };
  },
  "GET /_local/store": async (aws) => {
    await aws.tick();
    return aws.store.snapshot();
  },
  "DELETE /_local/store": (aws) => aws.store.clear(),
  "GET /_local/calls": (aws) => aws.journal.entries(),
  "DELETE /_local/calls": (aws) => aws.journal.clear(),
  "GET /_local/faults": (aws) => aws.faults.list(),
  "POST /_local/faults": (aws, body) => aws.faults.add(parseInput(faultList, body)),
  "DELETE /_local/faults": (aws) => aws.faults.clear(),
  "GET /_local/endpoints": async (aws, _body, query) => {
    const { window } = parseInput(stateQuery, Object.fromEntries(query));
    await aws.tick();
    return pageState(aws, window);
  },
  "GET /_local/cost": async (aws) => {
    await aws.tick();
    return costSoFar(aws);
  },
  "POST /_local/requests": (aws, body) => sendRequest(aws, parseInput(sentRequest, body)),
  "GET /_local/clock": async (aws) => {
    await aws.tick();
    return clockOf(aws);
  },
  "POST /_local/clock": async (aws, body) => {
    const { advance = 0, seconds = 0, speed } = parseInput(clockChange, body);
    await aws.tick();
    if (aws.clock.now() + (advance + seconds) * 1000 > LAST_TIME) {
      throw validationError("The clock ends with the year 9999.");
    }
    if (speed !== undefined) {
      aws.clock.setSpeed(speed);
    }
    aws.clock.advance(advance + seconds);
    await aws.tick();
    return clockOf(aws);
  },
};

export async function adminReply(
  aws: LocalAws,
  message: IncomingMessage,
  { path, query, body }: Pick<HttpRequest, "path" | "query" | "body">,
): Promise<HttpReply> {
  try {
    return jsonReply(200, (await handle(aws, message, { path, query, body })) ?? {}, "local");
  } catch (error) {
    const refusal = error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
    return jsonReply(refusal.status, { code: refusal.code, message: refusal.message }, "local");
  }
}

function handle(
  aws: LocalAws,
  message: IncomingMessage,
  { path, query, body }: Pick<HttpRequest, "path" | "query" | "body">,
): unknown {
  const key = `${message.method} ${path}`;
  const handler = Object.hasOwn(HANDLERS, key) ? HANDLERS[key] : undefined;
  if (handler === undefined) {
    throw unknownOperation(key);
  }
  if (body.length === 0) {
    return handler(aws, undefined, query);
  }
  // A form on a web page cannot send this type: what changes local AWS was meant to.
  if (message.headers["content-type"]?.startsWith("application/json") !== true) {
    throw validationError("The body must be application/json.");
  }
  const read = readJson(body.toString("utf8"));
  if (read === undefined) {
    throw validationError("The body is no JSON.");
  }
  return handler(aws, read.value, query);
}
