import { validationError } from "../../errors";

/** What SageMaker calls its resources in its refusals. */
export type Kind = "model" | "endpoint configuration" | "endpoint" | "inference component";

// hashicorp/terraform-provider-aws takes "Could not find …" for "does not exist".
export const couldNotFind = (kind: Kind, arn: string) => validationError(`Could not find ${kind} "${arn}".`);

export const alreadyExists = (kind: Kind, arn: string) =>
  validationError(`Cannot create already existing ${kind} "${arn}".`);

export const nonUniqueVariant = (name: string) =>
  validationError(`The variant name "${name}" was non-unique within the request.`);

export const noSuchVariants = (names: readonly string[], configName: string) =>
  validationError(
    `The variant name(s) "${names.join(", ")}" is/are not present within endpoint configuration "${configName}".`,
  );

// Seen in aws/sagemaker-python-sdk#3124; what follows is not in the report.
export const queueCannotBeRemoved = (endpointName: string) =>
  validationError(`The AsyncInferenceConfig parameter cannot be removed from this endpoint ${endpointName}.`);

// SageMaker's own words for the rest are not published: only that it refuses is known.

export const couldNotFindVariant = (name: string | undefined) => validationError(`Could not find variant "${name}".`);

export const executionRoleRequired = () =>
  validationError("ExecutionRoleArn is required for inference component endpoints.");

export const onlyToBeDeleted = (arn: string) =>
  validationError(`Cannot update failed endpoint "${arn}". DeleteEndpoint is the only operation that it takes.`);

export const oneSpecification = () =>
  validationError("Exactly one of Specification and Specifications must be provided.");
