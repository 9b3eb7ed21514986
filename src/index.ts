export { AsyncEndpoint } from "./constructs/async/async-endpoint";
export type { AsyncEndpointAttributes, ImportedScalingOptions } from "./constructs/async/async-endpoint-attributes";
export type { AsyncEndpointBase } from "./constructs/async/async-endpoint-base";
export type { AsyncEndpointProps } from "./constructs/async/async-endpoint-props";
export { type AsyncOutput, ResponseInclusion } from "./constructs/async/async-output";
export type { AsyncVariantProps } from "./constructs/async/async-variant";
export type { AsyncVariant } from "./constructs/async/async-variant-metrics";
export type { CreatedTopicOptions } from "./constructs/async/created-topic";
export type { IAsyncEndpoint } from "./constructs/async/i-async-endpoint";
export type { IImportedAsyncEndpoint } from "./constructs/async/i-imported-async-endpoint";
export type { INotificationTarget } from "./constructs/async/notification-target";
export {
  type INotificationTopic,
  NotificationTopic,
  type TopicAttributes,
} from "./constructs/async/notification-topic";
export { AdapterComponent } from "./constructs/component/adapter-component";
export type { AdapterComponentProps, AdapterOptions } from "./constructs/component/adapter-component-props";
export type { ComponentTimeouts } from "./constructs/component/component-resource";
export type { ComputeRequirements } from "./constructs/component/compute-requirements";
export type { IAdapterBase } from "./constructs/component/i-adapter-base";
export type { IImportedInferenceComponent } from "./constructs/component/i-imported-component";
export type { IInferenceComponent } from "./constructs/component/i-inference-component";
export { InferenceComponent } from "./constructs/component/inference-component";
export type { InferenceComponentAttributes } from "./constructs/component/inference-component-attributes";
export type { InferenceComponentBase } from "./constructs/component/inference-component-base";
export type {
  InferenceComponentOptions,
  InferenceComponentProps,
} from "./constructs/component/inference-component-props";
export { Placement, type PlacementOptions } from "./constructs/component/placement";
export { CopyBatch, type RollingUpdate } from "./constructs/component/rolling-update";
export { CapacitySize } from "./constructs/endpoint/capacity-size";
export type { ComponentHostBase } from "./constructs/endpoint/component-host-base";
export { CaptureMode, type DataCapture } from "./constructs/endpoint/data-capture";
export {
  type BlueGreenOptions,
  type DeploymentOptions,
  DeploymentPolicy,
  type RollingOptions,
} from "./constructs/endpoint/deployment-policy";
export type { EndpointOptions } from "./constructs/endpoint/endpoint-options";
export type { EndpointVariant } from "./constructs/endpoint/endpoint-variant";
export type { IComponentHost } from "./constructs/endpoint/i-component-host";
export type { IRealtimeEndpoint } from "./constructs/endpoint/i-realtime-endpoint";
export { type CoreDump, DEFAULT_VARIANT_NAME, type InstanceOptions } from "./constructs/endpoint/instance-options";
export type { ProductionVariantProps } from "./constructs/endpoint/production-variant";
export { RealtimeEndpoint } from "./constructs/endpoint/realtime-endpoint";
export type { RealtimeEndpointAttributes } from "./constructs/endpoint/realtime-endpoint-attributes";
export type { RealtimeEndpointBase } from "./constructs/endpoint/realtime-endpoint-base";
export type { RealtimeEndpointProps } from "./constructs/endpoint/realtime-endpoint-props";
export type { RealtimeVariant } from "./constructs/endpoint/realtime-variant";
export { RoutingStrategy } from "./constructs/endpoint/routing-strategy";
export { TrafficRouting } from "./constructs/endpoint/traffic-routing";
export { ExecutionRole } from "./constructs/iam/execution-role";
export type { ExecutionRoleProps, RoleAttributes } from "./constructs/iam/execution-role-props";
export type { Grant } from "./constructs/iam/grant";
export type { Grantee } from "./constructs/iam/grantee";
export type { IExecutionRole } from "./constructs/iam/i-execution-role";
export type { PolicyStatement } from "./constructs/iam/policy-statement";
export { RolePolicy } from "./constructs/iam/role-policy";
export { type AlarmOptions, ComparisonOperator } from "./constructs/metrics/alarm-options";
export { Metric } from "./constructs/metrics/metric";
export type { MetricOptions, MetricProps } from "./constructs/metrics/metric-props";
export { MetricStatistic } from "./constructs/metrics/metric-statistic";
export type { ContainerDefinition, PrivateRegistry } from "./constructs/model/container-definition";
export type { IModel } from "./constructs/model/i-model";
export type { ModelAttributes } from "./constructs/model/imported-model";
export { Model } from "./constructs/model/model";
export { ModelData, type S3PrefixOptions } from "./constructs/model/model-data";
export type { ModelProps, VpcConfig } from "./constructs/model/model-props";
export { acknowledge } from "./constructs/rules/acknowledge";
export { RULES_CONTEXT } from "./constructs/rules/stack-rules";
export { AdjustmentType } from "./constructs/scaling/adjustment-type";
export { BacklogTracking } from "./constructs/scaling/backlog-tracking";
export { BacklogWake } from "./constructs/scaling/backlog-wake";
export type { BacklogAlarmOptions, BacklogWakeOptions } from "./constructs/scaling/backlog-wake-options";
export { CapacityScaling, type ScalingOptions } from "./constructs/scaling/capacity-scaling";
export { CopyScaling } from "./constructs/scaling/copy-scaling";
export type { CopyScalingOptions, CopyScalingProps } from "./constructs/scaling/copy-scaling-props";
export { CopyTracking } from "./constructs/scaling/copy-tracking";
export type { CustomMetric } from "./constructs/scaling/custom-metric";
export type { IdleOptions } from "./constructs/scaling/idle";
export { MissingData } from "./constructs/scaling/missing-data";
export type { ScalingSchedule } from "./constructs/scaling/scaling-schedule";
export { StepScaling } from "./constructs/scaling/step-scaling";
export type { ScalingInterval, StepScalingOptions } from "./constructs/scaling/step-scaling-options";
export type { TargetTrackingOptions } from "./constructs/scaling/target-tracking-options";
export { VariantScaling } from "./constructs/scaling/variant-scaling";
export type { VariantScalingOptions, VariantScalingProps } from "./constructs/scaling/variant-scaling-props";
export type { WakeAlarmOptions, WakeOptions } from "./constructs/scaling/wake";
export { WakeAdjustment } from "./constructs/scaling/wake-adjustment";
export { BusinessHours, type BusinessHoursOptions } from "./constructs/sleep/business-hours";
export { type MinCapacityOptions, SleepMethod } from "./constructs/sleep/sleep-method";
export { SleepWindow } from "./constructs/sleep/sleep-window";
export type {
  ScheduleGroupAttributes,
  ScheduleRetry,
  SleepWindowOptions,
} from "./constructs/sleep/sleep-window-options";
export { type SynthesizeOptions, synthesize, synthesizeOrExit } from "./constructs/synthesize";
export { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from "./constructs/terraform/provider-requirements";
export { AppliedEndpointsOutput } from "./constructs/verification/applied-endpoints-output";
export type { AppliedEndpointsOutputProps } from "./constructs/verification/applied-endpoints-output-props";
export { FailOn, type FailOnOptions } from "./constructs/verification/fail-on";
export type { IVerifiable } from "./constructs/verification/i-verifiable";
export { PostApplyVerification } from "./constructs/verification/post-apply-verification";
export type { PostApplyVerificationProps } from "./constructs/verification/post-apply-verification-props";
export { ScaleToZeroError } from "./errors";
export { Cron } from "./time/cron";
export { Duration } from "./time/duration";
export { Rate } from "./time/rate";
export { TimeZone } from "./time/time-zone";
