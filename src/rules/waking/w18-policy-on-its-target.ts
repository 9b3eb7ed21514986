import {
  areApart,
  isKnown,
  parseResourceId,
  type ScalableIdentity,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
  type Topology,
} from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";

export const policyOnItsTarget = rule({
  id: "W18",
  slug: "policy-on-its-target",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "Resource ID, dimension and namespace must match each other, and those of the target",
  why: "Application Auto Scaling refuses a combination that does not match. If no target is registered under it, it returns ObjectNotFoundException. The target, the policy or the action does not exist.",
  remedy:
    "Set `resource_id`, `scalable_dimension` and `service_namespace` to those of the target. On the target, use the resource ID format that the dimension requires.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const problem = misfitOf(topology, target);
      if (problem !== undefined) {
        yield finding(target, {
          ...problem,
          about: topology.policiesOf(target).nodes,
          effect: effects.refusedTarget,
        });
      }
    }
    yield* ofTargets(topology, topology.scalingPolicies);
    yield* ofTargets(topology, topology.scheduledActions);
    yield* inAnotherRegion(topology);
  },
});

/** Policies and actions whose target is in another Region and not in their own. */
function* inAnotherRegion(topology: Topology): Generator<Report> {
  const lost = [...topology.scalingPolicies, ...topology.scheduledActions].filter(
    (scaling) => isKnown(scaling.region) && topology.targetOf(scaling).kind === "dangling",
  );
  const targets = new Map(topology.scalableTargets.map((target) => [target.resourceId, target]));
  for (const scaling of lost) {
    const target = targets.get(scaling.resourceId);
    if (target !== undefined && isKnown(target.resourceId) && areApart(scaling, target)) {
      yield finding(scaling, {
        what: `it is in ${String(scaling.region)}, and ${target.address}, which it names, is in ${String(target.region)}`,
        fix: `use the provider or the region of ${target.address} here too`,
        about: [target],
        // A target that is not in the source may be registered in that Region.
        severity: "warning",
      });
    }
  }
}

function* ofTargets(topology: Topology, all: readonly (ScalingPolicy | ScheduledAction)[]): Generator<Report> {
  for (const scaling of all) {
    const target = topology.targetOf(scaling).node;
    const problem = misfit(scaling);
    const fits = target === undefined || ARGUMENTS.every(({ field }) => !differ(scaling[field], target[field]));
    // A fault of the target is reported on the target.
    if ((fits && problem === undefined) || (target !== undefined && misfitOf(topology, target) !== undefined)) {
      continue;
    }
    if (fits && problem !== undefined) {
      yield finding(scaling, problem);
    } else if (target !== undefined) {
      const wrong = ARGUMENTS.filter(({ field }) => differ(scaling[field], target[field]));
      const texts = wrong.map(
        ({ field, name }) => `${name} is ${String(scaling[field])}, but ${String(target[field])} in ${target.address}`,
      );
      yield finding(scaling, {
        what: texts.join("; "),
        fix: wrong.map(({ name }) => `${name} = ${target.address}.${name}`).join(", "),
        about: [target],
      });
    }
  }
}

const ARGUMENTS = [
  { field: "scalableDimension", name: "scalable_dimension" },
  { field: "serviceNamespace", name: "service_namespace" },
] as const;

const differ = (one: unknown, other: unknown): boolean => isKnown(one) && isKnown(other) && one !== other;

const misfitOf = (topology: Topology, target: ScalableTarget) => misfit(target) ?? ofServerless(topology, target);

/** Only serverless variants have provisioned concurrency. */
function ofServerless(topology: Topology, target: ScalableTarget) {
  const subject = topology.subjectOf(target).node;
  const hosting = subject?.kind === "variant" ? topology.hostingOf(subject) : undefined;
  return target.scalableDimension === CONCURRENCY && isKnown(hosting) && hosting !== "serverless"
    ? {
        what: `scalable_dimension is ${CONCURRENCY}, and ${subject?.address} is not serverless`,
        fix: 'scalable_dimension = "sagemaker:variant:DesiredInstanceCount"',
      }
    : undefined;
}

const CONCURRENCY = "sagemaker:variant:DesiredProvisionedConcurrency";

const OF_VARIANT = { kind: "variant", form: "endpoint/<endpoint>/variant/<variant>" } as const;

/** What each SageMaker dimension scales, and the format of its resource ID. */
const RESOURCES = {
  "sagemaker:inference-component:DesiredCopyCount": {
    kind: "inference-component",
    form: "inference-component/<component>",
  },
  "sagemaker:variant:DesiredInstanceCount": OF_VARIANT,
  "sagemaker:variant:DesiredProvisionedConcurrency": OF_VARIANT,
} as const;

type Dimension = keyof typeof RESOURCES;

const isDimension = (text: unknown): text is Dimension => typeof text === "string" && Object.hasOwn(RESOURCES, text);

/** Arguments of one resource that do not match each other, if the resource is about SageMaker. */
function misfit({ serviceNamespace, resourceId, scalableDimension }: ScalableIdentity) {
  if (isKnown(serviceNamespace) && serviceNamespace !== "sagemaker" && isDimension(scalableDimension)) {
    return {
      what: `service_namespace is ${serviceNamespace}, and scalable_dimension is ${scalableDimension}`,
      fix: 'service_namespace = "sagemaker"',
    };
  }
  const isSagemakers = serviceNamespace === "sagemaker" || (isKnown(resourceId) && parseResourceId(resourceId));
  if (isKnown(scalableDimension) && !isDimension(scalableDimension) && isSagemakers) {
    return {
      what: `scalable_dimension is ${JSON.stringify(scalableDimension)}, which SageMaker does not have`,
      fix: `scalable_dimension = one of ${Object.keys(RESOURCES)
        .map((name) => JSON.stringify(name))
        .join(", ")}`,
    };
  }
  if (!isDimension(scalableDimension) || !isKnown(resourceId)) {
    return undefined;
  }
  const { kind, form } = RESOURCES[scalableDimension];
  return parseResourceId(resourceId)?.kind === kind
    ? undefined
    : {
        what: `resource_id is ${resourceId === "" ? '""' : resourceId}, and scalable_dimension is ${scalableDimension}`,
        fix: `resource_id = "${form}", or set the scalable_dimension that fits the resource_id`,
      };
}
