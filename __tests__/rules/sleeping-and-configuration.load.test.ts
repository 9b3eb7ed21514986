import { runRules } from "../../src/rules/run-rules";
import { processorSeconds } from "../support/processor-time";
import { sleepAndConfigurationRules } from "../support/rule-groups";
import { component, endpoint, target, topology, tracking } from "../support/topology";

describe("the rules about sleeping and configuration", () => {
  it("check a thousand endpoints in a fraction of a second", () => {
    const many = Array.from({ length: 1000 }, (_, index) => [
      endpoint({ address: `endpoint-${index}`, name: `llm-${index}` }),
      component({ address: `component-${index}`, name: `llama-${index}`, endpointName: `llm-${index}` }),
      target({ address: `target-${index}`, resourceId: `inference-component/llama-${index}` }),
      tracking({
        address: `tracking-${index}`,
        resourceId: `inference-component/llama-${index}`,
        name: `tracking-${index}`,
      }),
    ]).flat();
    const all = topology(...many);
    expect(processorSeconds(() => expect(runRules(all, sleepAndConfigurationRules)).toEqual([]))).toBeLessThan(1);
  });
});
