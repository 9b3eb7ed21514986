import { numberRanges } from "../../../src/rules/configuration/c07-number-ranges";
import { found, told } from "../../support/told";
import {
  component,
  configuration,
  specification,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variant,
} from "../../support/topology";

const compute = (change: object) => {
  const requirements = { acceleratorDevices: 1, cpuCores: 1, minMemoryMb: 1024, maxMemoryMb: 2048, ...change };
  return component({ specification: specification({ compute: requirements }) });
};

describe("C07 number-ranges", () => {
  it.each([
    [variant({ volumeSizeGb: 513 }), "volume_size_in_gb is 513"],
    [configuration({ variants: [] }), "the number of production_variants is 0"],
    [compute({ minMemoryMb: 64 }), "MinMemoryRequiredInMb is 64"],
    [compute({ maxMemoryMb: 64 }), "MaxMemoryRequiredInMb is 64"],
    [compute({ cpuCores: 0.1 }), "NumberOfCpuCoresRequired is 0.1"],
    [compute({ acceleratorDevices: 0 }), "NumberOfAcceleratorDevicesRequired is 0"],
    [target({ minCapacity: -1 }), "min_capacity is -1"],
    [stepPolicy({ cooldownSeconds: -60 }), "cooldown is -60"],
    [tracking({ scaleInCooldownSeconds: -1 }), "scale_in_cooldown is -1"],
    [tracking({ scaleOutCooldownSeconds: 1.5 }), "scale_out_cooldown is 1.5"],
  ])("speaks about a number out of its range (%#)", (change, what) => {
    expect(told(numberRanges, topology(change))).toEqual([what]);
  });

  it("says what the range is", () => {
    const [finding] = found(numberRanges, topology(variant({ volumeSizeGb: 513 })));
    expect(finding?.fix.hcl).toBe("volume_size_in_gb must be a whole number of at least 1 and of at most 512");
  });

  it("is silent on the edge of the range", () => {
    expect(told(numberRanges, topology(variant({ volumeSizeGb: 512 })))).toEqual([]);
    expect(told(numberRanges, topology(compute({ minMemoryMb: 128, cpuCores: 0.25 })))).toEqual([]);
    expect(told(numberRanges, topology(stepPolicy({ cooldownSeconds: 0 })))).toEqual([]);
  });

  it("is silent when the plan does not know it", () => {
    expect(told(numberRanges, topology(variant({ volumeSizeGb: unknown() })))).toEqual([]);
    expect(told(numberRanges, topology(compute({ minMemoryMb: unknown() })))).toEqual([]);
    expect(told(numberRanges, topology(configuration({ variants: unknown() })))).toEqual([]);
  });
});
