import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const asyncComponents = rule({
  id: "Z23",
  slug: "async-components",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "Asynchronous endpoints and inference components do not go together",
  why: "InvokeEndpointAsync cannot name a component, so nobody could call it: the instances would only cost.",
  remedy: "Components on a real-time endpoint, or the model on the variant of an asynchronous one.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  *check(topology) {
    const fix = {
      hcl: "remove async_inference_config, or put model_name on the variant and remove the components",
      typescript: "new RealtimeEndpoint(…) for components, new AsyncEndpoint(…) for a queue",
    };
    for (const component of topology.inferenceComponents) {
      const endpoint = topology.endpointOf(component).node;
      const configuration = endpoint && topology.configurationOf(endpoint).node;
      if (configuration !== undefined && isKnown(configuration.asyncConfiguration)) {
        const what = `its endpoint is asynchronous: ${configuration.address} has an async_inference_config`;
        yield finding(component, { what, fix, about: [configuration] });
      }
    }
    for (const variant of topology.variants) {
      if (topology.hostingOf(variant) === "asynchronous" && variant.modelName === undefined) {
        yield finding(variant, { what: "it is asynchronous and has no model_name", fix });
      }
    }
  },
});
