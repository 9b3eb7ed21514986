import { AwsError } from "../../errors";

// CloudWatch's errors, each with the code that it has in the Query protocol.

export const invalidValue = (message: string) =>
  new AwsError("InvalidParameterValueException", message, 400, "InvalidParameterValue");

export const invalidCombination = (message: string) =>
  new AwsError("InvalidParameterCombinationException", message, 400, "InvalidParameterCombination");

export const missingParameter = (name: string) =>
  new AwsError("MissingRequiredParameterException", `The parameter ${name} is required.`, 400, "MissingParameter");

export const validationError = (message: string) =>
  new AwsError("ValidationException", message, 400, "ValidationError");

export const exclusive = (one: string, other: string): string =>
  `The parameters ${one} and ${other} are mutually exclusive and you have specified both.`;

export const unknownAlarm = (name: string) => new AwsError("ResourceNotFound", `Unknown alarm: ${name}`, 404);

/** Of operations whose model has this error; the others call the token an invalid value. */
export const invalidNextToken = () => new AwsError("InvalidNextToken", "The next token specified is invalid.");

export const invalidTokenValue = () => invalidValue("Request parameter NextToken is invalid");
