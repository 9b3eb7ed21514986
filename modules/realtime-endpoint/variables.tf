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
# Inference components
################################################################################

variable "routing_strategy" {
  description = "How SageMaker chooses a copy for a request: `LEAST_OUTSTANDING_REQUESTS` or `RANDOM`."
  type        = string
  default     = "LEAST_OUTSTANDING_REQUESTS"
  nullable    = false

  validation {
    condition     = contains(["LEAST_OUTSTANDING_REQUESTS", "RANDOM"], var.routing_strategy)
    error_message = "routing_strategy must be LEAST_OUTSTANDING_REQUESTS or RANDOM."
  }
}

# Each message lists the keys of the components that fail. "x == null ? true : …" is not written as "x == null || …",
# because older versions of Terraform evaluate both sides.
variable "inference_components" {
  description = <<EOT
Inference components of the endpoint, by name.

- `name`: Inference component name. Must be unique in the account and Region. Default: its key.
- `model_name`: Name of an existing SageMaker model. Either `model_name` or `model` is required.
- `model`: Model to create: container image, artifacts and network. Replaces `model_name`.
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
- `accelerator_devices`: Number of GPUs or Neuron devices per copy. None by default.
- `cpu_cores`: Number of vCPUs per copy. Must be at least 0.25.
- `min_memory_mb`: Host memory that a copy reserves, in MiB, not GPU memory. Must be at least 128.
- `max_memory_mb`: Host memory that a copy can use at most, in MiB. Must be at least `min_memory_mb`. No limit by
  default.
- `initial_copies`: Number of copies at creation. Must be at least 1, because SageMaker creates no component without
  a copy. Default: `1`.
- `min_copies`: Minimum number of copies. With a value above 0 the component never scales to zero, and neither does
  its endpoint. Default: `0`.
- `max_copies`: Maximum number of copies. Must be at least 1.
- `tracking`: Target tracking policy, which adjusts the number of copies to the requests.
  - `metric`: Predefined metric of Application Auto Scaling. Default:
    `"SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"`.
  - `target`: Value of the metric per copy that scaling maintains. Must be above 0. Default: `5`.
  - `policy_name`: Policy name. Default: the name of the component and `-tracking`.
  - `scale_in_cooldown_seconds`: Time between two reductions of the number of copies. Default: `300`.
  - `scale_out_cooldown_seconds`: Time between two increases of the number of copies. Default: `300`.
- `wake`: Wake policy and wake alarm, which scale from zero copies when SageMaker refuses a request.
  - `copies`: Number of copies that a wake starts. Must be at least 1. Default: `1`.
  - `adjustment`: `ExactCapacity` sets the number of copies, `ChangeInCapacity` adds to it. Default:
    `"ExactCapacity"`.
  - `cooldown_seconds`: Time between two wakes. Default: 0 with `ExactCapacity`, 300 with `ChangeInCapacity`.
  - `policy_name`: Policy name. Default: the name of the component and `-wake`.
  - `alarm_name`: Alarm name. Default: the name of the component and `-wake`.
  - `period_seconds`: Period of the alarm: 10, 20, 30 or a multiple of 60 seconds. Default: `30`.
  - `statistic`: Statistic of the alarm: `Maximum`, `Sum` or `Average`. Each of them detects a single refused
    request. Default: `"Maximum"`.
  - `evaluation_periods`: Number of periods that the alarm evaluates. Must be at least 1. Default: `1`.
  - `datapoints_to_alarm`: Number of these periods with a refused request that triggers the alarm. Must be at least
    1. Default: `1`.
  - `treat_missing_data`: How the alarm treats missing data: `notBreaching`, `ignore` or `missing`. Default:
    `"notBreaching"`.
- `idle_timeout_seconds`: Time without a request in progress after which the component scales to zero copies. Must
  be a multiple of 60, from 60 to 86400 seconds. By default target tracking scales to zero after about 15 min.
- `min_up_time_seconds`: Minimum time between a wake and the next scale-in to zero. Must be a multiple of 60, from
  60 to 86400 seconds. None by default.
- `container_startup_health_check_timeout_seconds`: Time for a container to become healthy, from 60 to 3600 seconds.
  Applies at each wake. Chosen by SageMaker by default.
- `model_data_download_timeout_seconds`: Time to download the model, from 60 to 3600 seconds. Applies at each wake.
  Chosen by SageMaker by default.
- `data_cache`: Whether the instance keeps model and image for later copies. Chosen by SageMaker by default.
- `placement_strategy`: Placement of copies on instances: `SPREAD` or `BINPACK`. Chosen by SageMaker by default.
- `sleep_windows`: Sleep windows, by name: schedules that put the component to sleep and wake it.
  - `sleep`: Schedule of the sleep, such as `cron(0 18 ? * FRI *)`, `at(2027-01-01T00:00:00)` or `rate(7 days)`.
  - `wake`: Schedule of the wake, such as `cron(0 7 ? * MON *)`, `at(2027-01-02T00:00:00)` or `rate(7 days)`.
  - `time_zone`: IANA name of the time zone of both schedules, such as `Europe/Paris`.
  - `copies_on_wake`: Number of copies after the wake. Default: `min_copies`, or 1 if that is 0.
  - `hard`: Whether requests within the window are refused instead of waking the component. Default: `false`.
  - `start_date`: Time in UTC before which the schedules do not run, such as `2027-01-01T00:00:00Z`.
  - `end_date`: Time in UTC after which the schedules do not run, such as `2027-12-31T00:00:00Z`.
- `adapters`: LoRA adapters on the component, by name.
  - `name`: Inference component name of the adapter. Must be unique in the account and Region. Default: its key.
  - `artifact_url`: URI of the archive with the weights of the adapter, such as `s3://bucket/adapter.tar.gz`.
  - `wake_alarm`: Alarm that wakes the base component when SageMaker refuses a request for the adapter.
    - `alarm_name`: Alarm name. Default: the name of the adapter and `-wake`.
    - `period_seconds`: Period of the alarm: 10, 20, 30 or a multiple of 60 seconds. Default: `30`.
    - `statistic`: Statistic of the alarm: `Maximum`, `Sum` or `Average`. Each of them detects a single refused
      request. Default: `"Maximum"`.
    - `evaluation_periods`: Number of periods that the alarm evaluates. Must be at least 1. Default: `1`.
    - `datapoints_to_alarm`: Number of these periods with a refused request that triggers the alarm. Must be at
      least 1. Default: `1`.
    - `treat_missing_data`: How the alarm treats missing data: `notBreaching`, `ignore` or `missing`. Default:
      `"notBreaching"`.
  - `tags`: Tags of the adapter, in addition to those of its component. Default: `{}`.
- `tags`: Tags of the component, in addition to those of the endpoint. Default: `{}`.
EOT
  type = map(object({
    name       = optional(string)
    model_name = optional(string)
    model = optional(object({
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
    }))
    accelerator_devices = optional(number)
    cpu_cores           = optional(number)
    min_memory_mb       = number
    max_memory_mb       = optional(number)
    initial_copies      = optional(number, 1)
    min_copies          = optional(number, 0)
    max_copies          = number
    tracking = optional(object({
      metric = optional(
        string,
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"
      )
      target                     = optional(number, 5)
      policy_name                = optional(string)
      scale_in_cooldown_seconds  = optional(number, 300)
      scale_out_cooldown_seconds = optional(number, 300)
    }), {})
    wake = optional(object({
      copies              = optional(number, 1)
      adjustment          = optional(string, "ExactCapacity")
      cooldown_seconds    = optional(number)
      policy_name         = optional(string)
      alarm_name          = optional(string)
      period_seconds      = optional(number, 30)
      statistic           = optional(string, "Maximum")
      evaluation_periods  = optional(number, 1)
      datapoints_to_alarm = optional(number, 1)
      treat_missing_data  = optional(string, "notBreaching")
    }), {})
    idle_timeout_seconds                           = optional(number)
    min_up_time_seconds                            = optional(number)
    container_startup_health_check_timeout_seconds = optional(number)
    model_data_download_timeout_seconds            = optional(number)
    data_cache                                     = optional(bool)
    placement_strategy                             = optional(string)
    sleep_windows = optional(map(object({
      sleep          = string
      wake           = string
      time_zone      = string
      copies_on_wake = optional(number)
      hard           = optional(bool, false)
      start_date     = optional(string)
      end_date       = optional(string)
    })), {})
    adapters = optional(map(object({
      name         = optional(string)
      artifact_url = string
      wake_alarm = optional(object({
        alarm_name          = optional(string)
        period_seconds      = optional(number, 30)
        statistic           = optional(string, "Maximum")
        evaluation_periods  = optional(number, 1)
        datapoints_to_alarm = optional(number, 1)
        treat_missing_data  = optional(string, "notBreaching")
      }), {})
      tags = optional(map(string), {})
    })), {})
    tags = optional(map(string), {})
  }))
  nullable = false

  validation {
    condition = alltrue([
      for key, component in var.inference_components :
      length([
        for name in flatten([
          for other_key, other in var.inference_components : concat(
            [coalesce(other.name, other_key)],
            [for adapter_key, adapter in other.adapters : coalesce(adapter.name, adapter_key)]
          )
        ]) : name
        if contains(concat(
          [coalesce(component.name, key)],
          [for adapter_key, adapter in component.adapters : coalesce(adapter.name, adapter_key)]
        ), name)
      ]) ==
      length(toset(concat(
        [coalesce(component.name, key)],
        [for adapter_key, adapter in component.adapters : coalesce(adapter.name, adapter_key)]
      )))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"]"
      if length([
        for name in flatten([
          for other_key, other in var.inference_components : concat(
            [coalesce(other.name, other_key)],
            [for adapter_key, adapter in other.adapters : coalesce(adapter.name, adapter_key)]
          )
        ]) : name
        if contains(concat(
          [coalesce(component.name, key)],
          [for adapter_key, adapter in component.adapters : coalesce(adapter.name, adapter_key)]
        ), name)
      ]) !=
      length(toset(concat(
        [coalesce(component.name, key)],
        [for adapter_key, adapter in component.adapters : coalesce(adapter.name, adapter_key)]
      )))
    ])} must have names that no other component or adapter has."
  }

  validation {
    condition = alltrue([
      for key, component in var.inference_components :
      length([
        for name in flatten([
          for other_key, other in var.inference_components : concat(
            compact([
              coalesce(other.wake.alarm_name, "${coalesce(other.name, other_key)}-wake"),
              other.idle_timeout_seconds != null || other.min_up_time_seconds != null
              ? "${coalesce(other.name, other_key)}-sleep"
              : "",
            ]),
            [
              for adapter_key, adapter in other.adapters : coalesce(
                adapter.wake_alarm.alarm_name,
                "${coalesce(adapter.name, adapter_key)}-wake"
              )
            ]
          )
        ]) : name
        if contains(concat(
          compact([
            coalesce(component.wake.alarm_name, "${coalesce(component.name, key)}-wake"),
            component.idle_timeout_seconds != null || component.min_up_time_seconds != null
            ? "${coalesce(component.name, key)}-sleep"
            : "",
          ]),
          [
            for adapter_key, adapter in component.adapters : coalesce(
              adapter.wake_alarm.alarm_name,
              "${coalesce(adapter.name, adapter_key)}-wake"
            )
          ]
        ), name)
      ]) ==
      length(toset(concat(
        compact([
          coalesce(component.wake.alarm_name, "${coalesce(component.name, key)}-wake"),
          component.idle_timeout_seconds != null || component.min_up_time_seconds != null
          ? "${coalesce(component.name, key)}-sleep"
          : "",
        ]),
        [
          for adapter_key, adapter in component.adapters : coalesce(
            adapter.wake_alarm.alarm_name,
            "${coalesce(adapter.name, adapter_key)}-wake"
          )
        ]
      )))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"]"
      if length([
        for name in flatten([
          for other_key, other in var.inference_components : concat(
            compact([
              coalesce(other.wake.alarm_name, "${coalesce(other.name, other_key)}-wake"),
              other.idle_timeout_seconds != null || other.min_up_time_seconds != null
              ? "${coalesce(other.name, other_key)}-sleep"
              : "",
            ]),
            [
              for adapter_key, adapter in other.adapters : coalesce(
                adapter.wake_alarm.alarm_name,
                "${coalesce(adapter.name, adapter_key)}-wake"
              )
            ]
          )
        ]) : name
        if contains(concat(
          compact([
            coalesce(component.wake.alarm_name, "${coalesce(component.name, key)}-wake"),
            component.idle_timeout_seconds != null || component.min_up_time_seconds != null
            ? "${coalesce(component.name, key)}-sleep"
            : "",
          ]),
          [
            for adapter_key, adapter in component.adapters : coalesce(
              adapter.wake_alarm.alarm_name,
              "${coalesce(adapter.name, adapter_key)}-wake"
            )
          ]
        ), name)
      ]) !=
      length(toset(concat(
        compact([
          coalesce(component.wake.alarm_name, "${coalesce(component.name, key)}-wake"),
          component.idle_timeout_seconds != null || component.min_up_time_seconds != null
          ? "${coalesce(component.name, key)}-sleep"
          : "",
        ]),
        [
          for adapter_key, adapter in component.adapters : coalesce(
            adapter.wake_alarm.alarm_name,
            "${coalesce(adapter.name, adapter_key)}-wake"
          )
        ]
      )))
    ])} must have different alarm names: of alarms with one name CloudWatch keeps only the last one."
  }

  validation {
    condition = alltrue([
      for key, component in var.inference_components : component.model == null ? true : length([
        for other_key, other in var.inference_components : other_key
        if try(jsonencode(merge(other.model, {
          name = coalesce(
            other.model.name,
            replace(substr(coalesce(other.name, other_key), 0, 54), "/-+$/", "")
          )
          model_data_kms_key_arn = null
        })), "") ==
        try(jsonencode(merge(component.model, {
          name = coalesce(
            component.model.name,
            replace(substr(coalesce(component.name, key), 0, 54), "/-+$/", "")
          )
          model_data_kms_key_arn = null
        })), "")
      ]) == 1
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"]"
        if component.model == null ? false : length([
          for other_key, other in var.inference_components : other_key
          if try(jsonencode(merge(other.model, {
            name = coalesce(
              other.model.name,
              replace(substr(coalesce(other.name, other_key), 0, 54), "/-+$/", "")
            )
            model_data_kms_key_arn = null
          })), "") ==
          try(jsonencode(merge(component.model, {
            name = coalesce(
              component.model.name,
              replace(substr(coalesce(component.name, key), 0, 54), "/-+$/", "")
            )
            model_data_kms_key_arn = null
          })), "")
        ]) != 1
      ]),
      "must have a model that differs from all others, in its content or in model.name: AWS refuses the second model",
      "of a name.",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : (component.model == null) != (
      component.model_name ==
      null
    )])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"]"
      if(component.model == null) == (component.model_name == null)
    ])} must have either model_name or model, not both."
  }

  validation {
    condition = alltrue([
      for key, component in var.inference_components :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(component.name, key))) &&
      length(coalesce(component.name, key)) <= 63
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"]"
        if !(
          can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(component.name, key))) &&
          length(coalesce(component.name, key)) <= 63
        )
      ]),
      "must have a valid name, which is its key by default: it must consist of letters, digits and hyphens, and must",
      "not begin or end with a hyphen, and must have at most 63 characters.",
    ])
  }

  validation {
    condition = alltrue([
      for key, component in var.inference_components :
      length(toset([
        coalesce(component.tracking.policy_name, "${coalesce(component.name, key)}-tracking"),
        coalesce(component.wake.policy_name, "${coalesce(component.name, key)}-wake"),
        component.idle_timeout_seconds != null || component.min_up_time_seconds != null
        ? "${coalesce(component.name, key)}-sleep"
        : "",
      ])) ==
      3
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"]"
      if length(toset([
        coalesce(component.tracking.policy_name, "${coalesce(component.name, key)}-tracking"),
        coalesce(component.wake.policy_name, "${coalesce(component.name, key)}-wake"),
        component.idle_timeout_seconds != null || component.min_up_time_seconds != null
        ? "${coalesce(component.name, key)}-sleep"
        : "",
      ])) !=
      3
    ])} must have different policy names: of policies with one name Application Auto Scaling keeps only the last one."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model_name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model_name)) &&
      length(component.model_name) <= 63
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].model_name"
        if component.model_name == null
        ? false
        : !(
          can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model_name)) &&
          length(component.model_name) <= 63
        )
      ]),
      "must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 63",
      "characters.",
    ])
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.subnet_ids == null || component.model.security_group_ids == null
      ? component.model.subnet_ids == null && component.model.security_group_ids == null
      : contains(range(1, 17), length(component.model.subnet_ids)) &&
      contains(range(1, 6), length(component.model.security_group_ids))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model"
      if component.model == null
      ? false
      : !(
        component.model.subnet_ids == null || component.model.security_group_ids == null
        ? component.model.subnet_ids == null && component.model.security_group_ids == null
        : contains(range(1, 17), length(component.model.subnet_ids)) &&
        contains(range(1, 6), length(component.model.security_group_ids))
      )
    ])} must have 1 to 16 subnet_ids and 1 to 5 security_group_ids, or neither."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.model_data_prefix == null || component.model.model_data_url == null
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model"
      if component.model == null
      ? false
      : !(component.model.model_data_prefix == null || component.model.model_data_url == null)
    ])} must have either model_data_prefix or model_data_url, not both."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null ? true : component.model.accept_eula == null || component.model.model_data_prefix != null
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model.accept_eula"
      if component.model == null
      ? false
      : !(component.model.accept_eula == null || component.model.model_data_prefix != null)
    ])} requires model_data_prefix: SageMaker accepts licences for uncompressed artifacts only."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model.name)) &&
      length(component.model.name) <= 54
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].model.name"
        if component.model == null
        ? false
        : component.model.name == null
        ? false
        : !(
          can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model.name)) &&
          length(component.model.name) <= 54
        )
      ]),
      "must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 54",
      "characters.",
    ])
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null ? true : can(regex("^[^ ]{1,255}$", component.model.image))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model.image"
      if component.model == null ? false : !can(regex("^[^ ]{1,255}$", component.model.image))
    ])} must be an image URI of at most 255 characters without spaces."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.model_data_prefix == null
      ? true
      : can(regex("^s3://[^/]+/(.*/)?$", component.model.model_data_prefix))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model.model_data_prefix"
      if component.model == null
      ? false
      : component.model.model_data_prefix == null
      ? false
      : !can(regex("^s3://[^/]+/(.*/)?$", component.model.model_data_prefix))
    ])} must be an S3 URI that ends in a slash, such as s3://bucket/prefix/."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.model_data_url == null ? true : can(regex("^s3://[^/]+/.+", component.model.model_data_url))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model.model_data_url"
      if component.model == null
      ? false
      : component.model.model_data_url == null ? false : !can(regex("^s3://[^/]+/.+", component.model.model_data_url))
    ])} must be an S3 URI, such as s3://bucket/model.tar.gz."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.subnet_ids == null
      ? true
      : alltrue([for item in component.model.subnet_ids : can(regex("^subnet-[0-9a-f]+$", item))])
    ])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components :
      component.model == null
      ? []
      : component.model.subnet_ids == null
      ? []
      : [
        for index, item in component.model.subnet_ids : "inference_components[\"${key}\"].model.subnet_ids[${index}]"
        if !can(regex("^subnet-[0-9a-f]+$", item))
      ]
    ]))} must be the id of a subnet, such as subnet-0123456789abcdef0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.security_group_ids == null
      ? true
      : alltrue([for item in component.model.security_group_ids : can(regex("^sg-[0-9a-f]+$", item))])
    ])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components :
      component.model == null
      ? []
      : component.model.security_group_ids == null
      ? []
      : [
        for index, item in component.model.security_group_ids :
        "inference_components[\"${key}\"].model.security_group_ids[${index}]"
        if !can(regex("^sg-[0-9a-f]+$", item))
      ]
    ]))} must be the id of a security group, such as sg-0123456789abcdef0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model == null
      ? true
      : component.model.model_data_kms_key_arn == null
      ? true
      : can(regex("^arn:[^:]+:kms:", component.model.model_data_kms_key_arn))
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].model.model_data_kms_key_arn"
      if component.model == null
      ? false
      : component.model.model_data_kms_key_arn == null
      ? false
      : !can(regex("^arn:[^:]+:kms:", component.model.model_data_kms_key_arn))
    ])} must be the ARN of a KMS key: the Terraform provider refuses key ids and aliases here."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.accelerator_devices == null ? true : component.accelerator_devices >= 1
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].accelerator_devices"
      if component.accelerator_devices == null ? false : !(component.accelerator_devices >= 1)
    ])} must be at least 1: omit it for a component that requires no accelerator."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.cpu_cores == null ? true : component.cpu_cores >= 0.25
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].cpu_cores"
      if component.cpu_cores == null ? false : !(component.cpu_cores >= 0.25)
    ])} must be at least 0.25."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.min_memory_mb >= 128 && floor(component.min_memory_mb) == component.min_memory_mb
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].min_memory_mb"
      if !(component.min_memory_mb >= 128 && floor(component.min_memory_mb) == component.min_memory_mb)
    ])} must be a whole number of at least 128."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.max_memory_mb == null
      ? true
      : component.max_memory_mb >= 128 && floor(component.max_memory_mb) == component.max_memory_mb
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].max_memory_mb"
      if component.max_memory_mb == null
      ? false
      : !(component.max_memory_mb >= 128 && floor(component.max_memory_mb) == component.max_memory_mb)
    ])} must be a whole number of at least 128."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.initial_copies >= 1 && floor(component.initial_copies) == component.initial_copies
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].initial_copies"
        if !(component.initial_copies >= 1 && floor(component.initial_copies) == component.initial_copies)
      ]),
      "must be a whole number of at least 1: SageMaker creates no inference component without a copy; the component",
      "scales to zero afterwards.",
    ])
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.min_copies >= 0 && floor(component.min_copies) == component.min_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].min_copies"
      if !(component.min_copies >= 0 && floor(component.min_copies) == component.min_copies)
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.max_copies >= 1 && floor(component.max_copies) == component.max_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].max_copies"
      if !(component.max_copies >= 1 && floor(component.max_copies) == component.max_copies)
    ])} must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can wake it."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : contains(
      [
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        "SageMakerInferenceComponentInvocationsPerCopy",
      ],
      component.tracking.metric
    )])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].tracking.metric"
        if !contains(
          [
            "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
            "SageMakerInferenceComponentInvocationsPerCopy",
          ],
          component.tracking.metric
        )
      ]),
      "must be SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution or",
      "SageMakerInferenceComponentInvocationsPerCopy.",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : component.tracking.target > 0])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].tracking.target"
      if !(component.tracking.target > 0)
    ])} must be above 0: no metric falls below a target of 0, so the capacity would never scale in."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.tracking.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.tracking.policy_name)) && length(component.tracking.policy_name) <= 256
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].tracking.policy_name"
        if component.tracking.policy_name == null
        ? false
        : !(can(regex("^[^/]+$", component.tracking.policy_name)) && length(component.tracking.policy_name) <= 256)
      ]),
      "must not contain a slash, because Terraform imports a policy by a path of slashes, and must have at most 256",
      "characters.",
    ])
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.tracking.scale_in_cooldown_seconds >= 0 &&
      floor(component.tracking.scale_in_cooldown_seconds) == component.tracking.scale_in_cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components :
      "inference_components[\"${key}\"].tracking.scale_in_cooldown_seconds"
      if !(
        component.tracking.scale_in_cooldown_seconds >= 0 &&
        floor(component.tracking.scale_in_cooldown_seconds) == component.tracking.scale_in_cooldown_seconds
      )
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.tracking.scale_out_cooldown_seconds >= 0 &&
      floor(component.tracking.scale_out_cooldown_seconds) == component.tracking.scale_out_cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components :
      "inference_components[\"${key}\"].tracking.scale_out_cooldown_seconds"
      if !(
        component.tracking.scale_out_cooldown_seconds >= 0 &&
        floor(component.tracking.scale_out_cooldown_seconds) == component.tracking.scale_out_cooldown_seconds
      )
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.copies"
      if !(component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies)
    ])} must be a whole number of at least 1: a wake that starts nothing has no effect."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : contains(
      ["ExactCapacity", "ChangeInCapacity"],
      component.wake.adjustment
    )])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.adjustment"
      if !contains(["ExactCapacity", "ChangeInCapacity"], component.wake.adjustment)
    ])} must be ExactCapacity or ChangeInCapacity."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.cooldown_seconds == null
      ? true
      : component.wake.cooldown_seconds >= 0 &&
      floor(component.wake.cooldown_seconds) == component.wake.cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.cooldown_seconds"
      if component.wake.cooldown_seconds == null
      ? false
      : !(
        component.wake.cooldown_seconds >= 0 &&
        floor(component.wake.cooldown_seconds) == component.wake.cooldown_seconds
      )
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.wake.policy_name)) && length(component.wake.policy_name) <= 256
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.inference_components : "inference_components[\"${key}\"].wake.policy_name"
        if component.wake.policy_name == null
        ? false
        : !(can(regex("^[^/]+$", component.wake.policy_name)) && length(component.wake.policy_name) <= 256)
      ]),
      "must not contain a slash, because Terraform imports a policy by a path of slashes, and must have at most 256",
      "characters.",
    ])
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.alarm_name == null
      ? true
      : can(regex("^.+$", component.wake.alarm_name)) && length(component.wake.alarm_name) <= 255
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.alarm_name"
      if component.wake.alarm_name == null
      ? false
      : !(can(regex("^.+$", component.wake.alarm_name)) && length(component.wake.alarm_name) <= 255)
    ])} must not be empty, and must have at most 255 characters."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      contains([10, 20, 30], component.wake.period_seconds) ||
      (component.wake.period_seconds > 0 && component.wake.period_seconds % 60 == 0)
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.period_seconds"
      if !(
        contains([10, 20, 30], component.wake.period_seconds) ||
        (component.wake.period_seconds > 0 && component.wake.period_seconds % 60 == 0)
      )
    ])} must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : contains(
      ["Maximum", "Sum", "Average"],
      component.wake.statistic
    )])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.statistic"
      if !contains(["Maximum", "Sum", "Average"], component.wake.statistic)
    ])} must be Maximum, Sum or Average."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.evaluation_periods >= 1 &&
      floor(component.wake.evaluation_periods) == component.wake.evaluation_periods
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.evaluation_periods"
      if !(
        component.wake.evaluation_periods >= 1 &&
        floor(component.wake.evaluation_periods) == component.wake.evaluation_periods
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.wake.datapoints_to_alarm >= 1 &&
      floor(component.wake.datapoints_to_alarm) == component.wake.datapoints_to_alarm
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.datapoints_to_alarm"
      if !(
        component.wake.datapoints_to_alarm >= 1 &&
        floor(component.wake.datapoints_to_alarm) == component.wake.datapoints_to_alarm
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : contains(
      ["notBreaching", "ignore", "missing"],
      component.wake.treat_missing_data
    )])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].wake.treat_missing_data"
      if !contains(["notBreaching", "ignore", "missing"], component.wake.treat_missing_data)
    ])} must be notBreaching, ignore or missing."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.idle_timeout_seconds == null
      ? true
      : component.idle_timeout_seconds % 60 == 0 &&
      component.idle_timeout_seconds >= 60 &&
      component.idle_timeout_seconds <= 86400
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].idle_timeout_seconds"
      if component.idle_timeout_seconds == null
      ? false
      : !(
        component.idle_timeout_seconds % 60 == 0 &&
        component.idle_timeout_seconds >= 60 &&
        component.idle_timeout_seconds <= 86400
      )
    ])} must be a whole number of minutes, from 1 minute to 24 hours."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.min_up_time_seconds == null
      ? true
      : component.min_up_time_seconds % 60 == 0 &&
      component.min_up_time_seconds >= 60 &&
      component.min_up_time_seconds <= 86400
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].min_up_time_seconds"
      if component.min_up_time_seconds == null
      ? false
      : !(
        component.min_up_time_seconds % 60 == 0 &&
        component.min_up_time_seconds >= 60 &&
        component.min_up_time_seconds <= 86400
      )
    ])} must be a whole number of minutes, from 1 minute to 24 hours."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.container_startup_health_check_timeout_seconds == null
      ? true
      : component.container_startup_health_check_timeout_seconds >= 60 &&
      component.container_startup_health_check_timeout_seconds <= 3600 &&
      floor(component.container_startup_health_check_timeout_seconds) ==
      component.container_startup_health_check_timeout_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components :
      "inference_components[\"${key}\"].container_startup_health_check_timeout_seconds"
      if component.container_startup_health_check_timeout_seconds == null
      ? false
      : !(
        component.container_startup_health_check_timeout_seconds >= 60 &&
        component.container_startup_health_check_timeout_seconds <= 3600 &&
        floor(component.container_startup_health_check_timeout_seconds) ==
        component.container_startup_health_check_timeout_seconds
      )
    ])} must be a whole number from 60 to 3600."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.model_data_download_timeout_seconds == null
      ? true
      : component.model_data_download_timeout_seconds >= 60 &&
      component.model_data_download_timeout_seconds <= 3600 &&
      floor(component.model_data_download_timeout_seconds) == component.model_data_download_timeout_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components :
      "inference_components[\"${key}\"].model_data_download_timeout_seconds"
      if component.model_data_download_timeout_seconds == null
      ? false
      : !(
        component.model_data_download_timeout_seconds >= 60 &&
        component.model_data_download_timeout_seconds <= 3600 &&
        floor(component.model_data_download_timeout_seconds) == component.model_data_download_timeout_seconds
      )
    ])} must be a whole number from 60 to 3600."
  }

  validation {
    condition = alltrue([
      for component in values(var.inference_components) :
      component.placement_strategy == null ? true : contains(["SPREAD", "BINPACK"], component.placement_strategy)
    ])
    error_message = "${join(", ", [
      for key, component in var.inference_components : "inference_components[\"${key}\"].placement_strategy"
      if component.placement_strategy == null ? false : !contains(["SPREAD", "BINPACK"], component.placement_strategy)
    ])} must be SPREAD or BINPACK."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window_key, window in component.sleep_windows :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", window_key)) && length(window_key) <= 50
    ])])
    error_message = join(" ", [
      join(", ", flatten([
        for key, component in var.inference_components : [
          for window_key, window in component.sleep_windows :
          "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"]"
          if !(can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", window_key)) && length(window_key) <= 50)
        ]
      ])),
      "must have a valid name, which is its key: it must consist of letters, digits and hyphens, and must not begin or",
      "end with a hyphen, and must have at most 50 characters.",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
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
    ])])
    error_message = join(" ", [
      join(", ", flatten([
        for key, component in var.inference_components : [
          for window_key, window in component.sleep_windows :
          "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].sleep"
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
                      "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|",
                      "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
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
        ]
      ])),
      "must be cron(minutes hours day-of-month month day-of-week year) with one ? in a field of days, such as cron(0",
      "18 ? * FRI *), at(2027-01-01T00:00:00) or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
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
    ])])
    error_message = join(" ", [
      join(", ", flatten([
        for key, component in var.inference_components : [
          for window_key, window in component.sleep_windows :
          "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].wake"
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
                      "^(([*]|(0*([1-9]|1[0-2])|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-(0*([1-9]|1[0-2])|",
                      "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/0*[1-9][0-9]*)?)$",
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
        ]
      ])),
      "must be cron(minutes hours day-of-month month day-of-week year) with one ? in a field of days, such as cron(0",
      "18 ? * FRI *), at(2027-01-01T00:00:00) or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) : window.sleep != window.wake
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"]"
        if window.sleep == window.wake
      ]
    ]))} must sleep and wake at different times: sleep and wake have the same schedule."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) : try(timecmp(window.start_date, window.end_date) < 0, true)
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"]"
        if !try(timecmp(window.start_date, window.end_date) < 0, true)
      ]
    ]))} must have an end_date that is later than its start_date."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
      window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0)
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].copies_on_wake"
        if !(window.hard || (window.copies_on_wake == null ? true : window.copies_on_wake != 0))
      ]
    ]))} must be at least 1: with a minimum of 0 outside the window as well, the window has no effect."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) : can(regex(
        "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
        window.time_zone
      ))
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].time_zone"
        if !can(regex("^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$", window.time_zone))
      ]
    ]))} must be the IANA name of a time zone, such as Europe/Paris."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
      window.copies_on_wake == null
      ? true
      : window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].copies_on_wake"
        if window.copies_on_wake == null
        ? false
        : !(window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake)
      ]
    ]))} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
      window.start_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].start_date"
        if window.start_date == null
        ? false
        : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
      ]
    ]))} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for window in values(component.sleep_windows) :
      window.end_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for window_key, window in component.sleep_windows :
        "inference_components[\"${key}\"].sleep_windows[\"${window_key}\"].end_date"
        if window.end_date == null
        ? false
        : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
      ]
    ]))} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter_key, adapter in component.adapters :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(adapter.name, adapter_key))) &&
      length(coalesce(adapter.name, adapter_key)) <= 63
    ])])
    error_message = join(" ", [
      join(", ", flatten([
        for key, component in var.inference_components : [
          for adapter_key, adapter in component.adapters :
          "inference_components[\"${key}\"].adapters[\"${adapter_key}\"]"
          if !(
            can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(adapter.name, adapter_key))) &&
            length(coalesce(adapter.name, adapter_key)) <= 63
          )
        ]
      ])),
      "must have a valid name, which is its key by default: it must consist of letters, digits and hyphens, and must",
      "not begin or end with a hyphen, and must have at most 63 characters.",
    ])
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) : can(regex("^(https|s3)://[^/]+/.+", adapter.artifact_url))
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].artifact_url"
        if !can(regex("^(https|s3)://[^/]+/.+", adapter.artifact_url))
      ]
    ]))} must be the URI of the adapter's archive, such as s3://bucket/adapter.tar.gz."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) :
      adapter.wake_alarm.alarm_name == null
      ? true
      : can(regex("^.+$", adapter.wake_alarm.alarm_name)) && length(adapter.wake_alarm.alarm_name) <= 255
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.alarm_name"
        if adapter.wake_alarm.alarm_name == null
        ? false
        : !(can(regex("^.+$", adapter.wake_alarm.alarm_name)) && length(adapter.wake_alarm.alarm_name) <= 255)
      ]
    ]))} must not be empty, and must have at most 255 characters."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) :
      contains([10, 20, 30], adapter.wake_alarm.period_seconds) ||
      (adapter.wake_alarm.period_seconds > 0 && adapter.wake_alarm.period_seconds % 60 == 0)
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.period_seconds"
        if !(
          contains([10, 20, 30], adapter.wake_alarm.period_seconds) ||
          (adapter.wake_alarm.period_seconds > 0 && adapter.wake_alarm.period_seconds % 60 == 0)
        )
      ]
    ]))} must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) : contains(["Maximum", "Sum", "Average"], adapter.wake_alarm.statistic)
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.statistic"
        if !contains(["Maximum", "Sum", "Average"], adapter.wake_alarm.statistic)
      ]
    ]))} must be Maximum, Sum or Average."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) :
      adapter.wake_alarm.evaluation_periods >= 1 &&
      floor(adapter.wake_alarm.evaluation_periods) == adapter.wake_alarm.evaluation_periods
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.evaluation_periods"
        if !(
          adapter.wake_alarm.evaluation_periods >= 1 &&
          floor(adapter.wake_alarm.evaluation_periods) == adapter.wake_alarm.evaluation_periods
        )
      ]
    ]))} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) :
      adapter.wake_alarm.datapoints_to_alarm >= 1 &&
      floor(adapter.wake_alarm.datapoints_to_alarm) == adapter.wake_alarm.datapoints_to_alarm
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.datapoints_to_alarm"
        if !(
          adapter.wake_alarm.datapoints_to_alarm >= 1 &&
          floor(adapter.wake_alarm.datapoints_to_alarm) == adapter.wake_alarm.datapoints_to_alarm
        )
      ]
    ]))} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([for component in values(var.inference_components) : alltrue([
      for adapter in values(component.adapters) : contains(
        ["notBreaching", "ignore", "missing"],
        adapter.wake_alarm.treat_missing_data
      )
    ])])
    error_message = "${join(", ", flatten([
      for key, component in var.inference_components : [
        for adapter_key, adapter in component.adapters :
        "inference_components[\"${key}\"].adapters[\"${adapter_key}\"].wake_alarm.treat_missing_data"
        if !contains(["notBreaching", "ignore", "missing"], adapter.wake_alarm.treat_missing_data)
      ]
    ]))} must be notBreaching, ignore or missing."
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
