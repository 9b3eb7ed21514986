import { Fn, TerraformResource } from "cdktf";
import { type AppliedEndpoints, appliedEndpoints, type ExpectedEndpoint } from "../../verify/wanted/applied-endpoints";
import { acknowledgedFor } from "../rules/acknowledge";
import type { IVerifiable } from "./i-verifiable";

/** What these endpoints have to be once they are applied; complete once all constructs are there. */
export const appliedDocument = (endpoints: readonly IVerifiable[]): AppliedEndpoints =>
  appliedEndpoints(endpoints.map(expectedEndpoint));

function expectedEndpoint(verifiable: IVerifiable): ExpectedEndpoint {
  const { endpoint, configuration, components = [] } = verifiable;
  return {
    name: endpoint.name,
    // Not what the endpoint says that it runs: after a rollback that is another one.
    configName: configuration.name,
    components: components.flatMap((component) => [
      component.inferenceComponentName,
      ...component.adapters.map((adapter) => adapter.inferenceComponentName),
    ]),
    // The provider may have its Region from anywhere; the ARN states it.
    region: Fn.element(Fn.split(":", endpoint.arn), 3),
    acknowledged: acknowledgedFor([verifiable, ...components]),
  };
}

/** Everything in Terraform that these endpoints are made of. */
export function resourcesOf(endpoints: readonly IVerifiable[]): readonly TerraformResource[] {
  const constructs = endpoints.flatMap((endpoint) => [endpoint, ...(endpoint.components ?? [])]);
  const all = new Set(constructs.flatMap(({ node }) => node.findAll()));
  return [...all].filter((construct) => TerraformResource.isTerraformResource(construct));
}
