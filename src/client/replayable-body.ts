import { Readable } from "node:stream";
import { streamingBody } from "./errors";

/**
 * Checks that a body can be sent more than once.
 *
 * @throws ScaleToZeroError for a stream: the SDK sends it once, and does not ask the retry strategy after a refusal
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export function checkReplayable(body: unknown): void {
  if (body instanceof Readable) {
    throw streamingBody("stream");
  }
  if (body instanceof ReadableStream || (isObject(body) && Symbol.asyncIterator in body)) {
    throw streamingBody(body instanceof ReadableStream ? "web stream" : "sequence of parts");
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
