import { types } from "node:util";
import {
  type Asked,
  type AwsReadError,
  badRegion,
  expiredCredentials,
  invalidCredentials,
  noCredentials,
  noPermission,
  noRegion,
  serviceFailure,
  throttledForLong,
  unreachable,
} from "./errors";

/** The parts of an error of the SDK, or of Node.js below it, that tell what happened. */
interface SdkError extends Error {
  readonly code?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly hostname?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
}

const NO_CREDENTIALS = new Set(["CredentialsProviderError", "TokenProviderError"]);

const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "RequestExpired"]);

const INVALID = new Set([
  "AuthFailure",
  "IncompleteSignature",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);

const DENIED = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "OptInRequired"]);

const THROTTLED = new Set([
  "LimitExceededException",
  "RequestLimitExceeded",
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "TooManyRequestsException",
]);

const NETWORK = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

const NOT_FOUND = new Set([
  "ResourceNotFound",
  "ResourceNotFoundException",
  "NoSuchEntity",
  "NoSuchEntityException",
  "ObjectNotFoundException",
]);

/** Whether AWS says that there is no such thing. SageMaker says so in the text of a ValidationException. */
export function isNotFound(error: unknown): boolean {
  const { name, message } = asError(error);
  return NOT_FOUND.has(name) || (name === "ValidationException" && /^could not find /i.test(message));
}

/**
 * What a call that failed for good tells people.
 *
 * @param host where it was sent, when the error does not tell
 */
export function refusal(thrown: unknown, asked: Asked, host: string): AwsReadError {
  const error = asError(thrown);
  const attempts = error.$metadata?.attempts ?? 1;
  if (NO_CREDENTIALS.has(error.name)) {
    return noCredentials(error);
  }
  if (/^Region is missing/.test(error.message)) {
    return noRegion(error);
  }
  if (/^Region not accepted/.test(error.message)) {
    return badRegion(error);
  }
  if (EXPIRED.has(error.name)) {
    return expiredCredentials(asked, error);
  }
  if (INVALID.has(error.name)) {
    return invalidCredentials(asked, error);
  }
  if (DENIED.has(error.name)) {
    return noPermission(asked, error);
  }
  if (THROTTLED.has(error.name) || error.$metadata?.httpStatusCode === 429) {
    return throttledForLong(asked, error, attempts);
  }
  const code = networkCode(error);
  if (code !== undefined) {
    return unreachable(asked, { host: hostIn(error) ?? host, code, attempts }, error);
  }
  return serviceFailure(asked, error);
}

const asError = (thrown: unknown): SdkError => (types.isNativeError(thrown) ? thrown : new Error(String(thrown)));

/**
 * The code of an error of the network. The SDK keeps only the message of what was thrown in another realm, such as that
 * of Node.js itself seen from a test runner.
 */
function networkCode({ name, code, message }: SdkError): string | undefined {
  const known = typeof code === "string" ? code : /\bE[A-Z_]+\b/.exec(message)?.[0];
  const told = known ?? (message.includes("socket hang up") ? "ECONNRESET" : "");
  if (NETWORK.has(told)) {
    return told;
  }
  // The SDK gives this name to dropped connections too: it tells less than the code.
  return name === "TimeoutError" ? "ETIMEDOUT" : undefined;
}

function hostIn({ address, port, hostname }: SdkError): string | undefined {
  if (typeof address === "string" && typeof port === "number") {
    return `${address}:${port}`;
  }
  return typeof hostname === "string" ? hostname : undefined;
}
