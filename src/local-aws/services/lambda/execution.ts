import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { writeLog } from "../logs/log-event";
import { findFunction, findTarget, functionArn, type LambdaFunction } from "./function";
import { LATEST, type Target } from "./function-shapes";
import { continued } from "./lineage";
import { Run } from "./run";

/** @throws AwsError for a function that Lambda does not invoke now, or that local AWS cannot run */
export function requireRunnable(call: Call, target: Target): LambdaFunction {
  const lambda = findTarget(call, target);
  if (lambda.state === "Pending") {
    throw new AwsError(
      "ResourceConflictException",
      "The operation cannot be performed at this time. The function is currently in the following state: Pending",
      409,
    );
  }
  if (lambda.state === "Failed") {
    throw new AwsError("ResourceConflictException", `The function is in the state Failed: ${lambda.stateReason}`, 409);
  }
  if (findFunction(call, target.name).reservedConcurrency === 0) {
    throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
  }
  if (lambda.configuration.Runtime?.startsWith("nodejs") !== true) {
    throw new AwsError(
      "InvalidRuntimeException",
      `Local AWS runs functions of Node.js only, and the runtime of ${lambda.name} is ${lambda.configuration.Runtime}.`,
      502,
    );
  }
  if (lambda.code.zip === undefined) {
    throw new AwsError(
      "InvalidZipFileException",
      `The code of ${lambda.name} is too large to be run by local AWS.`,
      502,
    );
  }
  return lambda;
}

export interface Mode {
  readonly requestId: string;
  /** Whether its timers go by the time of local AWS. */
  readonly parkable: boolean;
  /** The trace header of the call. @default - a chain of requests begins */
  readonly trace?: string | undefined;
}

/** @throws AwsError for code that cannot be unpacked */
export function startRun(
  call: Call,
  lambda: LambdaFunction,
  payload: string,
  { requestId, parkable, trace }: Mode,
): Run {
  const { configuration, code, name, version = LATEST } = lambda;
  const timeoutSeconds = configuration.Timeout ?? 3;
  const memoryMb = configuration.MemorySize ?? 128;
  const [group, stream] = logOf(call, lambda);
  try {
    return new Run({
      requestId,
      zip: code.zip ?? "",
      handler: configuration.Handler ?? "",
      payload,
      memoryMb,
      timeoutSeconds,
      startedAt: call.now,
      parkable,
      context: {
        functionName: name,
        functionVersion: version,
        invokedFunctionArn: functionArn(call, name),
        memoryLimitInMB: String(memoryMb),
        awsRequestId: requestId,
        logGroupName: group,
        logStreamName: stream,
      },
      environment: {
        AWS_ENDPOINT_URL: call.origin,
        AWS_REGION: call.region,
        AWS_DEFAULT_REGION: call.region,
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
        // What the machine's own files say of AWS is not for the function.
        AWS_CONFIG_FILE: "none",
        AWS_SHARED_CREDENTIALS_FILE: "none",
        AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.Runtime}`,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: version,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
        AWS_LAMBDA_LOG_GROUP_NAME: group,
        AWS_LAMBDA_LOG_STREAM_NAME: stream,
        // The AWS SDKs send it on: so Lambda sees loops.
        _X_AMZN_TRACE_ID: continued(trace, functionArn(call, name), call.now, requestId),
        _HANDLER: configuration.Handler ?? "",
        ...configuration.Environment?.Variables,
      },
    });
  } catch (error) {
    throw new AwsError(
      "InvalidZipFileException",
      `Lambda could not unzip the deployment package: ${String(error)}`,
      502,
    );
  }
}

/** Writes what a run has logged, with the lines that Lambda itself writes. */
export function logRun(call: Call, lambda: LambdaFunction, { props, lines }: Run, error?: string): readonly string[] {
  const { requestId } = props;
  const all = [
    `START RequestId: ${requestId} Version: ${lambda.version ?? LATEST}`,
    ...lines,
    ...(error === undefined ? [] : [error]),
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: ${(call.now - props.startedAt).toFixed(2)} ms\tMemory Size: ${props.memoryMb} MB`,
  ];
  writeLog(call, ...logOf(call, lambda), all);
  return all;
}

function logOf(call: Call, { name, configuration, version = LATEST }: LambdaFunction): readonly [string, string] {
  const group: unknown = configuration.LoggingConfig?.LogGroup;
  const day = new Date(call.now).toISOString().slice(0, 10).replaceAll("-", "/");
  return [typeof group === "string" && group !== "" ? group : `/aws/lambda/${name}`, `${day}/[${version}]local`];
}
