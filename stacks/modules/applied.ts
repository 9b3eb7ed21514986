import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { ModuleOutput } from "../../src/modules/module-output";
import { APPLIED_OUTPUT, APPLIED_VERSION } from "../../src/verify/wanted/applied-endpoints";

export interface AppliedByModule {
  readonly endpointName: string;
  /** Left out where the endpoint exists elsewhere. */
  readonly configurationName?: string;
  /** An expression for those that must be on the endpoint. */
  readonly componentNames?: unknown;
  /** Of something in the endpoint's Region. */
  readonly arn?: string;
}

/** The output that `scale-to-zero verify --outputs` looks for: the same as that of `AppliedEndpointsOutput`. */
export function outputApplied(
  scope: Construct,
  { endpointName, configurationName, componentNames, arn }: AppliedByModule,
): void {
  new ModuleOutput(scope, APPLIED_OUTPUT, {
    description: "Value that `scale-to-zero verify --outputs` reads. Return it as an output of the root module.",
    value: {
      [APPLIED_OUTPUT]: APPLIED_VERSION,
      endpoints: [
        {
          endpoint_name: endpointName,
          ...(configurationName === undefined ? {} : { endpoint_config_name: configurationName }),
          ...(componentNames === undefined ? {} : { inference_component_names: componentNames }),
          ...(arn === undefined ? {} : { region: Fn.element(Fn.split(":", arn), 3) }),
        },
      ],
    },
  });
}
