import { ScaleToZeroError } from "../errors";
import { shortened } from "./shortened";

/** Characters of an error's text: inputs that it quotes may be megabytes long. */
const MAX_MESSAGE = 4096;

/** What a service answers when it refuses: a code and a text that SDKs and the Terraform provider match on. */
export class AwsError extends Error {
  /**
   * @param code the error's shape in the service model, such as `ValidationException`
   * @param status HTTP status, 4xx when the caller is at fault
   * @param queryCode the code in the Query protocol, where it differs from the shape's name
   * @param details further members of the error's shape, in REST JSON
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly queryCode = code,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(shortened(message, MAX_MESSAGE));
  }

  get fault(): "Sender" | "Receiver" {
    return this.status < 500 ? "Sender" : "Receiver";
  }
}

const VALIDATION_CODE = "ValidationException";

export const validationError = (message: string) => new AwsError(VALIDATION_CODE, message);

export const invalidPageToken = (code = VALIDATION_CODE) => new AwsError(code, "Invalid pagination token.");

export const unknownOperation = (what: string) =>
  new AwsError("UnknownOperationException", `Local AWS does not know ${what}.`, 400, "InvalidAction");

export const unreadable = (why: string) => new AwsError("SerializationException", why);

export const throttled = () => new AwsError("ThrottlingException", "Rate exceeded", 400, "Throttling");

export const noAnswer = () => new AwsError("ServiceUnavailable", "The connection was closed without an answer.", 503);

export const internalFailure = () =>
  new AwsError("InternalFailure", "Local AWS failed: its standard error says why.", 500);

/** 507: SDKs try 500 again by themselves, and would then tell of a name that is taken. */
export const notKept = (error: unknown) =>
  new AwsError(
    "InternalFailure",
    `${reasonOf(error)}. The change is in memory, and is written with the next request.`,
    507,
  );

export const unsigned = () => new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403);

export const tooLarge = (limit: number) =>
  new AwsError("RequestEntityTooLargeException", `The request is larger than ${limit} bytes.`, 413);

/** The command line tells this one to a person. */
export const portTaken = (port: number) =>
  new ScaleToZeroError(
    `Port ${port} of 127.0.0.1 is taken: stop what listens there, or choose another with --port (0 takes any free one).`,
  );

export const portRefused = (port: number, why: string) =>
  new ScaleToZeroError(`Port ${port} of 127.0.0.1 cannot be used: ${why}. Choose another with --port.`);

export const stateTaken = (file: string, pid: number | undefined, lock: string) =>
  new ScaleToZeroError(
    `State file ${file} is in use by process ${pid ?? "(unknown)"}: two processes would overwrite each other's changes. ` +
      `Stop it, or choose another file with --state. If that process is not local AWS, delete ${lock}.`,
  );

/** @param why what was thrown, or a sentence */
export const badFile = (what: string, file: string, why: unknown) =>
  new ScaleToZeroError(`${what} ${file} cannot be used: ${reasonOf(why)}`);

export const reasonOf = (error: unknown): string => memberOf(error, "message") ?? String(error);

/** Such as `ENOENT`. */
export const systemCodeOf = (error: unknown): string | undefined => memberOf(error, "code");

function memberOf(error: unknown, member: string): string | undefined {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, member) : undefined;
  return typeof value === "string" ? value : undefined;
}
