import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { numeric, payload } from "../../input";
import { operation, RawAnswer } from "../../service";
import type { Endpoint } from "../sagemaker/endpoint";
import { resourceName } from "../sagemaker/shapes";
import { variantUnit } from "../sagemaker/unit-id";
import { accept } from "../usage/usage";
import { ASYNC_REQUESTS, type AsyncRequest } from "./async-request";
import { invocable, refused } from "./refusal";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html */
const MOST_BODY_BYTES = 128_000;

const header = z
  .string()
  .max(1024)
  .regex(/^[\x20-\x7e]*$/)
  .optional();

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html */
const invocation = z.object({
  EndpointName: resourceName(),
  InputLocation: z
    .string()
    .min(1)
    .max(1024)
    .regex(/^(https|s3):\/\/([^/]+)\/?(.*)$/)
    .optional(),
  Body: payload(),
  InferenceId: z.string().min(1).max(64).optional(),
  ContentType: header,
  Accept: header,
  CustomAttributes: header,
  S3OutputPathExtension: z
    .string()
    .min(1)
    .max(512)
    .regex(/^(?!s3:|https:)[a-zA-Z0-9!_.*'()/-]+$/)
    .optional(),
  Filename: z
    .string()
    .min(1)
    .max(32)
    .regex(/^(?!.*\..*\.)[a-zA-Z0-9][a-zA-Z0-9-_.]*$/)
    .optional(),
  RequestTTLSeconds: numeric(z.int().min(60).max(21_600)).default(21_600),
  InvocationTimeoutSeconds: numeric(z.int().min(1).max(3600)).default(900),
});

export const invokeEndpointAsync = operation(invocation, (input, call) => {
  if (input.InputLocation !== undefined && input.Body.length > 0) {
    throw refused("Body and InputLocation are mutually exclusive.");
  }
  if (input.InputLocation === undefined && (input.Body.length === 0 || input.Body.length > MOST_BODY_BYTES)) {
    throw refused(`Either InputLocation or a Body of at most ${MOST_BODY_BYTES} bytes is required.`);
  }
  const endpoint = invocable(call, input.EndpointName);
  const output = endpoint.asyncInference?.OutputConfig;
  if (output === undefined) {
    throw refused(`Endpoint ${input.EndpointName} of account ${ACCOUNT} is not an asynchronous endpoint.`);
  }
  const InferenceId = input.InferenceId ?? randomUUID();
  const file = input.Filename ?? InferenceId;
  const locate = (path: string | undefined, ending: string) =>
    [
      path ?? `s3://sagemaker-${call.region}-${ACCOUNT}/async-endpoint-outputs`,
      input.S3OutputPathExtension,
      file + ending,
    ]
      .filter((part) => part !== undefined)
      .map((part) => part.replace(/\/$/, ""))
      .join("/");
  const outputLocation = locate(output.S3OutputPath, input.Filename === undefined ? ".out" : "");
  const failureLocation = output.S3FailurePath === undefined ? undefined : locate(output.S3FailurePath, "-error.out");
  enqueue(call, endpoint, input, { inferenceId: InferenceId, output: outputLocation, failure: failureLocation });
  return new RawAnswer(Buffer.from(JSON.stringify({ InferenceId })), {
    "content-type": "application/json",
    "x-amzn-sagemaker-outputlocation": outputLocation,
    ...(failureLocation !== undefined && { "x-amzn-sagemaker-failurelocation": failureLocation }),
  });
});

/** A request waits in the queue of the endpoint until an instance has room for it. */
function enqueue(
  call: Call,
  endpoint: Endpoint,
  input: z.output<typeof invocation>,
  places: Pick<AsyncRequest, "inferenceId" | "output" | "failure">,
): void {
  const { container } = call.settings;
  const { InvocationTimeoutSeconds: timeoutSeconds, RequestTTLSeconds } = input;
  const unit = variantUnit(endpoint.name, endpoint.variants[0]?.VariantName ?? "");
  const topics = endpoint.asyncInference?.OutputConfig.NotificationConfig;
  const id = randomUUID();
  call.table(ASYNC_REQUESTS).put(id, {
    ...places,
    unit,
    endpoint: endpoint.name,
    receivedAt: call.now,
    input: input.InputLocation,
    body: input.InputLocation === undefined ? input.Body.toString("base64") : undefined,
    contentType: input.ContentType,
    accept: input.Accept,
    customAttributes: input.CustomAttributes,
    timeoutSeconds,
    successTopic: topics?.SuccessTopic,
    errorTopic: topics?.ErrorTopic,
  });
  accept(call, unit, {
    id,
    arrival: call.now,
    // A container outside ends it when it has answered.
    seconds: container.kind === "stub" ? container.seconds : timeoutSeconds,
    expiresAt: call.now + RequestTTLSeconds * 1000,
    timeoutSeconds,
  });
}
