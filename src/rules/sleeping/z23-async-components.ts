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
  title: "An asynchronous endpoint must not host inference components",
  why: "InvokeEndpointAsync cannot name a component. No request can reach it, and you pay for its instances.",
  remedy:
    "Host the components on a real-time endpoint, or set `model_name` on the variant of the asynchronous endpoint.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  *check(topology) {
    const fix = {
      hcl: "remove async_inference_config, or set model_name on the variant and remove the components",
      typescript: "use new RealtimeEndpoint(…) for components, or new AsyncEndpoint(…) for a queue",
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
