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
import { finding, type Told } from "../finding";
import { rule } from "../rule";

export const policyOnItsTarget = rule({
  id: "W18",
  slug: "policy-on-its-target",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "Resource id, dimension and namespace fit, and are those of the target",
  why: "Application Auto Scaling refuses what does not fit, and answers ObjectNotFoundException where nothing is registered under it: the target, the policy or the action does not exist.",
  remedy:
    "resource_id, scalable_dimension and service_namespace = those of the target; on the target, the form that fits the dimension.",
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

/** What names a target that is in another Region, and none where it is itself. */
function* inAnotherRegion(topology: Topology): Generator<Told> {
  const lost = [...topology.scalingPolicies, ...topology.scheduledActions].filter(
    (scaling) => isKnown(scaling.region) && topology.targetOf(scaling).kind === "dangling",
  );
  const targets = new Map(topology.scalableTargets.map((target) => [target.resourceId, target]));
  for (const scaling of lost) {
    const target = targets.get(scaling.resourceId);
    if (target !== undefined && isKnown(target.resourceId) && areApart(scaling, target)) {
      yield finding(scaling, {
        what: `it is in ${String(scaling.region)}, and ${target.address}, which it names, in ${String(target.region)}`,
        fix: `the provider, or the region, of ${target.address} here as well`,
        about: [target],
        // Another target may be registered there, from elsewhere.
        severity: "warning",
      });
    }
  }
}

function* ofTargets(topology: Topology, all: readonly (ScalingPolicy | ScheduledAction)[]): Generator<Told> {
  for (const scaling of all) {
    const target = topology.targetOf(scaling).node;
    const problem = misfit(scaling);
    const fits = target === undefined || ARGUMENTS.every(({ field }) => !differ(scaling[field], target[field]));
    // What is wrong with the target is told of the target.
    if ((fits && problem === undefined) || (target !== undefined && misfitOf(topology, target) !== undefined)) {
      continue;
    }
    if (fits && problem !== undefined) {
      yield finding(scaling, problem);
    } else if (target !== undefined) {
      const wrong = ARGUMENTS.filter(({ field }) => differ(scaling[field], target[field]));
      const texts = wrong.map(
        ({ field, name }) => `${name} is ${String(scaling[field])} and not ${String(target[field])}`,
      );
      yield finding(scaling, {
        what: `${texts.join(", ")} as that of ${target.address}`,
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

/** Only serverless variants have a provisioned concurrency. */
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

/** What a dimension of SageMaker scales, and how its resource is named. */
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

/** What does not fit together within one resource, where it is about SageMaker at all. */
function misfit({ serviceNamespace, resourceId, scalableDimension }: ScalableIdentity) {
  if (isKnown(serviceNamespace) && serviceNamespace !== "sagemaker" && isDimension(scalableDimension)) {
    return {
      what: `service_namespace is ${serviceNamespace}, and scalable_dimension ${scalableDimension}`,
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
        what: `resource_id is ${resourceId === "" ? '""' : resourceId}, and scalable_dimension ${scalableDimension}`,
        fix: `resource_id = "${form}", or the scalable_dimension of what it names`,
      };
}
