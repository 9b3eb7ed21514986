import { isKnown } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** Regions that refused a minimum of 0, and where it was never observed to work. */
const REFUSED_IN: ReadonlySet<string> = new Set(["eu-west-3"]);

export const regionOfZero = rule({
  id: "Z14",
  slug: "region-of-zero",
  severity: "warning",
  evidence: "measured",
  effect: effects.none,
  title: "The Region should accept a minimum of 0 instances",
  why: 'In August 2026, SageMaker refused one deployment to eu-west-3 with "Min instance count needs to be greater than 0 for enabled managed instance scaling", while us-east-1 accepted it. AWS does not list the Regions that accept it.',
  remedy:
    "Test the deployment in that Region first. If SageMaker refuses it, use another Region, or pay for one instance.",
  source: issue("stdapi-ai/stdapi.ai", 43),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling, region } = variant;
      // The provider sends 0 for an omitted minimum.
      const isZero = isKnown(managedInstanceScaling) && (managedInstanceScaling.minInstanceCount ?? 0) === 0;
      const refused = isKnown(region) && REFUSED_IN.has(region);
      if (refused && isZero && topology.hostingOf(variant) === "inference-components") {
        yield finding(variant, {
          what: `min_instance_count is 0 in ${region}`,
          fix: {
            hcl: "test the deployment there first; if SageMaker refuses it, deploy to another Region, or set min_instance_count = 1 and pay for one instance",
            typescript: "the same with `minInstanceCount: 1`",
          },
        });
      }
    }
  },
});
