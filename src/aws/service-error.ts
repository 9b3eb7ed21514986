import { inspect, types } from "node:util";

/** The parts of an error of the SDK, or of Node.js below it, that tell what happened. */
export interface ServiceError extends Error {
  readonly code?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly hostname?: unknown;
  /** Of what could not be understood. */
  readonly $response?: { readonly statusCode?: number };
  /** Of what is no URL. */
  readonly input?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
}

/** Whether the same call may succeed a little later: who waits for its end repeats it. */
type Passing = "passes" | "stays";

const THROTTLED: ReadonlyMap<string, Passing> = new Map([
  // Several services name a quota of resources so: it does not grow by waiting.
  ["LimitExceededException", "stays"],
  ["RequestLimitExceeded", "passes"],
  ["Throttling", "passes"],
  ["ThrottlingException", "passes"],
  ["ThrottledException", "passes"],
  ["TooManyRequestsException", "passes"],
]);

const NETWORK: ReadonlyMap<string, Passing> = new Map([
  ["EAI_AGAIN", "passes"],
  ["ECONNREFUSED", "passes"],
  ["ECONNRESET", "passes"],
  // No route, or no such name: a network that is not set up for the call.
  ["EHOSTUNREACH", "stays"],
  ["ENETUNREACH", "stays"],
  ["ENOTFOUND", "stays"],
  ["EPIPE", "passes"],
  ["EPROTO", "stays"],
  ["ETIMEDOUT", "passes"],
]);

const NOT_FOUND = new Set([
  "ResourceNotFound",
  "ResourceNotFoundException",
  "NoSuchEntity",
  "NoSuchEntityException",
  "ObjectNotFoundException",
]);

/**
 * `Cannot update in-progress endpoint`, `while it is in state UPDATE_IN_PROGRESS`, and the errors that services have for it:
 * `ConflictException` of SageMaker, `ConcurrentUpdateException` of Application Auto Scaling.
 */
const BUSY =
  /in[-_ ]progress|in state "?(?:Creating|Updating)|being (?:created|updated)|ResourceInUse|Conflict|ConcurrentUpdate/i;

const DELETION = /\bin state "?(?:DELETE_|Deleting)/i;

/** Names of resources, which may have any words in them. A state may be in quotes too. */
const NAMES = /(?<!\bin state )"[^"]*"|\barn:\S+/g;

/** The SDK takes the name and the message from the answer, in which they may be anything. */
export function asServiceError(thrown: unknown): ServiceError {
  if (!types.isNativeError(thrown)) {
    return new Error(textOf(thrown));
  }
  const { name, message }: { readonly name: unknown; readonly message: unknown } = thrown;
  return typeof name === "string" && typeof message === "string"
    ? thrown
    : Object.assign(Object.create(thrown), { name: textOf(name), message: textOf(message) });
}

/** Not `String(value)`, which calls the `toString` that a value of an answer may have. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : inspect(value));

/** Whether AWS says that there is no such thing. SageMaker says so in the text of a ValidationException. */
export function isNotFound(thrown: unknown): boolean {
  const { name, message } = asServiceError(thrown);
  return NOT_FOUND.has(name) || (name === "ValidationException" && /^could not find /i.test(message));
}

/** Whether AWS has had too many requests. */
export const isThrottled = ({ name, $metadata }: ServiceError): boolean =>
  THROTTLED.has(name) || $metadata?.httpStatusCode === 429;

/** Whether AWS itself failed. */
export const isServiceFailure = ({ $metadata }: ServiceError): boolean => ($metadata?.httpStatusCode ?? 0) >= 500;

/** Whether an error of the network has this code. */
export const isOfNetwork = (code: string): boolean => NETWORK.has(code);

/** What keeps AWS from a change: another change, which ends, or a deletion, after which there is nothing to change. */
export function busyWith({ name, message }: ServiceError): "change" | "deletion" | undefined {
  if (!BUSY.test(`${name} ${message.replace(NAMES, "")}`)) {
    return undefined;
  }
  return DELETION.test(message) ? "deletion" : "change";
}

/**
 * The code of an error of the network, empty where it has none. The SDK keeps only the message of what was thrown in
 * another realm, such as that of Node.js itself seen from a test runner.
 */
export function codeOf({ name, code, message }: ServiceError): string {
  const known = typeof code === "string" ? code : /\bE[A-Z_]+\b/.exec(message)?.[0];
  const found = known ?? (message.includes("socket hang up") ? "ECONNRESET" : "");
  // The SDK gives this name to dropped connections too: the code is more exact.
  return name === "TimeoutError" && !NETWORK.has(found) ? "ETIMEDOUT" : found;
}

/** Whether the same call may succeed a little later, without anybody mending anything. */
export function isTransient(thrown: unknown): boolean {
  const error = asServiceError(thrown);
  const named = THROTTLED.get(error.name) ?? NETWORK.get(codeOf(error));
  if (named !== undefined) {
    return named === "passes";
  }
  return isThrottled(error) || isServiceFailure(error) || busyWith(error) === "change";
}
