import { capacityOf, lowestMinimum } from "../../behaviour";
import { isKnown, type Maybe, type Topology, Unknown, type Variant } from "../../topology";
import { sagemakerApi, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { raisedForGood } from "./sleepers";

const GUIDE = sagemakerGuide("endpoint-auto-scaling-zero-instances");

export const realTimeMinimum = rule({
  id: "Z01",
  slug: "real-time-minimum",
  severity: "error",
  evidence: "verified",
  title: "A real-time variant with a model of its own cannot be at zero",
  why: "SageMaker takes only endpoints with inference components and asynchronous endpoints to zero instances; this one stays awake, whatever the minimum says.",
  remedy: "Host the model as an inference component, or make the endpoint asynchronous; otherwise min_capacity = 1.",
  source: GUIDE,
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      const realTime = subject?.kind === "variant" && topology.hostingOf(subject) === "real-time";
      if (realTime && lowestMinimum(topology, target) === 0) {
        yield finding(target, {
          what: "the minimum is 0, and the variant is a real-time one with a model of its own",
          fix: {
            hcl: "host the model as an AWS::SageMaker::InferenceComponent on a variant without model_name, or give the endpoint configuration an async_inference_config; otherwise min_capacity = 1",
            typescript: "new RealtimeEndpoint(…).addInferenceComponent(…) or new AsyncEndpoint(…)",
          },
        });
      }
    }
  },
});

export const managedMinimum = rule({
  id: "Z03",
  slug: "managed-minimum",
  severity: "error",
  evidence: "verified",
  title: "Managed instance scaling goes down to 0 instances",
  why: "With a minimum of 1 or more an instance stays and is paid for when the last copy has gone.",
  remedy: "min_instance_count = 0.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  unless: ["Z16"],
  *check(topology) {
    for (const variant of topology.variants) {
      const minimum = managedMinimumOf(variant);
      if (minimum !== undefined && minimum > 0 && topology.hostingOf(variant) === "inference-components") {
        yield finding(variant, {
          what: `managed_instance_scaling.min_instance_count is ${minimum}`,
          fix: { hcl: "min_instance_count = 0", typescript: "leave `minInstanceCount` out" },
        });
      }
    }
  },
});

export const capacityMinimum = rule({
  id: "Z05",
  slug: "capacity-minimum",
  severity: "error",
  evidence: "verified",
  title: "Every component, and every asynchronous variant, may go down to 0",
  why: "One copy that has to stay is enough to hold its instance, and with it the endpoint, up.",
  remedy: "min_capacity = 0, and a scheduled action that lowers it again for each that raises it.",
  source: GUIDE,
  unless: ["S11", "Z16"],
  *check(topology, { now }) {
    for (const target of topology.scalableTargets) {
      const capacity = capacityOf(topology, target);
      if (!isKnown(capacity)) {
        continue;
      }
      const minimum = lowestMinimum(topology, target);
      const raised = minimum === 0 ? raisedForGood(topology, target, now) : undefined;
      if (isKnown(minimum) && minimum > 0) {
        const property = capacity === "copies" ? "minCopies" : "minInstanceCount";
        yield finding(target, {
          what: `min_capacity is ${minimum}`,
          fix: { hcl: "min_capacity = 0", typescript: `leave \`${property}\` out` },
        });
      } else if (raised !== undefined) {
        yield finding(raised, {
          what: `it sets min_capacity = ${raised.minCapacity} on ${target.address}, and no scheduled action sets it back to 0`,
          fix: {
            hcl: "a second aws_appautoscaling_scheduled_action on the same target that sets min_capacity = 0 when the endpoint may sleep",
            typescript: "addSleepWindow(…) adds both",
          },
          about: [target],
        });
      }
    }
  },
});

export const everyVariant = rule({
  id: "Z16",
  slug: "every-variant",
  severity: "error",
  evidence: "inferred",
  title: "All variants of an endpoint go to zero, or none saves anything",
  why: "Variants have instances of their own: one that stays up keeps costing when the others sleep.",
  remedy: "A minimum of 0 for every variant of the endpoint.",
  source: GUIDE,
  *check(topology) {
    const seen = new Set<Variant>();
    for (const endpoint of topology.endpoints) {
      const variants = topology.variantsOf(endpoint).nodes;
      const awake = variants.filter((variant) => reachesZero(topology, variant) === false);
      if (awake.length === 0 || !variants.some((variant) => reachesZero(topology, variant) === true)) {
        continue;
      }
      for (const variant of awake.filter((variant) => !seen.has(variant))) {
        seen.add(variant);
        yield finding(variant, {
          what: `it keeps instances while other variants of ${endpoint.address} go to zero`,
          fix: {
            hcl: "min_instance_count = 0 in its managed_instance_scaling; for an asynchronous variant an aws_appautoscaling_target of its own with min_capacity = 0",
            typescript: "leave `minInstanceCount` out of all `additionalVariants`",
          },
          about: topology.targetsOf(variant).nodes,
        });
      }
    }
  },
});

function managedMinimumOf({ managedInstanceScaling }: Variant): number | undefined {
  const minimum = isKnown(managedInstanceScaling) ? managedInstanceScaling.minInstanceCount : undefined;
  return isKnown(minimum) ? minimum : undefined;
}

/** Whether a variant can be at zero instances. One without managed instance scaling is for another rule. */
function reachesZero(topology: Topology, variant: Variant): Maybe<boolean> {
  switch (topology.hostingOf(variant)) {
    case "inference-components": {
      const minimum = managedMinimumOf(variant);
      return minimum === undefined ? Unknown : minimum === 0;
    }
    case "asynchronous":
      return asyncReachesZero(topology, variant);
    case "serverless":
      // It has no instances; what it may have provisioned is for the verdict to say.
      return true;
    default:
      return Unknown;
  }
}

function asyncReachesZero(topology: Topology, variant: Variant): Maybe<boolean> {
  const targets = topology.targetsOf(variant);
  if (targets.surelyNone) {
    return false;
  }
  const minimums = targets.nodes.map((target) => lowestMinimum(topology, target));
  if (minimums.includes(0)) {
    return true;
  }
  return minimums.length > 0 && minimums.every(isKnown) ? false : Unknown;
}
