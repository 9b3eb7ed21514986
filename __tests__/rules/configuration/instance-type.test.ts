import { knownInstanceType } from "../../../src/rules/configuration/c11-known-instance-type";
import { ownStorage } from "../../../src/rules/configuration/c26-own-storage";
import { found, told } from "../../support/told";
import { topology, unknown, variant } from "../../support/topology";

describe("C11 known-instance-type", () => {
  it("speaks about a type of EC2, and says what it is called here", () => {
    const [finding] = found(knownInstanceType, topology(variant({ instanceType: "g5.2xlarge" })));
    expect(finding?.what).toContain('instance_type is "g5.2xlarge"');
    expect(finding?.fix.typescript).toBe('instanceType: "ml.g5.2xlarge"');
  });

  it.each([
    ["ml.g5.xlarg", "ml.g5.xlarge"],
    ["ml.g5xlarge", "ml.g5.xlarge"],
    ["ML.G5.12XLARGE", "ml.g5.12xlarge"],
    ["ml.p4d.24xlrge", "ml.p4d.24xlarge"],
  ])("asks whether %s is %s", (instanceType, meant) => {
    const [finding] = found(knownInstanceType, topology(variant({ instanceType })));
    expect(finding?.what).toMatch(new RegExp(`: did you mean ${meant}\\?$`));
    expect(finding?.fix).toEqual({ hcl: `instance_type = "${meant}"`, typescript: `instanceType: "${meant}"` });
  });

  it.each(["ml.g9.xlarge", "ml.g5.3xlarge", "ml.g5", "ml.x1e.metal", "a100"])(
    "guesses nothing for %s, which may be newer than the list",
    (instanceType) => {
      const [finding] = found(knownInstanceType, topology(variant({ instanceType })));
      expect(finding?.what).not.toContain("did you mean");
      expect(finding?.fix.hcl).toContain("one that SageMaker has");
    },
  );

  it("is silent about a type of the list, about none, and when the plan does not know it", () => {
    expect(told(knownInstanceType, topology())).toEqual([]);
    expect(told(knownInstanceType, topology(variant({ instanceType: undefined })))).toEqual([]);
    expect(told(knownInstanceType, topology(variant({ instanceType: unknown() })))).toEqual([]);
  });
});

describe("C26 own-storage", () => {
  it("notes a volume on an instance with storage of its own", () => {
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100 })))).toEqual([
      "volume_size_in_gb is 100 on ml.g5.12xlarge, which has its own NVMe storage",
    ]);
  });

  it("is silent about a volume elsewhere, about none, and when the plan does not know", () => {
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100, instanceType: "ml.m6i.large" })))).toEqual([]);
    expect(told(ownStorage, topology())).toEqual([]);
    expect(told(ownStorage, topology(variant({ volumeSizeGb: unknown() })))).toEqual([]);
    expect(told(ownStorage, topology(variant({ volumeSizeGb: 100, instanceType: unknown() })))).toEqual([]);
  });
});
