export { AsyncEndpoint, type AsyncEndpointProps } from "./constructs/async/async-endpoint";
export type { AsyncEndpointBase } from "./constructs/async/async-endpoint-base";
export { type AsyncOutput, ResponseInclusion } from "./constructs/async/async-output";
export type { AsyncVariantProps } from "./constructs/async/async-variant";
export type { AsyncVariant } from "./constructs/async/async-variant-metrics";
export type { CreatedTopicOptions } from "./constructs/async/created-topic";
export type { IAsyncEndpoint } from "./constructs/async/i-async-endpoint";
export type { IImportedAsyncEndpoint } from "./constructs/async/i-imported-async-endpoint";
export type {
  AsyncEndpointAttributes,
  ImportedScalingOptions,
} from "./constructs/async/imported-async-endpoint";
export type { INotificationTarget } from "./constructs/async/notification-target";
export {
  type INotificationTopic,
  NotificationTopic,
  type TopicAttributes,
} from "./constructs/async/notification-topic";
export {
  AdapterComponent,
  type AdapterComponentProps,
  type AdapterOptions,
} from "./constructs/component/adapter-component";
export type { ComponentTimeouts } from "./constructs/component/component-resource";
export type { ComputeRequirements } from "./constructs/component/compute-requirements";
export type { IAdapterBase } from "./constructs/component/i-adapter-base";
export type { IImportedInferenceComponent } from "./constructs/component/i-imported-component";
export type { IInferenceComponent } from "./constructs/component/i-inference-component";
export type { InferenceComponentAttributes } from "./constructs/component/imported-component";
export {
  InferenceComponent,
  type InferenceComponentOptions,
  type InferenceComponentProps,
} from "./constructs/component/inference-component";
export type { InferenceComponentBase } from "./constructs/component/inference-component-base";
export { Placement, type PlacementOptions } from "./constructs/component/placement";
export { CopyBatch, type RollingUpdate } from "./constructs/component/rolling-update";
export { CapacitySize } from "./constructs/endpoint/capacity-size";
export { CaptureMode, type DataCapture } from "./constructs/endpoint/data-capture";
export {
  type BlueGreenOptions,
  type DeploymentOptions,
  DeploymentPolicy,
  type RollingOptions,
} from "./constructs/endpoint/deployment-policy";
export type { EndpointOptions } from "./constructs/endpoint/endpoint-options";
export type { EndpointVariant } from "./constructs/endpoint/endpoint-variant";
export type { IRealtimeEndpoint } from "./constructs/endpoint/i-realtime-endpoint";
export type { RealtimeEndpointAttributes } from "./constructs/endpoint/imported-realtime-endpoint";
export { type CoreDump, DEFAULT_VARIANT_NAME, type InstanceOptions } from "./constructs/endpoint/instance-options";
export type { ProductionVariantProps } from "./constructs/endpoint/production-variant";
export {
  RealtimeEndpoint,
  type RealtimeEndpointProps,
} from "./constructs/endpoint/realtime-endpoint";
export type { RealtimeEndpointBase } from "./constructs/endpoint/realtime-endpoint-base";
export type { RealtimeVariant } from "./constructs/endpoint/realtime-variant";
export { RoutingStrategy } from "./constructs/endpoint/routing-strategy";
export { TrafficRouting } from "./constructs/endpoint/traffic-routing";
export {
  ExecutionRole,
  type ExecutionRoleProps,
  type IExecutionRole,
  type RoleAttributes,
} from "./constructs/iam/execution-role";
export type { Grant } from "./constructs/iam/grant";
export type { Grantee } from "./constructs/iam/grantee";
export type { PolicyStatement } from "./constructs/iam/policy-statement";
export { RolePolicy } from "./constructs/iam/role-policy";
export { type AlarmOptions, ComparisonOperator } from "./constructs/metrics/alarm-options";
export { Metric, type MetricOptions, type MetricProps } from "./constructs/metrics/metric";
export { MetricStatistic } from "./constructs/metrics/metric-statistic";
export type { ContainerDefinition, PrivateRegistry } from "./constructs/model/container-definition";
export type { IModel } from "./constructs/model/i-model";
export type { ModelAttributes } from "./constructs/model/imported-model";
export { Model, type ModelProps, type VpcConfig } from "./constructs/model/model";
export { ModelData, type S3PrefixOptions } from "./constructs/model/model-data";
export { acknowledge } from "./constructs/rules/acknowledge";
export { RULES_CONTEXT } from "./constructs/rules/stack-rules";
export { BacklogTracking } from "./constructs/scaling/backlog-tracking";
export { type BacklogAlarmOptions, BacklogWake, type BacklogWakeOptions } from "./constructs/scaling/backlog-wake";
export { CapacityScaling, type ScalingOptions } from "./constructs/scaling/capacity-scaling";
export { CopyScaling, type CopyScalingOptions, type CopyScalingProps } from "./constructs/scaling/copy-scaling";
export { CopyTracking } from "./constructs/scaling/copy-tracking";
export type { CustomMetric } from "./constructs/scaling/custom-metric";
export type { IdleOptions } from "./constructs/scaling/idle";
export { MissingData } from "./constructs/scaling/missing-data";
export {
  VariantScaling,
  type VariantScalingOptions,
  type VariantScalingProps,
} from "./constructs/scaling/variant-scaling";
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
export {
  AppliedEndpointsOutput,
  type AppliedEndpointsOutputProps,
} from "./constructs/verification/applied-endpoints-output";
export { FailOn, type FailOnOptions } from "./constructs/verification/fail-on";
export type { IVerifiable } from "./constructs/verification/i-verifiable";
export {
  PostApplyVerification,
  type PostApplyVerificationProps,
} from "./constructs/verification/post-apply-verification";
export { ScaleToZeroError } from "./errors";
export { Cron } from "./time/cron";
export { Duration } from "./time/duration";
export { Rate } from "./time/rate";
export { TimeZone } from "./time/time-zone";
