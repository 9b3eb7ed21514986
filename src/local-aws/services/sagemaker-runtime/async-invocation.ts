import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { numeric } from "../../input";
import { operation, RawAnswer } from "../../service";
import { recordValue } from "../cloudwatch/metric";
import type { Endpoint } from "../sagemaker/endpoint";
import { resourceName } from "../sagemaker/shapes";
import { queued } from "./queue";
import { invocable, refused } from "./refusal";

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
    .regex(/^(https|s3):\/\/([^/]+)\/?(.*)$/),
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
  enqueue(call, endpoint, { inferenceId: InferenceId, expiresAt: call.now + input.RequestTTLSeconds * 1000 });
  return new RawAnswer(Buffer.from(JSON.stringify({ InferenceId })), {
    "content-type": "application/json",
    "x-amzn-sagemaker-outputlocation": locate(output.S3OutputPath, input.Filename === undefined ? ".out" : ""),
    ...(output.S3FailurePath !== undefined && {
      "x-amzn-sagemaker-failurelocation": locate(output.S3FailurePath, "-error.out"),
    }),
  });
});

/**
 * With an instance, the stub container is done with a request at once. Without one it waits, and the metrics say so: they
 * are what wakes the endpoint.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
function enqueue(
  call: Call,
  endpoint: Endpoint,
  request: { readonly inferenceId: string; readonly expiresAt: number },
) {
  const runs = endpoint.variants.some(({ CurrentInstanceCount }) => CurrentInstanceCount !== 0);
  const waiting = queued(call, endpoint.name, runs ? undefined : request);
  const record = (MetricName: string, value: number) =>
    recordValue(
      call,
      { Namespace: "AWS/SageMaker", MetricName, Dimensions: [{ Name: "EndpointName", Value: endpoint.name }] },
      value,
    );
  record("ApproximateBacklogSize", waiting);
  record("HasBacklogWithoutCapacity", waiting > 0 ? 1 : 0);
}
