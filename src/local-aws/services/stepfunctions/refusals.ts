import { AwsError } from "../../errors";

const STATES_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:\w+:\S+$/;
const ANY_ARN = /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:\S+$/;

/** @throws AwsError for what names nothing of Step Functions */
export function requireArn(arn: string): void {
  if (!STATES_ARN.test(arn)) {
    throw new AwsError("InvalidArn", `Invalid Arn: '${arn}'`);
  }
}

/** @throws AwsError for what is no ARN at all: which role it is shows when the machine runs */
export function requireRole(arn: string): void {
  if (!ANY_ARN.test(arn)) {
    throw new AwsError("InvalidArn", `Invalid Role Arn: '${arn}'`);
  }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
// biome-ignore lint/suspicious/noControlCharactersInRegex: AWS names them
const NOT_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

export function requireName(name: string): void {
  if (NOT_IN_NAMES.test(name)) {
    throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
  }
}

export const machineDoesNotExist = (arn: string) =>
  new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);

export const resourceNotFound = (arn: string) => new AwsError("ResourceNotFound", `Resource not found: '${arn}'`);
