import { isKnown } from "../../topology";
import { terraformAws } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** The strategies that the provider accepts: hashicorp/aws 6.66 has no block for the configuration of PREFIX_AWARE. */
const ROUTING: ReadonlySet<string> = new Set(["LEAST_OUTSTANDING_REQUESTS", "RANDOM"]);

export const routingStrategy = rule({
  id: "C20",
  slug: "routing-strategy",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "The routing strategy must be one that the Terraform provider supports",
  why: "hashicorp/aws rejects any other value during plan. PREFIX_AWARE of SageMaker needs a configuration that the provider does not support.",
  remedy: 'Set routing_strategy to "LEAST_OUTSTANDING_REQUESTS" or "RANDOM".',
  source: terraformAws("sagemaker_endpoint_configuration"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { routingStrategy: strategy } = variant;
      if (isKnown(strategy) && !ROUTING.has(strategy)) {
        yield finding(variant, {
          what: `routing_strategy is ${strategy}`,
          fix: {
            hcl: 'routing_strategy = "LEAST_OUTSTANDING_REQUESTS"',
            typescript: "remove `routingStrategy`",
          },
        });
      }
    }
  },
});
