import { validationError } from "../../errors";

/** What SageMaker calls its resources in its refusals. */
export type Kind = "model" | "endpoint configuration" | "endpoint" | "inference component";

// hashicorp/terraform-provider-aws takes "Could not find …" for "does not exist".
export const couldNotFind = (kind: Kind, arn: string) => validationError(`Could not find ${kind} "${arn}".`);

export const alreadyExists = (kind: Kind, arn: string) =>
  validationError(`Cannot create already existing ${kind} "${arn}".`);
