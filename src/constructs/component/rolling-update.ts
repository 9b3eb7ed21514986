import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { type Check, durationRange, range, required } from "../checks/check";
import type { ComponentDeployment, CopySize } from "./component-request";

/** A part of the copies of an inference component, as a number or as a percentage. */
export class CopyBatch {
  /** A number of copies. @param count copies, at least 1 */
  static copyCount(count: number): CopyBatch {
    return new CopyBatch("COPY_COUNT", count);
  }

  /** A percentage of the copies. @param percent 5 to 50, and up to 100 for a rollback */
  static capacityPercent(percent: number): CopyBatch {
    return new CopyBatch("CAPACITY_PERCENT", percent);
  }

  private constructor(
    private readonly type: string,
    private readonly value: number,
  ) {}

  /** @internal */
  check(property: string, percentLimit: "rollingPercent" | "rollbackPercent"): Check {
    const percent = limits.deployment[percentLimit];
    if (this.value === undefined) {
      return required(property, this.value);
    }
    return range(property, this.value, this.type === "CAPACITY_PERCENT" ? percent : limits.deployment.batchSize);
  }

  /** @internal */
  toRequest(): CopySize {
    return { Type: this.type, Value: this.value };
  }
}

/**
 * How the copies of a component move to a new specification.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentRollingUpdatePolicy.html
 */
export interface RollingUpdate {
  /** 5 to 50 percent of the copies, or a number of them. */
  readonly maximumBatchSize: CopyBatch;
  /** 0 to 3600 s of watching the rollback alarms after each batch. */
  readonly waitInterval: Duration;
  /** 600 to 28800 s for the whole update. @default - SageMaker's own limit */
  readonly maximumExecutionTimeout?: Duration;
  /** @default - SageMaker's own: all copies at once */
  readonly rollbackMaximumBatchSize?: CopyBatch;
  /** Names of 1 to 10 CloudWatch alarms; when one fires during the update, SageMaker rolls back. @default - none */
  readonly rollbackAlarmNames?: readonly string[];
}

export function checkRollingUpdate(update: RollingUpdate): Check[] {
  return [
    update.maximumBatchSize.check("rollingUpdate.maximumBatchSize", "rollingPercent"),
    update.rollbackMaximumBatchSize?.check("rollingUpdate.rollbackMaximumBatchSize", "rollbackPercent"),
    durationRange("rollingUpdate.waitInterval", update.waitInterval, limits.deployment.waitInterval),
    durationRange(
      "rollingUpdate.maximumExecutionTimeout",
      update.maximumExecutionTimeout,
      limits.deployment.maximumExecutionTimeout,
    ),
    range(
      "rollingUpdate.rollbackAlarmNames (alarms)",
      update.rollbackAlarmNames?.length,
      limits.deployment.rollbackAlarms,
    ),
  ];
}

/** The policy in SageMaker's words. */
export function rollingUpdateBlock(update: RollingUpdate): ComponentDeployment {
  const alarms = update.rollbackAlarmNames?.map((AlarmName) => ({ AlarmName }));
  return {
    RollingUpdatePolicy: {
      MaximumBatchSize: update.maximumBatchSize.toRequest(),
      WaitIntervalInSeconds: update.waitInterval.toSeconds(),
      MaximumExecutionTimeoutInSeconds: update.maximumExecutionTimeout?.toSeconds(),
      RollbackMaximumBatchSize: update.rollbackMaximumBatchSize?.toRequest(),
    },
    AutoRollbackConfiguration: alarms === undefined ? undefined : { Alarms: alarms },
  };
}
