import { z } from "zod";
import { targetId } from "./target-id";

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html */
const stepScaling = z.looseObject({
  AdjustmentType: z.enum(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"]).optional(),
  StepAdjustments: z
    .array(
      z.object({
        MetricIntervalLowerBound: z.number().optional(),
        MetricIntervalUpperBound: z.number().optional(),
        ScalingAdjustment: z.int(),
      }),
    )
    .max(20)
    .optional(),
  MinAdjustmentMagnitude: z.int().optional(),
  Cooldown: z.int().optional(),
  MetricAggregationType: z.enum(["Average", "Minimum", "Maximum"]).optional(),
});

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingMetricDataQuery.html */
const trackedMetric = z.looseObject({
  Id: z.string().min(1).max(255),
  Expression: z.string().min(1).max(2048).optional(),
  MetricStat: z.looseObject({ Metric: z.looseObject({}), Stat: z.string() }).optional(),
  ReturnData: z.boolean().optional(),
});

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
const targetTracking = z.looseObject({
  TargetValue: z
    .number()
    .min(-(2 ** 360))
    .max(2 ** 360),
  PredefinedMetricSpecification: z
    .looseObject({ PredefinedMetricType: z.string().min(1), ResourceLabel: z.string().min(1).max(1023).optional() })
    .optional(),
  CustomizedMetricSpecification: z
    .looseObject({
      MetricName: z.string().optional(),
      Namespace: z.string().optional(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
      Statistic: z.enum(["Average", "Minimum", "Maximum", "SampleCount", "Sum"]).optional(),
      Unit: z.string().optional(),
      Metrics: z.array(trackedMetric).min(1).optional(),
    })
    .optional(),
  ScaleInCooldown: z.int().optional(),
  ScaleOutCooldown: z.int().optional(),
  DisableScaleIn: z.boolean().optional(),
});

export type StepScaling = z.output<typeof stepScaling>;
export type TargetTracking = z.output<typeof targetTracking>;

export const newPolicy = z.object({
  ...targetId,
  PolicyName: z.string().min(1).max(256),
  PolicyType: z.enum(["StepScaling", "TargetTrackingScaling", "PredictiveScaling"]).optional(),
  StepScalingPolicyConfiguration: stepScaling.optional(),
  TargetTrackingScalingPolicyConfiguration: targetTracking.optional(),
  PredictiveScalingPolicyConfiguration: z.looseObject({}).optional(),
});

export type NewPolicy = z.output<typeof newPolicy>;
