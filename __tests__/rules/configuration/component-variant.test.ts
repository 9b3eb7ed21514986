import { allRules } from "../../../src/rules/all-rules";
import { componentVariant } from "../../../src/rules/configuration/c32-component-variant";
import { runRules } from "../../../src/rules/run-rules";
import { found, told } from "../../support/told";
import { component, configuration, topology, unknown, variant } from "../../support/topology";

const { name } = variant();
const second = variant({ address: "second", name: "Canary" });

describe("C32 component-variant", () => {
  it("speaks about a variant that the endpoint does not have, and names the only one", () => {
    const [finding, ...others] = found(componentVariant, topology(component({ variantName: "Nope" })));
    expect(others).toEqual([]);
    expect(finding?.what).toBe(`VariantName is Nope, and aws_sagemaker_endpoint.this has only ${String(name)}`);
    expect(finding?.fix.hcl).toBe(`VariantName = "${String(name)}"`);
  });

  it("speaks about a variant of the configuration that was renamed", () => {
    expect(told(componentVariant, topology(component({ variantName: name }), variant({ name: "Renamed" })))).toEqual([
      `VariantName is ${String(name)}, and aws_sagemaker_endpoint.this has only Renamed`,
    ]);
  });

  it("speaks with the nearest of several names, and with all of them if none is near", () => {
    const fixOf = (variantName: string) =>
      found(componentVariant, topology(second, component({ variantName })))[0]?.fix.hcl;
    expect(fixOf("Canarry")).toBe('VariantName = "Canary"');
    expect(fixOf("Elsewhere")).toBe(`VariantName = one of ${String(name)}, Canary`);
  });

  it("speaks in the words of awscc", () => {
    const [finding] = found(componentVariant, topology(component({ variantName: "Nope", dialect: "awscc" })));
    expect(finding?.fix.hcl).toBe(`variant_name = "${String(name)}"`);
  });

  it("is an error that leaves no other rule without an answer", () => {
    const nowhere = topology(component({ variantName: "Nope" }));
    const findings = runRules(nowhere, allRules);
    expect(findings.filter(({ severity }) => severity === "error").map(({ id }) => id)).toContain("C32");
  });

  it("is silent about a variant that is there, by name or as the only one", () => {
    expect(told(componentVariant, topology(component({ variantName: name })))).toEqual([]);
    expect(told(componentVariant, topology(second, component({ variantName: "Canary" })))).toEqual([]);
    expect(told(componentVariant, topology(component({ variantName: undefined })))).toEqual([]);
  });

  it("is silent when the plan does not know the name, the variants, or the endpoint", () => {
    expect(told(componentVariant, topology(component({ variantName: unknown() })))).toEqual([]);
    const nope = component({ variantName: "Nope" });
    expect(told(componentVariant, topology(nope, variant({ name: unknown() })))).toEqual([]);
    expect(told(componentVariant, topology(nope, configuration({ variants: unknown() })))).toEqual([]);
    expect(told(componentVariant, topology(component({ variantName: "Nope", endpointName: "elsewhere" })))).toEqual([]);
  });
});
