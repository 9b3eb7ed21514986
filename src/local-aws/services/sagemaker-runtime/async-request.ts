import type { Call, Listener } from "../../call";
import { RowDynamics } from "../../dynamics";
import type { UnitId } from "../../events";
import { agendaOf } from "../../store/table";
import type { Dynamics } from "../../world";
import { getObject, placeOf, putObject } from "../s3/objects";
import { finish, measure } from "../usage/usage";
import { type ContainerAnswer, partsOf, secondsSince, sendTo, whole } from "./container";
import { TIMED_OUT_TEXT } from "./model-error";

/** An asynchronous request, from its acceptance until its answer is written. */
export interface AsyncRequest {
  readonly unit: UnitId;
  readonly endpoint: string;
  readonly inferenceId: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Where the payload is; `undefined` if it came with the request. */
  readonly input?: string;
  /** The payload that came with the request, in Base64. */
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly customAttributes?: string;
  readonly timeoutSeconds: number;
  readonly output: string;
  readonly failure?: string;
  readonly successTopic?: string;
  readonly errorTopic?: string;
  /** When the container has to be asked; none before it is its turn, and after that. */
  readonly callAt?: number;
  /** What the container outside answered. */
  readonly answer?: { readonly status: number; readonly body: string; readonly contentType?: string };
}

/** Those that are not answered yet, by the id that the unit has for them. */
export const ASYNC_REQUESTS = agendaOf<AsyncRequest>(
  "sagemaker-runtime.async-requests",
  ({ callAt }) => callAt ?? Number.POSITIVE_INFINITY,
);

const EXPIRED = "The request expired in the queue: RequestTTLSeconds had passed.";
const LOST = "The instance that processed the request was removed.";

/** What a request's unit does with it decides what becomes of it. */
export const asyncListener: Listener = (event, call) => {
  if (event.kind !== "request") {
    return;
  }
  const table = call.table(ASYNC_REQUESTS);
  const request = table.get(event.request);
  if (request === undefined) {
    return;
  }
  if (event.what === "started") {
    if (call.settings.container.kind === "forward") {
      table.put(event.request, { ...request, callAt: call.now });
    }
    return;
  }
  table.delete(event.request);
  if (event.what === "expired") {
    fail(call, request, EXPIRED);
  } else if (event.what === "lost") {
    fail(call, request, LOST);
  } else if (event.what === "timed out") {
    fail(call, request, TIMED_OUT_TEXT);
  } else {
    complete(call, request);
  }
};

function complete(call: Call, request: AsyncRequest): void {
  const { status, body, contentType } = request.answer ?? echo(call, request);
  if (status >= 200 && status < 300) {
    const problem = write(call, request.output, Buffer.from(body, "base64"), contentType);
    if (problem === undefined) {
      notify(call, request, { requestStatus: "Completed", location: request.output });
      return;
    }
    fail(call, request, problem);
    return;
  }
  fail(call, request, Buffer.from(body, "base64").toString("utf8"));
}

/** A missing input is empty for the stub: local AWS does not require that it exists. */
function echo(call: Call, request: AsyncRequest) {
  const body = payloadOf(call, request) ?? Buffer.alloc(0);
  return { status: 200, body: Buffer.from(body).toString("base64"), contentType: request.contentType };
}

/** @returns `undefined` if the input is not there */
function payloadOf(call: Call, { input, body }: AsyncRequest): Uint8Array | undefined {
  if (body !== undefined) {
    return Buffer.from(body, "base64");
  }
  const place = input === undefined ? undefined : placeOf(input);
  return place === undefined ? undefined : getObject(call, place)?.body;
}

/** Asks the container outside. Time stands still until it answers; the instance is occupied for as long as it took. */
async function ask(call: Call, id: string, request: AsyncRequest): Promise<void> {
  const { container } = call.settings;
  const payload = payloadOf(call, request);
  const startedAt = performance.now();
  const answer =
    container.kind === "stub" || payload === undefined
      ? notDownloaded(call, request)
      : await sendTo(container, { body: payload, headers: headersOf(request) }, request.timeoutSeconds);
  const { status, headers, body: bytes } = await whole(answer);
  const body = bytes.toString("base64");
  const table = call.table(ASYNC_REQUESTS);
  if (table.has(id)) {
    table.put(id, { ...request, callAt: undefined, answer: { status, body, contentType: headers["content-type"] } });
    const seconds = status === TIMED_OUT ? request.timeoutSeconds + 1 : secondsSince(startedAt);
    finish(call, request.unit, id, { seconds, status });
  }
}

const TIMED_OUT = 0;

function notDownloaded(call: Call, { unit, input = "" }: AsyncRequest): ContainerAnswer {
  measure(call, unit, { RequestDownloadFailures: 1 });
  return { status: 400, headers: {}, parts: partsOf(`Unable to download the input ${input}.`) };
}

const headersOf = ({ contentType, accept, customAttributes }: AsyncRequest) => ({
  "content-type": contentType ?? "application/octet-stream",
  ...(accept !== undefined && { accept }),
  ...(customAttributes !== undefined && { "x-amzn-sagemaker-custom-attributes": customAttributes }),
});

export const asyncLife: readonly Dynamics[] = [new RowDynamics(ASYNC_REQUESTS, ask)];

function fail(call: Call, request: AsyncRequest, reason: string): void {
  if (request.failure !== undefined) {
    write(call, request.failure, Buffer.from(reason), "text/plain");
  }
  notify(call, request, { requestStatus: "Failed", failureReason: reason, location: request.failure });
}

function write(call: Call, location: string, body: Uint8Array, contentType?: string): string | undefined {
  const place = placeOf(location);
  return place === undefined ? "Local AWS writes to s3:// only." : putObject(call, place, body, contentType);
}

interface Outcome {
  readonly requestStatus: "Completed" | "Failed";
  readonly location?: string;
  readonly failureReason?: string;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-check-predictions.html */
function notify(call: Call, request: AsyncRequest, { requestStatus, location, failureReason }: Outcome): void {
  const topic = requestStatus === "Completed" ? request.successTopic : request.errorTopic;
  if (topic === undefined) {
    return;
  }
  const message = JSON.stringify({
    awsRegion: call.region,
    eventTime: new Date(call.now).toISOString(),
    receivedTime: new Date(request.receivedAt).toISOString(),
    invocationStatus: requestStatus,
    requestParameters: {
      accept: request.accept,
      contentType: request.contentType,
      customAttributes: request.customAttributes,
      endpointName: request.endpoint,
      inputLocation: request.input,
    },
    responseParameters:
      requestStatus === "Completed"
        ? { contentType: request.contentType, outputLocation: location }
        : { failureReason, ...(location !== undefined && { failureLocation: location }) },
    inferenceId: request.inferenceId,
    eventVersion: "1.0",
    eventSource: "aws:sagemaker",
    eventName: "InferenceResult",
  });
  call.tell({ kind: "publish", topic, message });
}
