import type { EndpointOptions } from "../endpoint/endpoint-options";
import type { AsyncOutput } from "./async-output";
import type { AsyncVariantProps } from "./async-variant";

/** Properties of `AsyncEndpoint`. */
export interface AsyncEndpointProps extends AsyncVariantProps, EndpointOptions {
  /** Where responses are stored, and which topics receive messages. */
  readonly output: AsyncOutput;
  /**
   * S3 prefixes of the requests, which the roles of the models may read.
   * @default - the bucket of `output.s3OutputPath`
   */
  readonly inputS3Uris?: readonly string[];
  /** Further variants beside the one that the other properties describe, at most 9. @default - none */
  readonly additionalVariants?: readonly AsyncVariantProps[];
}
