################################################################################
# Endpoint
################################################################################

variable "endpoint_name" {
  description = <<-EOT
    Name of the existing endpoint that hosts the component. Must have been created for inference
    components.
  EOT
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

variable "variant_name" {
  description = "Name of the production variant that hosts the component."
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

################################################################################
# Inference component
################################################################################

variable "name" {
  description = "Inference component name. Must be unique in the account and Region."
  type        = string
  nullable    = false

  validation {
    condition = can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && length(var.name) <= 63
    error_message = join(" ", [
      "name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at",
      "most 63 characters.",
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

variable "accelerator_devices" {
  description = "Number of GPUs or Neuron devices per copy. None by default."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition     = var.accelerator_devices == null ? true : var.accelerator_devices >= 1
    error_message = "accelerator_devices must be at least 1: omit it for a component that requires no accelerator."
  }
}

variable "cpu_cores" {
  description = "Number of vCPUs per copy. Must be at least 0.25."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition     = var.cpu_cores == null ? true : var.cpu_cores >= 0.25
    error_message = "cpu_cores must be at least 0.25."
  }
}

variable "min_memory_mb" {
  description = "Host memory that a copy reserves, in MiB, not GPU memory. Must be at least 128."
  type        = number
  nullable    = false

  validation {
    condition     = var.min_memory_mb >= 128 && floor(var.min_memory_mb) == var.min_memory_mb
    error_message = "min_memory_mb must be a whole number of at least 128."
  }
}

variable "max_memory_mb" {
  description = <<-EOT
    Host memory that a copy can use at most, in MiB. Must be at least `min_memory_mb`. No limit by
    default.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.max_memory_mb == null
      ? true
      : var.max_memory_mb >= 128 && floor(var.max_memory_mb) == var.max_memory_mb
    )
    error_message = "max_memory_mb must be a whole number of at least 128."
  }
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

variable "data_cache" {
  description = "Whether the instance keeps model and image for later copies. Chosen by SageMaker by default."
  type        = bool
  default     = null
  nullable    = true
}

variable "placement_strategy" {
  description = "Placement of copies on instances: `SPREAD` or `BINPACK`. Chosen by SageMaker by default."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.placement_strategy == null ? true : contains(["SPREAD", "BINPACK"], var.placement_strategy)
    error_message = "placement_strategy must be SPREAD or BINPACK."
  }
}

################################################################################
# Scaling
################################################################################

variable "initial_copies" {
  description = <<-EOT
    Number of copies at creation. Must be at least 1, because SageMaker creates no component without a
    copy.
  EOT
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition = var.initial_copies >= 1 && floor(var.initial_copies) == var.initial_copies
    error_message = join(" ", [
      "initial_copies must be a whole number of at least 1: SageMaker creates no inference component without a copy;",
      "the component scales to zero afterwards.",
    ])
  }
}

variable "min_copies" {
  description = <<-EOT
    Minimum number of copies. With a value above 0 the component never scales to zero, and neither does
    its endpoint.
  EOT
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.min_copies >= 0 && floor(var.min_copies) == var.min_copies
    error_message = "min_copies must be a whole number of at least 0."
  }
}

variable "max_copies" {
  description = "Maximum number of copies. Must be at least 1."
  type        = number
  nullable    = false

  validation {
    condition = var.max_copies >= 1 && floor(var.max_copies) == var.max_copies
    error_message = join(" ", [
      "max_copies must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can",
      "wake it.",
    ])
  }
}

variable "tracking" {
  description = <<EOT
Target tracking policy, which adjusts the number of copies to the requests.

- `metric`: Predefined metric of Application Auto Scaling. Default:
  `"SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"`.
- `target`: Value of the metric per copy that scaling maintains. Must be above 0. Default: `5`.
- `policy_name`: Policy name. Default: the name of the component and `-tracking`.
- `scale_in_cooldown_seconds`: Time between two reductions of the number of copies. Default: `300`.
- `scale_out_cooldown_seconds`: Time between two increases of the number of copies. Default: `300`.
EOT
  type = object({
    metric                     = optional(string, "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution")
    target                     = optional(number, 5)
    policy_name                = optional(string)
    scale_in_cooldown_seconds  = optional(number, 300)
    scale_out_cooldown_seconds = optional(number, 300)
  })
  default  = {}
  nullable = false

  validation {
    condition = contains(
      [
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        "SageMakerInferenceComponentInvocationsPerCopy",
      ],
      var.tracking.metric
    )
    error_message = join(" ", [
      "tracking.metric must be SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution or",
      "SageMakerInferenceComponentInvocationsPerCopy.",
    ])
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
Wake policy and wake alarm, which scale from zero copies when SageMaker refuses a request.

- `copies`: Number of copies that a wake starts. Must be at least 1. Default: `1`.
- `adjustment`: `ExactCapacity` sets the number of copies, `ChangeInCapacity` adds to it. Default:
  `"ExactCapacity"`.
- `cooldown_seconds`: Time between two wakes. Default: 0 with `ExactCapacity`, 300 with `ChangeInCapacity`.
- `policy_name`: Policy name. Default: the name of the component and `-wake`.
- `alarm_name`: Alarm name. Default: the name of the component and `-wake`.
- `period_seconds`: Period of the alarm: 10, 20, 30 or a multiple of 60 seconds. Default: `30`.
- `statistic`: Statistic of the alarm: `Maximum`, `Sum` or `Average`. Each of them detects a single refused request.
  Default: `"Maximum"`.
- `evaluation_periods`: Number of periods that the alarm evaluates. Must be at least 1. Default: `1`.
- `datapoints_to_alarm`: Number of these periods with a refused request that triggers the alarm. Must be at least 1.
  Default: `1`.
- `treat_missing_data`: How the alarm treats missing data: `notBreaching`, `ignore` or `missing`. Default:
  `"notBreaching"`.
EOT
  type = object({
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
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.wake.copies >= 1 && floor(var.wake.copies) == var.wake.copies
    error_message = "wake.copies must be a whole number of at least 1: a wake that starts nothing has no effect."
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
      var.wake.datapoints_to_alarm >= 1 &&
      floor(var.wake.datapoints_to_alarm) == var.wake.datapoints_to_alarm
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
    Time without a request in progress after which the component scales to zero copies. Must be a
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
Sleep windows, by name: schedules that put the component to sleep and wake it.

- `sleep`: Schedule of the sleep, such as `cron(0 18 ? * FRI *)`, `at(2027-01-01T00:00:00)` or `rate(7 days)`.
- `wake`: Schedule of the wake, such as `cron(0 7 ? * MON *)`, `at(2027-01-02T00:00:00)` or `rate(7 days)`.
- `time_zone`: IANA name of the time zone of both schedules, such as `Europe/Paris`.
- `copies_on_wake`: Number of copies after the wake. Default: `min_copies`, or 1 if that is 0.
- `hard`: Whether requests within the window are refused instead of waking the component. Default: `false`.
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
# Adapters
################################################################################

variable "adapters" {
  description = <<EOT
LoRA adapters on the component, by name.

- `name`: Inference component name of the adapter. Must be unique in the account and Region. Default: its key.
- `artifact_url`: URI of the archive with the weights of the adapter, such as `s3://bucket/adapter.tar.gz`.
- `wake_alarm`: Alarm that wakes the base component when SageMaker refuses a request for the adapter.
  - `alarm_name`: Alarm name. Default: the name of the adapter and `-wake`.
  - `period_seconds`: Period of the alarm: 10, 20, 30 or a multiple of 60 seconds. Default: `30`.
  - `statistic`: Statistic of the alarm: `Maximum`, `Sum` or `Average`. Each of them detects a single refused
    request. Default: `"Maximum"`.
  - `evaluation_periods`: Number of periods that the alarm evaluates. Must be at least 1. Default: `1`.
  - `datapoints_to_alarm`: Number of these periods with a refused request that triggers the alarm. Must be at least
    1. Default: `1`.
  - `treat_missing_data`: How the alarm treats missing data: `notBreaching`, `ignore` or `missing`. Default:
    `"notBreaching"`.
- `tags`: Tags of the adapter, in addition to those of its component. Default: `{}`.
EOT
  type = map(object({
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
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for key, adapter in var.adapters :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(adapter.name, key))) &&
      length(coalesce(adapter.name, key)) <= 63
    ])
    error_message = join(" ", [
      join(", ", [
        for key, adapter in var.adapters : "adapters[\"${key}\"]"
        if !(
          can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(adapter.name, key))) &&
          length(coalesce(adapter.name, key)) <= 63
        )
      ]),
      "must have a valid name, which is its key by default: it must consist of letters, digits and hyphens, and must",
      "not begin or end with a hyphen, and must have at most 63 characters.",
    ])
  }

  validation {
    condition = alltrue([for adapter in values(var.adapters) : can(
      regex("^(https|s3)://[^/]+/.+", adapter.artifact_url)
    )])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].artifact_url"
      if !can(regex("^(https|s3)://[^/]+/.+", adapter.artifact_url))
    ])} must be the URI of the adapter's archive, such as s3://bucket/adapter.tar.gz."
  }

  validation {
    condition = alltrue([
      for adapter in values(var.adapters) :
      adapter.wake_alarm.alarm_name == null
      ? true
      : can(regex("^.+$", adapter.wake_alarm.alarm_name)) && length(adapter.wake_alarm.alarm_name) <= 255
    ])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.alarm_name"
      if adapter.wake_alarm.alarm_name == null
      ? false
      : !(can(regex("^.+$", adapter.wake_alarm.alarm_name)) && length(adapter.wake_alarm.alarm_name) <= 255)
    ])} must not be empty, and must have at most 255 characters."
  }

  validation {
    condition = alltrue([
      for adapter in values(var.adapters) :
      contains([10, 20, 30], adapter.wake_alarm.period_seconds) ||
      (adapter.wake_alarm.period_seconds > 0 && adapter.wake_alarm.period_seconds % 60 == 0)
    ])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.period_seconds"
      if !(
        contains([10, 20, 30], adapter.wake_alarm.period_seconds) ||
        (adapter.wake_alarm.period_seconds > 0 && adapter.wake_alarm.period_seconds % 60 == 0)
      )
    ])} must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition = alltrue([for adapter in values(var.adapters) : contains(
      ["Maximum", "Sum", "Average"],
      adapter.wake_alarm.statistic
    )])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.statistic"
      if !contains(["Maximum", "Sum", "Average"], adapter.wake_alarm.statistic)
    ])} must be Maximum, Sum or Average."
  }

  validation {
    condition = alltrue([
      for adapter in values(var.adapters) :
      adapter.wake_alarm.evaluation_periods >= 1 &&
      floor(adapter.wake_alarm.evaluation_periods) == adapter.wake_alarm.evaluation_periods
    ])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.evaluation_periods"
      if !(
        adapter.wake_alarm.evaluation_periods >= 1 &&
        floor(adapter.wake_alarm.evaluation_periods) == adapter.wake_alarm.evaluation_periods
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([
      for adapter in values(var.adapters) :
      adapter.wake_alarm.datapoints_to_alarm >= 1 &&
      floor(adapter.wake_alarm.datapoints_to_alarm) == adapter.wake_alarm.datapoints_to_alarm
    ])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.datapoints_to_alarm"
      if !(
        adapter.wake_alarm.datapoints_to_alarm >= 1 &&
        floor(adapter.wake_alarm.datapoints_to_alarm) == adapter.wake_alarm.datapoints_to_alarm
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([for adapter in values(var.adapters) : contains(
      ["notBreaching", "ignore", "missing"],
      adapter.wake_alarm.treat_missing_data
    )])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].wake_alarm.treat_missing_data"
      if !contains(["notBreaching", "ignore", "missing"], adapter.wake_alarm.treat_missing_data)
    ])} must be notBreaching, ignore or missing."
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
