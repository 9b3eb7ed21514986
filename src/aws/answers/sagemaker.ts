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
import type { ShapeOf, ShapesOf } from "./answer-shape";

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

interface Outputs {
  readonly ListEndpoints: ListEndpointsCommandOutput;
  readonly DescribeEndpoint: DescribeEndpointCommandOutput;
  readonly DescribeEndpointConfig: DescribeEndpointConfigCommandOutput;
  readonly ListInferenceComponents: ListInferenceComponentsCommandOutput;
  readonly DescribeInferenceComponent: DescribeInferenceComponentCommandOutput;
  readonly DescribeModel: DescribeModelCommandOutput;
}

export const SAGEMAKER: ShapesOf<Outputs> = {
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
};
