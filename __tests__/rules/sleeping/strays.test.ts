import { runRules } from "../../../src/rules/run-rules";
import { scalableTarget } from "../../../src/rules/sleeping/z04-scalable-target";
import { existingSubject } from "../../../src/rules/sleeping/z30-existing-subject";
import { found, told } from "../../support/told";
import {
  asyncConfiguration,
  asyncTopology,
  component,
  configuration,
  endpoint,
  target,
  topology,
  unknown,
  variant,
  variantTarget,
  without,
} from "../../support/topology";

const onVariant = (name: string) => variantTarget({ resourceId: `endpoint/llm/variant/${name}` });
const onComponent = (name: string) => target({ resourceId: `inference-component/${name}` });

describe("Z30 existing-subject", () => {
  it("speaks about a variant that the endpoint does not have, with the right name", () =>
    expect(found(existingSubject, asyncTopology(onVariant("blue")))).toMatchObject([
      {
        on: { address: "aws_appautoscaling_target.instances" },
        what: "resource_id is endpoint/llm/variant/blue, and aws_sagemaker_endpoint.this has no variant blue (it has only main)",
        fix: { hcl: 'resource_id = "endpoint/llm/variant/main"' },
      },
    ]));

  it("speaks about a component whose name is nearly that of one without a target", () =>
    expect(told(existingSubject, topology(onComponent("llama-3-8b")))).toEqual([
      "resource_id is inference-component/llama-3-8b, and no component has that name: did you mean llama3-8b?",
    ]));

  it("says so in place of what is missing", () => {
    const rules = [existingSubject, scalableTarget];
    expect(runRules(asyncTopology(onVariant("blue")), rules).map(({ id }) => id)).toEqual(["Z30"]);
    expect(runRules(topology(onComponent("llama-3-8b")), rules).map(({ id }) => id)).toEqual(["Z30"]);
  });

  it("is silent about what is there, and what may exist elsewhere", () => {
    expect(told(existingSubject, topology())).toEqual([]);
    expect(told(existingSubject, asyncTopology())).toEqual([]);
    expect(told(existingSubject, topology(onComponent("something-else")))).toEqual([]);
    expect(told(existingSubject, asyncTopology(without(endpoint())))).toEqual([]);
    expect(told(existingSubject, topology(without(component()), without(configuration())))).toEqual([]);
  });

  it("is silent when the plan does not know the variants or their names", () => {
    expect(
      told(existingSubject, asyncTopology(asyncConfiguration({ variants: unknown() }), onVariant("blue"))),
    ).toEqual([]);
    const nameless = asyncConfiguration({ variants: [variant({ name: unknown(), modelName: "m" })] });
    expect(told(existingSubject, asyncTopology(nameless, onVariant("blue")))).toEqual([]);
  });
});
