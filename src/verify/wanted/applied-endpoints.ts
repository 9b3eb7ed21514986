import type { AcknowledgedRule, ExpectedEndpoint } from "../../topology/live";

export type { AcknowledgedRule, ExpectedEndpoint } from "../../topology/live";

/**
 * What a stack says that it applied, in a Terraform output or in an environment variable. The member `scale_to_zero`
 * is how it is found, whatever the output is called and however deep it lies in a file of outputs.
 */
export interface AppliedEndpoints {
  /** Version of this format. */
  readonly scale_to_zero: 1;
  /** The endpoints that were applied. */
  readonly endpoints: readonly AppliedEndpoint[];
}

/** An endpoint in the words of Terraform's arguments. */
export interface AppliedEndpoint {
  /** Name of the endpoint. */
  readonly endpoint_name: string;
  /** What it has to run; left out for an endpoint that exists elsewhere. */
  readonly endpoint_config_name?: string;
  /** Those that have to be on it. There may be more. */
  readonly inference_component_names?: readonly string[];
  /** Where it is; without it, where the SDK is configured to look. */
  readonly region?: string;
  /** The findings about it that are acknowledged. */
  readonly acknowledged?: readonly AcknowledgedRule[];
}

export const APPLIED_VERSION = 1;

/** What has to be there, as a stack says it: the readers of outputs make the same of it again. */
export const appliedEndpoints = (endpoints: readonly ExpectedEndpoint[]): AppliedEndpoints => ({
  scale_to_zero: APPLIED_VERSION,
  endpoints: endpoints.map(({ name, configName, components, region, acknowledged = [] }) => ({
    endpoint_name: name,
    ...(configName === undefined ? {} : { endpoint_config_name: configName }),
    inference_component_names: components,
    ...(region === undefined ? {} : { region }),
    ...(acknowledged.length === 0 ? {} : { acknowledged }),
  })),
});

/** The output of a stack, where nobody says otherwise. */
export const APPLIED_OUTPUT = "scale_to_zero";

/** The variable that `verify` reads when it is given no file and no name. */
export const APPLIED_VARIABLE = "SCALE_TO_ZERO_APPLIED";

/** In place of `--timeout`. */
export const TIMEOUT_VARIABLE = "SCALE_TO_ZERO_TIMEOUT";

/** In place of `--fail-on`. */
export const FAIL_ON_VARIABLE = "SCALE_TO_ZERO_FAIL_ON";
