import type { SagemakerEndpointDeploymentConfig } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange, range, wrongKinds } from "../checks/check";
import { duration, listOf, madeBy, text } from "../checks/kinds";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { CapacitySize, capacitySize } from "./capacity-size";
import { TrafficRouting } from "./traffic-routing";

/** What both kinds of deployment have. */
export interface DeploymentOptions {
  /**
   * Names of 1 to 10 CloudWatch alarms: when one fires during the deployment, SageMaker rolls back. The endpoint's
   * postcondition then fails the apply, for the endpoint does not run what was asked for.
   * @default - nothing rolls back but a deployment that fails
   */
  readonly rollbackAlarmNames?: readonly string[];
  /** 600 to 28800 s for the whole deployment. @default - SageMaker's own limit */
  readonly maximumExecutionTimeout?: Duration;
}

export interface BlueGreenOptions extends DeploymentOptions {
  readonly trafficRouting: TrafficRouting;
  /** 0 to 3600 s until the old fleet goes. @default - SageMaker's own: at once */
  readonly terminationWait?: Duration;
}

export interface RollingOptions extends DeploymentOptions {
  /** 5 to 50 percent of the fleet, or a number of instances. */
  readonly maximumBatchSize: CapacitySize;
  /** 0 to 3600 s of watching the rollback alarms after each batch. */
  readonly waitInterval: Duration;
  /** @default - SageMaker's own: the whole fleet at once */
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
  /** A new fleet beside the old one. It needs room for both: mind the quota of the instance type. */
  static blueGreen(written: BlueGreenOptions): DeploymentPolicy {
    const { value: options, problems } = readProperties(blueGreenProperties, written, "deploymentPolicy");
    const { trafficRouting, terminationWait, maximumExecutionTimeout } = options;
    const checks = [
      ...wrongKinds(problems),
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

  /** Batch by batch. */
  static rolling(written: RollingOptions): DeploymentPolicy {
    const { value: options, problems } = readProperties(rollingProperties, written, "deploymentPolicy");
    const { maximumBatchSize, rollbackMaximumBatchSize, waitInterval, maximumExecutionTimeout } = options;
    const checks = [
      ...wrongKinds(problems),
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
