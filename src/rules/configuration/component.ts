import {
  type ComponentSpecification,
  type InferenceComponent,
  isKnown,
  isUnknown,
  once,
  specificationsOf,
} from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";

const CLOUDFORMATION =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-inferencecomponent.html";

export const copiesAtCreation = rule({
  id: "C04",
  slug: "copies-at-creation",
  severity: "error",
  evidence: "measured",
  title: "A component is created with one copy at least",
  why: "SageMaker creates none at zero. Scaling takes the copy away afterwards: CopyCount is not what makes it sleep.",
  remedy: "RuntimeConfig = { CopyCount = 1 }: scaling takes it to zero later.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      if (isKnown(component.copyCount) && component.copyCount < 1) {
        yield finding(component, {
          what: inWordsOf(component, `CopyCount is ${component.copyCount}`),
          fix: {
            hcl: inWordsOf(component, "RuntimeConfig = { CopyCount = 1 }"),
            typescript: "leave `initialCopies` out",
          },
        });
      }
    }
  },
});

/** CloudFormation takes this many, through Cloud Control too. */
const [FEWEST_SPECIFICATIONS, MOST_SPECIFICATIONS] = [2, 5];

export const oneSpecification = rule({
  id: "C05",
  slug: "one-specification",
  severity: "error",
  evidence: "verified",
  title: "A component has one Specification, or Specifications with an instance type each",
  why: "The schema takes either of the two, with a model or a container and the memory of a copy in it; anything else is refused when the component is created.",
  remedy: "Either Specification, or Specifications with an InstanceType in each.",
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

export const adapterSpecification = rule({
  id: "C06",
  slug: "adapter-specification",
  severity: "error",
  evidence: "verified",
  title: "An adapter brings its artefact and nothing else",
  why: "It uses the compute of its base component; SageMaker refuses requirements of its own, and finds no weights without ArtifactUrl.",
  remedy:
    "Specification = { BaseInferenceComponentName = …, Container = { ArtifactUrl = … } }, and nothing else in it.",
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

const MOST_VARIABLES = 16;

export const containerEnvironment = rule({
  id: "C08",
  slug: "container-environment",
  severity: "error",
  evidence: "verified",
  title: "A component's container has 16 environment variables at most, with names of two characters or more",
  why: "Cloud Control checks the CloudFormation schema, which is stricter than the API.",
  remedy: "Set the variables on an aws_sagemaker_model, and name that in ModelName.",
  source: CLOUDFORMATION,
  *check(topology) {
    for (const { component, specification } of specified(topology)) {
      const { container } = specification;
      const names = isKnown(container) ? container.environmentNames : undefined;
      if (!isKnown(names)) {
        continue;
      }
      const short = names.find((name) => name.length < 2);
      if (names.length > MOST_VARIABLES) {
        yield finding(component, {
          what: inWordsOf(component, `Container.Environment has ${names.length} variables`),
          fix: inWordsOf(
            component,
            "set them on an aws_sagemaker_model and name that in ModelName, in place of Container",
          ),
        });
      } else if (short !== undefined) {
        yield finding(component, {
          what: `${inWordsOf(component, "Container.Environment")} has a variable called ${JSON.stringify(short)}`,
          fix: "give it a name of two characters or more, or set it on an aws_sagemaker_model",
        });
      }
    }
  },
});

export const unsupportedModel = rule({
  id: "C21",
  slug: "unsupported-model",
  severity: "note",
  evidence: "uncertain",
  title: "A component's model is a single container with a single model",
  why: "Uncertain: an unreleased branch of AWS's Python SDK lists multi-model containers and serial pipelines as not supported on components, AWS's documents do not.",
  remedy: "Host each model as a component of its own.",
  source: sagemakerApi("InferenceComponentSpecification"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const model = topology.modelOf(component).node;
      if (model === undefined) {
        continue;
      }
      const multiModel = model.containers.some(({ mode }) => mode === "MultiModel");
      if (model.containers.length > 1 || multiModel) {
        yield finding(component, {
          what: `its model ${model.address} ${multiModel ? 'has a container of mode "MultiModel"' : `is a pipeline of ${model.containers.length} containers`}`,
          fix: "host each model as a component of its own",
          about: [model],
        });
      }
    }
  },
});

/** All known specifications of all components. */
export const specified = once((topology) =>
  topology.inferenceComponents.flatMap((component) =>
    specificationsOf(component).map((specification) => ({ component, specification })),
  ),
);

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
    return `Specifications has ${plural(specifications.length, "entry", "entries")}, not ${FEWEST_SPECIFICATIONS} to ${MOST_SPECIFICATIONS}`;
  }
  const without = specifications.findIndex(({ instanceType }) => instanceType === undefined);
  return without < 0 ? undefined : `Specifications[${without}] has no InstanceType`;
}

/** What runs, and what a copy of it takes: an adapter has both from its base. */
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
