import { isAdapter } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const adapterTarget = rule({
  id: "Z25",
  slug: "adapter-target",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A scalable target should scale the base component, not its adapters",
  why: "An adapter has no copies of its own. Scaling it has no effect, and the base component keeps its instance.",
  remedy: "Register the base component instead of its adapters.",
  source: sagemakerApi("InferenceComponentSpecification"),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      if (subject?.kind === "inference-component" && isAdapter(subject)) {
        yield finding(target, {
          what: `it scales the adapter ${subject.address}`,
          fix: {
            hcl: "remove the target and its policies, and register the base component instead",
            typescript: "use base.addAdapter(…), which adds no target",
          },
          about: [subject],
        });
      }
    }
  },
});
