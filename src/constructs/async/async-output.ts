import type { SagemakerEndpointConfigurationAsyncInferenceConfig } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, range, unless } from "../checks/check";
import { isS3Uri } from "../endpoint/s3-uri";
import { isKmsKeyArn } from "./kms-key-arn";
import type { BoundTopic, INotificationTarget, TopicContext } from "./notification-target";

/** Which messages include the response. */
export enum ResponseInclusion {
  /** Messages to the success topic. */
  SUCCESS = "SUCCESS_NOTIFICATION_TOPIC",
  /** Messages to the error topic. */
  ERROR = "ERROR_NOTIFICATION_TOPIC",
}

/**
 * Where responses are stored, and the topics that receive a message about them.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceConfig.html
 */
export interface AsyncOutput {
  /** Where responses are stored: `s3://bucket/prefix`, at most 512 characters. */
  readonly s3OutputPath: string;
  /** Where errors are stored: `s3://bucket/prefix`, at most 512 characters. @default - only the error topic gets them */
  readonly s3FailurePath?: string;
  /** ARN of the KMS key that encrypts the responses; the provider accepts no alias. @default - encryption of the bucket */
  readonly kmsKeyArn?: string;
  /** Topic that receives a message about each success. @default - none */
  readonly successTopic?: INotificationTarget;
  /** Topic that receives a message about each error. @default - none */
  readonly errorTopic?: INotificationTarget;
  /** @default - the messages name the object in S3 only */
  readonly includeResponseIn?: readonly ResponseInclusion[];
  /** Requests that one instance works on at a time, 1 to 1000. @default - SageMaker's choice */
  readonly maxConcurrentInvocationsPerInstance?: number;
}

/** The topics, where there are topics. */
export interface BoundTopics {
  readonly success?: BoundTopic;
  readonly error?: BoundTopic;
}

export function checkAsyncOutput(output: AsyncOutput): Check[] {
  const { includeResponseIn = [] } = output;
  const topicMissing =
    (includeResponseIn.includes(ResponseInclusion.SUCCESS) && output.successTopic === undefined) ||
    (includeResponseIn.includes(ResponseInclusion.ERROR) && output.errorTopic === undefined);
  return [
    unless(output.s3OutputPath !== undefined, {
      property: "output.s3OutputPath",
      value: output.s3OutputPath,
      requirement: "must be given",
      source: "SageMaker API, AsyncInferenceOutputConfig",
    }),
    isS3Uri("output.s3OutputPath", output.s3OutputPath),
    isS3Uri("output.s3FailurePath", output.s3FailurePath),
    isKmsKeyArn("output.kmsKeyArn", output.kmsKeyArn),
    range(
      "output.maxConcurrentInvocationsPerInstance",
      output.maxConcurrentInvocationsPerInstance,
      limits.variant.maxConcurrentInvocations,
    ),
    ...(output.successTopic?.check("output.successTopic") ?? []),
    ...(output.errorTopic?.check("output.errorTopic") ?? []),
    unless(!topicMissing, {
      property: "output.includeResponseIn",
      value: includeResponseIn,
      requirement: "may name only topics that there are",
      advice: "give successTopic or errorTopic beside it",
      source: "SageMaker API, AsyncInferenceNotificationConfig",
    }),
  ];
}

export function bindTopics(scope: Construct, name: string, output: AsyncOutput, context: TopicContext): BoundTopics {
  return {
    success: output.successTopic?.bind(scope, "SuccessTopic", `${name}-success`, context),
    error: output.errorTopic?.bind(scope, "ErrorTopic", `${name}-error`, context),
  };
}

/** The configuration as the provider takes it, with one or the other of what stands for a topic. */
export function asyncBlock(
  output: AsyncOutput,
  topics: BoundTopics,
  key: "arn" | "hashKey",
): SagemakerEndpointConfigurationAsyncInferenceConfig {
  const { maxConcurrentInvocationsPerInstance } = output;
  const notified = topics.success !== undefined || topics.error !== undefined;
  return {
    outputConfig: {
      s3OutputPath: output.s3OutputPath,
      s3FailurePath: output.s3FailurePath,
      kmsKeyId: output.kmsKeyArn,
      notificationConfig: notified
        ? {
            successTopic: topics.success?.[key],
            errorTopic: topics.error?.[key],
            includeInferenceResponseIn: output.includeResponseIn?.slice(),
          }
        : undefined,
    },
    // Never an empty block: the provider stumbles over it.
    clientConfig:
      maxConcurrentInvocationsPerInstance === undefined ? undefined : { maxConcurrentInvocationsPerInstance },
  };
}
