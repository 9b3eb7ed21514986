import type { Check } from "../checks/check";
import { textShape } from "../checks/text-shape";

/** The text is the ARN of a KMS key, as the provider asks for one where answers are encrypted. */
export function isKmsKeyArn(property: string, arn: string | undefined): Check {
  return textShape(property, arn, {
    pattern: "^arn:[^:]+:kms:",
    requirement: "must be the ARN of a KMS key",
    advice: "the Terraform provider refuses key ids and aliases here",
    source: "hashicorp/aws, aws_sagemaker_endpoint_configuration",
  });
}
