import { cudaOfHost } from "../../../src/rules/starting/w43-cuda-of-host";
import { found, told } from "../../support/told";
import { asyncConfiguration, asyncTopology, model, topology, unknown, variant } from "../../support/topology";

const withImage = (image: string | ReturnType<typeof unknown>) =>
  model({ containers: model().containers.map((container) => ({ ...container, image })) });
const NEW = "djl-inference:0.36.0-lmi18.0.0-cu130";

describe("W43 cuda-of-host", () => {
  it("notes a new image on the default host, of a component and of a variant", () => {
    expect(found(cudaOfHost, topology(withImage(NEW)))).toMatchObject([{ severity: "note" }]);
    const ofVariant = asyncConfiguration({ variants: [variant({ modelName: "llama3-8b-instruct" })] });
    expect(told(cudaOfHost, asyncTopology(withImage(NEW), ofVariant))).toHaveLength(1);
  });

  it("is silent about older images, newer hosts, and instances without GPUs", () => {
    expect(told(cudaOfHost, topology(withImage("djl-inference:0.31.0-lmi13.0.0-cu124")))).toEqual([]);
    const host = variant({ inferenceAmiVersion: "al2023-ami-sagemaker-inference-gpu-4-1" });
    expect(told(cudaOfHost, topology(withImage(NEW), host))).toEqual([]);
    expect(told(cudaOfHost, topology(withImage(NEW), variant({ instanceType: "ml.m6i.xlarge" })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(cudaOfHost, topology(withImage(unknown())))).toEqual([]);
    expect(told(cudaOfHost, topology(withImage(NEW), variant({ inferenceAmiVersion: unknown() })))).toEqual([]);
  });
});
