import type { TerraformProvider } from "cdktf";
import type { MissingData } from "../scaling/missing-data";

/** How an alarm compares the metric with its threshold. */
export enum ComparisonOperator {
  /** Breaches at the threshold and above it. */
  GREATER_THAN_OR_EQUAL_TO_THRESHOLD = "GreaterThanOrEqualToThreshold",
  /** Breaches above the threshold. */
  GREATER_THAN_THRESHOLD = "GreaterThanThreshold",
  /** Breaches at the threshold and below it. */
  LESS_THAN_OR_EQUAL_TO_THRESHOLD = "LessThanOrEqualToThreshold",
  /** Breaches below the threshold. */
  LESS_THAN_THRESHOLD = "LessThanThreshold",
}

/**
 * An alarm on a metric.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export interface AlarmOptions {
  /** Number that the metric is compared with, in the unit of the metric. */
  readonly threshold: number;
  /** @default ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD */
  readonly comparisonOperator?: ComparisonOperator;
  /** Number of the latest periods that are compared, at least 1. @default 1 */
  readonly evaluationPeriods?: number;
  /** Number of them that must breach the threshold, from 1 to `evaluationPeriods`. @default - all */
  readonly datapointsToAlarm?: number;
  /** How a period without data counts. @default MissingData.MISSING */
  readonly treatMissingData?: MissingData;
  /**
   * Name of the alarm, at most 255 characters. Must be unique in the account and Region.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly alarmName?: string;
  /** @default - none */
  readonly alarmDescription?: string;
  /** ARNs of what is called when the alarm fires, such as SNS topics; at most 5. @default - none */
  readonly alarmActions?: readonly string[];
  /** ARNs of what is called when the metric is within the threshold again; at most 5. @default - none */
  readonly okActions?: readonly string[];
  /** ARNs of what is called when there is too little data to decide; at most 5. @default - none */
  readonly insufficientDataActions?: readonly string[];
  /** False if the alarm changes its state but calls nothing. @default true */
  readonly actionsEnabled?: boolean;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
