import { ScaleToZeroError } from "../errors";
import type { Access } from "./access";

/** Why a call to AWS was not answered. */
export type AwsReadReason =
  | "no-sdk"
  | "credentials"
  | "region"
  | "permission"
  | "not-found"
  | "network"
  | "throttled"
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

/** A call as people read about it: what it was for, and what was asked. */
export interface Asked {
  readonly access: Access;
  /** Such as `endpoint llm`. @default - nothing in particular */
  readonly about?: string | undefined;
}

const PRINT_POLICY = "`scale-to-zero verify --print-iam-policy` prints all that is needed";

export const noSdk = (name: string, cause: unknown): AwsReadError =>
  new AwsReadError("no-sdk", `${name} is not installed: run \`npm install ${name}\``, undefined, { cause });

export const noCredentials = (cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `No AWS credentials were found (${line(cause.message)}): set AWS_PROFILE or AWS_ACCESS_KEY_ID, or log in with \`aws sso login\``,
    undefined,
    { cause },
  );

export const expiredCredentials = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `The AWS credentials have expired (${said(asked, cause)}): log in again, with \`aws sso login\` or as you did before`,
    asked.access.action,
    { cause },
  );

export const invalidCredentials = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `AWS does not accept the credentials (${said(asked, cause)}): check AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN, and the time of this machine`,
    asked.access.action,
    { cause },
  );

export const noRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    "No AWS region is set: give one, set AWS_REGION, or write `region` into the profile",
    undefined,
    { cause },
  );

export const noPermission = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "permission",
    `${asked.access.action}${on(asked)} is not allowed (${line(cause.message)}): allow it; ${PRINT_POLICY}`,
    asked.access.action,
    { cause },
  );

export const badRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    `The AWS region cannot be one (${line(cause.message)}): give one such as us-west-2`,
    undefined,
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
    `${host} does not answer (${networkReason(code)}, ${times(attempts)}, ${asked.access.action}${on(asked)}): check the network, and AWS_ENDPOINT_URL where it is set`,
    asked.access.action,
    { cause },
  );

export const throttledForLong = (asked: Asked, cause: Error, attempts: number): AwsReadError =>
  new AwsReadError(
    "throttled",
    `AWS refused ${asked.access.action}${on(asked)} ${times(attempts)} because of too many requests (${line(cause.message)}): something else uses up the account's rate; try again later`,
    asked.access.action,
    { cause },
  );

export const serviceFailure = (asked: Asked, cause: Error): AwsReadError =>
  new AwsReadError(
    "service",
    `AWS did not answer ${asked.access.action}${on(asked)} (${cause.name}: ${line(cause.message)})`,
    asked.access.action,
    { cause },
  );

/** For calls that nobody waits for any more. */
export const closed = (): AwsReadError => new AwsReadError("service", "The connection to AWS was closed");

/** @param region the one that was looked in */
export const noSuchEndpoint = (names: readonly string[], region: string): AwsReadError =>
  new AwsReadError(
    "not-found",
    `${names.length === 1 ? "There is no endpoint" : "There are no endpoints"} ${names.join(", ")} in ${region}: check the name, the region and the account`,
    "sagemaker:DescribeEndpoint",
  );

const said = ({ access }: Asked, cause: Error): string => `${access.action}: ${line(cause.message)}`;

const on = ({ about }: Asked): string => (about === undefined ? "" : ` for ${about}`);

const times = (attempts: number): string => (attempts === 1 ? "once" : `${attempts} times`);

function networkReason(code: string): string {
  switch (code) {
    case "ECONNREFUSED":
      return "connection refused";
    case "ECONNRESET":
    case "EPIPE":
      return "connection dropped";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "its name is not known";
    case "ETIMEDOUT":
      return "no answer in time";
    default:
      return code;
  }
}

const LONGEST = 300;

/** A message of AWS as one line. */
function line(text: string): string {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one;
}
