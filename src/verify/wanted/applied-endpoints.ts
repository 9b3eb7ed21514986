import type { AcknowledgedRule, ExpectedEndpoint } from "../../topology/live";

export type { AcknowledgedRule, ExpectedEndpoint } from "../../topology/live";

/**
 * What a stack applied, in a Terraform output or in an environment variable. The member `scale_to_zero`
 * identifies it, whatever the name of the output and its depth in a file of outputs.
 */
export interface AppliedEndpoints {
  /** Version of this format. */
  readonly scale_to_zero: 1;
  readonly endpoints: readonly AppliedEndpoint[];
}

/** An endpoint, with members named like Terraform arguments. */
export interface AppliedEndpoint {
  readonly endpoint_name: string;
  /** The requested endpoint configuration; omitted for an endpoint that exists elsewhere. */
  readonly endpoint_config_name?: string;
  /** The requested inference components. The endpoint can have more. */
  readonly inference_component_names?: readonly string[];
  /** The Region. @default - the Region of the SDK configuration */
  readonly region?: string;
  /** The acknowledged findings about it. */
  readonly acknowledged?: readonly AcknowledgedRule[];
}

export const APPLIED_VERSION = 1;

/** What to verify, as a stack writes it. The reader of outputs restores the same value. */
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

/** The default name of the output. */
export const APPLIED_OUTPUT = "scale_to_zero";

/** The environment variable that `verify` reads without a file and a name. */
export const APPLIED_VARIABLE = "SCALE_TO_ZERO_APPLIED";

/** Sets `--timeout`. */
export const TIMEOUT_VARIABLE = "SCALE_TO_ZERO_TIMEOUT";

/** Sets `--fail-on`. */
export const FAIL_ON_VARIABLE = "SCALE_TO_ZERO_FAIL_ON";
