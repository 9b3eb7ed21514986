import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { agendaOf } from "../../store/table";
import { sendTo } from "../sqs/message";
import { invokeConfigOf } from "./event-invoke-config";
import { logRun, requireRunnable, startRun } from "./execution";
import { FUNCTIONS, functionArn, type LambdaFunction } from "./function";
import { LATEST, type Target } from "./function-shapes";
import { PAUSED_RUNS } from "./paused-runs";
import { requireNoLoop } from "./recursion-operations";
import type { FunctionError, Progress, Run } from "./run";

/** An asynchronous invocation, until it has succeeded or is given up. Times are milliseconds since the epoch. */
export interface AsyncEvent {
  readonly requestId: string;
  readonly target: Target;
  readonly payload: string;
  readonly firstAt: number;
  /** That ended with an error. */
  readonly errors: number;
  /** Attempts for which Lambda had no room, one after the other. */
  readonly throttles: number;
  readonly at: number;
  /** Of the attempt that is under way, and waits for a timer. */
  readonly startedAt?: number;
  /** The trace header of the call. @default - a chain of requests begins */
  readonly trace?: string;
}

/** By request id. */
export const EVENTS = agendaOf<AsyncEvent>("lambda.events", ({ at }) => at);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_SECONDS = [60, 120];
const MOST_RETRIES = 2;
const MOST_AGE_SECONDS = 21_600;
const LONGEST_THROTTLE_SECONDS = 300;

export function queueEvent(call: Call, target: Target, payload: string, trace?: string): void {
  const { requestId } = call;
  call.table(EVENTS).put(requestId, {
    requestId,
    target: target.qualifier === undefined ? { name: target.name, qualifier: LATEST } : target,
    payload,
    firstAt: call.now,
    errors: 0,
    throttles: 0,
    at: call.now,
    ...(trace !== undefined && { trace }),
  });
}

/** Runs an event, or lets it go on when its wait is over. */
export async function runEvent(call: Call, key: string, event: AsyncEvent): Promise<void> {
  const pausedRuns = call.memory(PAUSED_RUNS);
  const paused = pausedRuns.take(key);
  if (!call.table(FUNCTIONS).has(event.target.name)) {
    call.table(EVENTS).delete(key);
    await paused?.stop();
    return;
  }
  let lambda: LambdaFunction;
  let run: Run;
  try {
    lambda = requireRunnable(call, event.target);
    if (paused === undefined) {
      requireNoLoop(call, event.target.name, event.trace);
    }
    run = paused ?? startRun(call, lambda, event.payload, { requestId: key, parkable: true, trace: event.trace });
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    await paused?.stop();
    refused(call, key, event, error);
    return;
  }
  const progress = await going(call, run, paused !== undefined);
  if (progress.kind === "sleep") {
    if (!(await pausedRuns.keep(key, run))) {
      return;
    }
    const at = Math.min(run.props.startedAt + progress.elapsed, run.deadline);
    call.table(EVENTS).put(key, { ...event, startedAt: run.props.startedAt, at });
    return;
  }
  logRun(call, lambda, run, progress.kind === "failed" ? textOf(progress.error) : undefined);
  if (progress.kind === "done") {
    call.table(EVENTS).delete(key);
    const destination = invokeConfigOf(call, event.target)?.destinations.OnSuccess.Destination;
    deliver(call, destination, recordOf(call, event, { condition: "Success", payload: progress.payload }));
  } else {
    failed(call, key, event, progress.error);
  }
}

async function going(call: Call, run: Run, isPaused: boolean): Promise<Progress> {
  if (isPaused && call.now >= run.deadline) {
    await run.stop();
    return run.timedOut();
  }
  if (isPaused) {
    // Timers are whole milliseconds: one that is due must not miss its time by a rounding error.
    run.wake(Math.round(call.now - run.props.startedAt));
  }
  return run.next();
}

const textOf = ({ errorType, errorMessage }: FunctionError) => `${errorType}: ${errorMessage}`;

function failed(call: Call, key: string, { startedAt: _, ...event }: AsyncEvent, error: FunctionError): void {
  const config = invokeConfigOf(call, event.target);
  const errors = event.errors + 1;
  const after = RETRY_SECONDS[errors - 1];
  const at = call.now + 1000 * (after ?? 0);
  if (after === undefined || errors > (config?.maximumRetryAttempts ?? MOST_RETRIES)) {
    giveUp(call, key, { ...event, errors }, { condition: "RetriesExhausted", error });
  } else if (isTooOld(call, event, at)) {
    giveUp(call, key, { ...event, errors }, { condition: "EventAgeExceeded", error });
  } else {
    call.table(EVENTS).put(key, { ...event, errors, at });
  }
}

/**
 * What Lambda refuses, it tries again for as long as the event may live. What local AWS cannot run never runs. An event that
 * would go on with a loop goes to the destination for failures, and to the dead-letter queue.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
function refused(call: Call, key: string, { startedAt: _, ...event }: AsyncEvent, refusal: AwsError): void {
  const error = { errorType: refusal.code, errorMessage: refusal.message };
  const throttles = event.throttles + 1;
  const at = call.now + 1000 * Math.min(LONGEST_THROTTLE_SECONDS, 2 ** (throttles - 1));
  if (refusal.status >= 500 || refusal.code === "RecursiveInvocationException") {
    giveUp(call, key, { ...event, errors: event.errors + 1 }, { condition: "RetriesExhausted", error });
  } else if (isTooOld(call, event, at)) {
    giveUp(call, key, event, { condition: "EventAgeExceeded", error });
  } else {
    call.table(EVENTS).put(key, { ...event, throttles, at });
  }
}

const isTooOld = (call: Call, { firstAt, target }: AsyncEvent, at: number) =>
  at - firstAt > 1000 * (invokeConfigOf(call, target)?.maximumEventAgeInSeconds ?? MOST_AGE_SECONDS);

interface Outcome {
  readonly condition: "Success" | "RetriesExhausted" | "EventAgeExceeded";
  readonly payload?: string;
  readonly error?: FunctionError;
}

function giveUp(call: Call, key: string, event: AsyncEvent, outcome: Outcome): void {
  call.table(EVENTS).delete(key);
  const destination = invokeConfigOf(call, event.target)?.destinations.OnFailure.Destination;
  deliver(call, destination, recordOf(call, event, outcome));
  const queue = call.table(FUNCTIONS).get(event.target.name)?.configuration.DeadLetterConfig?.TargetArn;
  deliver(call, queue, event.payload, {
    RequestID: event.requestId,
    ErrorCode: "200",
    ErrorMessage: outcome.error?.errorMessage ?? outcome.condition,
  });
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
function recordOf(call: Call, event: AsyncEvent, { condition, payload, error }: Outcome): string {
  const { name, qualifier = LATEST } = event.target;
  return JSON.stringify({
    version: "1.0",
    timestamp: new Date(call.now).toISOString(),
    requestContext: {
      requestId: event.requestId,
      functionArn: functionArn(call, name, qualifier),
      condition,
      approximateInvokeCount: event.errors + (error === undefined ? 1 : 0),
    },
    requestPayload: readJson(event.payload)?.value,
    responseContext: {
      statusCode: 200,
      executedVersion: qualifier,
      ...(error !== undefined && { functionError: "Unhandled" }),
    },
    responsePayload: error ?? readJson(payload ?? "null")?.value,
  });
}

/** To a queue or a topic. What is not there, or is of another kind, gets nothing. */
function deliver(
  call: Call,
  arn: string | undefined,
  body: string,
  texts: Readonly<Record<string, string>> = {},
): void {
  if (arn === undefined || arn === "") {
    return;
  }
  if (arn.includes(":sns:")) {
    call.tell({ kind: "publish", topic: arn, message: body });
    return;
  }
  const attributes = Object.fromEntries(
    Object.entries(texts).map(([text, StringValue]) => [text, { DataType: "String", StringValue }]),
  );
  try {
    if (arn.includes(":sqs:")) {
      sendTo(call, arn, { body, attributes });
    }
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}
