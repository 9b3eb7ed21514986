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
  title: "A component waits for its endpoint, and an adapter for its base",
  why: "Terraform destroys in the opposite order. Without one it deletes the endpoint while its components are there: SageMaker refuses, or keeps them and their names.",
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
