import { limits, type NumberLimit } from "../../catalogue/limits";
import { type Check, range, required } from "../checks/check";
import { madeBy } from "../checks/kinds";

/** Which of the legal ranges a percentage has depends on what it is a percentage for. */
export type PercentLimit = "rollingPercent" | "rollbackPercent" | "canaryPercent" | "linearPercent";

/**
 * A part of the instances of an endpoint, as a number or as a percentage.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CapacitySize.html
 */
export class CapacitySize {
  /** A number of instances. @param count instances, at least 1 */
  static instanceCount(count: number): CapacitySize {
    return new CapacitySize("INSTANCE_COUNT", count);
  }

  /** A percentage of the instances. @param percent the range depends on the property, which states it */
  static capacityPercent(percent: number): CapacitySize {
    return new CapacitySize("CAPACITY_PERCENT", percent);
  }

  private constructor(
    private readonly type: string,
    private readonly value: number,
  ) {}

  /** @internal */
  check(property: string, percentLimit: PercentLimit): Check {
    const limit: NumberLimit =
      this.type === "CAPACITY_PERCENT" ? limits.deployment[percentLimit] : limits.deployment.batchSize;
    return this.value === undefined ? required(property, this.value) : range(property, this.value, limit);
  }

  /** @internal */
  toTerraform(): { type: string; value: number } {
    return { type: this.type, value: this.value };
  }
}

/** What a size may be, where one is asked for. */
export const capacitySize = madeBy(CapacitySize, "CapacitySize.capacityPercent(10) or CapacitySize.instanceCount(1)");
