import { oneScaler } from "../../../src/rules/configuration/c29-one-scaler";
import { hasComponent } from "../../../src/rules/configuration/c30-has-component";
import { context, liveEndpoint } from "../../support/live";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  component,
  configuration,
  target,
  topology,
  unknown,
  variant,
  variantTarget,
  without,
} from "../../support/topology";

describe("C29 one-scaler", () => {
  it("warns about a scalable target on a variant that managed instance scaling scales", () =>
    expect(told(oneScaler, topology(variantTarget()))).toEqual([
      "it scales the instances of aws_sagemaker_endpoint_configuration.this.production_variants[0], and so does managed_instance_scaling",
    ]));

  it("is silent about a component's target, and about the variant of a queue", () => {
    expect(told(oneScaler, topology(target()))).toEqual([]);
    expect(told(oneScaler, asyncTopology())).toEqual([]);
    const off = variant({ managedInstanceScaling: { status: "DISABLED", minInstanceCount: 0, maxInstanceCount: 1 } });
    expect(told(oneScaler, topology(off, variantTarget()))).toEqual([]);
  });

  it("is silent when the plan does not know", () =>
    expect(told(oneScaler, topology(variant({ managedInstanceScaling: unknown() }), variantTarget()))).toEqual([]));
});

describe("C30 has-component", () => {
  it("notes an endpoint for inference components that has none", () =>
    expect(found(hasComponent, topology(without(component())))).toMatchObject([
      { severity: "note", what: "no inference component: it cannot answer requests" },
    ]));

  it("is silent when it has one, may have one, or needs none", () => {
    expect(told(hasComponent, topology())).toEqual([]);
    expect(told(hasComponent, topology(component({ endpointName: unknown() })))).toEqual([]);
    expect(told(hasComponent, asyncTopology())).toEqual([]);
    const own = configuration({ variants: [variant({ modelName: "own", managedInstanceScaling: undefined })] });
    expect(told(hasComponent, topology(own, without(component())))).toEqual([]);
  });

  it("notes one of an account that is in service, unless V02 or V03 reports it", () => {
    const account = topology(without(component()));
    const [endpoint] = account.endpoints;
    const seen = (status: string, components: readonly string[]) => {
      const arn = endpoint?.address ?? "";
      const live = { endpoints: [liveEndpoint({ arn, status })], components: [] };
      return [...hasComponent.check(account, context(live, { name: "llm", components }))];
    };
    expect(seen("InService", [])).toHaveLength(1);
    expect(seen("InService", ["llama3-8b"])).toEqual([]);
    expect(seen("Creating", [])).toEqual([]);
  });
});
