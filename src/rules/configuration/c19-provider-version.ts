import { isKnown } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { reaches } from "./version-constraint";

/** The first with `execution_role_arn`, and with an optional `model_name`. */
const FIRST_WITH_COMPONENTS = "6.21.0";

export const providerVersion = rule({
  id: "C19",
  slug: "provider-version",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "The AWS provider must support endpoints with inference components",
  why: `Before version ${FIRST_WITH_COMPONENTS}, the provider requires model_name on each variant, and has no execution_role_arn.`,
  remedy: 'Set version = ">= 6.21.0, < 7.0.0" in required_providers.',
  source: issue("hashicorp/terraform-provider-aws", 44977),
  *check(topology) {
    const hosting = topology.variants.filter((variant) => topology.hostingOf(variant) === "inference-components");
    const providers = new Map(hosting.map((variant) => [topology.providerOf(variant).node, variant]));
    for (const [provider, variant] of providers) {
      const constraint = provider?.versionConstraint;
      if (provider !== undefined && isKnown(constraint) && !reaches(constraint, FIRST_WITH_COMPONENTS)) {
        yield finding(provider, {
          what: `required_providers has version ${JSON.stringify(constraint)}`,
          fix: {
            hcl: 'version = ">= 6.21.0, < 7.0.0"',
            typescript: "the constructs write it, unless it is overridden",
          },
          about: [variant],
        });
      }
    }
  },
});
