import { type Check, isToken, unless } from "../checks/check";

const PATTERN = /^s3:\/\/[^/]+(\/.*)?$/;
const MAX_LENGTH = 512;

/** The text is an S3 URI as endpoint configurations take it. */
export function isS3Uri(property: string, uri: string | undefined): Check {
  return unless(uri === undefined || isToken(uri) || (PATTERN.test(uri) && uri.length <= MAX_LENGTH), {
    property,
    value: uri,
    requirement: `must be an S3 URI of at most ${MAX_LENGTH} characters`,
    advice: "write s3://bucket/prefix",
    source: "SageMaker API, CreateEndpointConfig",
  });
}
