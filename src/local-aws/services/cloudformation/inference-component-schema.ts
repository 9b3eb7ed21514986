const name = { type: "string", maxLength: 63, pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" };
const arn = { type: "string", minLength: 1, maxLength: 256 };
const text = { type: "string" };
const copies = { type: "integer", minimum: 0 };
const memoryMb = { type: "integer", minimum: 128 };
const startupSeconds = { type: "integer", minimum: 60, maximum: 3600 };

const record = (properties: object, rest: object = {}) => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...rest,
});
const list = (items: object, rest: object = {}) => ({ type: "array", insertionOrder: false, items, ...rest });

const dataCache = record({ EnableCaching: { type: "boolean" } }, { required: ["EnableCaching"] });

const container = {
  Image: { type: "string", maxLength: 255, pattern: "[\\S]+" },
  ArtifactUrl: { type: "string", maxLength: 1024, pattern: "^(https|s3)://([^/]+)/?(.*)$" },
  Environment: record(
    {},
    {
      maxProperties: 16,
      patternProperties: { "^[a-zA-Z_][a-zA-Z0-9_]{1,1024}$": { type: "string", maxLength: 1024 } },
    },
  ),
};

const specification = {
  ModelName: name,
  StartupParameters: record({
    ModelDataDownloadTimeoutInSeconds: startupSeconds,
    ContainerStartupHealthCheckTimeoutInSeconds: startupSeconds,
  }),
  ComputeResourceRequirements: record({
    NumberOfCpuCoresRequired: { type: "number", minimum: 0.25 },
    NumberOfAcceleratorDevicesRequired: { type: "number", minimum: 1 },
    MinMemoryRequiredInMb: memoryMb,
    MaxMemoryRequiredInMb: memoryMb,
  }),
  DataCacheConfig: dataCache,
  CurrentDataCacheConfig: dataCache,
  SchedulingConfig: record({
    PlacementStrategy: { type: "string", enum: ["SPREAD", "BINPACK"] },
    AvailabilityZoneBalance: record({
      EnforcementMode: { type: "string", enum: ["PERMISSIVE"] },
      MaxImbalance: { type: "integer", minimum: 0, maximum: 100 },
    }),
  }),
};

const batch = record(
  { Type: { type: "string", enum: ["COPY_COUNT", "CAPACITY_PERCENT"] }, Value: { type: "integer" } },
  { required: ["Type", "Value"] },
);

const deployment = record({
  RollingUpdatePolicy: record({
    MaximumBatchSize: batch,
    WaitIntervalInSeconds: { type: "integer", minimum: 0, maximum: 3600 },
    RollbackMaximumBatchSize: batch,
    MaximumExecutionTimeoutInSeconds: { type: "integer", minimum: 600, maximum: 28_800 },
  }),
  AutoRollbackConfiguration: record(
    {
      Alarms: {
        type: "array",
        minItems: 1,
        maxItems: 10,
        items: record({ AlarmName: { type: "string", minLength: 1, maxLength: 255 } }, { required: ["AlarmName"] }),
      },
    },
    { required: ["Alarms"] },
  ),
});

const READ_ONLY = [
  "InferenceComponentArn",
  "Specification/Container/DeployedImage",
  "Specification/CurrentDataCacheConfig",
  "RuntimeConfig/DesiredCopyCount",
  "RuntimeConfig/CurrentCopyCount",
  "RuntimeConfig/PlacementStatus",
  "CreationTime",
  "LastModifiedTime",
  "FailureReason",
  "InferenceComponentStatus",
];

/** Taken, and never shown again. */
const WRITE_ONLY = [
  "Specification/Container/Image",
  "Specification/DataCacheConfig",
  "RuntimeConfig/CopyCount",
  "DeploymentConfig",
];

const pointers = (properties: readonly string[]) => properties.map((property) => `/properties/${property}`);

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-inferencecomponent.html */
export const inferenceComponentSchema = {
  typeName: "AWS::SageMaker::InferenceComponent",
  description: "Resource Type definition for AWS::SageMaker::InferenceComponent",
  additionalProperties: false,
  properties: {
    InferenceComponentArn: arn,
    InferenceComponentName: name,
    EndpointArn: arn,
    EndpointName: name,
    VariantName: name,
    FailureReason: { type: "string", maxLength: 63 },
    Specification: record({
      ...specification,
      BaseInferenceComponentName: name,
      Container: record({
        ...container,
        DeployedImage: record({ SpecifiedImage: text, ResolvedImage: text, ResolutionTime: text }),
      }),
    }),
    Specifications: list(
      record(
        {
          ...specification,
          InstanceType: { type: "string", maxLength: 64, pattern: "^ml\\..*" },
          Container: record(container),
        },
        { required: ["InstanceType"] },
      ),
      { minItems: 2, maxItems: 5 },
    ),
    RuntimeConfig: record({
      CopyCount: copies,
      DesiredCopyCount: copies,
      CurrentCopyCount: copies,
      PlacementStatus: list(record({ InstanceType: text, CurrentCopyCount: copies })),
    }),
    DeploymentConfig: deployment,
    InferenceComponentStatus: { type: "string", enum: ["InService", "Creating", "Updating", "Failed", "Deleting"] },
    CreationTime: text,
    LastModifiedTime: text,
    Tags: list(
      record(
        { Key: { type: "string", maxLength: 128 }, Value: { type: "string", maxLength: 256 } },
        { required: ["Key", "Value"] },
      ),
      { maxItems: 50 },
    ),
  },
  required: ["EndpointName"],
  readOnlyProperties: pointers(READ_ONLY),
  writeOnlyProperties: pointers(WRITE_ONLY),
  primaryIdentifier: pointers(["InferenceComponentArn"]),
} as const;
