import { limits } from "../../src/catalogue/limits";
import { type Attributes, flag, mapOfTexts, number, text } from "../../src/modules/inputs/attribute";
import { matching, named, oneOf, within } from "../../src/modules/inputs/checks";

const { names, variant } = limits;

/** What every endpoint of a module is asked for. */
export const INSTANCES: Attributes = {
  instance_type: text("SageMaker instance type, such as `ml.g5.12xlarge`.", {
    check: matching("^ml[.]", "must be a SageMaker instance type, such as ml.g5.12xlarge"),
  }),
  variant_name: text("Name of the production variant.", { default: "AllTraffic", check: named(names.variant) }),
  max_instance_count: number("Maximum number of instances. Must be at least 1.", {
    check: within(variant.maxInstanceCount),
  }),
  min_instance_count: number("Minimum number of instances. With a value above 0 the endpoint never scales to zero.", {
    default: 0,
    check: within(variant.minInstanceCount),
  }),
  initial_instance_count: number(
    "Number of instances that the endpoint is created or updated with. Must be at least 1, because SageMaker creates no endpoint without an instance. Default: `min_instance_count`, or 1 if that is 0.",
    { optional: true, check: within(variant.initialInstanceCount) },
  ),
  inference_ami_version: text(
    "Version of the host image, which determines drivers and CUDA. Chosen by SageMaker by default.",
    { optional: true },
  ),
  container_startup_health_check_timeout_seconds: number(
    "Time for a container to become healthy, from 60 to 3600 seconds. Applies at each wake. Chosen by SageMaker by default.",
    { optional: true, check: within(variant.containerStartupHealthCheckTimeout) },
  ),
  model_data_download_timeout_seconds: number(
    "Time to download the model, from 60 to 3600 seconds. Applies at each wake. Chosen by SageMaker by default.",
    {
      optional: true,
      check: within(variant.modelDataDownloadTimeout),
    },
  ),
  volume_size_gb: number(
    "Size of the storage volume of an instance, from 1 to 512 GB. Must be omitted for instance types with NVMe storage.",
    {
      optional: true,
      check: within(variant.volumeSizeGb),
    },
  ),
};

export const ENDPOINT_NAME = text("Endpoint name. Must be unique in the account and Region.", {
  check: named(names.endpoint),
});

export const STORAGE_KEY = text(
  "ARN of the KMS key that encrypts the storage volumes of the instances. Must be omitted for instance types with NVMe storage.",
  {
    optional: true,
  },
);

export const ENDPOINT: Attributes = {
  endpoint_name: ENDPOINT_NAME,
  ...INSTANCES,
  routing_strategy: text("How SageMaker chooses a copy for a request: `LEAST_OUTSTANDING_REQUESTS` or `RANDOM`.", {
    default: "LEAST_OUTSTANDING_REQUESTS",
    check: oneOf("LEAST_OUTSTANDING_REQUESTS", "RANDOM"),
  }),
  kms_key_arn: STORAGE_KEY,
};

/** Of a policy of the account, or of one of AWS. */
export const isPolicyArn = matching(
  "^arn:[^:]+:iam::([0-9]{12}|aws):policy/.+$",
  "must be the ARN of an IAM policy, such as arn:aws:iam::123456789012:policy/boundary",
);

export const EXECUTION_ROLE: Attributes = {
  execution_role_arn: text(
    "ARN of an existing IAM role for SageMaker. By default the module creates a role with the permissions that it requires.",
    {
      optional: true,
      check: matching(
        "^arn:[^:]+:iam::[0-9]{12}:role/.+$",
        "must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/inference",
      ),
    },
  ),
  create_execution_role: flag(
    "Whether the module creates the execution role. Default: `true` without an `execution_role_arn`, `false` with one. Must be set to `false` if the ARN is known only after the apply.",
    { optional: true },
  ),
  execution_role_name: text(
    "Name of the created role. IAM names are unique in an account, across Regions. Default: the name of the endpoint or component and `-execution`.",
    { optional: true, check: named(names.role) },
  ),
  permissions_boundary_arn: text("ARN of the permissions boundary of the created role.", {
    optional: true,
    check: isPolicyArn,
  }),
};

export const TAGS: Attributes = {
  tags: mapOfTexts("Tags of all resources, in addition to the default tags of the provider.", { default: {} }),
};
