import type { AwsError } from "../errors";
import type { Answer, Service } from "../service";

export interface HttpRequest {
  readonly method: string;
  /** Still escaped, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** Whom the request is signed for. */
  readonly signedFor: { readonly region: string; readonly service: string };
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Goes out part by part, instead of the body. */
  readonly parts?: AsyncIterable<Uint8Array>;
}

/** A request that was understood. */
export interface Match {
  readonly service: Service;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of an answer without an error. @default 200 */
  readonly status?: number;
}

/** One way to write operations, their inputs, answers and errors on the wire. */
export interface Protocol {
  /**
   * @returns `undefined` for a request in another protocol
   * @throws AwsError for one that is in this protocol and cannot be understood
   */
  read(request: HttpRequest, services: readonly Service[]): Match | undefined;
  /** Whether an error that kept a request from being understood should be written in this protocol. */
  speaks(request: HttpRequest): boolean;
  answer(match: Match, answer: Answer, requestId: string): HttpReply;
  error(error: AwsError, requestId: string): HttpReply;
}
