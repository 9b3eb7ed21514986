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
  title: "Every component, and every asynchronous variant, is scaled by something",
  why: "SageMaker does not take copies or instances away by itself: one component that nothing scales holds its instance for ever.",
  remedy: "An aws_appautoscaling_target with min_capacity = 0 for each of them.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  unless: ["S17", "Z16", "Z23", "Z30"],
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      if (hasOwnCopies(component) && topology.targetsOf(component).surelyNone && !mayBeScheduled(topology, component)) {
        yield finding(component, {
          what: "no scalable target and no schedule takes its copies away",
          fix: {
            hcl: 'add an aws_appautoscaling_target with resource_id = "inference-component/<name>", scalable_dimension = "sagemaker:inference-component:DesiredCopyCount" and min_capacity = 0',
            typescript:
              "endpoint.addInferenceComponent(…) adds one; new CopyScaling(…) scales a component from elsewhere",
          },
        });
      }
    }
    for (const variant of topology.variants) {
      // A target names the endpoint: one that is elsewhere may have it there.
      const hosted = topology.hostingOf(variant) === "asynchronous" && topology.endpointsOf(variant).nodes.length > 0;
      if (hosted && topology.targetsOf(variant).surelyNone) {
        yield finding(variant, {
          what: "no scalable target takes its instances away",
          fix: {
            hcl: 'add an aws_appautoscaling_target with resource_id = "endpoint/<endpoint>/variant/<variant>", scalable_dimension = "sagemaker:variant:DesiredInstanceCount" and min_capacity = 0',
            typescript: "new AsyncEndpoint(…) adds one; new VariantScaling(…) scales a variant from elsewhere",
          },
        });
      }
    }
  },
});

/** Where the specification is not known, it may be an adapter. */
function hasOwnCopies(component: InferenceComponent): boolean {
  const unknown = isUnknown(component.specification) || isUnknown(component.specifications);
  return !unknown && !isAdapter(component);
}

function mayBeScheduled(topology: Topology, component: InferenceComponent): boolean {
  const schedules = topology.schedulesOf(component);
  return !schedules.complete || schedules.nodes.some((schedule) => emptiesAt(schedule) !== false);
}
