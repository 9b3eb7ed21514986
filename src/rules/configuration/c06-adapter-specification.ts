import { type ComponentSpecification, isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { specified } from "./component";

export const adapterSpecification = rule({
  id: "C06",
  slug: "adapter-specification",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "An adapter must specify only its base component and its artifact",
  why: "An adapter uses the compute resources of its base component. SageMaker rejects compute requirements on an adapter, and finds no weights without ArtifactUrl.",
  remedy:
    "Write Specification = { BaseInferenceComponentName = …, Container = { ArtifactUrl = … } }, and nothing else in it.",
  source: sagemakerApi("InferenceComponentSpecification"),
  *check(topology) {
    for (const { component, specification } of specified(topology)) {
      const problem = isKnown(specification.baseInferenceComponentName) ? adapterProblem(specification) : undefined;
      if (problem !== undefined) {
        yield finding(component, {
          what: inWordsOf(component, problem),
          fix: {
            hcl: inWordsOf(
              component,
              'Specification = { BaseInferenceComponentName = …, Container = { ArtifactUrl = "s3://…" } }',
            ),
            typescript: "base.addAdapter(…, { artifactUrl })",
          },
        });
      }
    }
  },
});

function adapterProblem({ compute, container, modelName }: ComponentSpecification): string | undefined {
  if (isKnown(compute)) {
    return "it is an adapter and has ComputeResourceRequirements";
  }
  if (isKnown(modelName)) {
    return "it is an adapter and has ModelName";
  }
  if (container === undefined || (isKnown(container) && container.artifactUrl === undefined)) {
    return "it is an adapter and has no Container.ArtifactUrl";
  }
  return isKnown(container) && isKnown(container.image) ? "it is an adapter and has Container.Image" : undefined;
}
