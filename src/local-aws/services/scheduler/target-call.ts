import type { Action } from "../../action";
import { ACCOUNT, type Call } from "../../call";
import { AwsError, validationError } from "../../errors";
import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";
import { queueUrl } from "../sqs/queue";
import type { Invocation } from "./begun-invocation";

/** An operation that a schedule calls, and with what. */
export interface TargetCall {
  readonly action: Action;
  readonly input: Members;
}

const UNIVERSAL = /^arn:[a-z-]+:scheduler:::aws-sdk:([a-z0-9]+):(\w+)$/;
const ARN = /^arn:[a-z-]+:([a-z0-9-]+):([a-z0-9-]*):\d{12}:(.+)$/;

/**
 * What EventBridge Scheduler calls for a target: the operation that an ARN of `aws-sdk` names, or the one of a templated
 * target.
 *
 * @throws AwsError for a templated target of a service that local AWS does not have
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
 */
export function targetCall(call: Call, invocation: Invocation): TargetCall {
  const { target } = invocation;
  const input = inputOf(invocation);
  const [, service, operation] = UNIVERSAL.exec(target.Arn) ?? [];
  if (service !== undefined && operation !== undefined) {
    return { action: { service, operation }, input: membersIn(input ?? "{}") };
  }
  const [, owner, region, resource = ""] = ARN.exec(target.Arn) ?? [];
  if (region !== call.region) {
    throw new AwsError("ResourceNotFoundException", `Target ${target.Arn} is not in ${call.region}.`);
  }
  switch (owner) {
    case "lambda":
      return {
        action: { service: "lambda", operation: "invoke" },
        input: { FunctionName: target.Arn, InvocationType: "Event", Payload: input ?? notification(call, invocation) },
      };
    case "states":
      return {
        action: { service: "sfn", operation: "startExecution" },
        input: { StateMachineArn: target.Arn, Input: input ?? notification(call, invocation) },
      };
    case "sqs":
      return {
        action: { service: "sqs", operation: "sendMessage" },
        input: {
          QueueUrl: queueUrl(call, { name: resource }),
          MessageBody: input ?? notification(call, invocation),
          MessageGroupId: target.SqsParameters?.MessageGroupId,
        },
      };
    case "sns":
      return {
        action: { service: "sns", operation: "publish" },
        input: { TopicArn: target.Arn, Message: input ?? notification(call, invocation) },
      };
    default:
      throw new AwsError("UnknownOperationException", `Local AWS does not invoke targets such as ${target.Arn}.`);
  }
}

const timeOf = ({ scheduledAt }: Invocation) => new Date(scheduledAt).toISOString().replace(/\.\d+Z$/, "Z");

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
export function inputOf(invocation: Invocation): string | undefined {
  return invocation.target.Input?.replaceAll("<aws.scheduler.schedule-arn>", invocation.scheduleArn)
    .replaceAll("<aws.scheduler.scheduled-time>", timeOf(invocation))
    .replaceAll("<aws.scheduler.execution-id>", invocation.executionId)
    .replaceAll("<aws.scheduler.attempt-number>", String(invocation.attempts + 1));
}

/** What a templated target gets that was given no input. */
function notification(call: Call, invocation: Invocation): string {
  return JSON.stringify({
    version: "0",
    id: invocation.executionId,
    "detail-type": "Scheduled Event",
    source: "aws.scheduler",
    account: ACCOUNT,
    time: timeOf(invocation),
    region: call.region,
    resources: [invocation.scheduleArn],
    detail: "{}",
  });
}

function membersIn(text: string): Members {
  const read = readJson(text)?.value;
  if (!isMembers(read)) {
    throw validationError("Input must be a JSON object for a universal target.");
  }
  return read;
}
