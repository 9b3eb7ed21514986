import type { Action } from "../../action";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";
import { targetOf } from "../lambda/function-shapes";
import { answerOf } from "../lambda/invoke";
import { runtimeError, StateError } from "./state-error";

const INTEGRATION = /^arn:[a-z-]+:states:::(?:aws-sdk:)?([a-z0-9]+):(\w+)$/;
const FUNCTION = /^arn:[a-z-]+:lambda:/;

/** Whether it is a function, or a call that is not waited for. */
export const isKnownTask = (resource: string): boolean => FUNCTION.test(resource) || INTEGRATION.test(resource);

/** Members that an operation takes as text, and a state gives as JSON. */
const TEXTS: Readonly<Record<string, string>> = {
  "sqs:sendMessage": "MessageBody",
  "sns:publish": "Message",
  "states:startExecution": "Input",
  "sfn:startExecution": "Input",
};

/** As errors name them: AWS's own names of services. */
const NAMES: Readonly<Record<string, string>> = {
  applicationautoscaling: "ApplicationAutoScaling",
  cloudwatch: "CloudWatch",
  lambda: "Lambda",
  sagemaker: "SageMaker",
  scheduler: "Scheduler",
  sfn: "Sfn",
  sns: "Sns",
  sqs: "Sqs",
};

/**
 * Does what a Task state asks for.
 * @throws StateError if it fails
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export async function taskResult(call: Call, resource: string, parameters: unknown): Promise<unknown> {
  const [, service, operation] = INTEGRATION.exec(resource) ?? [];
  if (FUNCTION.test(resource)) {
    return (await functionResult(call, resource, parameters)).Payload;
  }
  if (service === undefined || operation === undefined) {
    throw runtimeError(`Local AWS does not execute tasks of ${resource}.`);
  }
  const input = isMembers(parameters) ? parameters : {};
  if (service === "lambda" && operation === "invoke" && input.InvocationType === undefined) {
    return functionResult(call, String(input.FunctionName), input.Payload ?? {});
  }
  return operationResult(
    call,
    { service: service === "states" ? "sfn" : service, operation },
    asText(input, service, operation),
  );
}

function asText(input: Members, service: string, operation: string): Members {
  const member = TEXTS[`${service}:${operation}`];
  const value = member === undefined ? undefined : input[member];
  return member === undefined || value === undefined || typeof value === "string"
    ? input
    : { ...input, [member]: JSON.stringify(value) };
}

async function operationResult(call: Call, action: Action, input: Members): Promise<Members> {
  try {
    return await call.perform("stepfunctions", action, input);
  } catch (error) {
    throw failure(error, NAMES[action.service] ?? action.service);
  }
}

async function functionResult(call: Call, name: string, payload: unknown) {
  try {
    const answered = await answerOf(call, targetOf({ FunctionName: name }), JSON.stringify(payload));
    if (answered.error !== undefined) {
      throw new StateError(answered.error.errorType, answered.payload);
    }
    return { ExecutedVersion: answered.executedVersion, Payload: readJson(answered.payload)?.value, StatusCode: 200 };
  } catch (error) {
    throw failure(error, "Lambda");
  }
}

function failure(error: unknown, service: string): unknown {
  if (!(error instanceof AwsError)) {
    return error;
  }
  const code = error.code.endsWith("Exception") ? error.code : `${error.code}Exception`;
  return new StateError(`${service}.${code}`, `${error.message} (Service: ${service}, Status Code: ${error.status})`);
}
