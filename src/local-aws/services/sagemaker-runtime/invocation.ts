import { randomUUID } from "node:crypto";
import { z } from "zod";
import { REAL_TIME_LIMITS } from "../../../behaviour/laws/queue";
import type { Call } from "../../call";
import { payload } from "../../input";
import { operation, RawAnswer } from "../../service";
import type { ForwardContainer, StubContainer } from "../../settings";
import { resourceName } from "../sagemaker/shapes";
import { startsAt } from "../usage/queue";
import type { Request } from "../usage/unit";
import { accept, begin, finish, usedUnit } from "../usage/usage";
import { type ContainerAnswer, type ContainerRequest, secondsSince, sendTo, whole } from "./container";
import { eventStream, STREAM_TYPE } from "./event-stream";
import { type InvocationTarget, targetOf } from "./invocation-target";
import { modelError, TIMED_OUT_TEXT } from "./model-error";

const invocation = z.object({
  EndpointName: resourceName(),
  InferenceComponentName: resourceName().optional(),
  TargetVariant: resourceName().optional(),
  ContentType: z.string().default("application/octet-stream"),
  Accept: z.string().optional(),
  CustomAttributes: z.string().optional(),
  Body: payload(),
});

type Invocation = z.output<typeof invocation>;

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const CUSTOM_ATTRIBUTES = "x-amzn-sagemaker-custom-attributes";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
export const invokeEndpoint = operation(invocation, async (input, call) => {
  const target = targetOf(call, input);
  const { status, headers, body } = await whole(await answered(call, target, input));
  if (!isSuccess(status)) {
    throw modelError(call, target.endpoint.name, status, body.toString("utf8"));
  }
  return new RawAnswer(body, {
    "content-type": "application/octet-stream",
    ...headers,
    "x-amzn-invoked-production-variant": target.variant,
  });
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointWithResponseStream.html */
export const invokeEndpointWithResponseStream = operation(invocation, async (input, call) => {
  const target = targetOf(call, input);
  const { headers, parts } = await answered(call, target, input);
  const { "content-type": contentType = "application/octet-stream", ...others } = headers;
  const answer = {
    ...others,
    "content-type": STREAM_TYPE,
    "x-amzn-sagemaker-content-type": contentType,
    "x-amzn-invoked-production-variant": target.variant,
  };
  return new RawAnswer(new Uint8Array(), answer, undefined, eventStream(parts));
});

/** @throws AwsError when the container does not answer well, or not in time */
function answered(call: Call, target: InvocationTarget, input: Invocation): Promise<ContainerAnswer> {
  const { container } = call.settings;
  const request: ContainerRequest = {
    body: input.Body,
    headers: {
      "content-type": input.ContentType,
      ...(input.Accept !== undefined && { accept: input.Accept }),
      ...(input.CustomAttributes !== undefined && { [CUSTOM_ATTRIBUTES]: input.CustomAttributes }),
    },
  };
  return container.kind === "stub"
    ? stubbed(call, target, request, container)
    : forwarded(call, target, request, container);
}

function requestAt(now: number, seconds: number, { host }: InvocationTarget): Request {
  return {
    id: randomUUID(),
    arrival: now,
    seconds,
    expiresAt: now + REAL_TIME_LIMITS.waitSeconds * 1000,
    answerBy: now + REAL_TIME_LIMITS.answerSeconds * 1000,
    ...(host !== undefined && { host }),
  };
}

/**
 * Echoes the request. The answer comes at once, on every clock; the copy stays occupied for the seconds of the stub. What
 * would come too late is refused at once too.
 */
async function stubbed(
  call: Call,
  target: InvocationTarget,
  { body, headers }: ContainerRequest,
  { seconds }: StubContainer,
): Promise<ContainerAnswer> {
  const ends = startsAt(usedUnit(call, target.unit), call.now) + seconds * 1000;
  accept(call, target.unit, requestAt(call.now, seconds, target));
  if (ends > call.now + REAL_TIME_LIMITS.answerSeconds * 1000) {
    throw modelError(call, target.endpoint.name, 0, TIMED_OUT_TEXT);
  }
  const { "content-type": contentType = "application/octet-stream" } = headers;
  return { status: 200, headers: { "content-type": contentType }, parts: once(body) };
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}

/** The copy is occupied until the last part of the answer. */
async function forwarded(
  call: Call,
  target: InvocationTarget,
  request: ContainerRequest,
  container: ForwardContainer,
): Promise<ContainerAnswer> {
  const { answerSeconds } = REAL_TIME_LIMITS;
  const [startedAt, occupying] = [performance.now(), requestAt(call.now, answerSeconds, target)];
  begin(call, target.unit, occupying);
  const end = async (status: number): Promise<void> =>
    finish(await call.later(), target.unit, occupying.id, { seconds: secondsSince(startedAt), status });
  const answer = await sendTo(container, request, answerSeconds);
  if (isSuccess(answer.status)) {
    return { ...answer, parts: ending(answer.parts, end, answer.status) };
  }
  const text = answer.status === 0 ? TIMED_OUT_TEXT : (await whole(answer)).body.toString("utf8");
  await end(answer.status === 0 ? 500 : answer.status);
  throw modelError(call, target.endpoint.name, answer.status, text);
}

async function* ending(
  parts: AsyncIterable<Uint8Array>,
  end: (status: number) => Promise<void>,
  status: number,
): AsyncGenerator<Uint8Array> {
  let last = 500;
  try {
    yield* parts;
    last = status;
  } finally {
    await end(last);
  }
}
