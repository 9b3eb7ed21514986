import { allRules } from "../../src/rules/all-rules";
import { inWordsOf } from "../../src/rules/component-words";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { component, specification, topology, variant } from "../support/topology";

describe("the words of a component", () => {
  const text = 'Specification = { ModelName = …, Container = { ArtifactUrl = "s3://ModelNames/x" } }';

  it("are those of the API in a desired_state, and where nothing is known", () => {
    expect(inWordsOf(component({ dialect: "cloud-control" }), text)).toBe(text);
    expect(inWordsOf(component(), text)).toBe(text);
  });

  it("are Terraform's in awscc, and blocks in the AWS provider", () => {
    expect(inWordsOf(component({ dialect: "awscc" }), text)).toBe(
      'specification = { model_name = …, container = { artifact_url = "s3://ModelNames/x" } }',
    );
    expect(inWordsOf(component({ dialect: "aws" }), text)).toBe(
      'specification { model_name = …, container { artifact_url = "s3://ModelNames/x" } }',
    );
  });
});

describe("fixes about a component", () => {
  const broken = [
    specification({ compute: { acceleratorDevices: 9, cpuCores: 999, minMemoryMb: 999_999, maxMemoryMb: 1 } }),
    specification({ compute: { acceleratorDevices: undefined, cpuCores: 1, minMemoryMb: 20_000, maxMemoryMb: 1 } }),
    specification({ compute: { acceleratorDevices: 3, cpuCores: 1, minMemoryMb: 64, maxMemoryMb: undefined } }),
    specification({ compute: undefined, modelName: undefined }),
    specification({ baseInferenceComponentName: "base" }),
    specification({ modelDataDownloadTimeoutSeconds: 5, containerStartupHealthCheckTimeoutSeconds: 5 }),
    specification({
      container: {
        image: undefined,
        artifactUrl: undefined,
        environmentNames: Array.from({ length: 17 }, (_, index) => `NAME_${index}`),
      },
    }),
    specification({ container: { image: undefined, artifactUrl: undefined, environmentNames: ["A"] } }),
  ];
  const API_NAME = /\b(?:[A-Z][a-z]+){2,}(?:InMb|InSeconds)?\b/g;

  const apiNames = (dialect: "awscc" | "cloud-control"): readonly string[] =>
    broken
      .flatMap((one) => [
        component({ dialect, specification: one, copyCount: 0 }),
        component({ dialect, specification: one, specifications: [one] }),
        component({ dialect, specification: undefined, specifications: [one, one] }),
      ])
      .flatMap((changed) => {
        const given = topology(changed, variant({ instanceType: "ml.g5.12xlarge" }));
        return runRules(given, allRules)
          .filter(({ on }) => on.address === changed.address)
          .flatMap(({ what, fix }) => `${what} ${fix.hcl}`.match(API_NAME) ?? [])
          .filter((name) => name !== "InferenceComponent");
      });

  it("never name a property of the API for awscc", () => expect([...new Set(apiNames("awscc"))]).toEqual([]));

  it("do where that is how it is written", () =>
    expect(new Set(apiNames("cloud-control"))).toEqual(
      new Set([
        "ArtifactUrl",
        "BaseInferenceComponentName",
        "ComputeResourceRequirements",
        "ContainerStartupHealthCheckTimeoutInSeconds",
        "CopyCount",
        "InstanceType",
        "MaxMemoryRequiredInMb",
        "MinMemoryRequiredInMb",
        "ModelDataDownloadTimeoutInSeconds",
        "ModelName",
        "NumberOfAcceleratorDevicesRequired",
        "NumberOfCpuCoresRequired",
        "RuntimeConfig",
      ]),
    ));
});

it.each([
  ["aws_cloudcontrolapi_resource", "cloud-control"],
  ["awscc_sagemaker_inference_component", "awscc"],
  ["aws_sagemaker_inference_component", "aws"],
])("a component that is written as %s speaks %s", (type, dialect) => {
  const values =
    dialect === "cloud-control"
      ? { type_name: "AWS::SageMaker::InferenceComponent", desired_state: '{"InferenceComponentName":"llama"}' }
      : { name: "llama", inference_component_name: "llama" };
  const resource = { address: `${type}.llama`, mode: "managed", type, name: "llama", provider_name: "x", values };
  const state = { format_version: "1.0", values: { root_module: { resources: [resource] } } };
  const { topology: read } = parseTerraform(JSON.stringify(state), "state.json");
  expect(read.inferenceComponents).toMatchObject([{ name: "llama", dialect }]);
});
