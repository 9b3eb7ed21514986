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

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
const targetTracking = z.looseObject({
  TargetValue: z.number(),
  PredefinedMetricSpecification: z.looseObject({ PredefinedMetricType: z.string() }).optional(),
  CustomizedMetricSpecification: z
    .looseObject({
      MetricName: z.string().optional(),
      Namespace: z.string().optional(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
      Statistic: z.enum(["Average", "Minimum", "Maximum", "SampleCount", "Sum"]).optional(),
    })
    .optional(),
  ScaleInCooldown: z.int().optional(),
  ScaleOutCooldown: z.int().optional(),
  DisableScaleIn: z.boolean().optional(),
});

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
