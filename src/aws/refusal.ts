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
import {
  asServiceError,
  busyWith,
  codeOf,
  isOfNetwork,
  isServiceFailure,
  isThrottled,
  type ServiceError,
} from "./service-error";
import { badEndpointUrl, badRegion, noCredentials, noRegion, noRole } from "./setup-errors";

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
  const error = asServiceError(thrown);
  return (
    setupProblem(error, profile) ??
    rightsProblem(error, asked, command) ??
    networkProblem(error, asked, host) ??
    other(error, asked)
  );
}

/** What keeps every call from being made. */
function setupProblem(error: ServiceError, profile: string | undefined): AwsReadError | undefined {
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
function rightsProblem(error: ServiceError, asked: Asked, command: AwsCommand): AwsReadError | undefined {
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
  return isThrottled(error) ? throttledForLong(asked, error, attemptsOf(error)) : undefined;
}

/** What stands between here and AWS. */
function networkProblem(error: ServiceError, asked: Asked, host: string): AwsReadError | undefined {
  const code = codeOf(error);
  const silence = { host: hostIn(error) ?? host, code, attempts: attemptsOf(error) };
  if (isOfNetwork(code)) {
    return unreachable(asked, silence, error);
  }
  if (NOT_TRUSTED.has(code)) {
    return notTrusted(asked, silence, error);
  }
  return isForeign(error) ? notAws(asked, host, problemOf(error), error) : undefined;
}

function problemOf({ $response, $metadata, message }: ServiceError): string | undefined {
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  return status === undefined ? NOT_HTTP.exec(message)?.[0] : `HTTP ${status}`;
}

/** As the parser of Node.js says it. */
const NOT_HTTP = /Parse Error: .*/;

/** What is no answer of AWS, as the SDK marks it: it could not be read, or has no name of an error in it. */
const isForeign = ({ name, message }: ServiceError): boolean =>
  NOT_HTTP.test(message) ||
  message.includes("Deserialization error:") ||
  (name === "Unknown" && message === "UnknownError");

const other = (error: ServiceError, asked: Asked): AwsReadError =>
  isServiceFailure(error)
    ? serviceFailure(asked, error, attemptsOf(error))
    : /:(?:Describe|Get|List)/.test(asked.access.action)
      ? notUnderstood(asked, error)
      : (busyWith(error) === undefined ? changeRefused : changeInProgress)(asked, error);

const attemptsOf = ({ $metadata }: ServiceError): number => $metadata?.attempts ?? 1;

function hostIn({ address, port, hostname }: ServiceError): string | undefined {
  if (typeof address === "string" && typeof port === "number") {
    return `${address}:${port}`;
  }
  return typeof hostname === "string" ? hostname : undefined;
}
