import {
  isKnown,
  isStepPolicy,
  isTargetTracking,
  isUnknown,
  type ScalableTarget,
  type ScalingPolicy,
} from "../../topology";
import { COPIES, INSTANCES } from "../ways/scaled";
import { waysOf } from "../ways/ways";
import type { TargetSetup } from "./endpoint-setup";
import type { Host } from "./host";
import { stepSetup } from "./steps";
import { actionSetups } from "./timetables";
import { trackingSetup } from "./tracking";

/** The scalable target of a unit; `undefined` if Application Auto Scaling has none. */
export function targetSetup(host: Host, own: number): TargetSetup | undefined {
  const member = host.members[own];
  if (member === undefined) {
    return undefined;
  }
  const { assumptions, topology } = host;
  const accepted = member.targets.filter((target) => {
    const refused = refusal(target, member.kind === "component" ? COPIES : INSTANCES);
    if (refused !== undefined) {
      assumptions.ignore(target, refused);
    }
    return refused === undefined;
  });
  const [target, ...others] = accepted;
  if (target === undefined) {
    return undefined;
  }
  for (const other of others) {
    assumptions.add(`${other.address} registers the same target as ${target.address}, whose bounds are used.`);
  }
  const policies = [...new Set(accepted.flatMap((one) => topology.policiesOf(one).nodes))];
  reportSameNames(host, policies);
  const min = assumptions.number(target, "min_capacity", target.minCapacity, 0);
  const setup: TargetSetup = {
    address: target.address,
    min,
    max: Math.max(min, assumptions.number(target, "max_capacity", target.maxCapacity, Math.max(1, min))),
    suspended: suspendedOf(host, target),
    tracking: policies.filter(isTargetTracking).flatMap((policy) => trackingSetup(host, own, target, policy) ?? []),
    steps: policies.filter(isStepPolicy).flatMap((policy) => stepSetup(host, own, target, policy) ?? []),
    actions: accepted.flatMap((one) => actionSetups(host, one)),
  };
  for (const policy of policies.filter(({ kind }) => kind === "other-policy")) {
    assumptions.leaveOut(policy, "its policy_type is neither TargetTrackingScaling nor StepScaling");
  }
  reportUnknownWays(host, target, member.name);
  return setup;
}

/**
 * Why Application Auto Scaling refuses a target, as a clause.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
function refusal(target: ScalableTarget, wanted: string): string | undefined {
  const { serviceNamespace, scalableDimension: dimension, minCapacity: min, maxCapacity: max } = target;
  if (isKnown(serviceNamespace) && serviceNamespace !== "sagemaker") {
    return `its service_namespace is ${serviceNamespace}`;
  }
  if (isKnown(dimension) && dimension !== wanted) {
    return `its scalable_dimension is ${dimension}, and it must be ${wanted}`;
  }
  return isKnown(min) && isKnown(max) && min > max
    ? `its min_capacity is ${min}, and its max_capacity is ${max}`
    : undefined;
}

function suspendedOf({ assumptions }: Host, target: ScalableTarget): TargetSetup["suspended"] {
  const { suspended } = target;
  if (isUnknown(suspended)) {
    assumptions.value(target, "suspended_state", suspended, false);
    return { in: false, out: false, scheduled: false };
  }
  return {
    in: assumptions.value(target, "dynamic_scaling_in_suspended", suspended?.dynamicScalingIn, false),
    out: assumptions.value(target, "dynamic_scaling_out_suspended", suspended?.dynamicScalingOut, false),
    scheduled: assumptions.value(target, "scheduled_scaling_suspended", suspended?.scheduledScaling, false),
  };
}

/** In AWS, a policy overwrites another one of the same name. Terraform does not order the two. */
function reportSameNames({ assumptions }: Host, policies: readonly ScalingPolicy[]): void {
  const byName = new Map<string, ScalingPolicy>();
  for (const policy of policies) {
    const same = isKnown(policy.name) ? byName.get(policy.name) : undefined;
    if (same !== undefined) {
      assumptions.add(
        `${same.address} and ${policy.address} have the same name, so that one overwrites the other, and both are simulated.`,
      );
    } else if (isKnown(policy.name)) {
      byName.set(policy.name, policy);
    }
  }
}

/** Names what decides when nothing that is simulated can scale to zero, or from zero. */
function reportUnknownWays({ assumptions, topology }: Host, target: ScalableTarget, name: string): void {
  const ways = waysOf(topology, target);
  for (const [direction, does] of [
    ["down", "scales to zero"],
    ["up", "wakes"],
  ] as const) {
    const hidden = ways[direction].flatMap(({ nodes }) => nodes.filter((node) => assumptions.isLeftOut(node)));
    const isKnownWay = ways[direction].some(
      ({ state, nodes }) => state !== "broken" && !nodes.some((node) => assumptions.isLeftOut(node)),
    );
    const [only] = hidden;
    if (only !== undefined && !isKnownWay) {
      assumptions.add(`When ${name} ${does} is not known, because ${only.address} is not simulated.`);
    }
  }
  if (!topology.isPartial) {
    for (const why of ways.hidden) {
      assumptions.add(`${target.address}: ${why}.`);
    }
  }
}
