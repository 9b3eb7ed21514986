import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import type { Living } from "../../store/life-cycle";
import { tableOf } from "../../store/table";
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
}

export const REQUESTS = tableOf<Living<ResourceRequest>>("cloudcontrol.requests");

const WEEK = 7 * 24 * 3600 * 1000;

/** Requests are remembered for a week. */
export function beginRequest(
  call: Call,
  type: ResourceType,
  Operation: ChangeKind,
  identifier: string | undefined,
  begin: () => string,
): ResourceRequest {
  const RequestToken = randomUUID();
  const begun = attempt(begin);
  return call.table(REQUESTS).put(RequestToken, {
    RequestToken,
    TypeName: type.typeName,
    Operation,
    Identifier: begun.identifier ?? identifier,
    outcome: begun.outcome,
    eventTime: call.now,
    steps: [{ at: call.now + WEEK, become: "gone" }],
  });
}

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

export function progressEvent({ outcome, eventTime, RequestToken, TypeName, Operation, Identifier }: ResourceRequest) {
  return {
    ProgressEvent: {
      TypeName,
      Identifier,
      RequestToken,
      Operation,
      OperationStatus: outcome?.status ?? "IN_PROGRESS",
      EventTime: new Date(eventTime),
      StatusMessage: outcome?.status === "FAILED" ? outcome.message : undefined,
      ErrorCode: outcome?.status === "FAILED" ? outcome.code : undefined,
    },
  };
}
