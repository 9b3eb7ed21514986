import { serverlessAlone } from "../../../src/rules/configuration/c28-serverless-alone";
import { told } from "../../support/told";
import { asyncConfiguration, topology, unknown, variant } from "../../support/topology";

const serverless = { provisionedConcurrency: undefined };
const alone = {
  serverless,
  instanceType: undefined,
  initialInstanceCount: undefined,
  managedInstanceScaling: undefined,
};

describe("C28 serverless-alone", () => {
  it("speaks about instances beside serverless_config", () =>
    expect(told(serverlessAlone, topology(variant({ serverless, managedInstanceScaling: undefined })))).toEqual([
      'it has serverless_config and instance_type = "ml.g5.12xlarge", initial_instance_count = 1',
    ]));

  it("speaks about a queue beside it", () => {
    const queue = asyncConfiguration({ variants: [variant(alone)] });
    expect(told(serverlessAlone, topology(queue))).toEqual(["it has serverless_config and async_inference_config"]);
  });

  it("is silent about a serverless variant alone, with the 0 that the provider has for what is not set", () => {
    expect(told(serverlessAlone, topology(variant(alone)))).toEqual([]);
    expect(told(serverlessAlone, topology(variant({ ...alone, initialInstanceCount: 0, instanceType: "" })))).toEqual(
      [],
    );
    expect(told(serverlessAlone, topology())).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(serverlessAlone, topology(variant({ serverless: unknown() })))).toEqual([]);
    expect(told(serverlessAlone, topology(variant({ ...alone, instanceType: unknown() })))).toEqual([]);
  });
});
