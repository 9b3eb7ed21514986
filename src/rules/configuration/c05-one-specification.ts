import { type ComponentSpecification, type InferenceComponent, isKnown, isUnknown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { CLOUDFORMATION } from "./component";

/** The number that CloudFormation accepts, also through Cloud Control. */
const [FEWEST_SPECIFICATIONS, MOST_SPECIFICATIONS] = [2, 5];

export const oneSpecification = rule({
  id: "C05",
  slug: "one-specification",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A component must have one Specification, or Specifications with an instance type each",
  why: "The schema accepts one of the two, with a model or a container and the memory of a copy. CloudFormation rejects anything else when it creates the component.",
  remedy: "Write Specification, or Specifications with an InstanceType in each entry.",
  source: CLOUDFORMATION,
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const problem = specificationProblem(component);
      if (problem !== undefined) {
        yield finding(component, {
          what: inWordsOf(component, problem),
          fix: {
            hcl: inWordsOf(component, "Specification = { ModelName = …, ComputeResourceRequirements = { … } }"),
            typescript: "endpoint.addInferenceComponent(…)",
          },
        });
      }
    }
  },
});

function specificationProblem({ specification, specifications }: InferenceComponent): string | undefined {
  if (isUnknown(specification) || isUnknown(specifications)) {
    return undefined;
  }
  if (specifications === undefined) {
    return specification === undefined ? "it has neither Specification nor Specifications" : lacking(specification);
  }
  if (specification !== undefined) {
    return "it has both Specification and Specifications";
  }
  if (specifications.length < FEWEST_SPECIFICATIONS || specifications.length > MOST_SPECIFICATIONS) {
    return `Specifications has ${plural(specifications.length, "entry", "entries")}, and must have ${FEWEST_SPECIFICATIONS} to ${MOST_SPECIFICATIONS}`;
  }
  const without = specifications.findIndex(({ instanceType }) => instanceType === undefined);
  return without < 0 ? undefined : `Specifications[${without}] has no InstanceType`;
}

/** The missing model, or the missing memory of a copy. An adapter has both from its base component. */
function lacking({ modelName, container, compute, baseInferenceComponentName }: ComponentSpecification) {
  if (baseInferenceComponentName !== undefined) {
    return undefined;
  }
  if (modelName === undefined && container === undefined) {
    return "its Specification has neither ModelName nor Container";
  }
  return isKnown(compute) && compute.minMemoryMb === undefined
    ? "its ComputeResourceRequirements has no MinMemoryRequiredInMb"
    : undefined;
}
