import { INSTANCES } from "../../behaviour";
import { isKnown, type Node, type Topology, type Variant } from "../../topology";
import { sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";

export const oneScaler = rule({
  id: "C29",
  slug: "one-scaler",
  severity: "warning",
  evidence: "inferred",
  title: "The instances of inference components must be scaled by managed instance scaling alone",
  why: "Managed instance scaling adds and releases instances with the copies. A scalable target on the variant moves the same instances by metrics of its own: one takes away what the other needs.",
  remedy: "Remove the scalable target of the variant with its policies, and scale the components.",
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

export const hasComponent = rule({
  id: "C30",
  slug: "has-component",
  severity: "note",
  evidence: "verified",
  title: "An endpoint for inference components must have one",
  why: "A variant without a model answers through inference components alone. Without one nothing can answer; another configuration may add it.",
  remedy: "Add an inference component to the endpoint, or a model to its variant.",
  source: sagemakerGuide("realtime-endpoints-deploy-models"),
  *check(topology, { live, expected }) {
    // V03 reports the components that somebody named, and V02 an endpoint that is not in service.
    const isReportedElsewhere = ({ address }: Node): boolean => {
      const seen = live?.endpoints.find(({ arn }) => arn === address);
      const named = expected?.find(({ name }) => name === seen?.name)?.components ?? [];
      return live !== undefined && (seen?.status !== "InService" || named.length > 0);
    };
    for (const endpoint of topology.endpoints.filter((one) => !isReportedElsewhere(one))) {
      const variants = topology.variantsOf(endpoint);
      const isForComponents =
        variants.complete &&
        variants.nodes.length > 0 &&
        variants.nodes.every((variant) => topology.hostingOf(variant) === "inference-components");
      if (isForComponents && topology.componentsOf(endpoint).surelyNone) {
        yield finding(endpoint, {
          what: "no inference component: nothing can answer",
          fix: {
            hcl: 'an aws_cloudcontrolapi_resource of type_name "AWS::SageMaker::InferenceComponent" that names the endpoint',
            typescript: "endpoint.addInferenceComponent(…)",
          },
          about: variants.nodes,
        });
      }
    }
  },
});
