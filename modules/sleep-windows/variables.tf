variable "endpoint_name" {
  description = "An endpoint for inference components that exists elsewhere."
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

variable "variant_name" {
  description = "The variant that hosts the components; for `delete-and-recreate`."
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

variable "name" {
  description = "What the schedule group, the roles, the queue, the state machines and the function are called, and begin with; the endpoint's name and `-sleep` without it. Two calls for one endpoint need two names, and so do two regions: IAM names are unique in an account."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && length(var.name) <= 50
    )
    error_message = "name may hold letters, digits and hyphens only, with neither end a hyphen; at most 50 characters."
  }
}

variable "components" {
  description = <<EOT
The components that sleep, by name. The map that `realtime-endpoint` takes will do.

- `name`: Unique in the account and region; the key without it.
- `model_name`: Its SageMaker model. Needed for `delete-and-recreate`.
- `accelerator_devices`: GPUs or Neuron devices of a copy; none without it.
- `cpu_cores`: vCPUs of a copy.
- `min_memory_mb`: MiB of host memory that a copy reserves, at least 128. Needed for `delete-and-recreate`.
- `max_memory_mb`: MiB of host memory that a copy may not exceed.
- `min_copies`: Copies when nobody calls. Above 0 the component, and with it the endpoint, never sleeps. Default: `0`.
- `max_copies`: Copies when everybody calls, at least 1.
- `tracking`: What the number of copies follows.
  - `metric`: What Application Auto Scaling calls it. Default: `"SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"`.
  - `target`: Of the metric, per copy. Default: `5`.
  - `policy_name`: Name of the policy; the component's name and `-tracking` without it.
  - `scale_in_cooldown_seconds`: After copies went, until more may go. Default: `300`.
  - `scale_out_cooldown_seconds`: After copies came, until more may come. Default: `300`.
- `wake`: What one refused request does.
  - `copies`: Copies that a wake brings. Default: `1`.
  - `adjustment`: `ExactCapacity` sets the number, `ChangeInCapacity` adds to it. Default: `"ExactCapacity"`.
  - `cooldown_seconds`: 0 where the number is set, 300 where it is added, without it.
  - `policy_name`: Name of the policy; the component's name and `-wake` without it.
  - `alarm_name`: Name of the alarm; the component's name and `-wake` without it.
  - `period_seconds`: 10, 20, 30 or a multiple of 60. Default: `30`.
  - `statistic`: `Maximum`, `Sum` or `Average`: these see one refused request among others. Default: `"Maximum"`.
  - `evaluation_periods`: Periods that are looked at. Default: `1`.
  - `datapoints_to_alarm`: Periods among them with a refused request. Default: `1`.
  - `treat_missing_data`: `notBreaching`, `ignore` or `missing`. Default: `"notBreaching"`.
- `idle_timeout_seconds`: Zero copies after this long without a request in flight, in whole minutes; about 15 minutes, by target tracking, without it.
- `min_up_time_seconds`: Once woken, stay for at least this long, in whole minutes.
- `container_startup_health_check_timeout_seconds`: For a container to become healthy, at each wake.
- `model_data_download_timeout_seconds`: To fetch the model, at each wake.
- `data_cache`: Keeps model and image on the instance for further copies.
- `placement_strategy`: `SPREAD` or `BINPACK`; SageMaker's own choice without it.
- `tags`: Beside those of the endpoint. Default: `{}`.
- `adapters`: LoRA adapters on the component, by name. Must be empty for `delete-and-recreate`.
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
    ])} must have names that differ."
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
      "is called by its key, or by its name where it has one: it may hold letters, digits and hyphens only, with",
      "neither end a hyphen; at most 63 characters.",
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
    ])} must have policy names that differ: Application Auto Scaling keeps one policy of a name for a target."
  }

  validation {
    condition = alltrue([for component in values(var.components) : component.min_copies <= component.max_copies])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"]"
      if !(component.min_copies <= component.max_copies)
    ])} must have min_copies of at most max_copies."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.model_name == null
      ? true
      : can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model_name)) &&
      length(component.model_name) <= 63
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].model_name"
      if component.model_name == null
      ? false
      : !(
        can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", component.model_name)) &&
        length(component.model_name) <= 63
      )
    ])} may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.accelerator_devices == null ? true : component.accelerator_devices >= 1
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].accelerator_devices"
      if component.accelerator_devices == null ? false : !(component.accelerator_devices >= 1)
    ])} must be at least 1."
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
    ])} must be a whole number at least 128."
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
    ])} must be a whole number at least 128."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.min_copies >= 0 && floor(component.min_copies) == component.min_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].min_copies"
      if !(component.min_copies >= 0 && floor(component.min_copies) == component.min_copies)
    ])} must be a whole number at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.max_copies >= 1 && floor(component.max_copies) == component.max_copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].max_copies"
      if !(component.max_copies >= 1 && floor(component.max_copies) == component.max_copies)
    ])} must be a whole number at least 1."
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
    ])} must be above 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.tracking.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.tracking.policy_name)) && length(component.tracking.policy_name) <= 256
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].tracking.policy_name"
      if component.tracking.policy_name == null
      ? false
      : !(can(regex("^[^/]+$", component.tracking.policy_name)) && length(component.tracking.policy_name) <= 256)
    ])} may not hold a slash: Terraform imports a policy by a path of slashes; at most 256 characters."
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
    ])} must be a whole number at least 0."
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
    ])} must be a whole number at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.copies"
      if !(component.wake.copies >= 1 && floor(component.wake.copies) == component.wake.copies)
    ])} must be a whole number at least 1."
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
    ])} must be a whole number at least 0."
  }

  validation {
    condition = alltrue([
      for component in values(var.components) :
      component.wake.policy_name == null
      ? true
      : can(regex("^[^/]+$", component.wake.policy_name)) && length(component.wake.policy_name) <= 256
    ])
    error_message = "${join(", ", [
      for key, component in var.components : "components[\"${key}\"].wake.policy_name"
      if component.wake.policy_name == null
      ? false
      : !(can(regex("^[^/]+$", component.wake.policy_name)) && length(component.wake.policy_name) <= 256)
    ])} may not hold a slash: Terraform imports a policy by a path of slashes; at most 256 characters."
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
    ])} may not be empty; at most 255 characters."
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
    ])} must be 10, 20, 30 or a multiple of 60."
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
    ])} must be a whole number at least 1."
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
    ])} must be a whole number at least 1."
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
    ])} must be whole minutes, from 1 minute to 24 hours."
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
    ])} must be whole minutes, from 1 minute to 24 hours."
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

variable "windows" {
  description = <<EOT
Times to sleep and to wake, by name.

- `name`: Part of the names of its schedules; the key without it.
- `sleep`: When to sleep: `cron(0 18 ? * FRI *)`, or `at(…)`, or `rate(…)`.
- `wake`: When to wake: `cron(0 7 ? * MON *)`, or `at(…)`, or `rate(…)`.
- `time_zone`: IANA name that both are read in: `Europe/Paris`.
- `copies_on_wake`: Copies after the wake; 1, or `min_copies` where that is higher, without it. `lambda` restores what it found, and takes this for a component whose count nobody remembers.
- `start_date`: RFC 3339 in UTC: nothing runs before.
- `end_date`: RFC 3339 in UTC: nothing runs afterwards.
- `method`: `min-capacity`, `copy-count`, `delete-and-recreate` or `lambda`. Default: `"min-capacity"`.
- `hard`: Nothing wakes inside the window; for `min-capacity`. Default: `false`.
- `components`: Keys of the components that it is for; all without it. `lambda` is for the whole endpoint.
- `enabled`: `false` lets the window rest: schedules are disabled, scheduled actions left out. Default: `true`.
- `flexible_window_seconds`: EventBridge Scheduler chooses when to sleep, up to this much later, in whole minutes; on time without it. The wake is always on time.
- `maximum_age_seconds`: How long EventBridge Scheduler and Lambda try a call that fails; 3600 without it. Less than the time between sleep and wake: a sleep that is still tried in the morning undoes the wake.
- `maximum_attempts`: How often EventBridge Scheduler tries it; 185 without it.
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
    ])} must have one method for each component: of two methods on one component the last one to write wins."
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
      "is called by its key, or by its name where it has one: it may hold letters, digits and hyphens only, with",
      "neither end a hyphen; at most 50 characters.",
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
      "must be cron(minutes hours day-of-month month day-of-week year) with a ? for one of the days, such as cron(0 18",
      "? * FRI *), or at(2027-01-01T00:00:00), or rate(7 days).",
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
      "must be cron(minutes hours day-of-month month day-of-week year) with a ? for one of the days, such as cron(0 18",
      "? * FRI *), or at(2027-01-01T00:00:00), or rate(7 days).",
    ])
  }

  validation {
    condition = alltrue([for window in values(var.windows) : window.sleep != window.wake])
    error_message = join(" ", [
      "${join(", ", [for key, window in var.windows : "windows[\"${key}\"]" if window.sleep == window.wake])} must",
      "sleep and wake at different times.",
    ])
  }

  validation {
    condition = alltrue(
      [for window in values(var.windows) : try(timecmp(window.start_date, window.end_date) < 0, true)]
    )
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !try(timecmp(window.start_date, window.end_date) < 0, true)
    ])} must have an end_date after its start_date."
  }

  validation {
    condition = alltrue([for window in values(var.windows) : !window.hard || window.method == "min-capacity"])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !(!window.hard || window.method == "min-capacity")
    ])} may be hard with the method min-capacity only."
  }

  validation {
    condition = alltrue([for window in values(var.windows) : window.components == null || window.method != "lambda"])
    error_message = "${join(", ", [
      for key, window in var.windows : "windows[\"${key}\"]"
      if !(window.components == null || window.method != "lambda")
    ])} may not name components with the method lambda: it puts the whole endpoint to sleep."
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
    ])} must have copies_on_wake of at least 1: a wake to 0 copies wakes nothing."
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
      "has no use for flexible_window_seconds, maximum_age_seconds, maximum_attempts with the method min-capacity:",
      "scheduled actions run on time, once.",
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
    ])} must be an IANA name such as Europe/Paris."
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
    ])} must be a whole number at least 0."
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
    ])} must be a date and time such as 2027-01-01T00:00:00Z."
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
    ])} must be a date and time such as 2027-01-01T00:00:00Z."
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
    ])} must be whole minutes, from 1 minute to 24 hours."
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

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the roles that are created."
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
