import type { Check } from "../checks/check";
import { textShape } from "../checks/text-shape";

const MAX_LENGTH = 512;

/** The text is an S3 URI as endpoint configurations take it. */
export function isS3Uri(property: string, uri: string | undefined): Check {
  return textShape(property, uri, {
    pattern: "^s3://[^/]+(/.*)?$",
    maxLength: MAX_LENGTH,
    requirement: `must be an S3 URI of at most ${MAX_LENGTH} characters`,
    advice: "write it as in s3://bucket/prefix",
    source: "SageMaker API, CreateEndpointConfig",
  });
}
