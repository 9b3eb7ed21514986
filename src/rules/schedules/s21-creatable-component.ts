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
  title: "A schedule must create a component that SageMaker accepts",
  why: "If SageMaker rejects the component, it is missing in the morning. Requests to it fail until the schedule is corrected.",
  remedy:
    "Write EndpointName, VariantName and the model in Input as the component has them, and set CopyCount to at least 1.",
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
