import { performance } from "node:perf_hooks";
import { reasonOf } from "../../errors";
import type { ForwardContainer } from "../../settings";

/** What is sent to a container. */
export interface ContainerRequest {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ContainerAnswer {
  /** HTTP status; 0 if it did not answer in time. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: AsyncIterable<Uint8Array>;
}

export interface WholeAnswer extends Pick<ContainerAnswer, "status" | "headers"> {
  readonly body: Buffer;
}

const BAD_GATEWAY = 502;
const TIMED_OUT = 0;
const PASSED_ON = ["content-type", "x-amzn-sagemaker-custom-attributes"] as const;

/** Seconds since a moment of `performance.now()`. */
export const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/**
 * Sends a request to a container outside.
 * @param timeoutSeconds of this machine's time: a container does not run faster because the clock does
 */
export async function sendTo(
  { url }: ForwardContainer,
  { body, headers }: ContainerRequest,
  timeoutSeconds: number,
): Promise<ContainerAnswer> {
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}/invocations`, {
      method: "POST",
      body: Buffer.from(body),
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000)),
    });
    const passed = PASSED_ON.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: response.status, headers: Object.fromEntries(passed), parts: response.body ?? partsOf("") };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    const text = isLate ? "" : `The container at ${url} did not answer: ${causeOf(error)}`;
    return { status: isLate ? TIMED_OUT : BAD_GATEWAY, headers: {}, parts: partsOf(text) };
  }
}

/** `fetch failed` does not say why. */
const causeOf = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : reasonOf(error);

export async function* partsOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** An answer that is complete; that of a bad gateway if the container stops in the middle of it. */
export async function whole({ status, headers, parts }: ContainerAnswer): Promise<WholeAnswer> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const part of parts) {
      chunks.push(part);
    }
    return { status, headers, body: Buffer.concat(chunks) };
  } catch {
    return {
      status: BAD_GATEWAY,
      headers: {},
      body: Buffer.from("The container stopped in the middle of its answer."),
    };
  }
}
