/** An answer with its whole body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface NoAnswer {
  readonly reason: string;
  /** Whether nothing was sent. */
  readonly isSettled: boolean;
  /** Whether another attempt would have the same result. */
  readonly isFinal: boolean;
}

export interface AttemptLimits {
  readonly attemptMs: number;
  readonly mostBytes: number;
}

export const isAnswer = (answer: Answer | NoAnswer): answer is Answer => "status" in answer;

/** Sends a request once. The body belongs to the attempt: a connection may also break within it, or never end. */
export async function attempted(url: string, init: RequestInit, limits: AttemptLimits): Promise<Answer | NoAnswer> {
  const { attemptMs, mostBytes } = limits;
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(attemptMs) });
    const { status, headers } = response;
    if (status > 599) {
      await response.body?.cancel();
      return { reason: `the status ${status} is none of HTTP`, isSettled: false, isFinal: true };
    }
    const body = await bodyOf(response, mostBytes);
    return body === undefined
      ? { reason: `the answer is larger than ${Math.floor(mostBytes / 2 ** 20)} MiB`, isSettled: false, isFinal: true }
      : { status, headers, body };
  } catch (error) {
    const code = codeOf(error);
    return code === "TimeoutError"
      ? { reason: `no answer within ${attemptMs / 1000} s`, isSettled: false, isFinal: false }
      : { reason: code, isSettled: ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(code), isFinal: false };
  }
}

/** @returns `undefined` for a body that is larger, after decompression: it would take all memory */
async function bodyOf(response: Response, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Only a code: messages of the system can contain addresses, and an address can contain a secret. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") {
    return error.name;
  }
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "no connection";
}
