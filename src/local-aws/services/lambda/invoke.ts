import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { operation, RawAnswer } from "../../service";
import { queueEvent } from "./event";
import { logRun, requireRunnable, startRun } from "./execution";
import { findTarget } from "./function";
import { byQualifiedName, LATEST, type Target, targetOf } from "./function-shapes";
import { requireNoLoop } from "./recursion-operations";
import type { FunctionError, Progress } from "./run";

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 6 * 1024 * 1024;
/** The quota is 6 MB; errors of Lambda name so many. @see https://github.com/localstack/localstack/pull/10229 */
const MOST_ANSWERED_BYTES = MOST_BYTES + 100;
const MOST_ASYNCHRONOUS_BYTES = 1024 * 1024;
const TAIL_BYTES = 4096;

/** What a function answered. */
export interface Answered {
  readonly executedVersion: string;
  /** JSON: what it returned, or its error. */
  readonly payload: string;
  readonly error?: FunctionError;
  readonly log: string;
}

/**
 * Runs a function and waits for its end.
 * @throws AwsError for a function that is not there or cannot be run; an error of the function is an answer
 */
export async function answerOf(call: Call, target: Target, payload: string, trace?: string): Promise<Answered> {
  const lambda = requireRunnable(call, target);
  requireNoLoop(call, target.name, trace);
  const run = startRun(call, lambda, payload, { requestId: call.requestId, parkable: false, trace });
  const progress = withinSize(await run.next());
  const error = progress.kind === "failed" ? progress.error : undefined;
  const log = logRun(call, lambda, run, error === undefined ? undefined : `${error.errorType}: ${error.errorMessage}`);
  return {
    executedVersion: lambda.version ?? LATEST,
    payload: progress.kind === "done" ? progress.payload : JSON.stringify(error),
    ...(error !== undefined && { error }),
    log: `${log.join("\n")}\n`,
  };
}

/** In the words of Lambda. Answers of asynchronous invocations go nowhere, and may be larger. */
function withinSize(progress: Progress): Progress {
  return progress.kind === "done" && Buffer.byteLength(progress.payload) > MOST_ANSWERED_BYTES
    ? {
        kind: "failed",
        error: {
          errorMessage: `Response payload size exceeded maximum allowed payload size (${MOST_ANSWERED_BYTES} bytes).`,
          errorType: "Function.ResponseSizeTooLarge",
        },
      }
    : progress;
}

/** A body of a request, or the members that a schedule or a state machine gives. */
function payloadFrom(given: unknown): string {
  const text = Buffer.isBuffer(given)
    ? given.toString("utf8")
    : typeof given === "string"
      ? given
      : JSON.stringify(given);
  const payload = text === undefined || text === "" ? "{}" : text;
  if (readJson(payload) === undefined) {
    throw new AwsError("InvalidRequestContentException", "Could not parse request body into json: it is no JSON.");
  }
  return payload;
}

export const invoke = operation(
  z.object({
    ...byQualifiedName,
    InvocationType: z.enum(["Event", "RequestResponse", "DryRun"]).default("RequestResponse"),
    LogType: z.enum(["None", "Tail"]).default("None"),
    ClientContext: z.string().optional(),
    DurableExecutionName: z.string().optional(),
    TenantId: z.string().optional(),
    /** Not of the model: the AWS SDKs send it from within functions. */
    TraceHeader: z.string().optional(),
    Payload: z.unknown().optional(),
  }),
  async ({ InvocationType, LogType, Payload, TraceHeader, ...named }, call) => {
    const target = targetOf(named);
    findTarget(call, target);
    const payload = payloadFrom(Payload);
    requireSize(payload, InvocationType === "Event" ? MOST_ASYNCHRONOUS_BYTES : MOST_BYTES);
    if (InvocationType === "DryRun") {
      return new RawAnswer(Buffer.alloc(0), {}, 204);
    }
    if (InvocationType === "Event") {
      queueEvent(call, target, payload, TraceHeader);
      return new RawAnswer(Buffer.alloc(0), {}, 202);
    }
    const { executedVersion, payload: answer, error, log } = await answerOf(call, target, payload, TraceHeader);
    return new RawAnswer(Buffer.from(answer), {
      "content-type": "application/json",
      "x-amz-executed-version": executedVersion,
      ...(error !== undefined && { "x-amz-function-error": "Unhandled" }),
      ...(LogType === "Tail" && {
        "x-amz-log-result": Buffer.from(log).subarray(-TAIL_BYTES).toString("base64"),
      }),
    });
  },
);

function requireSize(payload: string, most: number): void {
  const bytes = Buffer.byteLength(payload);
  if (bytes > most) {
    throw new AwsError("RequestTooLargeException", `${bytes} byte payload is too large (limit ${most} bytes)`, 413);
  }
}
