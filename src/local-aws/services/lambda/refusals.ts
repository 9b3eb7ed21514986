import { AwsError } from "../../errors";

export const notFound = (message: string) => new AwsError("ResourceNotFoundException", message, 404);
export const conflict = (message: string) => new AwsError("ResourceConflictException", message, 409);
export const invalid = (message: string) => new AwsError("InvalidParameterValueException", message);

/** @throws AwsError when what is to be changed has changed since the caller looked at it */
export function requireRevision(wanted: string | undefined, actual: string | undefined): void {
  if (wanted !== undefined && wanted !== actual) {
    throw new AwsError(
      "PreconditionFailedException",
      "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve " +
        "the latest Revision Id",
      412,
    );
  }
}
