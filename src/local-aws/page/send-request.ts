import { z } from "zod";
import { readJson } from "../json";
import type { LocalAws } from "../local-aws";
import { ENDPOINTS } from "../services/sagemaker/endpoint";
import { shortened } from "../shortened";

/** Half of a character cannot be in a path. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** A request to an endpoint, from a person who watches it. */
export const sentRequest = z.strictObject({
  region: z.string().regex(/^[a-z0-9-]{1,32}$/),
  endpoint: z
    .string()
    .min(1)
    .max(63)
    .refine((name) => !HALF_CHARACTER.test(name), "must be the name of an endpoint"),
  component: z.string().min(1).max(63).optional(),
  variant: z.string().min(1).max(63).optional(),
  body: z.string().max(128_000),
});

/** What became of it, as the client of an endpoint sees it. */
export interface SentAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  /** The error's code. */
  readonly code?: string;
  /** The answer, or the error's text. */
  readonly text: string;
  /** Of an asynchronous request. */
  readonly inferenceId?: string;
  /** Where its answer, or why it failed, will be in S3. */
  readonly output?: string;
  readonly failure?: string;
}

/** An answer may be of any length. */
const MOST_CHARACTERS = 2000;

/** The same way as a request over the wire, with the faults that strike it. */
export async function sendRequest(aws: LocalAws, request: z.output<typeof sentRequest>): Promise<SentAnswer> {
  await aws.tick();
  const { region, endpoint, component, variant, body } = request;
  const isAsynchronous = aws.call(region).table(ENDPOINTS).get(endpoint)?.asyncInference !== undefined;
  const reply = await aws.reply({
    method: "POST",
    path: `/endpoints/${encodeURIComponent(endpoint)}/${isAsynchronous ? "async-invocations" : "invocations"}`,
    query: new URLSearchParams(),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/sagemaker/aws4_request`,
      [isAsynchronous ? "x-amzn-sagemaker-content-type" : "content-type"]: "application/json",
      ...(component !== undefined && { "x-amzn-sagemaker-inference-component": component }),
      ...(variant !== undefined && !isAsynchronous && { "x-amzn-sagemaker-target-variant": variant }),
    },
    body: Buffer.from(body),
  });
  if (reply === undefined) {
    return { status: 0, text: "The connection was closed without an answer." };
  }
  const text = Buffer.from(reply.body).toString("utf8");
  const members = membersOf(text);
  const code = reply.headers["x-amzn-errortype"];
  if (code !== undefined) {
    return { status: reply.status, code, text: shortened(members.message ?? text, MOST_CHARACTERS) };
  }
  const { "x-amzn-sagemaker-outputlocation": output, "x-amzn-sagemaker-failurelocation": failure } = reply.headers;
  return {
    status: reply.status,
    text: shortened(text, MOST_CHARACTERS),
    ...(output !== undefined && { output, inferenceId: members.InferenceId }),
    ...(failure !== undefined && { failure }),
  };
}

function membersOf(text: string): { readonly message?: string; readonly InferenceId?: string } {
  const members = z.object({ message: z.string().optional(), InferenceId: z.string().optional() });
  return members.safeParse(readJson(text)?.value).data ?? {};
}
