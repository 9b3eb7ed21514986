import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { type Living, livingTableOf } from "../../store/life-cycle";
import type { ChangeKind, Progress, ResourceType } from "./resource-type";

/** A change that Cloud Control was asked for. */
export interface ResourceRequest {
  readonly RequestToken: string;
  readonly TypeName: string;
  readonly Operation: ChangeKind;
  /** Unknown when the resource could not even be begun. */
  readonly Identifier?: string;
  /** How it ended, once that is known. */
  readonly outcome?: Progress;
  readonly eventTime: number;
  /** The caller's own, by which it may ask again. */
  readonly ClientToken?: string;
  /** What was asked for, for a token that comes again. */
  readonly asked?: string;
}

export const REQUESTS = livingTableOf<ResourceRequest>("cloudcontrol.requests");

const WEEK = 7 * 24 * 3600 * 1000;

/** What a caller asks for. */
export interface Change {
  readonly kind: ChangeKind;
  readonly type: ResourceType;
  /** @default - it is still to be created */
  readonly identifier?: string;
  readonly clientToken?: string;
  /** The document of the change, if there is one. */
  readonly document?: string;
}

/**
 * Requests are remembered for a week. One that comes again, by its client token, is not done again.
 * @throws AwsError for the client token of another request
 */
export function beginRequest(call: Call, change: Change, begin: () => string): ResourceRequest {
  const { type, kind: Operation, identifier, clientToken: ClientToken, document = "" } = change;
  const asked = JSON.stringify([Operation, type.typeName, identifier ?? null, document]);
  const known = requestOf(call, ClientToken);
  if (known !== undefined) {
    if (known.asked !== asked) {
      throw new AwsError("ClientTokenConflictException", `The client token ${ClientToken} is of another request.`);
    }
    return followedUp(call, type, known);
  }
  const RequestToken = randomUUID();
  const begun = attempt(begin);
  return call.table(REQUESTS).put(RequestToken, {
    RequestToken,
    TypeName: type.typeName,
    Operation,
    ClientToken,
    asked,
    Identifier: begun.identifier ?? identifier,
    outcome: begun.outcome,
    eventTime: call.now,
    steps: [{ at: call.now + WEEK, become: "gone" }],
  });
}

const requestOf = (call: Call, clientToken: string | undefined): Living<ResourceRequest> | undefined =>
  clientToken === undefined
    ? undefined
    : call
        .table(REQUESTS)
        .values()
        .find(({ ClientToken }) => ClientToken === clientToken);

/** A service's refusal is no refusal of Cloud Control: it is how the request ends. */
function attempt(begin: () => string): { readonly identifier?: string; readonly outcome?: Progress } {
  try {
    return { identifier: begin() };
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    const code = error.message.startsWith("Cannot create already existing") ? "AlreadyExists" : "InvalidRequest";
    return { outcome: { status: "FAILED", code, message: error.message } };
  }
}

export function findRequest(call: Call, token: string): Living<ResourceRequest> {
  const request = call.table(REQUESTS).get(token);
  if (request === undefined) {
    throw new AwsError("RequestTokenNotFoundException", `Request with token ${token} was not found.`);
  }
  return request;
}

/** The request with its outcome, which is final once it is known. */
export function followedUp(call: Call, type: ResourceType, request: Living<ResourceRequest>): ResourceRequest {
  if (request.outcome !== undefined || request.Identifier === undefined) {
    return request;
  }
  const outcome = type.progress(call, request.Identifier, request.Operation);
  return outcome.status === "IN_PROGRESS"
    ? request
    : call.table(REQUESTS).put(request.RequestToken, { ...request, outcome, eventTime: call.now });
}

export function progressOf({ outcome, eventTime, RequestToken, TypeName, Operation, Identifier }: ResourceRequest) {
  return {
    TypeName,
    Identifier,
    RequestToken,
    Operation,
    OperationStatus: outcome?.status ?? "IN_PROGRESS",
    EventTime: new Date(eventTime),
    StatusMessage: outcome?.status === "FAILED" ? outcome.message : undefined,
    ErrorCode: outcome?.status === "FAILED" ? outcome.code : undefined,
  };
}

export const progressEvent = (request: ResourceRequest) => ({ ProgressEvent: progressOf(request) });
