import { limits } from "../../src/catalogue/limits";
import { type Attributes, flag, mapOfTexts, number, text } from "../../src/modules/inputs/attribute";
import { matching, named, oneOf, within } from "../../src/modules/inputs/checks";

const { names, variant } = limits;

/** What every endpoint of a module is asked for. */
export const INSTANCES: Attributes = {
  instance_type: text("Such as `ml.g5.12xlarge`.", {
    check: matching("^ml[.]", "must be a SageMaker instance type, such as ml.g5.12xlarge"),
  }),
  variant_name: text("Name of the only variant.", { default: "AllTraffic", check: named(names.variant) }),
  max_instance_count: number("Instances when everybody calls, at least 1.", {
    check: within(variant.maxInstanceCount),
  }),
  min_instance_count: number("Instances when nobody calls. Above 0 the endpoint never sleeps.", {
    default: 0,
    check: within(variant.minInstanceCount),
  }),
  initial_instance_count: number(
    "Instances right after the endpoint is created or updated, at least 1: SageMaker starts no endpoint at zero. The minimum, and 1 where that is 0, without it.",
    { optional: true, check: within(variant.initialInstanceCount) },
  ),
  inference_ami_version: text("Drivers and CUDA of the host; SageMaker's choice without it.", { optional: true }),
  container_startup_health_check_timeout_seconds: number(
    "For a container to become healthy, at each wake: 60 to 3600.",
    { optional: true, check: within(variant.containerStartupHealthCheckTimeout) },
  ),
  model_data_download_timeout_seconds: number("To fetch the model, at each wake: 60 to 3600.", {
    optional: true,
    check: within(variant.modelDataDownloadTimeout),
  }),
  volume_size_gb: number("Storage of an instance, 1 to 512; types with NVMe storage refuse it.", {
    optional: true,
    check: within(variant.volumeSizeGb),
  }),
};

export const ENDPOINT_NAME = text("What clients call. Unique in the account and region.", {
  check: named(names.endpoint),
});

export const STORAGE_KEY = text("Encrypts the storage of the instances; types with NVMe storage refuse it.", {
  optional: true,
});

export const ENDPOINT: Attributes = {
  endpoint_name: ENDPOINT_NAME,
  ...INSTANCES,
  routing_strategy: text("`LEAST_OUTSTANDING_REQUESTS` or `RANDOM`.", {
    default: "LEAST_OUTSTANDING_REQUESTS",
    check: oneOf("LEAST_OUTSTANDING_REQUESTS", "RANDOM"),
  }),
  kms_key_arn: STORAGE_KEY,
};

/** Of a policy of the account, or of one of AWS. */
export const isPolicyArn = matching("^arn:[^:]+:iam::([0-9]{12}|aws):policy/.+$", "must be the ARN of an IAM policy");

export const EXECUTION_ROLE: Attributes = {
  execution_role_arn: text(
    "A role that is managed elsewhere, for SageMaker. A role with the permissions that are needed is created without it.",
    {
      optional: true,
      check: matching("^arn:[^:]+:iam::[0-9]{12}:role/.+$", "must be the ARN of an IAM role"),
    },
  ),
  create_execution_role: flag(
    "Whether a role is created. Where `execution_role_arn` is not known before the apply, Terraform has to be told: false.",
    { optional: true },
  ),
  execution_role_name: text(
    "Name of the created role; the endpoint's name and `-execution` without it. IAM names are unique in an account, across regions.",
    { optional: true, check: named(names.role) },
  ),
  permissions_boundary_arn: text("Permissions boundary of the created role.", {
    optional: true,
    check: isPolicyArn,
  }),
};

export const TAGS: Attributes = {
  tags: mapOfTexts("On everything that takes tags, beside the provider's default tags.", { default: {} }),
};
