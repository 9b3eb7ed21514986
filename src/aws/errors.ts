import { ScaleToZeroError } from "../errors";
import type { Access, AwsCommand } from "./access";

/** Why a call to AWS was not answered. */
export type AwsReadReason =
  | "no-sdk"
  | "credentials"
  | "region"
  | "endpoint-url"
  | "permission"
  | "not-found"
  | "network"
  | "timeout"
  | "throttled"
  | "busy"
  | "refused"
  | "service";

/** A call that AWS did not answer; the message is the whole sentence. */
export class AwsReadError extends ScaleToZeroError {
  override readonly name = "AwsReadError";

  constructor(
    readonly reason: AwsReadReason,
    message: string,
    /** Such as `sagemaker:DescribeEndpoint`; absent where no call was made. */
    readonly action?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What stands for the host of a call where nothing tells another. */
export const AWS = "AWS";

/** A call as people read about it: what it was for, and what was asked. */
export interface Asked {
  readonly access: Access;
  /** Such as `endpoint llm`. @default - nothing in particular */
  readonly about?: string | undefined;
}

const printPolicy = (command: AwsCommand): string =>
  `\`scale-to-zero ${command} --print-iam-policy\` prints the IAM policy that it requires`;

export const expiredCredentials = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `The AWS credentials have expired (${said(asked, cause)}): log in again, for example with \`aws sso login\``,
    asked.access.action,
    { cause },
  );

export const invalidCredentials = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `AWS does not accept the credentials (${said(asked, cause)}): check AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN, the clock of this machine, and whether the Region is enabled for the account`,
    asked.access.action,
    { cause },
  );

export const noPermission = (asked: Asked, cause: Error, command: AwsCommand): AwsReadError =>
  new AwsReadError(
    "permission",
    `${asked.access.action}${on(asked)} is not allowed (${line(cause.message)}): allow it; ${printPolicy(command)}`,
    asked.access.action,
    { cause },
  );

/** What did not answer, how, and how often. */
export interface Silence {
  readonly host: string;
  /** Such as `ECONNREFUSED`. */
  readonly code: string;
  readonly attempts: number;
}

export const unreachable = (asked: Asked, { host, code, attempts }: Silence, cause: Error): AwsReadError =>
  new AwsReadError(
    "network",
    `${host} does not answer (${networkReason(code)}, ${times(attempts)}, ${asked.access.action}${on(asked)}): ${toCheck(host)}`,
    asked.access.action,
    { cause },
  );

/** For a call that was given up because the time for all of them was over. */
export const unanswered = (asked: Asked, host: string, cause: Error): AwsReadError =>
  new AwsReadError(
    "timeout",
    `${host} did not answer in time (${asked.access.action}${on(asked)}): ${toCheck(host)}`,
    asked.access.action,
    { cause },
  );

/** For a list whose pages lead back to one that was read already. */
export const endlessPages = (): AwsReadError =>
  new AwsReadError(
    "service",
    "AWS returns the same page token of a list again and again: check AWS_ENDPOINT_URL if it is set",
  );

export const notTrusted = (asked: Asked, { host, code }: Silence, cause: Error): AwsReadError =>
  new AwsReadError(
    "network",
    `${host} has a certificate that this machine does not trust (${code}, ${asked.access.action}${on(asked)}): set NODE_EXTRA_CA_CERTS to the certificate of your proxy, or check AWS_ENDPOINT_URL if it is set`,
    asked.access.action,
    { cause },
  );

/** @param problem what is wrong with the answer, where that is known */
export const notAws = (asked: Asked, host: string, problem: string | undefined, cause: Error): AwsReadError =>
  new AwsReadError(
    "service",
    `${host} did not return a valid AWS response (${asked.access.action}${on(asked)}${problem === undefined ? "" : `: ${line(problem)}`}): check AWS_ENDPOINT_URL, and whether a proxy answers instead of AWS`,
    asked.access.action,
    { cause },
  );

export const throttledForLong = (asked: Asked, cause: Error, attempts: number): AwsReadError =>
  new AwsReadError(
    "throttled",
    `AWS refused ${asked.access.action}${on(asked)} ${times(attempts)} because of too many requests (${line(cause.message)}): other callers use up the request rate of the account; try again later`,
    asked.access.action,
    { cause },
  );

/** What goes wrong in AWS itself. */
export const serviceFailure = (asked: Asked, cause: Error, attempts: number): AwsReadError =>
  new AwsReadError(
    "service",
    `AWS failed to answer ${asked.access.action}${on(asked)}, ${times(attempts)} (${cause.name}: ${line(cause.message)}): try again later`,
    asked.access.action,
    { cause },
  );

/** An unexpected refusal: the calls are written to be valid. */
export const notUnderstood = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "service",
    `AWS refused ${asked.access.action}${on(asked)} (${cause.name}: ${line(cause.message)}): check AWS_ENDPOINT_URL if it is set; otherwise report this as a bug of scale-to-zero`,
    asked.access.action,
    { cause },
  );

/** A change that AWS does not make. */
export const changeRefused = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "refused",
    `AWS refused ${asked.access.action}${on(asked)} (${cause.name}: ${line(cause.message)}): nothing was changed by this call`,
    asked.access.action,
    { cause },
  );

/** A change of something that is being changed already. */
export const changeInProgress = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "busy",
    `AWS refused ${asked.access.action}${on(asked)} (${cause.name}: ${line(cause.message)}): nothing was changed by this call; try again once no update is in progress`,
    asked.access.action,
    { cause },
  );

/** For calls whose result is no longer needed. */
export const closed = (): AwsReadError => new AwsReadError("service", "The connection to AWS was closed");

/** @param region the one that was looked in */
export const noSuchEndpoint = (names: readonly string[], region: string): AwsReadError =>
  new AwsReadError(
    "not-found",
    `${names.length === 1 ? "There is no endpoint" : "There are no endpoints"} ${names.join(", ")} in ${region}: check the name, the Region and the account`,
    "sagemaker:DescribeEndpoint",
  );

const said = ({ access }: Asked, cause: Error): string => `${access.action}: ${line(cause.message)}`;

const on = ({ about }: Asked): string => (about === undefined ? "" : ` for ${about}`);

const times = (attempts: number): string => (attempts === 1 ? "once" : `${attempts} times`);

/** AWS itself is not there in a region that does not exist. */
const toCheck = (host: string): string =>
  host === AWS || /\.amazonaws\.com(\.cn)?$|\.api\.aws$/.test(host)
    ? "check the network, and whether the Region exists and offers the service"
    : "check the network, and AWS_ENDPOINT_URL if it is set";

function networkReason(code: string): string {
  switch (code) {
    case "ECONNREFUSED":
      return "connection refused";
    case "ECONNRESET":
    case "EPIPE":
      return "connection dropped";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "its name was not found";
    case "EPROTO":
      return "it does not support TLS";
    case "ETIMEDOUT":
      return "no answer in time";
    default:
      return code;
  }
}

const LONGEST = 300;

/** A message of AWS as one line. */
export function line(text: string): string {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one;
}
