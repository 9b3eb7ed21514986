import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const unsupportedModel = rule({
  id: "C21",
  slug: "unsupported-model",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "A component's model should be a single container with a single model",
  why: "Uncertain: an unreleased branch of the AWS SDK for Python lists multi-model containers and serial pipelines as not supported on inference components. The AWS documentation does not.",
  remedy: "Host each model as its own component.",
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
          fix: "host each model as its own component",
          about: [model],
        });
      }
    }
  },
});
