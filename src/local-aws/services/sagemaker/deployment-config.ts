import { z } from "zod";
import { validationError } from "../../errors";

const size = (counted: "INSTANCE_COUNT" | "COPY_COUNT") =>
  z.looseObject({ Type: z.enum([counted, "CAPACITY_PERCENT"]), Value: z.int().min(1) });
const waitSeconds = z.int().min(0).max(3600);
const timeoutSeconds = z.int().min(600).max(28_800).optional();

const rolling = (counted: "INSTANCE_COUNT" | "COPY_COUNT") =>
  z.looseObject({
    MaximumBatchSize: size(counted),
    WaitIntervalInSeconds: waitSeconds,
    MaximumExecutionTimeoutInSeconds: timeoutSeconds,
    RollbackMaximumBatchSize: size(counted).optional(),
  });

const rollback = z.looseObject({
  Alarms: z
    .array(z.looseObject({ AlarmName: z.string().min(1).max(255).optional() }))
    .min(1)
    .max(10)
    .optional(),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeploymentConfig.html */
export const endpointDeployment = z.looseObject({
  BlueGreenUpdatePolicy: z
    .looseObject({
      TrafficRoutingConfiguration: z.looseObject({
        Type: z.enum(["ALL_AT_ONCE", "CANARY", "LINEAR"]),
        WaitIntervalInSeconds: waitSeconds,
        CanarySize: size("INSTANCE_COUNT").optional(),
        LinearStepSize: size("INSTANCE_COUNT").optional(),
      }),
      TerminationWaitInSeconds: waitSeconds.optional(),
      MaximumExecutionTimeoutInSeconds: timeoutSeconds,
    })
    .optional(),
  RollingUpdatePolicy: rolling("INSTANCE_COUNT").optional(),
  AutoRollbackConfiguration: rollback.optional(),
});

export type EndpointDeployment = z.output<typeof endpointDeployment>;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentDeploymentConfig.html */
export const componentDeployment = z.looseObject({
  RollingUpdatePolicy: rolling("COPY_COUNT"),
  AutoRollbackConfiguration: rollback.optional(),
});

type Size = { readonly Type: string; readonly Value: number };

/** Shares of the instances that a step of a deployment may move, in percent. */
const PERCENT = {
  CanarySize: { min: 1, max: 50 },
  LinearStepSize: { min: 10, max: 50 },
  MaximumBatchSize: { min: 5, max: 50 },
} as const;

/**
 * What the documents of a deployment's members demand beyond their shapes. SageMaker's words for it are not published.
 * @throws AwsError
 */
export function checkDeployment(deployment: EndpointDeployment | undefined): void {
  const { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rollingUpdate } = deployment ?? {};
  if (blueGreen !== undefined && rollingUpdate !== undefined) {
    throw validationError("Only one of BlueGreenUpdatePolicy and RollingUpdatePolicy can be specified.");
  }
  checkShare("MaximumBatchSize", rollingUpdate?.MaximumBatchSize);
  if (blueGreen === undefined) {
    return;
  }
  const { Type, CanarySize, LinearStepSize } = blueGreen.TrafficRoutingConfiguration;
  checkSize("CanarySize", Type, "CANARY", CanarySize);
  checkSize("LinearStepSize", Type, "LINEAR", LinearStepSize);
}

function checkSize(member: keyof typeof PERCENT, type: string, ofType: string, given: Size | undefined): void {
  if ((type === ofType) !== (given !== undefined)) {
    throw validationError(
      `${member} is ${given === undefined ? "required" : "not supported"} for traffic routing type ${type}.`,
    );
  }
  checkShare(member, given);
}

function checkShare(member: keyof typeof PERCENT, given: Size | undefined): void {
  const { min, max } = PERCENT[member];
  if (given?.Type === "CAPACITY_PERCENT" && (given.Value < min || given.Value > max)) {
    throw validationError(`${member} must be ${min} to ${max} percent of the instances: it is ${given.Value}.`);
  }
}
