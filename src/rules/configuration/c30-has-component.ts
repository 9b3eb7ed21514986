import type { Node } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const hasComponent = rule({
  id: "C30",
  slug: "has-component",
  severity: "note",
  evidence: "verified",
  effect: effects.none,
  title: "An endpoint for inference components should have at least one component",
  why: "A variant without a model serves requests only through inference components. Without a component, the endpoint cannot answer a request. Another configuration may add the component.",
  remedy: "Add an inference component to the endpoint, or a model to its variant.",
  source: sagemakerGuide("realtime-endpoints-deploy-models"),
  *check(topology, { live, expected }) {
    // V03 reports missing components that were requested, and V02 an endpoint that is not in service.
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
          what: "no inference component: it cannot answer requests",
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
