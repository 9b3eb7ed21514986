import { instanceShape } from "../../src/catalogue/instance-shapes";

describe("the catalogue of instance shapes", () => {
  it.each([
    ["ml.g5.xlarge", 4, 16, 1],
    ["ml.g5.12xlarge", 48, 192, 4],
    ["ml.g5.48xlarge", 192, 768, 8],
    ["ml.p4d.24xlarge", 96, 1152, 8],
    ["ml.inf2.48xlarge", 192, 768, 12],
    ["ml.m5.large", 2, 8, 0],
  ])("knows %s: %d vCPUs, %d GiB, %d devices", (instanceType, vcpus, memoryGib, accelerators) => {
    expect(instanceShape(instanceType)).toMatchObject({ instanceType, vcpus, memoryGib, accelerators });
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
