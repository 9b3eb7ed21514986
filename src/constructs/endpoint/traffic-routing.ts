import type { SagemakerEndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange } from "../checks/check";
import { CapacitySize, capacitySize } from "./capacity-size";

/**
 * How a blue/green deployment moves traffic to the new fleet.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrafficRoutingConfig.html
 */
export class TrafficRouting {
  /** All traffic in one step. @param waitInterval 0 to 3600 s of watching the rollback alarms */
  static allAtOnce(waitInterval: Duration): TrafficRouting {
    return new TrafficRouting("ALL_AT_ONCE", waitInterval);
  }

  /**
   * A small part first, the rest afterwards.
   * @param size at most half of the fleet
   * @param waitInterval 0 to 3600 s between the two steps
   */
  static canary(size: CapacitySize, waitInterval: Duration): TrafficRouting {
    return new TrafficRouting("CANARY", waitInterval, size);
  }

  /**
   * In equal steps.
   * @param size 10 to 50 percent of the fleet, or a number of instances
   * @param waitInterval 0 to 3600 s between the steps
   */
  static linear(size: CapacitySize, waitInterval: Duration): TrafficRouting {
    return new TrafficRouting("LINEAR", waitInterval, size);
  }

  private readonly waitInterval: Duration;

  private constructor(
    private readonly type: "ALL_AT_ONCE" | "CANARY" | "LINEAR",
    waitInterval: unknown,
    private readonly size?: unknown,
  ) {
    this.waitInterval = Duration.read(waitInterval);
  }

  /** @internal */
  check(property: string): readonly Check[] {
    const wait = durationRange(`${property}.waitInterval`, this.waitInterval, limits.deployment.waitInterval);
    return this.type === "ALL_AT_ONCE" ? [wait] : [wait, ...this.checkSize(`${property}.size`)];
  }

  private checkSize(property: string): readonly Check[] {
    const { size } = this;
    return size instanceof CapacitySize
      ? [size.check(property, this.type === "CANARY" ? "canaryPercent" : "linearPercent")]
      : capacitySize(property, size).problems;
  }

  private get written() {
    return this.size instanceof CapacitySize ? this.size.toTerraform() : undefined;
  }

  /** @internal */
  toTerraform(): SagemakerEndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfiguration {
    return {
      type: this.type,
      waitIntervalInSeconds: this.waitInterval.toSeconds(),
      canarySize: this.type === "CANARY" ? this.written : undefined,
      linearStepSize: this.type === "LINEAR" ? this.written : undefined,
    };
  }
}
