import { nearest } from "../../nearest";
import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const componentVariant = rule({
  id: "C32",
  slug: "component-variant",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A component must name a variant that its endpoint has",
  why: "SageMaker hosts a component on an existing production variant. CreateInferenceComponent rejects another name, and no copy is placed.",
  remedy: "Set VariantName to the variant_name of a production variant of the endpoint.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const { variantName } = component;
      const endpoint = topology.endpointOf(component).node;
      // The endpoint and all its variants are known, and none of them has the name.
      if (endpoint === undefined || !isKnown(variantName) || topology.variantOf(component).kind !== "dangling") {
        continue;
      }
      const { nodes, complete } = topology.variantsOf(endpoint);
      const names = nodes.flatMap(({ name }) => (isKnown(name) ? [name] : []));
      const [first, ...others] = names;
      if (first === undefined || !complete) {
        continue;
      }
      const right = others.length === 0 ? first : nearest(variantName, names);
      yield finding(component, {
        what: inWordsOf(
          component,
          `VariantName is ${variantName}, and ${endpoint.address} has ${others.length === 0 ? "only " : ""}${names.join(", ")}`,
        ),
        fix: {
          hcl: inWordsOf(
            component,
            right === undefined ? `VariantName = one of ${names.join(", ")}` : `VariantName = "${right}"`,
          ),
          typescript: "remove the override: the constructs name the variant of the endpoint",
        },
        about: nodes,
      });
    }
  },
});
