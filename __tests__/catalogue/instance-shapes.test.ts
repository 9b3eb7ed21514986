import { instanceShape } from "../../src/catalogue/instance-shapes";
import { INSTANCE_TYPES } from "../../src/catalogue/instance-types";

describe("the catalogue of instance shapes", () => {
  it.each([
    ["ml.g5.xlarge", 4, 16, 1],
    ["ml.g5.12xlarge", 48, 192, 4],
    ["ml.g5.48xlarge", 192, 768, 8],
    ["ml.g7.12xlarge", 48, 192, 2],
    ["ml.g7.48xlarge", 192, 768, 8],
    ["ml.g7e.2xlarge", 8, 64, 1],
    ["ml.g7e.12xlarge", 48, 512, 2],
    ["ml.g7e.48xlarge", 192, 2048, 8],
    ["ml.p4d.24xlarge", 96, 1152, 8],
    ["ml.inf2.48xlarge", 192, 768, 12],
    ["ml.m5.large", 2, 8, 0],
  ])("knows %s: %d vCPUs, %d GiB, %d devices", (instanceType, vcpus, memoryGib, accelerators) => {
    expect(instanceShape(instanceType)).toMatchObject({ instanceType, vcpus, memoryGib, accelerators });
  });

  it.each([
    ["ml.g6e.xlarge", 48],
    ["ml.g7.2xlarge", 32],
    ["ml.g7e.2xlarge", 96],
  ])("knows that a device of %s has %d GiB", (instanceType, acceleratorMemoryGib) => {
    expect(instanceShape(instanceType)).toMatchObject({ acceleratorMemoryGib });
  });

  it("knows every size of g7 and g7e that an endpoint can run on", () => {
    const types = [...INSTANCE_TYPES].filter((type) => /^ml\.g7e?\./.test(type));
    expect(types).toHaveLength(12);
    expect(types.filter((type) => instanceShape(type) === undefined)).toEqual([]);
  });

  it("says where a shape was read, and when", () => {
    expect(instanceShape("ml.g5.xlarge")).toMatchObject({
      source: expect.stringContaining("https://"),
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it("says nothing of a type that it does not know", () => {
    expect(instanceShape("ml.new1.large")).toBeUndefined();
  });
});
