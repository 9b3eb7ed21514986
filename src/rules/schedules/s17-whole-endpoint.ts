import { isAdapter, isUnknown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { effectOf, isDisabled, sagemakerSchedules } from "./effect";

export const wholeEndpoint = rule({
  id: "S17",
  slug: "whole-endpoint",
  severity: "error",
  evidence: "verified",
  effect: effects.holdsCapacity,
  title: "Schedules must put all components of an endpoint to sleep",
  why: "SageMaker releases an instance when its last copy is removed. One component that no schedule puts to sleep keeps the endpoint awake, even if all others sleep.",
  remedy: "Add a sleep schedule and a wake schedule for each component, or a scalable target with min_capacity = 0.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    const endpoints = new Set(
      [...sagemakerSchedules(topology)]
        .filter((schedule) => effectOf(schedule) === "sleep" && !isDisabled(schedule))
        .map((schedule) => topology.componentOf(schedule).node)
        .map((component) => component && topology.endpointOf(component).node),
    );
    for (const endpoint of endpoints) {
      for (const component of endpoint === undefined ? [] : topology.componentsOf(endpoint)) {
        const specified = !isUnknown(component.specification) && !isUnknown(component.specifications);
        const unscaled = topology.targetsOf(component).surelyNone && topology.schedulesOf(component).surelyNone;
        if (specified && unscaled && !isAdapter(component)) {
          yield finding(component, {
            what: `schedules put other components of ${String(endpoint?.address)} to sleep, but not this one`,
            fix: "a sleep and a wake schedule for it, or a scalable target with min_capacity = 0",
          });
        }
      }
    }
  },
});
