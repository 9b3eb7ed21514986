import { isAdapter, isKnown, isUnknown, type ScalableTarget, type Schedule, type Topology } from "../../topology";
import { autoScalingApi, autoScalingGuide, issue, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { effectOf, isDisabled, sagemakerSchedules, schedulesCalling, UPDATE } from "./effect";

const REGISTER = autoScalingApi("RegisterScalableTarget");

export const zeroAboveMinimum = rule({
  id: "S11",
  slug: "zero-above-minimum",
  severity: "error",
  evidence: "inferred",
  title: "A schedule sets no copies below the minimum of their target",
  why: "Application Auto Scaling holds the minimum: it brings the copies back at its next scaling action, and the component does not sleep.",
  remedy: "min_capacity = 0 on the target of the component.",
  source: REGISTER,
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const { minCapacity } = target;
      if (copies === 0 && isKnown(minCapacity) && minCapacity > 0 && !isMoved(topology, target, "minCapacity")) {
        yield finding(schedule, {
          what: `it sets 0 copies, and min_capacity of ${target.address} is ${minCapacity}`,
          fix: { hcl: `min_capacity = 0 in ${target.address}`, typescript: "leave `minCopies` out" },
          about: [target],
        });
      }
    }
  },
});

export const copiesAboveMaximum = rule({
  id: "S12",
  slug: "copies-above-maximum",
  severity: "error",
  evidence: "inferred",
  title: "A schedule sets no more copies than the maximum of their target",
  why: "Application Auto Scaling holds the maximum: what is above it is taken away again.",
  remedy: "A CopyCount of at most max_capacity, or a higher max_capacity.",
  source: REGISTER,
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const { maxCapacity } = target;
      const above = isKnown(copies) && isKnown(maxCapacity) && copies > maxCapacity;
      if (above && !isMoved(topology, target, "maxCapacity")) {
        yield finding(schedule, {
          what: `it sets ${plural(copies, "copy", "copies")}, and max_capacity of ${target.address} is ${maxCapacity}`,
          fix: {
            hcl: `CopyCount of at most ${maxCapacity}, or max_capacity = ${copies}`,
            typescript: "a higher `maxCopies`",
          },
          about: [target],
        });
      }
    }
  },
});

export const wakeThatStays = rule({
  id: "S13",
  slug: "wake-that-stays",
  severity: "warning",
  evidence: "inferred",
  title: "Copies that a schedule wakes stay until somebody calls",
  why: "With a minimum of 0 target tracking takes them away again after about 15 minutes without requests: who comes later waits for a cold start all the same.",
  remedy:
    "Scheduled actions that raise min_capacity in the morning and lower it in the evening, in place of the schedules.",
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const [schedule, target] of scaledBySchedules(topology)) {
      const copies = copyCountOf(schedule);
      const scalesIn = topology.trackingPoliciesOf(target).nodes.some(mayScaleIn);
      const wakes = isKnown(copies) && copies > 0 && target.minCapacity === 0;
      if (wakes && scalesIn && !isMoved(topology, target, "minCapacity")) {
        yield finding(schedule, {
          what: `it wakes ${copies} ${copies === 1 ? "copy" : "copies"}, and min_capacity of ${target.address} is 0`,
          fix: {
            hcl: `an aws_appautoscaling_scheduled_action that sets min_capacity = ${copies} in the morning and 0 in the evening, in place of the schedules`,
          },
          about: [target],
        });
      }
    }
  },
});

const mayScaleIn = ({ disableScaleIn }: { readonly disableScaleIn?: unknown }): boolean =>
  disableScaleIn === undefined || disableScaleIn === false;

/** Whether a scheduled action moves a bound, or may do so: the one in the target then says little. */
function isMoved(topology: Topology, target: ScalableTarget, bound: "minCapacity" | "maxCapacity"): boolean {
  const actions = topology.scheduledActionsOf(target);
  return !actions.complete || actions.nodes.some((action) => action[bound] !== undefined);
}

/** The schedules that set a number of copies, each with the target of those copies. */
function* scaledBySchedules(topology: Topology): Generator<readonly [Schedule, ScalableTarget]> {
  for (const schedule of schedulesCalling(topology, UPDATE)) {
    const component = isDisabled(schedule) ? undefined : topology.componentOf(schedule).node;
    const [target] = component === undefined ? [] : topology.targetsOf(component);
    if (target !== undefined) {
      yield [schedule, target];
    }
  }
}

const copyCountOf = ({ input }: Schedule) => (isKnown(input) ? input.copyCount : undefined);

export const wholeEndpoint = rule({
  id: "S17",
  slug: "whole-endpoint",
  severity: "error",
  evidence: "verified",
  title: "All components of an endpoint are put to sleep",
  why: "Instances go when the last copy on them has gone: one component that no schedule takes down keeps the endpoint up, and the others sleep for nothing.",
  remedy: "A pair of schedules for each component, or a scalable target with min_capacity = 0.",
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
            what: `schedules put other components of ${String(endpoint?.address)} to sleep, and not this one`,
            fix: "a pair of schedules for it as well, or a scalable target with min_capacity = 0",
          });
        }
      }
    }
  },
});

export const ignoredBounds = rule({
  id: "S23",
  slug: "ignored-bounds",
  severity: "warning",
  evidence: "verified",
  title: "Terraform leaves the bounds alone that scheduled actions move",
  why: "A scheduled action rewrites the bounds of its target; the next apply sets them back, and an endpoint that should sleep wakes, or the other way round.",
  remedy: "lifecycle { ignore_changes = [min_capacity, max_capacity] } on the target, as far as actions move them.",
  source: issue("terraform-aws-modules/terraform-aws-ecs", 422),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const { ignoredChanges } = target;
      if (isUnknown(ignoredChanges) || ignoredChanges.includes("all")) {
        continue;
      }
      const actions = topology.scheduledActionsOf(target).nodes;
      const moved = BOUNDS.filter(([field]) => actions.some((action) => action[field] !== undefined));
      const missing = moved.map(([, name]) => name).filter((name) => !ignoredChanges.includes(name));
      if (missing.length > 0) {
        yield finding(target, {
          what: `${actions[0]?.address} moves ${missing.join(" and ")}, which Terraform sets back`,
          fix: { hcl: `lifecycle { ignore_changes = [${moved.map(([, name]) => name).join(", ")}] }` },
          about: actions,
        });
      }
    }
  },
});

const BOUNDS = [
  ["minCapacity", "min_capacity"],
  ["maxCapacity", "max_capacity"],
] as const;

export const oneScheduler = rule({
  id: "S30",
  slug: "one-scheduler",
  severity: "warning",
  evidence: "inferred",
  title: "One kind of schedule moves the copies of a component",
  why: "Schedules set the number of copies, scheduled actions its bounds, and the policies scale between those: whoever writes last wins, and nobody can say what is there at night.",
  remedy: "Keep the scheduled actions, and remove the schedules of EventBridge Scheduler.",
  source: autoScalingGuide("application-auto-scaling-scheduled-scaling"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const schedules = topology.schedulesOf(component).nodes.filter((schedule) => !isDisabled(schedule));
      const actions = schedules.length === 0 ? [] : topology.scheduledActionsOf(component).nodes;
      if (schedules.length > 0 && actions.length > 0) {
        yield finding(component, {
          what: `${schedules[0]?.address} and ${actions[0]?.address} both move its copies`,
          fix: "keep the scheduled actions, and remove the schedules of EventBridge Scheduler",
        });
      }
    }
  },
});

export const raisedMaximum = rule({
  id: "W37",
  slug: "maximum-is-raised",
  severity: "error",
  evidence: "verified",
  title: "What a scheduled action pins at zero, another one releases",
  why: "With a maximum of 0 no request wakes anything: without an action that raises it the endpoint sleeps until somebody does so by hand.",
  remedy: "A second scheduled action that raises max_capacity again.",
  source: autoScalingGuide("application-auto-scaling-scheduled-scaling"),
  unless: ["W14"],
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const actions = topology.scheduledActionsOf(target);
      const pinning = actions.nodes.find(({ maxCapacity }) => maxCapacity === 0);
      const raised = actions.nodes.some(({ maxCapacity }) => isUnknown(maxCapacity) || (maxCapacity ?? 0) > 0);
      if (pinning !== undefined && actions.complete && !raised) {
        yield finding(pinning, {
          what: `it sets max_capacity = 0 on ${target.address}, and no other action raises it`,
          fix: "a second aws_appautoscaling_scheduled_action on the same target that sets max_capacity to at least 1",
          about: [target],
        });
      }
    }
  },
});
