################################################################################
# Endpoint
################################################################################

variable "endpoint_name" {
  description = "Endpoint name. Must be unique in the account and Region."
  type        = string
  nullable    = false

  validation {
    condition = (
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.endpoint_name)) &&
      length(var.endpoint_name) <= 63
    )
    error_message = join(" ", [
      "endpoint_name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must",
      "have at most 63 characters.",
    ])
  }
}

variable "model_name" {
  description = "Name of an existing SageMaker model. Either `model_name` or `model` is required."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.model_name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.model_name)) && length(var.model_name) <= 63
    )
    error_message = join(" ", [
      "model_name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have",
      "at most 63 characters.",
    ])
  }
}

variable "model" {
  description = <<EOT
Model to create: container image, artifacts and network. Replaces `model_name`.

- `name`: First part of the model name; a hash of the content follows. Default: the name of the component or
  endpoint.
- `image`: URI of the container image.
- `model_data_prefix`: S3 prefix of uncompressed model artifacts, such as `s3://bucket/prefix/`. Must end in a
  slash.
- `model_data_url`: S3 URI of the model artifacts in one archive, such as `s3://bucket/model.tar.gz`. Replaces
  `model_data_prefix`.
- `accept_eula`: Whether you accept the licence of the model. SageMaker does not load some models otherwise.
- `environment`: Environment variables of the container. Default: `{}`.
- `subnet_ids`: Ids of 1 to 16 subnets of the container. SageMaker then downloads the artifacts through your VPC.
- `security_group_ids`: Ids of 1 to 5 security groups of the container. Required with `subnet_ids`.
- `model_data_kms_key_arn`: ARN of the KMS key that encrypts the model artifacts. The created role receives
  permission to use it.
- `network_isolation`: Whether the container has no network access. Default: `false`.
EOT
  type = object({
    name                   = optional(string)
    image                  = string
    model_data_prefix      = optional(string)
    model_data_url         = optional(string)
    accept_eula            = optional(bool)
    environment            = optional(map(string), {})
    subnet_ids             = optional(list(string))
    security_group_ids     = optional(list(string))
    model_data_kms_key_arn = optional(string)
    network_isolation      = optional(bool, false)
  })
  default  = null
  nullable = true

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.subnet_ids == null || var.model.security_group_ids == null
      ? var.model.subnet_ids == null && var.model.security_group_ids == null
      : contains(range(1, 17), length(var.model.subnet_ids)) &&
      contains(range(1, 6), length(var.model.security_group_ids))
    )
    error_message = "model must have 1 to 16 subnet_ids and 1 to 5 security_group_ids, or neither."
  }

  validation {
    condition     = var.model == null ? true : var.model.model_data_prefix == null || var.model.model_data_url == null
    error_message = "model must have either model_data_prefix or model_data_url, not both."
  }

  validation {
    condition = var.model == null ? true : var.model.accept_eula == null || var.model.model_data_prefix != null
    error_message = (
      "model.accept_eula requires model_data_prefix: SageMaker accepts licences for uncompressed artifacts only."
    )
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.model.name)) && length(var.model.name) <= 54
    )
    error_message = join(" ", [
      "model.name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have",
      "at most 54 characters.",
    ])
  }

  validation {
    condition     = var.model == null ? true : can(regex("^[^ ]{1,255}$", var.model.image))
    error_message = "model.image must be an image URI of at most 255 characters without spaces."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.model_data_prefix == null ? true : can(regex("^s3://[^/]+/(.*/)?$", var.model.model_data_prefix))
    )
    error_message = "model.model_data_prefix must be an S3 URI that ends in a slash, such as s3://bucket/prefix/."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.model_data_url == null ? true : can(regex("^s3://[^/]+/.+", var.model.model_data_url))
    )
    error_message = "model.model_data_url must be an S3 URI, such as s3://bucket/model.tar.gz."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.subnet_ids == null
      ? true
      : alltrue([for item in var.model.subnet_ids : can(regex("^subnet-[0-9a-f]+$", item))])
    )
    error_message = "${join(
      ", ",
      var.model == null
      ? []
      : var.model.subnet_ids == null
      ? []
      : [
        for index, item in var.model.subnet_ids : "model.subnet_ids[${index}]"
        if !can(regex("^subnet-[0-9a-f]+$", item))
      ]
    )} must be the id of a subnet, such as subnet-0123456789abcdef0."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.security_group_ids == null
      ? true
      : alltrue([for item in var.model.security_group_ids : can(regex("^sg-[0-9a-f]+$", item))])
    )
    error_message = "${join(
      ", ",
      var.model == null
      ? []
      : var.model.security_group_ids == null
      ? []
      : [
        for index, item in var.model.security_group_ids : "model.security_group_ids[${index}]"
        if !can(regex("^sg-[0-9a-f]+$", item))
      ]
    )} must be the id of a security group, such as sg-0123456789abcdef0."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.model_data_kms_key_arn == null
      ? true
      : can(regex("^arn:[^:]+:kms:", var.model.model_data_kms_key_arn))
    )
    error_message = join(" ", [
      "model.model_data_kms_key_arn must be the ARN of a KMS key: the Terraform provider refuses key ids and aliases",
      "here.",
    ])
  }
}

################################################################################
# Instances
################################################################################

variable "instance_type" {
  description = "SageMaker instance type, such as `ml.g5.12xlarge`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^ml[.]", var.instance_type))
    error_message = "instance_type must be a SageMaker instance type, such as ml.g5.12xlarge."
  }
}

variable "variant_name" {
  description = "Name of the production variant."
  type        = string
  default     = "AllTraffic"
  nullable    = false

  validation {
    condition = (
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.variant_name)) &&
      length(var.variant_name) <= 63
    )
    error_message = join(" ", [
      "variant_name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must",
      "have at most 63 characters.",
    ])
  }
}

variable "max_instance_count" {
  description = "Maximum number of instances. Must be at least 1."
  type        = number
  nullable    = false

  validation {
    condition = var.max_instance_count >= 1 && floor(var.max_instance_count) == var.max_instance_count
    error_message = (
      "max_instance_count must be a whole number of at least 1: without an instance the endpoint can never wake."
    )
  }
}

variable "min_instance_count" {
  description = "Minimum number of instances. With a value above 0 the endpoint never scales to zero."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.min_instance_count >= 0 && floor(var.min_instance_count) == var.min_instance_count
    error_message = "min_instance_count must be a whole number of at least 0."
  }
}

variable "initial_instance_count" {
  description = <<-EOT
    Number of instances that the endpoint is created or updated with. Must be at least 1, because
    SageMaker creates no endpoint without an instance. Default: `min_instance_count`, or 1 if that is 0.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.initial_instance_count == null
      ? true
      : var.initial_instance_count >= 1 && floor(var.initial_instance_count) == var.initial_instance_count
    )
    error_message = join(" ", [
      "initial_instance_count must be a whole number of at least 1: SageMaker creates no endpoint without an instance;",
      "the endpoint scales to zero afterwards.",
    ])
  }
}

variable "inference_ami_version" {
  description = "Version of the host image, which determines drivers and CUDA. Chosen by SageMaker by default."
  type        = string
  default     = null
  nullable    = true
}

variable "container_startup_health_check_timeout_seconds" {
  description = <<-EOT
    Time for a container to become healthy, from 60 to 3600 seconds. Applies at each wake. Chosen by
    SageMaker by default.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.container_startup_health_check_timeout_seconds == null
      ? true
      : var.container_startup_health_check_timeout_seconds >= 60 &&
      var.container_startup_health_check_timeout_seconds <= 3600 &&
      floor(var.container_startup_health_check_timeout_seconds) == var.container_startup_health_check_timeout_seconds
    )
    error_message = "container_startup_health_check_timeout_seconds must be a whole number from 60 to 3600."
  }
}

variable "model_data_download_timeout_seconds" {
  description = <<-EOT
    Time to download the model, from 60 to 3600 seconds. Applies at each wake. Chosen by SageMaker by
    default.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.model_data_download_timeout_seconds == null
      ? true
      : var.model_data_download_timeout_seconds >= 60 &&
      var.model_data_download_timeout_seconds <= 3600 &&
      floor(var.model_data_download_timeout_seconds) == var.model_data_download_timeout_seconds
    )
    error_message = "model_data_download_timeout_seconds must be a whole number from 60 to 3600."
  }
}

variable "volume_size_gb" {
  description = <<-EOT
    Size of the storage volume of an instance, from 1 to 512 GB. Must be omitted for instance types with
    NVMe storage.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.volume_size_gb == null
      ? true
      : var.volume_size_gb >= 1 && var.volume_size_gb <= 512 && floor(var.volume_size_gb) == var.volume_size_gb
    )
    error_message = "volume_size_gb must be a whole number from 1 to 512."
  }
}

variable "kms_key_arn" {
  description = <<-EOT
    ARN of the KMS key that encrypts the storage volumes of the instances. Must be omitted for instance
    types with NVMe storage.
  EOT
  type        = string
  default     = null
  nullable    = true
}

################################################################################
# Requests and answers
################################################################################

variable "output" {
  description = <<EOT
Destination of answers and errors, and the topics that report them.

- `s3_output_path`: S3 prefix for answers, such as `s3://bucket/prefix`.
- `s3_failure_path`: S3 prefix for errors. By default errors are reported to the error topic only.
- `kms_key_arn`: ARN of the KMS key that encrypts the answers. By default the encryption of the bucket applies.
- `success_topic`: SNS topic that receives a message for each answer: `{ arn = "…" }` for an existing topic, `{
  create = true }` for a new one. None by default.
  - `arn`: ARN of an existing topic.
  - `create`: Whether the module creates an encrypted topic, with a policy that refuses messages over plain HTTP.
    Default: `false`.
  - `name`: Name of the created topic. Default: the name of the endpoint and `-success`. If `arn` is known only
    after the apply, set it to the name of that topic, so that the plan can show the name of the configuration.
  - `kms_master_key_id`: ARN, id or alias of the KMS key that encrypts the messages of the created topic. With an
    ARN the created role receives permission to use the key. Default: `"alias/aws/sns"`.
- `error_topic`: SNS topic that receives a message for each error: `{ arn = "…" }` for an existing topic, `{ create
  = true }` for a new one. None by default.
  - `arn`: ARN of an existing topic.
  - `create`: Whether the module creates an encrypted topic, with a policy that refuses messages over plain HTTP.
    Default: `false`.
  - `name`: Name of the created topic. Default: the name of the endpoint and `-error`. If `arn` is known only after
    the apply, set it to the name of that topic, so that the plan can show the name of the configuration.
  - `kms_master_key_id`: ARN, id or alias of the KMS key that encrypts the messages of the created topic. With an
    ARN the created role receives permission to use the key. Default: `"alias/aws/sns"`.
- `include_response_in`: Topics whose messages contain the answer itself: `SUCCESS_NOTIFICATION_TOPIC`,
  `ERROR_NOTIFICATION_TOPIC`. None by default.
- `max_concurrent_invocations_per_instance`: Maximum number of requests that an instance processes at a time, from 1
  to 1000. Chosen by SageMaker by default.
EOT
  type = object({
    s3_output_path  = string
    s3_failure_path = optional(string)
    kms_key_arn     = optional(string)
    success_topic = optional(object({
      arn               = optional(string)
      create            = optional(bool, false)
      name              = optional(string)
      kms_master_key_id = optional(string, "alias/aws/sns")
    }))
    error_topic = optional(object({
      arn               = optional(string)
      create            = optional(bool, false)
      name              = optional(string)
      kms_master_key_id = optional(string, "alias/aws/sns")
    }))
    include_response_in                     = optional(list(string))
    max_concurrent_invocations_per_instance = optional(number)
  })
  nullable = false

  validation {
    condition = (
      var.output.include_response_in == null
      ? true
      : alltrue([
        for topic in var.output.include_response_in :
        topic == "SUCCESS_NOTIFICATION_TOPIC" ? var.output.success_topic != null : var.output.error_topic != null
      ])
    )
    error_message = (
      "output.include_response_in must list only topics that output defines: success_topic and error_topic."
    )
  }

  validation {
    condition = can(regex("^s3://[^/]+(/.*)?$", var.output.s3_output_path)) && length(var.output.s3_output_path) <= 512
    error_message = (
      "output.s3_output_path must be an S3 URI of at most 512 characters: write it as in s3://bucket/prefix."
    )
  }

  validation {
    condition = (
      var.output.s3_failure_path == null
      ? true
      : can(regex("^s3://[^/]+(/.*)?$", var.output.s3_failure_path)) && length(var.output.s3_failure_path) <= 512
    )
    error_message = (
      "output.s3_failure_path must be an S3 URI of at most 512 characters: write it as in s3://bucket/prefix."
    )
  }

  validation {
    condition = var.output.kms_key_arn == null ? true : can(regex("^arn:[^:]+:kms:", var.output.kms_key_arn))
    error_message = (
      "output.kms_key_arn must be the ARN of a KMS key: the Terraform provider refuses key ids and aliases here."
    )
  }

  validation {
    condition = (
      var.output.success_topic == null
      ? true
      : var.output.success_topic.create != (var.output.success_topic.arn != null)
    )
    error_message = "output.success_topic must have either an arn or create = true, not both."
  }

  validation {
    condition = (
      var.output.success_topic == null
      ? true
      : var.output.success_topic.name == null
      ? true
      : can(regex("^[A-Za-z0-9_-]+$", var.output.success_topic.name)) && length(var.output.success_topic.name) <= 256
    )
    error_message = join(" ", [
      "output.success_topic.name must consist of letters, digits, hyphens and underscores, and must have at most 256",
      "characters.",
    ])
  }

  validation {
    condition = (
      var.output.error_topic == null
      ? true
      : var.output.error_topic.create != (var.output.error_topic.arn != null)
    )
    error_message = "output.error_topic must have either an arn or create = true, not both."
  }

  validation {
    condition = (
      var.output.error_topic == null
      ? true
      : var.output.error_topic.name == null
      ? true
      : can(regex("^[A-Za-z0-9_-]+$", var.output.error_topic.name)) && length(var.output.error_topic.name) <= 256
    )
    error_message = join(" ", [
      "output.error_topic.name must consist of letters, digits, hyphens and underscores, and must have at most 256",
      "characters.",
    ])
  }

  validation {
    condition = (
      var.output.include_response_in == null
      ? true
      : alltrue([for item in var.output.include_response_in : contains([
        "SUCCESS_NOTIFICATION_TOPIC",
        "ERROR_NOTIFICATION_TOPIC",
      ], item)])
    )
    error_message = "${join(
      ", ",
      var.output.include_response_in == null
      ? []
      : [
        for index, item in var.output.include_response_in : "output.include_response_in[${index}]"
        if !contains(["SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC"], item)
      ]
    )} must be SUCCESS_NOTIFICATION_TOPIC or ERROR_NOTIFICATION_TOPIC."
  }

  validation {
    condition = (
      var.output.max_concurrent_invocations_per_instance == null
      ? true
      : var.output.max_concurrent_invocations_per_instance >= 1 &&
      var.output.max_concurrent_invocations_per_instance <= 1000 &&
      floor(var.output.max_concurrent_invocations_per_instance) == var.output.max_concurrent_invocations_per_instance
    )
    error_message = "output.max_concurrent_invocations_per_instance must be a whole number from 1 to 1000."
  }
}

variable "input_s3_uris" {
  description = <<-EOT
    S3 prefixes of the request payloads, which the created role can read. Default: the bucket of the
    answers.
  EOT
  type        = list(string)
  default     = null
  nullable    = true

  validation {
    condition = (
      var.input_s3_uris == null
      ? true
      : alltrue([for item in var.input_s3_uris : can(regex("^s3://[^/]+(/.*)?$", item)) && length(item) <= 512])
    )
    error_message = "${join(
      ", ",
      var.input_s3_uris == null
      ? []
      : [
        for index, item in var.input_s3_uris : "input_s3_uris[${index}]"
        if !(can(regex("^s3://[^/]+(/.*)?$", item)) && length(item) <= 512)
      ]
    )} must be an S3 URI of at most 512 characters: write it as in s3://bucket/prefix."
  }
}

################################################################################
# Scaling
################################################################################

variable "tracking" {
  description = <<EOT
Target tracking policy, which adjusts the number of instances to the requests.

- `metric`: `ApproximateBacklogSizePerInstance` or `CPUUtilization`. CPU utilization is never exactly 0, so a
  separate alarm then scales to zero, after `idle_timeout_seconds` or 15 min. Default:
  `"ApproximateBacklogSizePerInstance"`.
- `custom_metric`: Metric of your own, in place of `metric`. Must be exactly 0 when no request waits.
  - `namespace`: CloudWatch namespace, such as `AWS/SageMaker`.
  - `metric_name`: CloudWatch metric name.
  - `dimensions`: Dimensions of the metric. Must be exactly those that it is published with. Default: `{}`.
  - `statistic`: Statistic: `Average`, `Maximum`, `Minimum`, `SampleCount` or `Sum`. Default: `"Average"`.
  - `unit`: Unit. Required only if the metric is published with several units.
- `target`: Value of the metric that scaling maintains: requests per instance, or percent of one core. Must be above
  0. Default: `5`.
- `policy_name`: Policy name. Default: the name of the endpoint and `-tracking`.
- `scale_in_cooldown_seconds`: Time between two reductions of the number of instances. Default: `300`.
- `scale_out_cooldown_seconds`: Time between two increases of the number of instances. Default: `300`.
EOT
  type = object({
    metric = optional(string, "ApproximateBacklogSizePerInstance")
    custom_metric = optional(object({
      namespace   = string
      metric_name = string
      dimensions  = optional(map(string), {})
      statistic   = optional(string, "Average")
      unit        = optional(string)
    }))
    target                     = optional(number, 5)
    policy_name                = optional(string)
    scale_in_cooldown_seconds  = optional(number, 300)
    scale_out_cooldown_seconds = optional(number, 300)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["ApproximateBacklogSizePerInstance", "CPUUtilization"], var.tracking.metric)
    error_message = "tracking.metric must be ApproximateBacklogSizePerInstance or CPUUtilization."
  }

  validation {
    condition = (
      var.tracking.custom_metric == null
      ? true
      : !contains(
        [
          "AWS/SageMaker NoCapacityInvocationFailures",
          "AWS/SageMaker ConcurrentRequestsPerCopy",
          "AWS/SageMaker ConcurrentRequestsPerModel",
          "AWS/SageMaker InvocationsPerCopy",
          "AWS/SageMaker InvocationsPerInstance",
          "AWS/SageMaker Invocations",
          "AWS/SageMaker OverheadLatency",
          "AWS/SageMaker InvocationModelErrors",
          "AWS/SageMaker FirstChunkLatency",
          "AWS/SageMaker FirstChunkModelLatency",
          "AWS/SageMaker FirstChunkOverheadLatency",
          "AWS/SageMaker MidStreamErrors",
          "AWS/SageMaker ModelSetupTime",
          "AWS/SageMaker ModelCacheHit",
          "AWS/SageMaker ModelDownloadingTime",
          "AWS/SageMaker ModelLoadingTime",
          "AWS/SageMaker ModelLoadingWaitTime",
          "AWS/SageMaker ModelUnloadingTime",
          "/aws/sagemaker/Endpoints LoadedModelCount",
          "AWS/SageMaker ServerlessConcurrentExecutionsUtilization",
          "AWS/SageMaker ServerlessProvisionedConcurrencyExecutions",
          "AWS/SageMaker ServerlessProvisionedConcurrencyInvocations",
          "AWS/SageMaker ServerlessProvisionedConcurrencySpilloverInvocations",
          "AWS/SageMaker ServerlessProvisionedConcurrencyUtilization",
          "AWS/SageMaker ContainerLatency",
          "/aws/sagemaker/InferenceComponents CPUUtilizationNormalized",
          "/aws/sagemaker/InferenceComponents GPUMemoryUtilizationNormalized",
          "/aws/sagemaker/InferenceComponents GPUUtilizationNormalized",
          "/aws/sagemaker/InferenceComponents MemoryUtilizationNormalized",
        ],
        "${var.tracking.custom_metric.namespace} ${var.tracking.custom_metric.metric_name}"
      )
    )
    error_message = join(" ", [
      "tracking.custom_metric must be a metric that asynchronous endpoints publish: SageMaker publishes this one for",
      "other endpoints only.",
    ])
  }

  validation {
    condition = (
      var.tracking.custom_metric == null
      ? true
      : !contains(
        [
          "AWS/SageMaker HasBacklogWithoutCapacity",
          "AWS/SageMaker ApproximateBacklogSize",
          "AWS/SageMaker ApproximateBacklogSizePerInstance",
          "AWS/SageMaker ApproximateAgeOfOldestRequest",
        ],
        "${var.tracking.custom_metric.namespace} ${var.tracking.custom_metric.metric_name}"
      ) ||
      join(",", keys(var.tracking.custom_metric.dimensions)) == "EndpointName"
    )
    error_message = join(" ", [
      "tracking.custom_metric.dimensions must be EndpointName alone: SageMaker publishes this metric without any other",
      "dimension.",
    ])
  }

  validation {
    condition     = var.tracking.custom_metric == null ? true : can(regex("^.+$", var.tracking.custom_metric.namespace))
    error_message = "tracking.custom_metric.namespace must not be empty."
  }

  validation {
    condition = (
      var.tracking.custom_metric == null
      ? true
      : can(regex("^.+$", var.tracking.custom_metric.metric_name))
    )
    error_message = "tracking.custom_metric.metric_name must not be empty."
  }

  validation {
    condition = (
      var.tracking.custom_metric == null
      ? true
      : contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], var.tracking.custom_metric.statistic)
    )
    error_message = "tracking.custom_metric.statistic must be Average, Maximum, Minimum, SampleCount or Sum."
  }

  validation {
    condition = var.tracking.target > 0
    error_message = (
      "tracking.target must be above 0: no metric falls below a target of 0, so the capacity would never scale in."
    )
  }

  validation {
    condition = (
      var.tracking.policy_name == null
      ? true
      : can(regex("^[^/]+$", var.tracking.policy_name)) && length(var.tracking.policy_name) <= 256
    )
    error_message = join(" ", [
      "tracking.policy_name must not contain a slash, because Terraform imports a policy by a path of slashes, and",
      "must have at most 256 characters.",
    ])
  }

  validation {
    condition = (
      var.tracking.scale_in_cooldown_seconds >= 0 &&
      floor(var.tracking.scale_in_cooldown_seconds) == var.tracking.scale_in_cooldown_seconds
    )
    error_message = "tracking.scale_in_cooldown_seconds must be a whole number of at least 0."
  }

  validation {
    condition = (
      var.tracking.scale_out_cooldown_seconds >= 0 &&
      floor(var.tracking.scale_out_cooldown_seconds) == var.tracking.scale_out_cooldown_seconds
    )
    error_message = "tracking.scale_out_cooldown_seconds must be a whole number of at least 0."
  }
}

variable "wake" {
  description = <<EOT
Wake policy and wake alarm, which scale from zero instances when a request waits in the queue.

- `instances`: Number of instances that a wake starts. Must be at least 1. Default: `1`.
- `adjustment`: `ExactCapacity` sets the number of instances, `ChangeInCapacity` adds to it. Default:
  `"ExactCapacity"`.
- `cooldown_seconds`: Time between two wakes. Default: 0 with `ExactCapacity`, 300 with `ChangeInCapacity`.
- `policy_name`: Policy name. Default: the name of the endpoint and `-wake`.
- `alarm_name`: Alarm name. Default: the name of the endpoint and `-wake`.
- `period_seconds`: Period of the alarm: 10, 20, 30 or a multiple of 60 seconds. Default: `60`.
- `statistic`: Statistic of the alarm: `Maximum`, `Sum` or `Average`. Each of them detects a single waiting request.
  Default: `"Average"`.
- `evaluation_periods`: Number of periods that the alarm evaluates. Must be at least 1. Default: `2`.
- `datapoints_to_alarm`: Number of these periods with a waiting request that triggers the alarm. Must be at least 1.
  Default: all of them.
- `treat_missing_data`: How the alarm treats missing data: `notBreaching`, `ignore` or `missing`. Default:
  `"notBreaching"`.
EOT
  type = object({
    instances           = optional(number, 1)
    adjustment          = optional(string, "ExactCapacity")
    cooldown_seconds    = optional(number)
    policy_name         = optional(string)
    alarm_name          = optional(string)
    period_seconds      = optional(number, 60)
    statistic           = optional(string, "Average")
    evaluation_periods  = optional(number, 2)
    datapoints_to_alarm = optional(number)
    treat_missing_data  = optional(string, "notBreaching")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.wake.instances >= 1 && floor(var.wake.instances) == var.wake.instances
    error_message = "wake.instances must be a whole number of at least 1: a wake that starts nothing has no effect."
  }

  validation {
    condition     = contains(["ExactCapacity", "ChangeInCapacity"], var.wake.adjustment)
    error_message = "wake.adjustment must be ExactCapacity or ChangeInCapacity."
  }

  validation {
    condition = (
      var.wake.cooldown_seconds == null
      ? true
      : var.wake.cooldown_seconds >= 0 && floor(var.wake.cooldown_seconds) == var.wake.cooldown_seconds
    )
    error_message = "wake.cooldown_seconds must be a whole number of at least 0."
  }

  validation {
    condition = (
      var.wake.policy_name == null
      ? true
      : can(regex("^[^/]+$", var.wake.policy_name)) && length(var.wake.policy_name) <= 256
    )
    error_message = join(" ", [
      "wake.policy_name must not contain a slash, because Terraform imports a policy by a path of slashes, and must",
      "have at most 256 characters.",
    ])
  }

  validation {
    condition = (
      var.wake.alarm_name == null
      ? true
      : can(regex("^.+$", var.wake.alarm_name)) && length(var.wake.alarm_name) <= 255
    )
    error_message = "wake.alarm_name must not be empty, and must have at most 255 characters."
  }

  validation {
    condition = (
      contains([10, 20, 30], var.wake.period_seconds) ||
      (var.wake.period_seconds > 0 && var.wake.period_seconds % 60 == 0)
    )
    error_message = "wake.period_seconds must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition     = contains(["Maximum", "Sum", "Average"], var.wake.statistic)
    error_message = "wake.statistic must be Maximum, Sum or Average."
  }

  validation {
    condition = (
      var.wake.evaluation_periods >= 1 &&
      floor(var.wake.evaluation_periods) == var.wake.evaluation_periods
    )
    error_message = "wake.evaluation_periods must be a whole number of at least 1."
  }

  validation {
    condition = (
      var.wake.datapoints_to_alarm == null
      ? true
      : var.wake.datapoints_to_alarm >= 1 && floor(var.wake.datapoints_to_alarm) == var.wake.datapoints_to_alarm
    )
    error_message = "wake.datapoints_to_alarm must be a whole number of at least 1."
  }

  validation {
    condition     = contains(["notBreaching", "ignore", "missing"], var.wake.treat_missing_data)
    error_message = "wake.treat_missing_data must be notBreaching, ignore or missing."
  }
}

variable "idle_timeout_seconds" {
  description = <<-EOT
    Time without a request in progress after which the endpoint scales to zero instances. Must be a
    multiple of 60, from 60 to 86400 seconds. By default target tracking scales to zero after about 15
    min.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.idle_timeout_seconds == null
      ? true
      : var.idle_timeout_seconds % 60 == 0 && var.idle_timeout_seconds >= 60 && var.idle_timeout_seconds <= 86400
    )
    error_message = "idle_timeout_seconds must be a whole number of minutes, from 1 minute to 24 hours."
  }
}

variable "min_up_time_seconds" {
  description = <<-EOT
    Minimum time between a wake and the next scale-in to zero. Must be a multiple of 60, from 60 to
    86400 seconds. None by default.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.min_up_time_seconds == null
      ? true
      : var.min_up_time_seconds % 60 == 0 && var.min_up_time_seconds >= 60 && var.min_up_time_seconds <= 86400
    )
    error_message = "min_up_time_seconds must be a whole number of minutes, from 1 minute to 24 hours."
  }
}

# The validations of the schedules check each field of a cron expression: AWS would refuse a wrong one only in the
# apply. Each message lists the keys of the windows that fail.
variable "sleep_windows" {
  description = <<EOT
Sleep windows, by name: schedules that put the endpoint to sleep and wake it.

- `sleep`: Schedule of the sleep, such as `cron(0 18 ? * FRI *)`, `at(2027-01-01T00:00:00)` or `rate(7 days)`.
- `wake`: Schedule of the wake, such as `cron(0 7 ? * MON *)`, `at(2027-01-02T00:00:00)` or `rate(7 days)`.
- `time_zone`: IANA name of the time zone of both schedules, such as `Europe/Paris`.
- `copies_on_wake`: Number of instances after the wake. Default: `min_instance_count`, or 1 if that is 0.
- `hard`: Whether requests within the window do not wake the endpoint. Queued requests expire after at most 6 hours.
  Default: `false`.
- `start_date`: Time in UTC before which the schedules do not run, such as `2027-01-01T00:00:00Z`.
- `end_date`: Time in UTC after which the schedules do not run, such as `2027-12-31T00:00:00Z`.
EOT
  type = map(object({
    sleep          = string
    wake           = string
    time_zone      = string
    copies_on_wake = optional(number)
    hard           = optional(bool, false)
    start_date     = optional(string)
    end_date       = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for key, window in var.sleep_windows :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", key)) && length(key) <= 50
    ])
    error_message = join(" ", [
      join(", ", [
        for key, window in var.sleep_windows : "sleep_windows[\"${key}\"]"
        if !(can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", key)) && length(key) <= 50)
      ]),
      "must have a valid name, which is its key: it must consist of letters, digits and hyphens, and must not begin or",
      "end with a hyphen, and must have at most 50 characters.",
    ])
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      can(regex(join(" ", [
        "^(at[(][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[)]|rate[(](1",
        "(minute|hour|day)|([2-9]|[1-9][0-9]+) (minute|hour|day)s)[)])$",
      ]), window.sleep)) ||
      (
        can(regex("^cron[(][^ ()]+( [^ ()]+){5}[)]$", window.sleep)) &&
        length(regexall("[?]", window.sleep)) == 1 &&
        strcontains(window.sleep, " ? ") &&
        !can(regex("#[^ ]*,|,[^ ]*#", window.sleep)) &&
        try(alltrue(flatten([
          for index, field in split(" ", upper(trimsuffix(trimprefix(window.sleep, "cron("), ")"))) : [
            for item in split(",", field) : can(regex([
              "^(([*]|(0*[1-5]?[0-9])(-(0*[1-5]?[0-9]))?)(/0*[1-9][0-9]*)?)$",
              "^(([*]|(0*(1?[0-9]|2[0-3]))(-(0*(1?[0-9]|2[0-3])))?)(/0*[1-9][0-9]*)?)$",
              join("", [
                "^([?]|L(-[0-9]+)?|0*([1-9]|[12][0-9]|3[01])W|([*]|(0*([1-9]|[12][0-9]|3[01]))(-(0*([1-9]|[12][0-9]|",
                "3[01])))?)(/0*[1-9][0-9]*)?)$",
              ]),
              join("", [
                "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|JAN|FEB|",
                "MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
              ]),
              "^([?]|L|[*]|(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)|L|#[1-5])?)$",
              "^(([*]|(19[7-9][0-9]|2[01][0-9]{2})(-(19[7-9][0-9]|2[01][0-9]{2}))?)(/0*[1-9][0-9]*)?)$",
            ][index], item))
          ]
        ])), false)
      )
    ])
    error_message = join(" ", [
      join(", ", [
        for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].sleep"
        if !(
          can(regex(join(" ", [
            "^(at[(][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[)]|rate[(](1",
            "(minute|hour|day)|([2-9]|[1-9][0-9]+) (minute|hour|day)s)[)])$",
          ]), window.sleep)) ||
          (
            can(regex("^cron[(][^ ()]+( [^ ()]+){5}[)]$", window.sleep)) &&
            length(regexall("[?]", window.sleep)) == 1 &&
            strcontains(window.sleep, " ? ") &&
            !can(regex("#[^ ]*,|,[^ ]*#", window.sleep)) &&
            try(alltrue(flatten([
              for index, field in split(" ", upper(trimsuffix(trimprefix(window.sleep, "cron("), ")"))) : [
                for item in split(",", field) : can(regex([
                  "^(([*]|(0*[1-5]?[0-9])(-(0*[1-5]?[0-9]))?)(/0*[1-9][0-9]*)?)$",
                  "^(([*]|(0*(1?[0-9]|2[0-3]))(-(0*(1?[0-9]|2[0-3])))?)(/0*[1-9][0-9]*)?)$",
                  join("", [
                    "^([?]|L(-[0-9]+)?|0*([1-9]|[12][0-9]|3[01])W|([*]|(0*([1-9]|[12][0-9]|3[01]))(-(0*([1-9]|",
                    "[12][0-9]|3[01])))?)(/0*[1-9][0-9]*)?)$",
                  ]),
                  join("", [
                    "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|JAN|",
                    "FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
                  ]),
                  join("", [
                    "^([?]|L|[*]|(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)|L|",
                    "#[1-5])?)$",
                  ]),
                  "^(([*]|(19[7-9][0-9]|2[01][0-9]{2})(-(19[7-9][0-9]|2[01][0-9]{2}))?)(/0*[1-9][0-9]*)?)$",
                ][index], item))
              ]
            ])), false)
          )
        )
      ]),
      "must be cron(minutes hours day-of-month month day-of-week year) with one ? in a field of days, such as cron(0",
      "18 ? * FRI *), at(2027-01-01T00:00:00) or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      can(regex(join(" ", [
        "^(at[(][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[)]|rate[(](1",
        "(minute|hour|day)|([2-9]|[1-9][0-9]+) (minute|hour|day)s)[)])$",
      ]), window.wake)) ||
      (
        can(regex("^cron[(][^ ()]+( [^ ()]+){5}[)]$", window.wake)) &&
        length(regexall("[?]", window.wake)) == 1 &&
        strcontains(window.wake, " ? ") &&
        !can(regex("#[^ ]*,|,[^ ]*#", window.wake)) &&
        try(alltrue(flatten([
          for index, field in split(" ", upper(trimsuffix(trimprefix(window.wake, "cron("), ")"))) : [
            for item in split(",", field) : can(regex([
              "^(([*]|(0*[1-5]?[0-9])(-(0*[1-5]?[0-9]))?)(/0*[1-9][0-9]*)?)$",
              "^(([*]|(0*(1?[0-9]|2[0-3]))(-(0*(1?[0-9]|2[0-3])))?)(/0*[1-9][0-9]*)?)$",
              join("", [
                "^([?]|L(-[0-9]+)?|0*([1-9]|[12][0-9]|3[01])W|([*]|(0*([1-9]|[12][0-9]|3[01]))(-(0*([1-9]|[12][0-9]|",
                "3[01])))?)(/0*[1-9][0-9]*)?)$",
              ]),
              join("", [
                "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|JAN|FEB|",
                "MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
              ]),
              "^([?]|L|[*]|(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)|L|#[1-5])?)$",
              "^(([*]|(19[7-9][0-9]|2[01][0-9]{2})(-(19[7-9][0-9]|2[01][0-9]{2}))?)(/0*[1-9][0-9]*)?)$",
            ][index], item))
          ]
        ])), false)
      )
    ])
    error_message = join(" ", [
      join(", ", [
        for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].wake"
        if !(
          can(regex(join(" ", [
            "^(at[(][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[)]|rate[(](1",
            "(minute|hour|day)|([2-9]|[1-9][0-9]+) (minute|hour|day)s)[)])$",
          ]), window.wake)) ||
          (
            can(regex("^cron[(][^ ()]+( [^ ()]+){5}[)]$", window.wake)) &&
            length(regexall("[?]", window.wake)) == 1 &&
            strcontains(window.wake, " ? ") &&
            !can(regex("#[^ ]*,|,[^ ]*#", window.wake)) &&
            try(alltrue(flatten([
              for index, field in split(" ", upper(trimsuffix(trimprefix(window.wake, "cron("), ")"))) : [
                for item in split(",", field) : can(regex([
                  "^(([*]|(0*[1-5]?[0-9])(-(0*[1-5]?[0-9]))?)(/0*[1-9][0-9]*)?)$",
                  "^(([*]|(0*(1?[0-9]|2[0-3]))(-(0*(1?[0-9]|2[0-3])))?)(/0*[1-9][0-9]*)?)$",
                  join("", [
                    "^([?]|L(-[0-9]+)?|0*([1-9]|[12][0-9]|3[01])W|([*]|(0*([1-9]|[12][0-9]|3[01]))(-(0*([1-9]|",
                    "[12][0-9]|3[01])))?)(/0*[1-9][0-9]*)?)$",
                  ]),
                  join("", [
                    "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|JAN|",
                    "FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
                  ]),
                  join("", [
                    "^([?]|L|[*]|(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-(0*[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)|L|",
                    "#[1-5])?)$",
                  ]),
                  "^(([*]|(19[7-9][0-9]|2[01][0-9]{2})(-(19[7-9][0-9]|2[01][0-9]{2}))?)(/0*[1-9][0-9]*)?)$",
                ][index], item))
              ]
            ])), false)
          )
        )
      ]),
      "must be cron(minutes hours day-of-month month day-of-week year) with one ? in a field of days, such as cron(0",
      "18 ? * FRI *), at(2027-01-01T00:00:00) or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([for window in values(var.sleep_windows) : window.sleep != window.wake])
    error_message = join(" ", [
      join(", ", [for key, window in var.sleep_windows : "sleep_windows[\"${key}\"]" if window.sleep == window.wake]),
      "must sleep and wake at different times: sleep and wake have the same schedule.",
    ])
  }

  validation {
    condition = alltrue([for window in values(var.sleep_windows) : try(
      timecmp(window.start_date, window.end_date) < 0,
      true
    )])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"]"
      if !try(timecmp(window.start_date, window.end_date) < 0, true)
    ])} must have an end_date that is later than its start_date."
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0)
    ])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].copies_on_wake"
      if !(window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0))
    ])} must be at least 1: with a minimum of 0 outside the window as well, the window has no effect."
  }

  validation {
    condition = alltrue([for window in values(var.sleep_windows) : can(regex(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      window.time_zone
    ))])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].time_zone"
      if !can(regex("^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$", window.time_zone))
    ])} must be the IANA name of a time zone, such as Europe/Paris."
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      window.copies_on_wake == null
      ? true
      : window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake
    ])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].copies_on_wake"
      if window.copies_on_wake == null
      ? false
      : !(window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake)
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      window.start_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
    ])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].start_date"
      if window.start_date == null
      ? false
      : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
    ])} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      window.end_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
    ])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].end_date"
      if window.end_date == null
      ? false
      : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
    ])} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }
}

################################################################################
# Execution role
################################################################################

variable "execution_role_arn" {
  description = <<-EOT
    ARN of an existing IAM role for SageMaker. By default the module creates a role with the permissions
    that it requires.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.execution_role_arn == null
      ? true
      : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/.+$", var.execution_role_arn))
    )
    error_message = (
      "execution_role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/inference."
    )
  }
}

variable "create_execution_role" {
  description = <<-EOT
    Whether the module creates the execution role. Default: `true` without an `execution_role_arn`,
    `false` with one. Must be set to `false` if the ARN is known only after the apply.
  EOT
  type        = bool
  default     = null
  nullable    = true
}

variable "execution_role_name" {
  description = <<-EOT
    Name of the created role. IAM names are unique in an account, across Regions. Default: the name of
    the endpoint or component and `-execution`.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.execution_role_name == null
      ? true
      : can(regex("^[A-Za-z0-9_+=,.@-]+$", var.execution_role_name)) && length(var.execution_role_name) <= 64
    )
    error_message = join(" ", [
      "execution_role_name must consist of letters, digits and the characters _+=,.@-, and must have at most 64",
      "characters.",
    ])
  }
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of the created role."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.permissions_boundary_arn == null
      ? true
      : can(regex("^arn:[^:]+:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    )
    error_message = (
      "permissions_boundary_arn must be the ARN of an IAM policy, such as arn:aws:iam::123456789012:policy/boundary."
    )
  }
}

################################################################################
# Tags
################################################################################

variable "tags" {
  description = "Tags of all resources, in addition to the default tags of the provider."
  type        = map(string)
  default     = {}
  nullable    = false
}
