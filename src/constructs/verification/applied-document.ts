import { Fn, TerraformResource } from "cdktf";
import { APPLIED_VERSION, type AppliedEndpoint, type AppliedEndpoints } from "../../verify/wanted/applied-endpoints";
import { acknowledgedFor } from "../rules/acknowledge";
import type { IVerifiable } from "./i-verifiable";

/** What these endpoints have to be once they are applied; complete once all constructs are there. */
export const appliedDocument = (endpoints: readonly IVerifiable[]): AppliedEndpoints => ({
  scale_to_zero: APPLIED_VERSION,
  endpoints: endpoints.map(appliedEndpoint),
});

function appliedEndpoint(verifiable: IVerifiable): AppliedEndpoint {
  const { endpoint, configuration, components = [] } = verifiable;
  const acknowledged = acknowledgedFor([verifiable, ...components]);
  return {
    endpoint_name: endpoint.name,
    // Not what the endpoint says that it runs: after a rollback that is another one.
    endpoint_config_name: configuration.name,
    inference_component_names: components.flatMap((component) => [
      component.inferenceComponentName,
      ...component.adapters.map((adapter) => adapter.inferenceComponentName),
    ]),
    // The provider may have its region from anywhere; the ARN tells.
    region: Fn.element(Fn.split(":", endpoint.arn), 3),
    ...(acknowledged.length === 0 ? {} : { acknowledged }),
  };
}

/** Everything in Terraform that these endpoints are made of. */
export function resourcesOf(endpoints: readonly IVerifiable[]): readonly TerraformResource[] {
  const constructs = endpoints.flatMap((endpoint) => [endpoint, ...(endpoint.components ?? [])]);
  const all = new Set(constructs.flatMap(({ node }) => node.findAll()));
  return [...all].filter((construct) => TerraformResource.isTerraformResource(construct));
}
