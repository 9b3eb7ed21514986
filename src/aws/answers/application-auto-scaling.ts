import type {
  DescribeScalableTargetsCommandOutput,
  DescribeScalingActivitiesCommandOutput,
  DescribeScalingPoliciesCommandOutput,
  DescribeScheduledActionsCommandOutput,
} from "@aws-sdk/client-application-auto-scaling";
import type { ShapesOf } from "./answer-shape";

const scalable = {
  ServiceNamespace: "text",
  ResourceId: "text",
  ScalableDimension: "text",
  CreationTime: "time",
} as const;

interface Outputs {
  readonly DescribeScalableTargets: DescribeScalableTargetsCommandOutput;
  readonly DescribeScalingPolicies: DescribeScalingPoliciesCommandOutput;
  readonly DescribeScalingActivities: DescribeScalingActivitiesCommandOutput;
  readonly DescribeScheduledActions: DescribeScheduledActionsCommandOutput;
}

export const APPLICATION_AUTO_SCALING: ShapesOf<Outputs> = {
  DescribeScalableTargets: {
    required: {},
    optional: {
      ScalableTargets: [
        {
          required: { ...scalable, MinCapacity: "number", MaxCapacity: "number", RoleARN: "text" },
          optional: {
            ScalableTargetARN: "text",
            SuspendedState: {
              required: {},
              optional: {
                DynamicScalingInSuspended: "flag",
                DynamicScalingOutSuspended: "flag",
                ScheduledScalingSuspended: "flag",
              },
            },
          },
        },
      ],
      NextToken: "text",
    },
  },
  DescribeScalingPolicies: {
    required: {},
    optional: {
      ScalingPolicies: [
        {
          required: { ...scalable, PolicyARN: "text", PolicyName: "text", PolicyType: "text" },
          optional: {
            StepScalingPolicyConfiguration: {
              required: {},
              optional: {
                AdjustmentType: "text",
                Cooldown: "number",
                MetricAggregationType: "text",
                MinAdjustmentMagnitude: "number",
                StepAdjustments: [
                  {
                    required: { ScalingAdjustment: "number" },
                    optional: { MetricIntervalLowerBound: "number", MetricIntervalUpperBound: "number" },
                  },
                ],
              },
            },
            TargetTrackingScalingPolicyConfiguration: {
              required: { TargetValue: "number" },
              optional: {
                DisableScaleIn: "flag",
                ScaleInCooldown: "number",
                ScaleOutCooldown: "number",
                PredefinedMetricSpecification: {
                  required: { PredefinedMetricType: "text" },
                  optional: { ResourceLabel: "text" },
                },
                CustomizedMetricSpecification: {
                  required: {},
                  optional: {
                    Namespace: "text",
                    MetricName: "text",
                    Dimensions: [{ required: { Name: "text", Value: "text" } }],
                    Statistic: "text",
                    Unit: "text",
                  },
                },
              },
            },
            Alarms: [{ required: { AlarmName: "text", AlarmARN: "text" } }],
          },
        },
      ],
      NextToken: "text",
    },
  },
  DescribeScheduledActions: {
    required: {},
    optional: {
      ScheduledActions: [
        {
          required: {
            ServiceNamespace: "text",
            ResourceId: "text",
            CreationTime: "time",
            ScheduledActionName: "text",
            ScheduledActionARN: "text",
            Schedule: "text",
          },
          optional: {
            ScalableDimension: "text",
            Timezone: "text",
            StartTime: "time",
            EndTime: "time",
            ScalableTargetAction: { required: {}, optional: { MinCapacity: "number", MaxCapacity: "number" } },
          },
        },
      ],
      NextToken: "text",
    },
  },
  DescribeScalingActivities: {
    required: {},
    optional: {
      ScalingActivities: [
        {
          required: {
            ActivityId: "text",
            ServiceNamespace: "text",
            ResourceId: "text",
            ScalableDimension: "text",
            Description: "text",
            Cause: "text",
            StartTime: "time",
            StatusCode: "text",
          },
          optional: {
            EndTime: "time",
            StatusMessage: "text",
            NotScaledReasons: [
              {
                required: { Code: "text" },
                optional: { MaxCapacity: "number", MinCapacity: "number", CurrentCapacity: "number" },
              },
            ],
          },
        },
      ],
      NextToken: "text",
    },
  },
};
