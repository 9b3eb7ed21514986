import { copiesAtCreation } from "../../../src/rules/configuration/c04-copies-at-creation";
import { oneSpecification } from "../../../src/rules/configuration/c05-one-specification";
import { adapterSpecification } from "../../../src/rules/configuration/c06-adapter-specification";
import { containerEnvironment } from "../../../src/rules/configuration/c08-container-environment";
import { unsupportedModel } from "../../../src/rules/configuration/c21-unsupported-model";
import type { ComponentSpecification, Optional } from "../../../src/topology";
import { told } from "../../support/told";
import { component, model, specification, topology, unknown } from "../../support/topology";

const specified = (change: Partial<ComponentSpecification>) =>
  topology(component({ specification: specification(change) }));

describe("C04 copies-at-creation", () => {
  it("speaks at 0", () => {
    expect(told(copiesAtCreation, topology(component({ copyCount: 0 })))).toEqual(["CopyCount is 0"]);
  });

  it("is silent at 1, where it is left out, and when the plan does not know it", () => {
    expect(told(copiesAtCreation, topology(component({ copyCount: 1 })))).toEqual([]);
    expect(told(copiesAtCreation, topology(component({ copyCount: undefined })))).toEqual([]);
    expect(told(copiesAtCreation, topology(component({ copyCount: unknown() })))).toEqual([]);
  });
});

describe("C05 one-specification", () => {
  const typed = (instanceType: string | undefined) => specification({ instanceType });

  it("speaks about neither and about both", () => {
    const specifications = [typed("ml.g5.xlarge"), typed("ml.g6.xlarge")];
    expect(told(oneSpecification, topology(component({ specification: undefined })))).toEqual([
      "it has neither Specification nor Specifications",
    ]);
    expect(told(oneSpecification, topology(component({ specifications })))).toEqual([
      "it has both Specification and Specifications",
    ]);
  });

  it("speaks about a single entry, and about one without an instance type", () => {
    const several = (...specifications: ComponentSpecification[]) =>
      topology(component({ specification: undefined, specifications }));
    expect(told(oneSpecification, several(typed("ml.g5.xlarge")))).toEqual([
      "Specifications has 1 entry, and must have 2 to 5",
    ]);
    expect(told(oneSpecification, several(typed("ml.g5.xlarge"), typed(undefined)))).toEqual([
      "Specifications[1] has no InstanceType",
    ]);
    expect(told(oneSpecification, several(typed("ml.g5.xlarge"), typed("ml.g6.xlarge")))).toEqual([]);
  });

  it("speaks about a specification without anything to run, and without the memory of a copy", () => {
    const of = (change: Partial<ComponentSpecification>) =>
      told(oneSpecification, topology(component({ specification: specification(change) })));
    const compute = { acceleratorDevices: 1, cpuCores: undefined, minMemoryMb: undefined, maxMemoryMb: undefined };
    expect(of({ modelName: undefined })).toEqual(["its Specification has neither ModelName nor Container"]);
    expect(of({ compute })).toEqual(["its ComputeResourceRequirements has no MinMemoryRequiredInMb"]);
    expect(of({ modelName: unknown() })).toEqual([]);
    expect(of({ compute: { ...compute, minMemoryMb: unknown() } })).toEqual([]);
    // An adapter has both from its base.
    expect(of({ baseInferenceComponentName: "base", modelName: undefined, compute: undefined })).toEqual([]);
  });

  it("is silent about one specification, and when the plan does not know", () => {
    expect(told(oneSpecification, topology())).toEqual([]);
    expect(told(oneSpecification, topology(component({ specification: unknown() })))).toEqual([]);
    expect(told(oneSpecification, topology(component({ specifications: unknown() })))).toEqual([]);
  });
});

describe("C06 adapter-specification", () => {
  const container = { image: undefined, artifactUrl: "s3://bucket/lora.tar.gz", environmentNames: undefined };
  const adapter: Partial<ComponentSpecification> = {
    baseInferenceComponentName: "base",
    modelName: undefined,
    compute: undefined,
    container,
  };
  const { compute } = specification();

  it.each([
    [{ compute }, "it is an adapter and has ComputeResourceRequirements"],
    [{ modelName: "llama" }, "it is an adapter and has ModelName"],
    [{ container: undefined }, "it is an adapter and has no Container.ArtifactUrl"],
    [{ container: { ...container, artifactUrl: undefined } }, "it is an adapter and has no Container.ArtifactUrl"],
    [{ container: { ...container, image: "image:1" } }, "it is an adapter and has Container.Image"],
  ])("speaks about %j", (change, what) => {
    expect(told(adapterSpecification, specified({ ...adapter, ...change }))).toEqual([what]);
  });

  it("is silent about an artefact alone, and about a base", () => {
    expect(told(adapterSpecification, specified(adapter))).toEqual([]);
    expect(told(adapterSpecification, topology())).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    const vague = { ...adapter, container: unknown(), compute: unknown(), modelName: unknown() };
    expect(told(adapterSpecification, specified(vague))).toEqual([]);
    expect(told(adapterSpecification, specified({ baseInferenceComponentName: unknown() }))).toEqual([]);
    const url = { ...container, artifactUrl: unknown() };
    expect(told(adapterSpecification, specified({ ...adapter, container: url }))).toEqual([]);
  });
});

describe("C08 container-environment", () => {
  const withNames = (environmentNames: readonly string[] | ReturnType<typeof unknown>) =>
    specified({ container: { image: "image:1", artifactUrl: undefined, environmentNames } });
  const names = (count: number) => Array.from({ length: count }, (_, index) => `NAME_${index}`);

  it("speaks about 17 variables, and about a name of one letter", () => {
    expect(told(containerEnvironment, withNames(names(17)))).toEqual(["Container.Environment has 17 variables"]);
    expect(told(containerEnvironment, withNames(["A"]))).toEqual(['Container.Environment has a variable named "A"']);
  });

  it("is silent about 16, about none, and when the plan does not know them", () => {
    expect(told(containerEnvironment, withNames(names(16)))).toEqual([]);
    expect(told(containerEnvironment, topology())).toEqual([]);
    expect(told(containerEnvironment, withNames(unknown()))).toEqual([]);
    expect(told(containerEnvironment, specified({ container: unknown() }))).toEqual([]);
  });
});

describe("C21 unsupported-model", () => {
  const { containers } = model();
  const inMode = (mode: Optional<string>) => containers.map((container) => ({ ...container, mode }));

  it("notes a pipeline, and a container for many models", () => {
    expect(told(unsupportedModel, topology(model({ containers: [...containers, ...containers] })))).toEqual([
      `its model ${model().address} is a pipeline of 2 containers`,
    ]);
    expect(told(unsupportedModel, topology(model({ containers: inMode("MultiModel") })))).toEqual([
      `its model ${model().address} has a container of mode "MultiModel"`,
    ]);
  });

  it("is silent about a single model, one that is elsewhere, and when the plan does not know the mode", () => {
    expect(told(unsupportedModel, topology(model({ containers: inMode("SingleModel") })))).toEqual([]);
    expect(told(unsupportedModel, topology())).toEqual([]);
    expect(told(unsupportedModel, topology(model({ containers: inMode(unknown()) })))).toEqual([]);
  });
});
