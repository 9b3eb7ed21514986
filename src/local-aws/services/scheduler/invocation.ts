import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { agendaOf } from "../../store/table";
import { sendTo } from "../sqs/message";
import type { Invocation } from "./begun-invocation";
import { type Exhausted, retryAfter } from "./retry";
import { SCHEDULES, type Schedule, scheduleKey } from "./schedule";
import { inputOf, targetCall } from "./target-call";

/** By execution id. */
export const INVOCATIONS = agendaOf<Invocation>("scheduler.invocations", ({ at }) => at);

/** Begins an invocation, which a change of the schedule does not touch any more. */
export function beginInvocation(call: Call, schedule: Schedule, scheduledAt: number, isLast: boolean): void {
  const executionId = randomUUID().replaceAll("-", "").slice(0, 16);
  call.table(INVOCATIONS).put(executionId, {
    scheduleKey: scheduleKey(schedule),
    scheduleArn: schedule.arn,
    executionId,
    target: schedule.Target,
    scheduledAt,
    firstAt: call.now,
    attempts: 0,
    at: call.now,
    isLast,
  });
}

/** One attempt. */
export async function attempt(call: Call, key: string, invocation: Invocation): Promise<void> {
  try {
    const { action, input } = targetCall(call, invocation);
    await call.perform("scheduler", action, input);
    end(call, key, invocation);
  } catch (error) {
    const refusal = error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
    failed(call, key, { ...invocation, attempts: invocation.attempts + 1 }, refusal);
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}

function failed(call: Call, key: string, invocation: Invocation, error: AwsError): void {
  const retry = retryAfter(invocation.target.RetryPolicy, invocation.firstAt, invocation.attempts, call.now);
  // What local AWS does not have will not be there later.
  if (error.code === "UnknownOperationException") {
    bury(call, invocation, error);
    end(call, key, invocation);
  } else if (retry.kind === "again") {
    call.table(INVOCATIONS).put(key, { ...invocation, at: retry.at });
  } else {
    bury(call, invocation, error, retry.because);
    end(call, key, invocation);
  }
}

function end(call: Call, key: string, { isLast, scheduleKey: of, scheduleArn }: Invocation): void {
  call.table(INVOCATIONS).delete(key);
  const schedule = call.table(SCHEDULES).get(of);
  if (isLast && schedule?.arn === scheduleArn && schedule.next === undefined) {
    call.table(SCHEDULES).delete(of);
  }
}

/**
 * Sends what failed to the dead-letter queue; it is lost if there is none.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
function bury(call: Call, invocation: Invocation, error: AwsError, exhausted?: Exhausted): void {
  const queue = invocation.target.DeadLetterConfig?.Arn;
  if (queue === undefined) {
    return;
  }
  const texts = {
    ERROR_CODE: error.queryCode,
    ERROR_MESSAGE: error.message,
    EXECUTION_ID: invocation.executionId,
    ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    IS_PAYLOAD_TRUNCATED: "false",
    RETRY_ATTEMPTS: String(invocation.attempts - 1),
    SCHEDULED_TIME: new Date(invocation.scheduledAt).toISOString().replace(/\.\d+Z$/, "Z"),
    SCHEDULE_ARN: invocation.scheduleArn,
    TARGET_ARN: invocation.target.Arn,
  };
  const attributes = Object.fromEntries(
    Object.entries(texts).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
  );
  try {
    sendTo(call, queue, { body: inputOf(invocation) ?? "{}", attributes });
  } catch (refusal) {
    if (!(refusal instanceof AwsError)) {
      throw refusal;
    }
    // A queue that is not there, or not in this Region, gets nothing: as on AWS, the message is lost.
  }
}
