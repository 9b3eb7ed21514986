import type {
  DescribeScalableTargetsCommandOutput,
  DescribeScalingPoliciesCommandOutput,
  DescribeScheduledActionsCommandOutput,
} from "@aws-sdk/client-application-auto-scaling";
import type {
  CompositeAlarm,
  DescribeAlarmsCommandOutput,
  DescribeAlarmsForMetricCommandOutput,
  MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import type {
  GetPolicyCommandOutput,
  GetPolicyVersionCommandOutput,
  GetRoleCommandOutput,
  GetRolePolicyCommandOutput,
  ListAttachedRolePoliciesCommandOutput,
  ListRolePoliciesCommandOutput,
} from "@aws-sdk/client-iam";
import type {
  ContainerDefinition,
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandOutput,
  DescribeInferenceComponentCommandOutput,
  DescribeModelCommandOutput,
  InferenceComponentSpecificationSummary,
  ListEndpointsCommandOutput,
  ListInferenceComponentsCommandOutput,
} from "@aws-sdk/client-sagemaker";
import type { GetScheduleCommandOutput, ListSchedulesCommandOutput } from "@aws-sdk/client-scheduler";
import type { CallName } from "./access";
import type { ShapeOf } from "./answer-shape";

/** What AWS answers each call with. */
interface Outputs extends Record<CallName, unknown> {
  readonly ListEndpoints: ListEndpointsCommandOutput;
  readonly DescribeEndpoint: DescribeEndpointCommandOutput;
  readonly DescribeEndpointConfig: DescribeEndpointConfigCommandOutput;
  readonly ListInferenceComponents: ListInferenceComponentsCommandOutput;
  readonly DescribeInferenceComponent: DescribeInferenceComponentCommandOutput;
  readonly DescribeModel: DescribeModelCommandOutput;
  readonly DescribeScalableTargets: DescribeScalableTargetsCommandOutput;
  readonly DescribeScalingPolicies: DescribeScalingPoliciesCommandOutput;
  readonly DescribeScheduledActions: DescribeScheduledActionsCommandOutput;
  readonly DescribeAlarms: DescribeAlarmsCommandOutput;
  readonly DescribeAlarmsForMetric: DescribeAlarmsForMetricCommandOutput;
  readonly ListSchedules: ListSchedulesCommandOutput;
  readonly GetSchedule: GetScheduleCommandOutput;
  readonly GetRole: GetRoleCommandOutput;
  readonly ListRolePolicies: ListRolePoliciesCommandOutput;
  readonly GetRolePolicy: GetRolePolicyCommandOutput;
  readonly ListAttachedRolePolicies: ListAttachedRolePoliciesCommandOutput;
  readonly GetPolicy: GetPolicyCommandOutput;
  readonly GetPolicyVersion: GetPolicyVersionCommandOutput;
}

const container: ShapeOf<ContainerDefinition> = {
  required: {},
  optional: { Image: "text", ModelDataUrl: "text", Environment: "map", Mode: "text" },
};

const specification: ShapeOf<InferenceComponentSpecificationSummary> = {
  required: {},
  optional: {
    ModelName: "text",
    BaseInferenceComponentName: "text",
    InstanceType: "text",
    Container: {
      required: {},
      optional: {
        ArtifactUrl: "text",
        Environment: "map",
        DeployedImage: { required: {}, optional: { SpecifiedImage: "text" } },
      },
    },
  },
};

const action = { AlarmActions: ["text"], OKActions: ["text"], InsufficientDataActions: ["text"] } as const;

const metricAlarm: ShapeOf<MetricAlarm> = {
  required: {},
  optional: {
    AlarmName: "text",
    AlarmArn: "text",
    StateValue: "text",
    ActionsEnabled: "flag",
    ...action,
    AlarmDescription: "text",
    StateReason: "text",
    StateUpdatedTimestamp: "time",
    StateTransitionedTimestamp: "time",
    Namespace: "text",
    MetricName: "text",
    Dimensions: [{ required: { Name: "text", Value: "text" } }],
    Statistic: "text",
    ExtendedStatistic: "text",
    Unit: "text",
    Period: "number",
    EvaluationPeriods: "number",
    DatapointsToAlarm: "number",
    Threshold: "number",
    ComparisonOperator: "text",
    TreatMissingData: "text",
    ThresholdMetricId: "text",
  },
};

const compositeAlarm: ShapeOf<CompositeAlarm> = {
  required: {},
  optional: {
    AlarmName: "text",
    AlarmArn: "text",
    StateValue: "text",
    ActionsEnabled: "flag",
    ...action,
    AlarmRule: "text",
  },
};

const scalable = {
  ServiceNamespace: "text",
  ResourceId: "text",
  ScalableDimension: "text",
  CreationTime: "time",
} as const;

/**
 * What each answer of AWS has in it: the members that the API model requires, and those of the others that decide
 * something. An answer without them is none of AWS.
 *
 * @see https://github.com/aws/api-models-aws (what the SDK's types are made from)
 */
export const ANSWERS: { readonly [Name in CallName]: ShapeOf<Outputs[Name]> } = {
  ListEndpoints: {
    required: {
      Endpoints: [
        {
          required: {
            EndpointName: "text",
            EndpointArn: "text",
            EndpointStatus: "text",
            CreationTime: "time",
            LastModifiedTime: "time",
          },
        },
      ],
    },
    optional: { NextToken: "text" },
  },
  DescribeEndpoint: {
    required: {
      EndpointName: "text",
      EndpointArn: "text",
      EndpointStatus: "text",
      CreationTime: "time",
      LastModifiedTime: "time",
    },
    optional: {
      EndpointConfigName: "text",
      FailureReason: "text",
      ProductionVariants: [
        {
          required: { VariantName: "text" },
          optional: { CurrentInstanceCount: "number", DesiredInstanceCount: "number" },
        },
      ],
    },
  },
  DescribeEndpointConfig: {
    required: {
      EndpointConfigName: "text",
      EndpointConfigArn: "text",
      ProductionVariants: [
        {
          required: { VariantName: "text" },
          optional: {
            ModelName: "text",
            InstanceType: "text",
            InitialInstanceCount: "number",
            InferenceAmiVersion: "text",
            VolumeSizeInGB: "number",
            ModelDataDownloadTimeoutInSeconds: "number",
            ContainerStartupHealthCheckTimeoutInSeconds: "number",
            RoutingConfig: { required: { RoutingStrategy: "text" } },
            CapacityReservationConfig: {
              required: {},
              optional: { CapacityReservationPreference: "text", MlReservationArn: "text" },
            },
            ManagedInstanceScaling: {
              required: {},
              optional: { Status: "text", MinInstanceCount: "number", MaxInstanceCount: "number" },
            },
            ServerlessConfig: { required: { MemorySizeInMB: "number", MaxConcurrency: "number" } },
          },
        },
      ],
      CreationTime: "time",
    },
    optional: {
      ExecutionRoleArn: "text",
      AsyncInferenceConfig: {
        required: { OutputConfig: { required: {}, optional: { S3OutputPath: "text", S3FailurePath: "text" } } },
        optional: { ClientConfig: { required: {}, optional: { MaxConcurrentInvocationsPerInstance: "number" } } },
      },
    },
  },
  ListInferenceComponents: {
    required: {
      InferenceComponents: [
        {
          required: {
            InferenceComponentName: "text",
            InferenceComponentArn: "text",
            EndpointName: "text",
            EndpointArn: "text",
            VariantName: "text",
            CreationTime: "time",
            LastModifiedTime: "time",
          },
          optional: { InferenceComponentStatus: "text" },
        },
      ],
    },
    optional: { NextToken: "text" },
  },
  DescribeInferenceComponent: {
    required: {
      InferenceComponentName: "text",
      InferenceComponentArn: "text",
      EndpointName: "text",
      EndpointArn: "text",
      CreationTime: "time",
      LastModifiedTime: "time",
    },
    optional: {
      VariantName: "text",
      FailureReason: "text",
      InferenceComponentStatus: "text",
      Specification: specification,
      Specifications: [specification],
      RuntimeConfig: { required: {}, optional: { CurrentCopyCount: "number", DesiredCopyCount: "number" } },
    },
  },
  DescribeModel: {
    required: { ModelName: "text", ModelArn: "text", CreationTime: "time" },
    optional: {
      ExecutionRoleArn: "text",
      EnableNetworkIsolation: "flag",
      PrimaryContainer: container,
      Containers: [container],
    },
  },
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
  DescribeAlarms: {
    required: {},
    optional: { MetricAlarms: [metricAlarm], CompositeAlarms: [compositeAlarm], NextToken: "text" },
  },
  DescribeAlarmsForMetric: { required: {}, optional: { MetricAlarms: [metricAlarm] } },
  ListSchedules: {
    required: { Schedules: [{ required: {}, optional: { Name: "text", GroupName: "text" } }] },
    optional: { NextToken: "text" },
  },
  GetSchedule: {
    required: {},
    optional: {
      Name: "text",
      Arn: "text",
      State: "text",
      GroupName: "text",
      ScheduleExpression: "text",
      ScheduleExpressionTimezone: "text",
      StartDate: "time",
      EndDate: "time",
      FlexibleTimeWindow: { required: { Mode: "text" }, optional: { MaximumWindowInMinutes: "number" } },
      ActionAfterCompletion: "text",
      Target: {
        required: { Arn: "text", RoleArn: "text" },
        optional: {
          Input: "text",
          DeadLetterConfig: { required: {}, optional: { Arn: "text" } },
          RetryPolicy: {
            required: {},
            optional: { MaximumEventAgeInSeconds: "number", MaximumRetryAttempts: "number" },
          },
        },
      },
    },
  },
  GetRole: {
    required: {
      Role: {
        required: { Path: "text", RoleName: "text", RoleId: "text", Arn: "text", CreateDate: "time" },
        optional: { AssumeRolePolicyDocument: "text" },
      },
    },
  },
  ListRolePolicies: { required: { PolicyNames: ["text"] }, optional: { Marker: "text" } },
  GetRolePolicy: { required: { RoleName: "text", PolicyName: "text", PolicyDocument: "text" } },
  ListAttachedRolePolicies: {
    required: {},
    optional: { AttachedPolicies: [{ required: {}, optional: { PolicyArn: "text" } }], Marker: "text" },
  },
  GetPolicy: {
    required: {},
    optional: { Policy: { required: {}, optional: { Arn: "text", DefaultVersionId: "text" } } },
  },
  GetPolicyVersion: {
    required: {},
    optional: { PolicyVersion: { required: {}, optional: { Document: "text" } } },
  },
};
