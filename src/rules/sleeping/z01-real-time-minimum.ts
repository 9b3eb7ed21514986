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
  title: "A real-time variant with a model of its own cannot be at zero",
  why: "SageMaker takes only endpoints with inference components and asynchronous endpoints to zero instances; this one stays awake, whatever the minimum says.",
  remedy: "Host the model as an inference component, or make the endpoint asynchronous; otherwise min_capacity = 1.",
  source: ZERO_INSTANCES_GUIDE,
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const subject = topology.subjectOf(target).node;
      const realTime = subject?.kind === "variant" && topology.hostingOf(subject) === "real-time";
      if (realTime && lowestMinimum(topology, target) === 0) {
        yield finding(target, {
          what: "the minimum is 0, and the variant is a real-time one with a model of its own",
          fix: {
            hcl: "host the model as an AWS::SageMaker::InferenceComponent on a variant without model_name, or give the endpoint configuration an async_inference_config; otherwise min_capacity = 1",
            typescript: "new RealtimeEndpoint(…).addInferenceComponent(…) or new AsyncEndpoint(…)",
          },
        });
      }
    }
  },
});
