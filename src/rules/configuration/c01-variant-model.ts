import { isKnown, type Topology, type Variant } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const variantModel = rule({
  id: "C01",
  slug: "variant-model",
  severity: "error",
  evidence: "measured",
  effect: effects.holdsCapacity,
  title: "A variant that hosts inference components must not name a model",
  why: 'SageMaker rejects the combination: "ManagedInstanceScaling is only supported for inference component endpoints", "Inference Components are not supported in this Endpoint".',
  remedy:
    "Remove model_name from the variant, and name the model in the component. For an endpoint without components, remove managed_instance_scaling.",
  source: issue("hashicorp/terraform-provider-aws", 45926),
  *check(topology) {
    for (const variant of topology.variants) {
      if (!hasModel(topology, variant)) {
        continue;
      }
      const components = topology.componentsOf(variant).nodes;
      const [component] = components;
      const beside = isKnown(variant.managedInstanceScaling) ? "managed_instance_scaling" : component?.address;
      if (beside !== undefined) {
        yield finding(variant, {
          what: `it has model_name and ${beside}`,
          fix: {
            hcl: "remove model_name from the variant and name the model in the inference component; for an endpoint without components remove managed_instance_scaling",
            typescript: "new RealtimeEndpoint(…).addInferenceComponent(…, { model })",
          },
          about: components,
        });
      }
    }
  },
});

/** A model whose name is unknown before apply counts too. */
const hasModel = (topology: Topology, variant: Variant): boolean =>
  isKnown(variant.modelName) || topology.modelOf(variant).kind === "resolved";
