import { inspect, types } from "node:util";
import type { AwsCommand } from "./access";
import {
  type Asked,
  AWS,
  type AwsReadError,
  changeInProgress,
  changeRefused,
  expiredCredentials,
  invalidCredentials,
  noPermission,
  notAws,
  notTrusted,
  notUnderstood,
  serviceFailure,
  throttledForLong,
  unreachable,
} from "./errors";
import { badEndpointUrl, badRegion, noCredentials, noRegion, noRole } from "./setup-errors";

/** The parts of an error of the SDK, or of Node.js below it, that tell what happened. */
interface SdkError extends Error {
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
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
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
  "EPROTO",
  "ETIMEDOUT",
]);

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const NOT_TRUSTED = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
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

/** How AWS is called, for errors that do not tell by themselves. */
export interface Surroundings {
  /** Where calls go. @default AWS */
  readonly host?: string | undefined;
  /** The profile that was named. @default - none */
  readonly profile?: string | undefined;
  /** The command that calls, whose policy an error names. @default "verify" */
  readonly command?: AwsCommand | undefined;
}

/** What a call that failed for good tells people. */
export function refusal(
  thrown: unknown,
  asked: Asked,
  { host = AWS, profile, command = "verify" }: Surroundings = {},
): AwsReadError {
  const error = asError(thrown);
  return (
    setupProblem(error, profile) ??
    rightsProblem(error, asked, command) ??
    networkProblem(error, asked, host) ??
    other(error, asked)
  );
}

/** What keeps every call from being made. */
function setupProblem(error: SdkError, profile: string | undefined): AwsReadError | undefined {
  if (NO_CREDENTIALS.has(error.name)) {
    return noCredentials(profile, error);
  }
  if (/^Region is missing/.test(error.message)) {
    return noRegion(error);
  }
  if (/^Region not accepted/.test(error.message)) {
    return badRegion(error);
  }
  return error.code === "ERR_INVALID_URL" ? badEndpointUrl(String(error.input)) : undefined;
}

/** What AWS says no to. */
function rightsProblem(error: SdkError, asked: Asked, command: AwsCommand): AwsReadError | undefined {
  if (EXPIRED.has(error.name)) {
    return expiredCredentials(asked, error);
  }
  if (INVALID.has(error.name)) {
    return invalidCredentials(asked, error);
  }
  if (DENIED.has(error.name)) {
    // Before the call: a profile may have a role to take on.
    return /\bsts:AssumeRole/.test(error.message) ? noRole(error) : noPermission(asked, error, command);
  }
  return THROTTLED.has(error.name) || error.$metadata?.httpStatusCode === 429
    ? throttledForLong(asked, error, attemptsOf(error))
    : undefined;
}

/** What stands between here and AWS. */
function networkProblem(error: SdkError, asked: Asked, host: string): AwsReadError | undefined {
  const code = codeOf(error);
  const silence = { host: hostIn(error) ?? host, code, attempts: attemptsOf(error) };
  if (NETWORK.has(code)) {
    return unreachable(asked, silence, error);
  }
  if (NOT_TRUSTED.has(code)) {
    return notTrusted(asked, silence, error);
  }
  return isForeign(error) ? notAws(asked, host, problemOf(error), error) : undefined;
}

function problemOf({ $response, $metadata, message }: SdkError): string | undefined {
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  return status === undefined ? NOT_HTTP.exec(message)?.[0] : `HTTP ${status}`;
}

/** As the parser of Node.js says it. */
const NOT_HTTP = /Parse Error: .*/;

/** What is no answer of AWS, as the SDK marks it: it could not be read, or has no name of an error in it. */
const isForeign = ({ name, message }: SdkError): boolean =>
  NOT_HTTP.test(message) ||
  message.includes("Deserialization error:") ||
  (name === "Unknown" && message === "UnknownError");

const other = (error: SdkError, asked: Asked): AwsReadError =>
  (error.$metadata?.httpStatusCode ?? 0) >= 500
    ? serviceFailure(asked, error, attemptsOf(error))
    : /:(?:Describe|Get|List)/.test(asked.access.action)
      ? notUnderstood(asked, error)
      : (BUSY.test(`${error.name} ${error.message}`) ? changeInProgress : changeRefused)(asked, error);

/** `Cannot update in-progress endpoint`, `while it is in state UPDATE_IN_PROGRESS`, and the errors that other services have. */
const BUSY = /in[-_ ]progress|in state "?(?:Creating|Updating)|being (?:created|updated)|ResourceInUse|Conflict/i;

const attemptsOf = ({ $metadata }: SdkError): number => $metadata?.attempts ?? 1;

/** The SDK takes the name and the message from the answer, in which they may be anything. */
function asError(thrown: unknown): SdkError {
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

/**
 * The code of an error of the network, empty where it has none. The SDK keeps only the message of what was thrown in
 * another realm, such as that of Node.js itself seen from a test runner.
 */
function codeOf({ name, code, message }: SdkError): string {
  const known = typeof code === "string" ? code : /\bE[A-Z_]+\b/.exec(message)?.[0];
  const found = known ?? (message.includes("socket hang up") ? "ECONNRESET" : "");
  // The SDK gives this name to dropped connections too: it tells less than the code.
  return name === "TimeoutError" && !NETWORK.has(found) ? "ETIMEDOUT" : found;
}

function hostIn({ address, port, hostname }: SdkError): string | undefined {
  if (typeof address === "string" && typeof port === "number") {
    return `${address}:${port}`;
  }
  return typeof hostname === "string" ? hostname : undefined;
}
