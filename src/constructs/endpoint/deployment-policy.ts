import type { SagemakerEndpointDeploymentConfig } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange, range } from "../checks/check";
import { duration, listOf, madeBy, text } from "../checks/kinds";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { CapacitySize, capacitySize } from "./capacity-size";
import { TrafficRouting } from "./traffic-routing";

/** Options of every deployment. */
export interface DeploymentOptions {
  /**
   * Names of 1 to 10 CloudWatch alarms. If one fires during the deployment, SageMaker rolls back, and the postcondition of
   * the endpoint fails the apply, because the endpoint does not run the wanted configuration.
   * @default - only a failed deployment is rolled back
   */
  readonly rollbackAlarmNames?: readonly string[];
  /** Time limit of the whole deployment: 600 to 28800 s. @default - the limit of SageMaker */
  readonly maximumExecutionTimeout?: Duration;
}

/** Options of `DeploymentPolicy.blueGreen`. */
export interface BlueGreenOptions extends DeploymentOptions {
  /** How traffic moves to the new instances. */
  readonly trafficRouting: TrafficRouting;
  /** Time until the old instances are terminated: 0 to 3600 s. @default - 0, the default of SageMaker */
  readonly terminationWait?: Duration;
}

/** Options of `DeploymentPolicy.rolling`. */
export interface RollingOptions extends DeploymentOptions {
  /** Size of a batch: 5 to 50 percent of the instances, or a number of instances. */
  readonly maximumBatchSize: CapacitySize;
  /** Time after each batch in which SageMaker watches the rollback alarms: 0 to 3600 s. */
  readonly waitInterval: Duration;
  /** Size of a batch of a rollback. @default - all instances at once, the default of SageMaker */
  readonly rollbackMaximumBatchSize?: CapacitySize;
}

const deploymentProperties: Properties<DeploymentOptions> = {
  rollbackAlarmNames: optional(listOf(text)),
  maximumExecutionTimeout: optional(duration),
};

const blueGreenProperties: Properties<BlueGreenOptions> = {
  ...deploymentProperties,
  trafficRouting: required(
    madeBy(TrafficRouting, "TrafficRouting.allAtOnce(Duration.minutes(5))"),
    () => TrafficRouting.allAtOnce(Duration.seconds(0)),
    "write TrafficRouting.allAtOnce(Duration.minutes(5))",
  ),
  terminationWait: optional(duration),
};

const rollingProperties: Properties<RollingOptions> = {
  ...deploymentProperties,
  maximumBatchSize: required(capacitySize, () => CapacitySize.instanceCount(1), "write CapacitySize.instanceCount(1)"),
  waitInterval: required(duration, () => Duration.seconds(0), "as in Duration.minutes(5)"),
  rollbackMaximumBatchSize: optional(capacitySize),
};

/**
 * How an endpoint moves to a new configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails.html
 */
export class DeploymentPolicy {
  /** Starts new instances beside the old ones. The quota of the instance type must allow both. */
  static blueGreen(written: BlueGreenOptions): DeploymentPolicy {
    const { value: options, problems } = readProperties(blueGreenProperties, written, "deploymentPolicy");
    const { trafficRouting, terminationWait, maximumExecutionTimeout } = options;
    const checks = [
      ...problems,
      ...trafficRouting.check("deploymentPolicy.trafficRouting"),
      durationRange("deploymentPolicy.terminationWait", terminationWait, limits.deployment.terminationWait),
    ];
    return new DeploymentPolicy(options, checks, {
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: trafficRouting.toTerraform(),
        terminationWaitInSeconds: terminationWait?.toSeconds(),
        maximumExecutionTimeoutInSeconds: maximumExecutionTimeout?.toSeconds(),
      },
    });
  }

  /** Replaces the instances in batches. */
  static rolling(written: RollingOptions): DeploymentPolicy {
    const { value: options, problems } = readProperties(rollingProperties, written, "deploymentPolicy");
    const { maximumBatchSize, rollbackMaximumBatchSize, waitInterval, maximumExecutionTimeout } = options;
    const checks = [
      ...problems,
      maximumBatchSize.check("deploymentPolicy.maximumBatchSize", "rollingPercent"),
      rollbackMaximumBatchSize?.check("deploymentPolicy.rollbackMaximumBatchSize", "rollbackPercent"),
      durationRange("deploymentPolicy.waitInterval", waitInterval, limits.deployment.waitInterval),
    ];
    return new DeploymentPolicy(options, checks, {
      rollingUpdatePolicy: {
        maximumBatchSize: maximumBatchSize.toTerraform(),
        rollbackMaximumBatchSize: rollbackMaximumBatchSize?.toTerraform(),
        waitIntervalInSeconds: waitInterval.toSeconds(),
        maximumExecutionTimeoutInSeconds: maximumExecutionTimeout?.toSeconds(),
      },
    });
  }

  private constructor(
    private readonly options: DeploymentOptions,
    private readonly checks: readonly Check[],
    private readonly policy: SagemakerEndpointDeploymentConfig,
  ) {}

  /** @internal */
  check(): Check[] {
    const { maximumExecutionTimeout, rollbackAlarmNames } = this.options;
    const timeout = "deploymentPolicy.maximumExecutionTimeout";
    const alarms = "deploymentPolicy.rollbackAlarmNames (alarms)";
    return [
      ...this.checks,
      durationRange(timeout, maximumExecutionTimeout, limits.deployment.maximumExecutionTimeout),
      range(alarms, rollbackAlarmNames?.length, limits.deployment.rollbackAlarms),
    ];
  }

  /** @internal */
  toTerraform(): SagemakerEndpointDeploymentConfig {
    const alarms = this.options.rollbackAlarmNames?.map((alarmName) => ({ alarmName }));
    return { ...this.policy, autoRollbackConfiguration: alarms === undefined ? undefined : { alarms } };
  }
}
