import { isKnown, parseResourceId, type ScalableIdentity } from "../../topology";
import { autoScalingApi } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";

export const policyOnItsTarget = rule({
  id: "W18",
  slug: "policy-on-its-target",
  severity: "error",
  evidence: "verified",
  title: "Resource id, dimension and namespace fit, and are those of the target",
  why: "Application Auto Scaling refuses what does not fit, and answers ObjectNotFoundException where nothing is registered under it: the target, the policy or the action does not exist.",
  remedy:
    "resource_id, scalable_dimension and service_namespace = those of the target; on the target, the form that fits the dimension.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    for (const scaling of [...topology.scalableTargets, ...topology.scalingPolicies, ...topology.scheduledActions]) {
      const target = scaling.kind === "scalable-target" ? undefined : topology.targetOf(scaling).node;
      if (target !== undefined && misfit(target) !== undefined) {
        continue; // It is told of the target.
      }
      const wrong = target === undefined ? [] : ARGUMENTS.filter(([field]) => differ(scaling[field], target[field]));
      const problem = misfit(scaling);
      if (target !== undefined && wrong.length > 0) {
        const texts = wrong.map(
          ([field, name]) => `${name} is ${String(scaling[field])} and not ${String(target[field])}`,
        );
        yield finding(scaling, {
          what: `${texts.join(", ")} as that of ${target.address}`,
          fix: wrong.map(([, name]) => `${name} = ${target.address}.${name}`).join(", "),
          about: [target],
        });
      } else if (problem !== undefined) {
        const about = scaling.kind === "scalable-target" ? topology.policiesOf(scaling).nodes : [];
        yield finding(scaling, { ...problem, about });
      }
    }
  },
});

const ARGUMENTS = [
  ["scalableDimension", "scalable_dimension"],
  ["serviceNamespace", "service_namespace"],
] as const;

const differ = (one: unknown, other: unknown): boolean => isKnown(one) && isKnown(other) && one !== other;

/** What a dimension of SageMaker scales, and how its resource is named. */
const RESOURCES = {
  "sagemaker:inference-component:DesiredCopyCount": ["inference-component", "inference-component/<component>"],
  "sagemaker:variant:DesiredInstanceCount": ["variant", "endpoint/<endpoint>/variant/<variant>"],
  "sagemaker:variant:DesiredProvisionedConcurrency": ["variant", "endpoint/<endpoint>/variant/<variant>"],
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
  if (!isDimension(scalableDimension) || !isKnown(resourceId)) {
    return undefined;
  }
  const [kind, form] = RESOURCES[scalableDimension];
  return parseResourceId(resourceId)?.kind === kind
    ? undefined
    : {
        what: `resource_id is ${resourceId}, and scalable_dimension ${scalableDimension}`,
        fix: `resource_id = "${form}", or the scalable_dimension of what it names`,
      };
}
