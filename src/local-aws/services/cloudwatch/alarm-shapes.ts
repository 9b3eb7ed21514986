import { z } from "zod";
import { flag, list, numeric, tags } from "../../input";
import { dimensions } from "./dimensions";
import { metricQuery } from "./metric-query";
import { unit } from "./units";

const actions = () =>
  z.preprocess((value) => (value === "" ? [] : value), z.array(z.string().min(1).max(1024)).max(5)).optional();

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const newAlarm = z.object({
  AlarmName: z.string().min(1).max(255),
  AlarmDescription: z.string().max(1024).optional(),
  ActionsEnabled: flag().optional(),
  OKActions: actions(),
  AlarmActions: actions(),
  InsufficientDataActions: actions(),
  MetricName: z.string().min(1).max(255).optional(),
  Namespace: z.string().min(1).max(255).optional(),
  Statistic: z.enum(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]).optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: dimensions().optional(),
  Period: numeric(z.int().min(1)).optional(),
  Unit: unit.optional(),
  EvaluationPeriods: numeric(z.int().min(1)),
  DatapointsToAlarm: numeric(z.int().min(1)).optional(),
  Threshold: numeric(z.number()).optional(),
  ComparisonOperator: z.enum([
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
    "LessThanLowerOrGreaterThanUpperThreshold",
    "LessThanLowerThreshold",
    "GreaterThanUpperThreshold",
  ]),
  TreatMissingData: z.enum(["breaching", "notBreaching", "ignore", "missing"]).optional(),
  EvaluateLowSampleCountPercentile: z.string().optional(),
  Metrics: list(metricQuery).optional(),
  ThresholdMetricId: z.string().optional(),
  Tags: tags(50).optional(),
});

export type NewAlarm = z.output<typeof newAlarm>;
