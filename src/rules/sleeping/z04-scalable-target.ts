import { emptiesAt } from "../../behaviour";
import { type InferenceComponent, isAdapter, isUnknown, type Topology } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const scalableTarget = rule({
  id: "Z04",
  slug: "scalable-target",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  absence: "lacks a scalable target",
  title: "Every inference component and every asynchronous variant must have a scalable target",
  why: "SageMaker does not remove copies or instances by itself. A single component that nothing scales keeps its instance, and you pay for it. A component may have a schedule that sets its copies to 0 instead of a target.",
  remedy: "Add an aws_appautoscaling_target with `min_capacity = 0` for each of them.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["S17", "Z16", "Z23", "Z30"],
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      if (hasOwnCopies(component) && topology.targetsOf(component).surelyNone && !mayBeScheduled(topology, component)) {
        yield finding(component, {
          what: "no scalable target and no schedule removes its copies",
          fix: {
            hcl: 'add an aws_appautoscaling_target with resource_id = "inference-component/<name>", scalable_dimension = "sagemaker:inference-component:DesiredCopyCount" and min_capacity = 0',
            typescript:
              "use endpoint.addInferenceComponent(…), which adds one, or new CopyScaling(…) for a component that is defined elsewhere",
          },
        });
      }
    }
    for (const variant of topology.variants) {
      // A target names the endpoint. If the endpoint is not in the source, its target may be elsewhere as well.
      const hosted = topology.hostingOf(variant) === "asynchronous" && topology.endpointsOf(variant).nodes.length > 0;
      if (hosted && topology.targetsOf(variant).surelyNone) {
        yield finding(variant, {
          what: "no scalable target removes its instances",
          fix: {
            hcl: 'add an aws_appautoscaling_target with resource_id = "endpoint/<endpoint>/variant/<variant>", scalable_dimension = "sagemaker:variant:DesiredInstanceCount" and min_capacity = 0',
            typescript:
              "use new AsyncEndpoint(…), which adds one, or new VariantScaling(…) for a variant that is defined elsewhere",
          },
        });
      }
    }
  },
});

/** If the specification is unknown, the component may be an adapter. */
function hasOwnCopies(component: InferenceComponent): boolean {
  const unknown = isUnknown(component.specification) || isUnknown(component.specifications);
  return !unknown && !isAdapter(component);
}

function mayBeScheduled(topology: Topology, component: InferenceComponent): boolean {
  const schedules = topology.schedulesOf(component);
  return !schedules.complete || schedules.nodes.some((schedule) => emptiesAt(schedule) !== false);
}
