import { INSTANCES } from "../../behaviour";
import { isKnown, type Topology, type Variant } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const oneScaler = rule({
  id: "C29",
  slug: "one-scaler",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "Only managed instance scaling should scale the instances of inference components",
  why: "Managed instance scaling adds and releases instances with the copies. A scalable target on the variant changes the same instances by other metrics. One removes an instance that the other needs.",
  remedy: "Remove the scalable target of the variant and its policies, and scale the components.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      if (target.scalableDimension === INSTANCES && subject?.kind === "variant" && isManaged(topology, subject)) {
        yield finding(target, {
          what: `it scales the instances of ${subject.address}, and so does managed_instance_scaling`,
          fix: {
            hcl: 'remove the target and its policies, and register the components: scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"',
            typescript:
              "endpoint.addInferenceComponent(…) scales the component; `maxInstanceCount` bounds the instances",
          },
          about: [subject, ...topology.policiesOf(target).nodes],
        });
      }
    }
  },
});

function isManaged(topology: Topology, variant: Variant): boolean {
  const { managedInstanceScaling } = variant;
  const isOn = isKnown(managedInstanceScaling) && managedInstanceScaling.status !== "DISABLED";
  return isOn && topology.hostingOf(variant) === "inference-components";
}
