import { isKnown } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** Where a minimum of 0 was refused, and never seen to work. */
const REFUSED_IN: ReadonlySet<string> = new Set(["eu-west-3"]);

export const regionOfZero = rule({
  id: "Z14",
  slug: "region-of-zero",
  severity: "warning",
  evidence: "measured",
  effect: effects.none,
  title: "The Region takes a minimum of 0 instances",
  why: 'One deployment to eu-west-3 was answered with "Min instance count needs to be greater than 0 for enabled managed instance scaling" in August 2026, while us-east-1 took it. AWS lists no Regions.',
  remedy: "Try it there first; where it is refused, take another Region, or pay for one instance.",
  source: issue("stdapi-ai/stdapi.ai", 43),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling, region } = variant;
      // The provider sends 0 for a minimum that is left out.
      const isZero = isKnown(managedInstanceScaling) && (managedInstanceScaling.minInstanceCount ?? 0) === 0;
      const refused = isKnown(region) && REFUSED_IN.has(region);
      if (refused && isZero && topology.hostingOf(variant) === "inference-components") {
        yield finding(variant, {
          what: `min_instance_count is 0 in ${region}`,
          fix: {
            hcl: "try it there first; where it is refused, deploy to another Region, or set min_instance_count = 1 and pay for one instance",
            typescript: "the same with `minInstanceCount: 1`",
          },
        });
      }
    }
  },
});
