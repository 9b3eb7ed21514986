import { invalid } from "./refusals";

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const RESERVED = [
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_LAMBDA_RUNTIME_API",
  "LAMBDA_TASK_ROOT",
  "LAMBDA_RUNTIME_DIR",
];
const MAX_BYTES = 4096;
const UNABLE =
  "Lambda was unable to configure your environment variables because the environment variables you have provided";

interface Environment {
  readonly Variables?: Readonly<Record<string, string>>;
}

/** @throws AwsError for variables that Lambda sets itself, and for more than it takes */
export function checkEnvironment<Given extends Environment>(environment: Given): Given {
  const variables = Object.entries(environment.Variables ?? {});
  const reserved = variables.map(([name]) => name).filter((name) => RESERVED.includes(name));
  if (reserved.length > 0) {
    throw invalid(
      `${UNABLE} contains reserved keys that are currently not supported for modification. ` +
        `Reserved keys used in this request: ${reserved.join(", ")}`,
    );
  }
  if (
    variables.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0) > MAX_BYTES
  ) {
    throw invalid(`${UNABLE} exceeded the 4KB limit.`);
  }
  return environment;
}
