import { InvalidArgumentError } from "commander";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html */
const NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/;

/** The name of an endpoint, for commander: what cannot be one is not asked for, and names no file. */
export function endpointNameOption(text: string): string {
  if (!NAME.test(text)) {
    throw new InvalidArgumentError("It must be an endpoint name: at most 63 letters, digits and inner hyphens.");
  }
  return text;
}

/** The same for an option that is repeated. */
export const endpointNamesOption = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  endpointNameOption(text),
];
