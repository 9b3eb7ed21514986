import type { SagemakerEndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { type Check, durationRange } from "../checks/check";
import type { CapacitySize } from "./capacity-size";

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
    return new TrafficRouting("LINEAR", waitInterval, undefined, size);
  }

  private constructor(
    private readonly type: string,
    private readonly waitInterval: Duration,
    private readonly canarySize?: CapacitySize,
    private readonly linearStepSize?: CapacitySize,
  ) {}

  check(property: string): Check[] {
    return [
      durationRange(`${property}.waitInterval`, this.waitInterval, limits.deployment.waitInterval),
      this.canarySize?.check(`${property}.size`, "canaryPercent"),
      this.linearStepSize?.check(`${property}.size`, "linearPercent"),
    ];
  }

  toTerraform(): SagemakerEndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfiguration {
    return {
      type: this.type,
      waitIntervalInSeconds: this.waitInterval.toSeconds(),
      canarySize: this.canarySize?.toTerraform(),
      linearStepSize: this.linearStepSize?.toTerraform(),
    };
  }
}
