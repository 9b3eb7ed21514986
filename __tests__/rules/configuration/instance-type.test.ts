import { knownInstanceType, ownStorage } from "../../../src/rules/configuration/instance-type";
import { found, told } from "../../support/told";
import { topology, unknown, variant } from "../../support/topology";

describe("C11 known-instance-type", () => {
  it("speaks about a type of EC2, and says what it is called here", () => {
    const [finding] = found(knownInstanceType, topology(variant({ instanceType: "g5.2xlarge" })));
    expect(finding?.what).toContain('instance_type is "g5.2xlarge"');
    expect(finding?.fix.typescript).toBe('instanceType: "ml.g5.2xlarge"');
  });

  it("is silent about a type of the list, about none, and when the plan does not know it", () => {
    expect(told(knownInstanceType, topology())).toEqual([]);
    expect(told(knownInstanceType, topology(variant({ instanceType: undefined })))).toEqual([]);
    expect(told(knownInstanceType, topology(variant({ instanceType: unknown() })))).toEqual([]);
  });
});

describe("C26 own-storage", () => {
  it("notes a volume on an instance with storage of its own", () => {
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100 })))).toEqual([
      "volume_size_in_gb is 100 on ml.g5.12xlarge, which has NVMe storage of its own",
    ]);
  });

  it("is silent about a volume elsewhere, about none, and when the plan does not know", () => {
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100, instanceType: "ml.m6i.large" })))).toEqual([]);
    expect(told(ownStorage, topology())).toEqual([]);
    expect(told(ownStorage, topology(variant({ volumeSizeGb: unknown() })))).toEqual([]);
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100, instanceType: unknown() })))).toEqual([]);
  });
});
