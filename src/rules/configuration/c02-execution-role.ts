import { type EndpointConfiguration, isKnown, type Topology } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const executionRole = rule({
  id: "C02",
  slug: "execution-role",
  severity: "error",
  evidence: "measured",
  effect: effects.refused,
  title: "The configuration of an endpoint with inference components must have an execution role",
  why: "On other endpoints, the model provides the role. Without a model and a role, the plan succeeds, but CreateEndpointConfig fails with HTTP status 400.",
  remedy: "Set execution_role_arn on the endpoint configuration.",
  source: issue("hashicorp/terraform-provider-aws", 44977),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      if (configuration.executionRoleArn === undefined && hostsComponents(topology, configuration)) {
        yield finding(configuration, {
          what: "it has no execution_role_arn, and its variants have no model",
          fix: {
            hcl: "execution_role_arn = aws_iam_role.<role>.arn",
            typescript: "new RealtimeEndpoint(…) creates a role, or uses `executionRole`",
          },
        });
      }
    }
  },
});

function hostsComponents(topology: Topology, { variants }: EndpointConfiguration): boolean {
  return (
    isKnown(variants) &&
    variants.length > 0 &&
    variants.every((variant) => topology.hostingOf(variant) === "inference-components")
  );
}
