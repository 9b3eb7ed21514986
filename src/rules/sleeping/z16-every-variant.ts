import { lowestMinimum } from "../../behaviour";
import { isKnown, type Maybe, type Topology, Unknown, type Variant } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { EVERY_VARIANT } from "../minimum-rule-ids";
import { rule } from "../rule";
import { managedMinimumOf, ZERO_INSTANCES_GUIDE } from "./managed-minimum";

export const everyVariant = rule({
  id: EVERY_VARIANT,
  slug: "every-variant",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsSleep,
  title: "All variants of an endpoint must scale to zero",
  why: "Each variant has its own instances. A variant that stays awake keeps costing while the others sleep.",
  remedy: "Set a minimum of 0 for every variant of the endpoint.",
  source: ZERO_INSTANCES_GUIDE,
  *check(topology) {
    const seen = new Set<Variant>();
    for (const endpoint of topology.endpoints) {
      const variants = topology.variantsOf(endpoint).nodes;
      const awake = variants.filter((variant) => reachesZero(topology, variant) === false);
      if (awake.length === 0 || !variants.some((variant) => reachesZero(topology, variant) === true)) {
        continue;
      }
      for (const variant of awake.filter((variant) => !seen.has(variant))) {
        seen.add(variant);
        yield finding(variant, {
          what: `it keeps instances while other variants of ${endpoint.address} scale to zero`,
          fix: {
            hcl: "set min_instance_count = 0 in its managed_instance_scaling; for an asynchronous variant, add a separate aws_appautoscaling_target with min_capacity = 0",
            typescript: "remove `minInstanceCount` from all `additionalVariants`",
          },
          about: topology.targetsOf(variant).nodes,
        });
      }
    }
  },
});

/** Whether a variant can scale to zero instances. Another rule reports missing managed instance scaling. */
function reachesZero(topology: Topology, variant: Variant): Maybe<boolean> {
  switch (topology.hostingOf(variant)) {
    case "inference-components": {
      const minimum = managedMinimumOf(variant);
      return minimum === undefined ? Unknown : minimum === 0;
    }
    case "asynchronous":
      return asyncReachesZero(topology, variant);
    case "serverless":
      // It has no instances. The verdict covers provisioned concurrency.
      return true;
    default:
      return Unknown;
  }
}

function asyncReachesZero(topology: Topology, variant: Variant): Maybe<boolean> {
  const targets = topology.targetsOf(variant);
  if (targets.surelyNone) {
    return false;
  }
  const minimums = targets.nodes.map((target) => lowestMinimum(topology, target));
  if (minimums.includes(0)) {
    return true;
  }
  return minimums.length > 0 && minimums.every(isKnown) ? false : Unknown;
}
