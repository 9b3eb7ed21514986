import { isKnown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const burstableInstance = rule({
  id: "W49",
  slug: "burstable-instance",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "A scaled variant must not run on burstable instances",
  why: "SageMaker does not scale variants on burstable instances such as T2. AWS does not document whether this applies to T3.",
  remedy: "Use an instance type that is not burstable.",
  source: sagemakerGuide("endpoint-auto-scaling-add-console"),
  *check(topology) {
    for (const variant of topology.variants) {
      const family = isKnown(variant.instanceType) ? /^ml\.(t\d\w*)\./.exec(variant.instanceType)?.[1] : undefined;
      if (family !== undefined && topology.targetsOf(variant).nodes.length > 0) {
        yield finding(variant, {
          what: `instance_type is ${String(variant.instanceType)}, and a scalable target scales it`,
          fix: {
            hcl: 'use another instance_type, such as "ml.m6i.large"',
            typescript: "use another `instanceType`",
          },
          ...(family !== "t2" && { severity: "warning" }),
        });
      }
    }
  },
});
