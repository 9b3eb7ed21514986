################################################################################
# Endpoint
################################################################################

variable "endpoint_name" {
  description = "Name of the existing endpoint. Must have been created for inference components."
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
  description = "Name of the production variant that hosts the components. Used by `delete-and-recreate`."
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
# Sleep windows
################################################################################

# Each message lists the keys of the components that fail. "x == null ? true : …" is not written as "x == null || …",
# because older versions of Terraform evaluate both sides.
variable "components" {
  description = <<EOT
Inference components that sleep, by name. Accepts the `inference_components` of `realtime-endpoint`.

- `name`: Inference component name. Must be unique in the account and Region. Default: its key.
- `model_name`: Name of the SageMaker model. Required with the method `delete-and-recreate`.
- `accelerator_devices`: Number of GPUs or Neuron devices per copy. None by default.
- `cpu_cores`: Number of vCPUs per copy. Must be at least 0.25.
- `min_memory_mb`: Host memory that a copy reserves, in MiB. Must be at least 128. Required with the method
  `delete-and-recreate`.
- `max_memory_mb`: Host memory that a copy can use at most, in MiB. Must be at least `min_memory_mb`. No limit by
  default.
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
- `tags`: Tags of the component, in addition to those of the endpoint. Default: `{}`.
- `adapters`: LoRA adapters on the component, by name. Must be empty with the method `delete-and-recreate`.
EOT
  type = map(object({
    name                = optional(string)
    model_name          = optional(string)
    accelerator_devices = optional(number)
    cpu_cores           = optional(number)
    min_memory_mb       = optional(number)
    max_memory_mb       = optional(number)
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
    tags                                           = optional(map(string), {})
    adapters                                       = optional(map(object({})), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for key, component in var.components :
      length([
        for other_key, other in var.components : other
        if coalesce(other.name, other_key) == coalesce(component.name, key)
      ]) ==
      1
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"]"
      if length([
        for other_key, other in var.components : other
        if coalesce(other.name, other_key) == coalesce(component.name, key)
      ]) !=
      1
    ])} must have a name that no other component has."
  }

  validation {
    condition = alltrue([
      for key, component in var.components :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(component.name, key))) &&
      length(coalesce(component.name, key)) <= 63
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.components : "components[\"${key}\"]"
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
      for key, component in var.components :
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
      for key, component in var.components : "components[\"${key}\"]"
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
    condition = alltrue([for component in values(var.components) : component.min_copies <= component.max_copies])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"]"
      if !(component.min_copies <= component.max_copies)
    ])} must have a min_copies that is at most max_copies."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.model_name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model_name)) &&
      length(component.model_name) <= 63
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.components : "components[\"${key}\"].model_name"
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
      for component in values(var.components) :
      component.accelerator_devices == null ? true : component.accelerator_devices >= 1
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].accelerator_devices"
      if component.accelerator_devices == null ? false : !(component.accelerator_devices >= 1)
    ])} must be at least 1: omit it for a component that requires no accelerator."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) : component.cpu_cores == null ? true : component.cpu_cores >= 0.25
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].cpu_cores"
      if component.cpu_cores == null ? false : !(component.cpu_cores >= 0.25)
    ])} must be at least 0.25."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.min_memory_mb == null
      ? true
      : component.min_memory_mb >= 128 && floor(component.min_memory_mb) == component.min_memory_mb
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].min_memory_mb"
      if component.min_memory_mb == null
      ? false
      : !(component.min_memory_mb >= 128 && floor(component.min_memory_mb) == component.min_memory_mb)
    ])} must be a whole number of at least 128."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.max_memory_mb == null
      ? true
      : component.max_memory_mb >= 128 && floor(component.max_memory_mb) == component.max_memory_mb
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].max_memory_mb"
      if component.max_memory_mb == null
      ? false
      : !(component.max_memory_mb >= 128 && floor(component.max_memory_mb) == component.max_memory_mb)
    ])} must be a whole number of at least 128."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.min_copies >= 0 && floor(component.min_copies) == component.min_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].min_copies"
      if !(component.min_copies >= 0 && floor(component.min_copies) == component.min_copies)
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.max_copies >= 1 && floor(component.max_copies) == component.max_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].max_copies"
      if !(component.max_copies >= 1 && floor(component.max_copies) == component.max_copies)
    ])} must be a whole number of at least 1: with a maximum of 0 the capacity stays at zero and nothing can wake it."
  }

  validation {
    condition = alltrue([for component in values(var.components) : contains(
      [
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        "SageMakerInferenceComponentInvocationsPerCopy",
      ],
      component.tracking.metric
    )])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.components : "components[\"${key}\"].tracking.metric"
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
    condition = alltrue([for component in values(var.components) : component.tracking.target > 0])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].tracking.target"
      if !(component.tracking.target > 0)
    ])} must be above 0: no metric falls below a target of 0, so the capacity would never scale in."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.tracking.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.tracking.policy_name)) && length(component.tracking.policy_name) <= 256
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.components : "components[\"${key}\"].tracking.policy_name"
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
      for component in values(var.components) :
      component.tracking.scale_in_cooldown_seconds >= 0 &&
      floor(component.tracking.scale_in_cooldown_seconds) == component.tracking.scale_in_cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].tracking.scale_in_cooldown_seconds"
      if !(
        component.tracking.scale_in_cooldown_seconds >= 0 &&
        floor(component.tracking.scale_in_cooldown_seconds) == component.tracking.scale_in_cooldown_seconds
      )
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.tracking.scale_out_cooldown_seconds >= 0 &&
      floor(component.tracking.scale_out_cooldown_seconds) == component.tracking.scale_out_cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].tracking.scale_out_cooldown_seconds"
      if !(
        component.tracking.scale_out_cooldown_seconds >= 0 &&
        floor(component.tracking.scale_out_cooldown_seconds) == component.tracking.scale_out_cooldown_seconds
      )
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.copies"
      if !(component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies)
    ])} must be a whole number of at least 1: a wake that starts nothing has no effect."
  }

  validation {
    condition = alltrue([for component in values(var.components) : contains(
      ["ExactCapacity", "ChangeInCapacity"],
      component.wake.adjustment
    )])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.adjustment"
      if !contains(["ExactCapacity", "ChangeInCapacity"], component.wake.adjustment)
    ])} must be ExactCapacity or ChangeInCapacity."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.cooldown_seconds == null
      ? true
      : component.wake.cooldown_seconds >= 0 &&
      floor(component.wake.cooldown_seconds) == component.wake.cooldown_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.cooldown_seconds"
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
      for component in values(var.components) :
      component.wake.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.wake.policy_name)) && length(component.wake.policy_name) <= 256
    ])
    error_message = join(" ", [
      join(", ", [
        for key, component in var.components : "components[\"${key}\"].wake.policy_name"
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
      for component in values(var.components) :
      component.wake.alarm_name == null
      ? true
      : can(regex("^.+$", component.wake.alarm_name)) && length(component.wake.alarm_name) <= 255
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.alarm_name"
      if component.wake.alarm_name == null
      ? false
      : !(can(regex("^.+$", component.wake.alarm_name)) && length(component.wake.alarm_name) <= 255)
    ])} must not be empty, and must have at most 255 characters."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      contains([10, 20, 30], component.wake.period_seconds) ||
      (component.wake.period_seconds > 0 && component.wake.period_seconds % 60 == 0)
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.period_seconds"
      if !(
        contains([10, 20, 30], component.wake.period_seconds) ||
        (component.wake.period_seconds > 0 && component.wake.period_seconds % 60 == 0)
      )
    ])} must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition = alltrue([for component in values(var.components) : contains(
      ["Maximum", "Sum", "Average"],
      component.wake.statistic
    )])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.statistic"
      if !contains(["Maximum", "Sum", "Average"], component.wake.statistic)
    ])} must be Maximum, Sum or Average."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.evaluation_periods >= 1 &&
      floor(component.wake.evaluation_periods) == component.wake.evaluation_periods
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.evaluation_periods"
      if !(
        component.wake.evaluation_periods >= 1 &&
        floor(component.wake.evaluation_periods) == component.wake.evaluation_periods
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.datapoints_to_alarm >= 1 &&
      floor(component.wake.datapoints_to_alarm) == component.wake.datapoints_to_alarm
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.datapoints_to_alarm"
      if !(
        component.wake.datapoints_to_alarm >= 1 &&
        floor(component.wake.datapoints_to_alarm) == component.wake.datapoints_to_alarm
      )
    ])} must be a whole number of at least 1."
  }

  validation {
    condition = alltrue([for component in values(var.components) : contains(
      ["notBreaching", "ignore", "missing"],
      component.wake.treat_missing_data
    )])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.treat_missing_data"
      if !contains(["notBreaching", "ignore", "missing"], component.wake.treat_missing_data)
    ])} must be notBreaching, ignore or missing."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.idle_timeout_seconds == null
      ? true
      : component.idle_timeout_seconds % 60 == 0 &&
      component.idle_timeout_seconds >= 60 &&
      component.idle_timeout_seconds <= 86400
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].idle_timeout_seconds"
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
      for component in values(var.components) :
      component.min_up_time_seconds == null
      ? true
      : component.min_up_time_seconds % 60 == 0 &&
      component.min_up_time_seconds >= 60 &&
      component.min_up_time_seconds <= 86400
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].min_up_time_seconds"
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
      for component in values(var.components) :
      component.container_startup_health_check_timeout_seconds == null
      ? true
      : component.container_startup_health_check_timeout_seconds >= 60 &&
      component.container_startup_health_check_timeout_seconds <= 3600 &&
      floor(component.container_startup_health_check_timeout_seconds) ==
      component.container_startup_health_check_timeout_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].container_startup_health_check_timeout_seconds"
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
      for component in values(var.components) :
      component.model_data_download_timeout_seconds == null
      ? true
      : component.model_data_download_timeout_seconds >= 60 &&
      component.model_data_download_timeout_seconds <= 3600 &&
      floor(component.model_data_download_timeout_seconds) == component.model_data_download_timeout_seconds
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].model_data_download_timeout_seconds"
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
      for component in values(var.components) :
      component.placement_strategy == null ? true : contains(["SPREAD", "BINPACK"], component.placement_strategy)
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].placement_strategy"
      if component.placement_strategy == null ? false : !contains(["SPREAD", "BINPACK"], component.placement_strategy)
    ])} must be SPREAD or BINPACK."
  }
}

# The validations of the schedules check each field of a cron expression: AWS would refuse a wrong one only in the
# apply. Each message lists the keys of the windows that fail.
variable "windows" {
  description = <<EOT
Sleep windows, by name: schedules that put components to sleep and wake them.

- `name`: Name of the window, used in the names of its schedules. Default: its key.
- `sleep`: Schedule of the sleep, such as `cron(0 18 ? * FRI *)`, `at(2027-01-01T00:00:00)` or `rate(7 days)`.
- `wake`: Schedule of the wake, such as `cron(0 7 ? * MON *)`, `at(2027-01-02T00:00:00)` or `rate(7 days)`.
- `time_zone`: IANA name of the time zone of both schedules, such as `Europe/Paris`.
- `copies_on_wake`: Number of copies after the wake. Default: `min_copies`, or 1 if that is 0. `lambda` restores the
  number from before the sleep, and uses this value if there is none.
- `start_date`: Time in UTC before which the schedules do not run, such as `2027-01-01T00:00:00Z`.
- `end_date`: Time in UTC after which the schedules do not run, such as `2027-12-31T00:00:00Z`.
- `method`: How the window puts components to sleep: `min-capacity`, `copy-count`, `delete-and-recreate` or
  `lambda`. Default: `"min-capacity"`.
- `hard`: Whether requests within the window are refused instead of waking the component. Only with `min-capacity`.
  Default: `false`.
- `components`: Keys of the components that sleep. All by default. Must be omitted with `lambda`, which puts the
  whole endpoint to sleep.
- `enabled`: Whether the window is in effect. With `false` its schedules are disabled and its scheduled actions are
  not created. Default: `true`.
- `flexible_window_seconds`: Time by which EventBridge Scheduler can delay the sleep. Must be a multiple of 60. No
  delay by default. The wake is never delayed.
- `maximum_age_seconds`: Time during which EventBridge Scheduler and Lambda retry a failed call, from 60 to 86400
  seconds. Must be less than the time between sleep and wake, because a later retry of the sleep undoes the wake.
  Default: 3600.
- `maximum_attempts`: Number of retries by EventBridge Scheduler, from 0 to 185. Default: 185.
EOT
  type = map(object({
    name                    = optional(string)
    sleep                   = string
    wake                    = string
    time_zone               = string
    copies_on_wake          = optional(number)
    start_date              = optional(string)
    end_date                = optional(string)
    method                  = optional(string, "min-capacity")
    hard                    = optional(bool, false)
    components              = optional(list(string))
    enabled                 = optional(bool, true)
    flexible_window_seconds = optional(number)
    maximum_age_seconds     = optional(number)
    maximum_attempts        = optional(number)
  }))
  nullable = false

  validation {
    condition = alltrue([for window in values(var.windows) : alltrue([for b in values(var.windows) : (
      window.method == b.method ||
      !window.enabled ||
      !b.enabled ||
      try(timecmp(window.end_date, b.start_date) <= 0, false) ||
      try(timecmp(b.end_date, window.start_date) <= 0, false) ||
      try(length(setintersection(window.components, b.components)) == 0, false)
    )])])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !alltrue([for b in values(var.windows) : (
        window.method == b.method ||
        !window.enabled ||
        !b.enabled ||
        try(timecmp(window.end_date, b.start_date) <= 0, false) ||
        try(timecmp(b.end_date, window.start_date) <= 0, false) ||
        try(length(setintersection(window.components, b.components)) == 0, false)
      )])
    ])} must have the same method as other windows of the same component at the same time: the methods undo each other."
  }

  validation {
    condition = alltrue([
      for key, window in var.windows :
      can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(window.name, key))) &&
      length(coalesce(window.name, key)) <= 50
    ])
    error_message = join(" ", [
      join(", ", [
        for key, window in var.windows : "windows[\"${key}\"]"
        if !(
          can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", coalesce(window.name, key))) &&
          length(coalesce(window.name, key)) <= 50
        )
      ]),
      "must have a valid name, which is its key by default: it must consist of letters, digits and hyphens, and must",
      "not begin or end with a hyphen, and must have at most 50 characters.",
    ])
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
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
        for key, window in var.windows : "windows[\"${key}\"].sleep"
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
      for window in values(var.windows) :
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
        for key, window in var.windows : "windows[\"${key}\"].wake"
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
    condition = alltrue([for window in values(var.windows) : window.sleep != window.wake])
    error_message = join(" ", [
      "${join(", ", [for key, window in var.windows : "windows[\"${key}\"]" if window.sleep == window.wake])} must",
      "sleep and wake at different times: sleep and wake have the same schedule.",
    ])
  }

  validation {
    condition = alltrue(
      [for window in values(var.windows) : try(timecmp(window.start_date, window.end_date) < 0, true)]
    )
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !try(timecmp(window.start_date, window.end_date) < 0, true)
    ])} must have an end_date that is later than its start_date."
  }

  validation {
    condition = alltrue([for window in values(var.windows) : !window.hard || window.method == "min-capacity"])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !(!window.hard || window.method == "min-capacity")
    ])} must have the method min-capacity to be hard: the other methods cannot refuse requests."
  }

  validation {
    condition = alltrue([for window in values(var.windows) : window.components == null || window.method != "lambda"])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !(window.components == null || window.method != "lambda")
    ])} must not have components with the method lambda, which puts the whole endpoint to sleep."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.copies_on_wake == null ? true : window.copies_on_wake != 0 || window.hard || window.method == "lambda"
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if window.copies_on_wake == null
      ? false
      : !(window.copies_on_wake != 0 || window.hard || window.method == "lambda")
    ])} must have a copies_on_wake of at least 1: a wake to 0 copies has no effect."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.method != "min-capacity" ||
      (window.flexible_window_seconds == null && window.maximum_age_seconds == null && window.maximum_attempts == null)
    ])
    error_message = join(" ", [
      join(", ", [
        for key, window in var.windows : "windows[\"${key}\"]"
        if !(
          window.method != "min-capacity" ||
          (
            window.flexible_window_seconds == null &&
            window.maximum_age_seconds == null &&
            window.maximum_attempts == null
          )
        )
      ]),
      "must not have flexible_window_seconds, maximum_age_seconds, maximum_attempts with the method min-capacity:",
      "Application Auto Scaling neither delays nor retries scheduled actions.",
    ])
  }

  validation {
    condition = alltrue([for window in values(var.windows) : can(regex(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      window.time_zone
    ))])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].time_zone"
      if !can(regex("^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$", window.time_zone))
    ])} must be the IANA name of a time zone, such as Europe/Paris."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.copies_on_wake == null
      ? true
      : window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].copies_on_wake"
      if window.copies_on_wake == null
      ? false
      : !(window.copies_on_wake >= 0 && floor(window.copies_on_wake) == window.copies_on_wake)
    ])} must be a whole number of at least 0."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.start_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].start_date"
      if window.start_date == null
      ? false
      : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.start_date))
    ])} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.end_date == null
      ? true
      : can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].end_date"
      if window.end_date == null
      ? false
      : !can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", window.end_date))
    ])} must be a date and time in UTC, such as 2027-01-01T00:00:00Z."
  }

  validation {
    condition = alltrue([for window in values(var.windows) : contains(
      ["min-capacity", "copy-count", "delete-and-recreate", "lambda"],
      window.method
    )])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].method"
      if !contains(["min-capacity", "copy-count", "delete-and-recreate", "lambda"], window.method)
    ])} must be min-capacity, copy-count, delete-and-recreate or lambda."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.flexible_window_seconds == null
      ? true
      : window.flexible_window_seconds % 60 == 0 &&
      window.flexible_window_seconds >= 60 &&
      window.flexible_window_seconds <= 86400
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].flexible_window_seconds"
      if window.flexible_window_seconds == null
      ? false
      : !(
        window.flexible_window_seconds % 60 == 0 &&
        window.flexible_window_seconds >= 60 &&
        window.flexible_window_seconds <= 86400
      )
    ])} must be a whole number of minutes, from 1 minute to 24 hours."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.maximum_age_seconds == null
      ? true
      : window.maximum_age_seconds >= 60 &&
      window.maximum_age_seconds <= 86400 &&
      floor(window.maximum_age_seconds) == window.maximum_age_seconds
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].maximum_age_seconds"
      if window.maximum_age_seconds == null
      ? false
      : !(
        window.maximum_age_seconds >= 60 &&
        window.maximum_age_seconds <= 86400 &&
        floor(window.maximum_age_seconds) == window.maximum_age_seconds
      )
    ])} must be a whole number from 60 to 86400."
  }

  validation {
    condition = alltrue([
      for window in values(var.windows) :
      window.maximum_attempts == null
      ? true
      : window.maximum_attempts >= 0 &&
      window.maximum_attempts <= 185 &&
      floor(window.maximum_attempts) == window.maximum_attempts
    ])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"].maximum_attempts"
      if window.maximum_attempts == null
      ? false
      : !(
        window.maximum_attempts >= 0 &&
        window.maximum_attempts <= 185 &&
        floor(window.maximum_attempts) == window.maximum_attempts
      )
    ])} must be a whole number from 0 to 185."
  }
}

################################################################################
# Names, roles and tags
################################################################################

variable "name" {
  description = <<-EOT
    Name, or first part of the name, of the schedule group, roles, queue, state machines and function.
    Two calls of the module for one endpoint require two names, and so do two Regions, because IAM names
    are unique in an account. Default: the name of the endpoint and `-sleep`.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && length(var.name) <= 50
    )
    error_message = join(" ", [
      "name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at",
      "most 50 characters.",
    ])
  }
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of the created roles."
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

variable "tags" {
  description = "Tags of all resources, in addition to the default tags of the provider."
  type        = map(string)
  default     = {}
  nullable    = false
}
