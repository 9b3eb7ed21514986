import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { CREATE, isDisabled, schedulesCalling } from "./effect";

export const creatableComponent = rule({
  id: "S21",
  slug: "creatable-component",
  severity: "error",
  evidence: "measured",
  effect: effects.breaksWays,
  title: "What a schedule creates, SageMaker takes",
  why: "A component that SageMaker refuses to create is not there in the morning, and its requests fail until somebody looks.",
  remedy: "Name endpoint, variant and model in Input as the component has them, and CopyCount of at least 1.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, CREATE)) {
      const input = isKnown(schedule.input) ? schedule.input : undefined;
      if (input === undefined || isDisabled(schedule)) {
        continue;
      }
      const { copyCount, endpointName, variantName, specification } = input;
      if (copyCount === 0) {
        yield finding(schedule, { what: "RuntimeConfig.CopyCount is 0", fix: "RuntimeConfig = { CopyCount = 1 }" });
      }
      if (input.problem === undefined && endpointName === undefined) {
        yield finding(schedule, { what: "its input has no EndpointName", fix: "EndpointName = <the endpoint's name>" });
      }
      if (input.problem === undefined && specification === undefined && !input.members.includes("Specifications")) {
        yield finding(schedule, {
          what: "its input has no Specification",
          fix: "Specification = { ModelName = …, ComputeResourceRequirements = … }",
        });
      }
      const component = topology.componentOf(schedule).node;
      const endpoint = component && topology.endpointOf(component).node;
      const variants = endpoint && topology.variantsOf(endpoint);
      const names = variants?.nodes.map(({ name }) => name) ?? [];
      const certain = variants?.complete === true && names.every(isKnown) && names.length > 0;
      if (certain && isKnown(variantName) && !names.includes(variantName)) {
        yield finding(schedule, {
          what: `VariantName is ${variantName}, and ${endpoint?.address} has ${names.join(", ")}`,
          fix: `VariantName = "${names[0]}"`,
        });
      }
    }
  },
});
