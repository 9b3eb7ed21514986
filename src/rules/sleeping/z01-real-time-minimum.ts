import { lowestMinimum } from "../../behaviour";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { ZERO_INSTANCES_GUIDE } from "./managed-minimum";

export const realTimeMinimum = rule({
  id: "Z01",
  slug: "real-time-minimum",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "A real-time variant that hosts a model directly must keep at least 1 instance",
  why: "SageMaker scales only asynchronous endpoints and endpoints with inference components to zero instances. This variant stays awake, whatever its minimum is.",
  remedy:
    "Host the model as an inference component, or make the endpoint asynchronous. Otherwise set `min_capacity = 1`.",
  source: ZERO_INSTANCES_GUIDE,
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      const realTime = subject?.kind === "variant" && topology.hostingOf(subject) === "real-time";
      if (realTime && lowestMinimum(topology, target) === 0) {
        yield finding(target, {
          what: "the minimum is 0, and the target scales a real-time variant that hosts a model directly",
          fix: {
            hcl: "host the model as an AWS::SageMaker::InferenceComponent on a variant without model_name, or add an async_inference_config to the endpoint configuration; otherwise set min_capacity = 1",
            typescript: "use new RealtimeEndpoint(…).addInferenceComponent(…) or new AsyncEndpoint(…)",
          },
        });
      }
    }
  },
});
