import { isAdapter } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { rule } from "../rule";
import { Order } from "./order";

export const destructionOrder = rule({
  id: "C15",
  slug: "destruction-order",
  severity: "error",
  evidence: "measured",
  effect: effects.none,
  title: "A component must depend on its endpoint, and an adapter on its base",
  why: "Terraform destroys resources in the opposite order. Without the dependency, it deletes the endpoint while its components exist. SageMaker refuses the request, or keeps the components and their names.",
  remedy: "Refer to the endpoint, and from an adapter to its base: EndpointName = <endpoint>.name, or depends_on.",
  source: issue("gruntwork-io/cloud-nuke", 1142),
  *check(topology) {
    const order = new Order(topology);
    for (const component of topology.inferenceComponents) {
      const base = isAdapter(component) ? topology.baseOf(component).node : undefined;
      const endpoint = topology.endpointOf(component).node;
      if (base !== undefined) {
        yield* order.demand(component, base);
      } else if (endpoint !== undefined) {
        yield* order.demand(component, endpoint);
      }
    }
  },
});
