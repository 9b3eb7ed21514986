import { isKnown, type StepPolicy, type Topology } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const uniquePolicyName = rule({
  id: "W17",
  slug: "unique-policy-name",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "The policies of a target must have different names",
  why: "Application Auto Scaling creates or updates a policy by its name. The second policy overwrites the first, and the endpoint no longer wakes or no longer sleeps.",
  remedy: "Give each policy of a target a different name.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html",
  *check(topology) {
    const first = new Map<string, StepPolicy | Topology["scalingPolicies"][number]>();
    for (const policy of topology.scalingPolicies) {
      const key = identity(topology, policy);
      const earlier = key === undefined ? undefined : first.get(key);
      if (key !== undefined && earlier === undefined) {
        first.set(key, policy);
      } else if (earlier !== undefined) {
        yield finding(policy, {
          what: `name is "${String(policy.name)}", the same as that of ${earlier.address} on the same target`,
          fix: {
            hcl: "give one of the two another name",
            typescript: "set `trackingPolicyName` or `wake.policyName` to another value",
          },
          about: [earlier],
        });
      }
    }
  },
});

/** What `PutScalingPolicy` identifies a policy by; `undefined` if a part of it is unknown. */
function identity(topology: Topology, policy: Topology["scalingPolicies"][number]): string | undefined {
  const { scope, name, resourceId, scalableDimension } = policy;
  const target = topology.targetOf(policy).node;
  const resource = isKnown(resourceId) ? resourceId : target?.address;
  const known = isKnown(name) && resource !== undefined && isKnown(scalableDimension);
  return known ? [scope, resource, scalableDimension, name].join("\n") : undefined;
}
