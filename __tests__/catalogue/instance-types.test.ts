import { ProductionVariantInstanceType } from "@aws-sdk/client-sagemaker";
import { hasOwnStorage, INSTANCE_TYPES } from "../../src/catalogue/instance-types";

describe("the instance types", () => {
  it("are those of the SageMaker API", () => {
    expect([...INSTANCE_TYPES].sort()).toEqual(Object.values(ProductionVariantInstanceType).sort());
  });

  it("tell which of them bring storage", () => {
    expect(hasOwnStorage("ml.g5.xlarge")).toBe(true);
    expect(hasOwnStorage("ml.m5.xlarge")).toBe(false);
  });
});
