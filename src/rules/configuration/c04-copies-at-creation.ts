import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const copiesAtCreation = rule({
  id: "C04",
  slug: "copies-at-creation",
  severity: "error",
  evidence: "measured",
  effect: effects.refused,
  title: "A component must be created with at least one copy",
  why: "SageMaker does not create a component with zero copies. Scaling removes the copy later: CopyCount does not make the component sleep.",
  remedy: "Set RuntimeConfig = { CopyCount = 1 }. Scaling reduces it to zero later.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      if (isKnown(component.copyCount) && component.copyCount < 1) {
        yield finding(component, {
          what: inWordsOf(component, `CopyCount is ${component.copyCount}`),
          fix: {
            hcl: inWordsOf(component, "RuntimeConfig = { CopyCount = 1 }"),
            typescript: "remove `initialCopies`",
          },
        });
      }
    }
  },
});
