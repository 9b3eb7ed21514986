/**
 * A request to create an inference component, in SageMaker's own words: what Cloud Control takes as desired state, and
 * what EventBridge Scheduler takes as input.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html
 */
export interface ComponentRequest {
  readonly InferenceComponentName: string;
  readonly EndpointName: string;
  readonly VariantName?: string;
  readonly Specification: ComponentSpecification;
  readonly RuntimeConfig?: { readonly CopyCount: number };
  readonly DeploymentConfig?: ComponentDeployment;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export interface ComponentSpecification {
  readonly ModelName?: string;
  /** Only adapters have it. A base component names a model: the image here is write-only to Cloud Control. */
  readonly Container?: { readonly ArtifactUrl: string };
  readonly BaseInferenceComponentName?: string;
  readonly StartupParameters?: {
    readonly ModelDataDownloadTimeoutInSeconds?: number;
    readonly ContainerStartupHealthCheckTimeoutInSeconds?: number;
  };
  readonly ComputeResourceRequirements?: {
    readonly NumberOfAcceleratorDevicesRequired?: number;
    readonly NumberOfCpuCoresRequired?: number;
    readonly MinMemoryRequiredInMb: number;
    readonly MaxMemoryRequiredInMb?: number;
  };
  readonly DataCacheConfig?: { readonly EnableCaching: boolean };
  readonly SchedulingConfig?: ComponentScheduling;
}

export interface ComponentScheduling {
  readonly PlacementStrategy: string;
  readonly AvailabilityZoneBalance?: { readonly EnforcementMode: string; readonly MaxImbalance?: number };
}

export interface ComponentDeployment {
  readonly RollingUpdatePolicy: {
    readonly MaximumBatchSize: CopySize;
    readonly WaitIntervalInSeconds: number;
    readonly MaximumExecutionTimeoutInSeconds?: number;
    readonly RollbackMaximumBatchSize?: CopySize;
  };
  readonly AutoRollbackConfiguration?: { readonly Alarms: readonly { readonly AlarmName: string }[] };
}

export interface CopySize {
  readonly Type: string;
  readonly Value: number;
}
