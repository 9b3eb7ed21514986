variable "endpoint_name" {
  description = "What clients call. Unique in the account and region."
  type        = string
  nullable    = false

  validation {
    condition = (
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.endpoint_name)) &&
      length(var.endpoint_name) <= 63
    )
    error_message = (
      "endpoint_name may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters."
    )
  }
}

variable "model_name" {
  description = "A SageMaker model that exists already."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.model_name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.model_name)) && length(var.model_name) <= 63
    )
    error_message = (
      "model_name may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters."
    )
  }
}

variable "model" {
  description = <<EOT
What a model is created from, instead.

- `name`: What the model's name begins with; a hash of its content follows. The name of what runs it without it.
- `image`: URI of the container image.
- `model_data_prefix`: Uncompressed artefacts: `s3://bucket/prefix/`, ending in a slash.
- `model_data_url`: Artefacts in one archive, instead: `s3://bucket/model.tar.gz`.
- `accept_eula`: You have read the licence of the model and accept it; some models are not loaded without.
- `environment`: Environment of the container. Default: `{}`.
- `subnet_ids`: Subnets of the container, 1 to 16: artefacts are then fetched through your VPC.
- `security_group_ids`: Security groups of the container there, 1 to 5.
- `model_data_kms_key_arn`: Key of yours that the artefacts are encrypted with: the created role may use it.
- `network_isolation`: The container may make no network calls. Default: `false`.
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
    error_message = "model must have 1 to 16 subnet_ids and 1 to 5 security_group_ids, or none of both."
  }

  validation {
    condition     = var.model == null ? true : var.model.model_data_prefix == null || var.model.model_data_url == null
    error_message = "model must have model_data_prefix or model_data_url, and not both."
  }

  validation {
    condition     = var.model == null ? true : var.model.accept_eula == null || var.model.model_data_prefix != null
    error_message = "model.accept_eula is of use with a model_data_prefix only."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.model.name)) && length(var.model.name) <= 54
    )
    error_message = (
      "model.name may hold letters, digits and hyphens only, with neither end a hyphen; at most 54 characters."
    )
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
    error_message = "model.model_data_prefix must be an S3 URI that ends in a slash."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.model_data_url == null ? true : can(regex("^s3://[^/]+/.+", var.model.model_data_url))
    )
    error_message = "model.model_data_url must be an S3 URI."
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
    )} must be the id of a subnet."
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
    )} must be the id of a security group."
  }

  validation {
    condition = (
      var.model == null
      ? true
      : var.model.model_data_kms_key_arn == null
      ? true
      : can(regex("^arn:[^:]+:kms:", var.model.model_data_kms_key_arn))
    )
    error_message = "model.model_data_kms_key_arn must be the ARN of a KMS key."
  }
}

variable "instance_type" {
  description = "Such as `ml.g5.12xlarge`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^ml[.]", var.instance_type))
    error_message = "instance_type must be a SageMaker instance type, such as ml.g5.12xlarge."
  }
}

variable "variant_name" {
  description = "Name of the only variant."
  type        = string
  default     = "AllTraffic"
  nullable    = false

  validation {
    condition = (
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.variant_name)) &&
      length(var.variant_name) <= 63
    )
    error_message = (
      "variant_name may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters."
    )
  }
}

variable "max_instance_count" {
  description = "Instances when everybody calls, at least 1."
  type        = number
  nullable    = false

  validation {
    condition     = var.max_instance_count >= 1 && floor(var.max_instance_count) == var.max_instance_count
    error_message = "max_instance_count must be a whole number at least 1."
  }
}

variable "min_instance_count" {
  description = "Instances when nobody calls. Above 0 the endpoint never sleeps."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.min_instance_count >= 0 && floor(var.min_instance_count) == var.min_instance_count
    error_message = "min_instance_count must be a whole number at least 0."
  }
}

variable "initial_instance_count" {
  description = "Instances right after the endpoint is created or updated, at least 1: SageMaker starts no endpoint at zero. The minimum, and 1 where that is 0, without it."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.initial_instance_count == null
      ? true
      : var.initial_instance_count >= 1 && floor(var.initial_instance_count) == var.initial_instance_count
    )
    error_message = "initial_instance_count must be a whole number at least 1."
  }
}

variable "inference_ami_version" {
  description = "Drivers and CUDA of the host; SageMaker's choice without it."
  type        = string
  default     = null
  nullable    = true
}

variable "container_startup_health_check_timeout_seconds" {
  description = "For a container to become healthy, at each wake: 60 to 3600."
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
  description = "To fetch the model, at each wake: 60 to 3600."
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
  description = "Storage of an instance, 1 to 512; types with NVMe storage refuse it."
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
  description = "Encrypts the storage of the instances; types with NVMe storage refuse it."
  type        = string
  default     = null
  nullable    = true
}

variable "output" {
  description = <<EOT
Where answers go and who is told.

- `s3_output_path`: `s3://bucket/prefix`.
- `s3_failure_path`: Where errors go; without it they are lost but for the error topic.
- `kms_key_arn`: ARN of the KMS key that encrypts the answers; the bucket's own encryption without it.
- `success_topic`: Who is told of answers: `{ arn = … }`, or `{ create = true }`. Nobody is without it.
  - `arn`: A topic that is managed elsewhere.
  - `create`: A topic is created, encrypted, with a policy that refuses messages over plain HTTP. Default: `false`.
  - `name`: Name of the created topic; the endpoint's name and `-success` without it. Beside an `arn` that is not known before the apply, the name of that topic: the name of the configuration is then known.
  - `kms_master_key_id`: ARN, id or alias of the KMS key that encrypts the messages of the created topic. Give the ARN of a key of yours: the created role may then use it. Default: `"alias/aws/sns"`.
- `error_topic`: Who is told of errors: `{ arn = … }`, or `{ create = true }`. Nobody is without it.
  - `arn`: A topic that is managed elsewhere.
  - `create`: A topic is created, encrypted, with a policy that refuses messages over plain HTTP. Default: `false`.
  - `name`: Name of the created topic; the endpoint's name and `-error` without it. Beside an `arn` that is not known before the apply, the name of that topic: the name of the configuration is then known.
  - `kms_master_key_id`: ARN, id or alias of the KMS key that encrypts the messages of the created topic. Give the ARN of a key of yours: the created role may then use it. Default: `"alias/aws/sns"`.
- `include_response_in`: Which messages carry the answer itself: `SUCCESS_NOTIFICATION_TOPIC`, `ERROR_NOTIFICATION_TOPIC`.
- `max_concurrent_invocations_per_instance`: Requests that one instance works on at a time, 1 to 1000; SageMaker's choice without it.
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
    error_message = "output.include_response_in may name only topics that there are."
  }

  validation {
    condition = (
      can(regex("^s3://[^/]+(/.*)?$", var.output.s3_output_path)) &&
      length(var.output.s3_output_path) <= 512
    )
    error_message = "output.s3_output_path must be an S3 URI of at most 512 characters."
  }

  validation {
    condition = (
      var.output.s3_failure_path == null
      ? true
      : can(regex("^s3://[^/]+(/.*)?$", var.output.s3_failure_path)) && length(var.output.s3_failure_path) <= 512
    )
    error_message = "output.s3_failure_path must be an S3 URI of at most 512 characters."
  }

  validation {
    condition     = var.output.kms_key_arn == null ? true : can(regex("^arn:[^:]+:kms:", var.output.kms_key_arn))
    error_message = "output.kms_key_arn must be the ARN of a KMS key."
  }

  validation {
    condition = (
      var.output.success_topic == null
      ? true
      : var.output.success_topic.create != (var.output.success_topic.arn != null)
    )
    error_message = "output.success_topic must have an arn or create = true, and not both."
  }

  validation {
    condition = (
      var.output.success_topic == null
      ? true
      : var.output.success_topic.name == null
      ? true
      : can(regex("^[A-Za-z0-9_-]+$", var.output.success_topic.name)) && length(var.output.success_topic.name) <= 256
    )
    error_message = (
      "output.success_topic.name may hold letters, digits, hyphens and underscores only; at most 256 characters."
    )
  }

  validation {
    condition = (
      var.output.error_topic == null
      ? true
      : var.output.error_topic.create != (var.output.error_topic.arn != null)
    )
    error_message = "output.error_topic must have an arn or create = true, and not both."
  }

  validation {
    condition = (
      var.output.error_topic == null
      ? true
      : var.output.error_topic.name == null
      ? true
      : can(regex("^[A-Za-z0-9_-]+$", var.output.error_topic.name)) && length(var.output.error_topic.name) <= 256
    )
    error_message = (
      "output.error_topic.name may hold letters, digits, hyphens and underscores only; at most 256 characters."
    )
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
  description = "S3 prefixes that requests lie below: the created role may read them. The bucket of the answers without it."
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
    )} must be an S3 URI of at most 512 characters."
  }
}

variable "tracking" {
  description = <<EOT
What the number of instances follows.

- `metric`: `ApproximateBacklogSizePerInstance`, or `CPUUtilization`, which never is 0: instances then go after the idle timeout, or after 15 minutes. Default: `"ApproximateBacklogSizePerInstance"`.
- `custom_metric`: A metric of your own, instead: it has to become exactly 0 when nothing waits.
  - `namespace`: Such as `AWS/SageMaker`.
  - `metric_name`: What CloudWatch calls it.
  - `dimensions`: Exactly those that it is published with. Default: `{}`.
  - `statistic`: `Average`, `Maximum`, `Minimum`, `SampleCount` or `Sum`. Default: `"Average"`.
  - `unit`: Only where it is published with several units.
- `target`: Of the metric: requests per instance, or percent of one core. Default: `5`.
- `policy_name`: Name of the policy; the endpoint's name and `-tracking` without it.
- `scale_in_cooldown_seconds`: After instances went, until more may go. Default: `300`.
- `scale_out_cooldown_seconds`: After instances came, until more may come. Default: `300`.
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
    error_message = "tracking.custom_metric must be a metric that asynchronous endpoints publish."
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
    error_message = "tracking.custom_metric.dimensions must be EndpointName alone."
  }

  validation {
    condition     = var.tracking.custom_metric == null ? true : can(regex("^.+$", var.tracking.custom_metric.namespace))
    error_message = "tracking.custom_metric.namespace must be given."
  }

  validation {
    condition = (
      var.tracking.custom_metric == null
      ? true
      : can(regex("^.+$", var.tracking.custom_metric.metric_name))
    )
    error_message = "tracking.custom_metric.metric_name must be given."
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
    condition     = var.tracking.target > 0
    error_message = "tracking.target must be above 0."
  }

  validation {
    condition = (
      var.tracking.policy_name == null
      ? true
      : can(regex("^[^/]+$", var.tracking.policy_name)) && length(var.tracking.policy_name) <= 256
    )
    error_message = join(" ", [
      "tracking.policy_name may not hold a slash: Terraform imports a policy by a path of slashes; at most 256",
      "characters.",
    ])
  }

  validation {
    condition = (
      var.tracking.scale_in_cooldown_seconds >= 0 &&
      floor(var.tracking.scale_in_cooldown_seconds) == var.tracking.scale_in_cooldown_seconds
    )
    error_message = "tracking.scale_in_cooldown_seconds must be a whole number at least 0."
  }

  validation {
    condition = (
      var.tracking.scale_out_cooldown_seconds >= 0 &&
      floor(var.tracking.scale_out_cooldown_seconds) == var.tracking.scale_out_cooldown_seconds
    )
    error_message = "tracking.scale_out_cooldown_seconds must be a whole number at least 0."
  }
}

variable "wake" {
  description = <<EOT
What one request does that waits while there is no instance.

- `instances`: Instances that a wake brings. Default: `1`.
- `adjustment`: `ExactCapacity` sets the number, `ChangeInCapacity` adds to it. Default: `"ExactCapacity"`.
- `cooldown_seconds`: 0 where the number is set, 300 where it is added, without it.
- `policy_name`: Name of the policy; the endpoint's name and `-wake` without it.
- `alarm_name`: Name of the alarm; the endpoint's name and `-wake` without it.
- `period_seconds`: 10, 20, 30 or a multiple of 60. Default: `60`.
- `statistic`: `Maximum`, `Sum` or `Average`: these see one waiting request among others. Default: `"Average"`.
- `evaluation_periods`: Periods that are looked at. Default: `2`.
- `datapoints_to_alarm`: Periods among them with a waiting request; all of them without it.
- `treat_missing_data`: `notBreaching`, `ignore` or `missing`. Default: `"notBreaching"`.
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
    error_message = "wake.instances must be a whole number at least 1."
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
    error_message = "wake.cooldown_seconds must be a whole number at least 0."
  }

  validation {
    condition = (
      var.wake.policy_name == null
      ? true
      : can(regex("^[^/]+$", var.wake.policy_name)) && length(var.wake.policy_name) <= 256
    )
    error_message = (
      "wake.policy_name may not hold a slash: Terraform imports a policy by a path of slashes; at most 256 characters."
    )
  }

  validation {
    condition = (
      var.wake.alarm_name == null
      ? true
      : can(regex("^.+$", var.wake.alarm_name)) && length(var.wake.alarm_name) <= 255
    )
    error_message = "wake.alarm_name may not be empty; at most 255 characters."
  }

  validation {
    condition = (
      contains([10, 20, 30], var.wake.period_seconds) ||
      (var.wake.period_seconds > 0 && var.wake.period_seconds % 60 == 0)
    )
    error_message = "wake.period_seconds must be 10, 20, 30 or a multiple of 60."
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
    error_message = "wake.evaluation_periods must be a whole number at least 1."
  }

  validation {
    condition = (
      var.wake.datapoints_to_alarm == null
      ? true
      : var.wake.datapoints_to_alarm >= 1 && floor(var.wake.datapoints_to_alarm) == var.wake.datapoints_to_alarm
    )
    error_message = "wake.datapoints_to_alarm must be a whole number at least 1."
  }

  validation {
    condition     = contains(["notBreaching", "ignore", "missing"], var.wake.treat_missing_data)
    error_message = "wake.treat_missing_data must be notBreaching, ignore or missing."
  }
}

variable "idle_timeout_seconds" {
  description = "Zero instances after this long without a request in flight, in whole minutes; about 15 minutes, by target tracking, without it."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.idle_timeout_seconds == null
      ? true
      : var.idle_timeout_seconds % 60 == 0 && var.idle_timeout_seconds >= 60 && var.idle_timeout_seconds <= 86400
    )
    error_message = "idle_timeout_seconds must be whole minutes, from 1 minute to 24 hours."
  }
}

variable "min_up_time_seconds" {
  description = "Once woken, stay for at least this long, in whole minutes."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.min_up_time_seconds == null
      ? true
      : var.min_up_time_seconds % 60 == 0 && var.min_up_time_seconds >= 60 && var.min_up_time_seconds <= 86400
    )
    error_message = "min_up_time_seconds must be whole minutes, from 1 minute to 24 hours."
  }
}

variable "sleep_windows" {
  description = <<EOT
Times to sleep and to wake, by name.

- `sleep`: When to sleep: `cron(0 18 ? * FRI *)`, or `at(…)`, or `rate(…)`.
- `wake`: When to wake: `cron(0 7 ? * MON *)`, or `at(…)`, or `rate(…)`.
- `time_zone`: IANA name that both are read in: `Europe/Paris`.
- `copies_on_wake`: Instances after the wake; 1, or `min_instance_count` where that is higher, without it.
- `hard`: Nothing wakes inside the window: queued requests expire, after six hours at most. Default: `false`.
- `start_date`: RFC 3339 in UTC: nothing runs before.
- `end_date`: RFC 3339 in UTC: nothing runs afterwards.
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
      "is called by its key: it may hold letters, digits and hyphens only, with neither end a hyphen; at most 50",
      "characters.",
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
      "must be cron(minutes hours day-of-month month day-of-week year) with a ? for one of the days, such as cron(0 18",
      "? * FRI *), or at(2027-01-01T00:00:00), or rate(7 days).",
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
      "must be cron(minutes hours day-of-month month day-of-week year) with a ? for one of the days, such as cron(0 18",
      "? * FRI *), or at(2027-01-01T00:00:00), or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([for window in values(var.sleep_windows) : window.sleep != window.wake])
    error_message = join(" ", [
      join(", ", [for key, window in var.sleep_windows : "sleep_windows[\"${key}\"]" if window.sleep == window.wake]),
      "must sleep and wake at different times.",
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
    ])} must have an end_date after its start_date."
  }

  validation {
    condition = alltrue([
      for window in values(var.sleep_windows) :
      window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0)
    ])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].copies_on_wake"
      if !(window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0))
    ])} must be at least 1: a minimum of 0 in the window and outside of it changes nothing."
  }

  validation {
    condition = alltrue([for window in values(var.sleep_windows) : can(regex(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      window.time_zone
    ))])
    error_message = "${join(", ", [
      for key, window in var.sleep_windows : "sleep_windows[\"${key}\"].time_zone"
      if !can(regex("^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$", window.time_zone))
    ])} must be an IANA name such as Europe/Paris."
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
    ])} must be a whole number at least 0."
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
    ])} must be a date and time such as 2027-01-01T00:00:00Z."
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
    ])} must be a date and time such as 2027-01-01T00:00:00Z."
  }
}

variable "execution_role_arn" {
  description = "A role that is managed elsewhere, for SageMaker. A role with the permissions that are needed is created without it."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.execution_role_arn == null
      ? true
      : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/.+$", var.execution_role_arn))
    )
    error_message = "execution_role_arn must be the ARN of an IAM role."
  }
}

variable "create_execution_role" {
  description = "Whether a role is created. Where `execution_role_arn` is not known before the apply, Terraform has to be told: false."
  type        = bool
  default     = null
  nullable    = true
}

variable "execution_role_name" {
  description = "Name of the created role; the endpoint's name and `-execution` without it. IAM names are unique in an account, across regions."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.execution_role_name == null
      ? true
      : can(regex("^[A-Za-z0-9_+=,.@-]+$", var.execution_role_name)) && length(var.execution_role_name) <= 64
    )
    error_message = "execution_role_name may hold letters, digits and _+=,.@- only; at most 64 characters."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the created role."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.permissions_boundary_arn == null
      ? true
      : can(regex("^arn:[^:]+:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    )
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

variable "tags" {
  description = "On everything that takes tags, beside the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
