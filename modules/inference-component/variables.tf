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
  description = "The variant of the endpoint that hosts the component."
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
  description = "Name of the inference component. Unique in the account and region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && length(var.name) <= 63
    error_message = "name may hold letters, digits and hyphens only, with neither end a hyphen; at most 63 characters."
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

variable "accelerator_devices" {
  description = "GPUs or Neuron devices of a copy; none without it."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition     = var.accelerator_devices == null ? true : var.accelerator_devices >= 1
    error_message = "accelerator_devices must be at least 1."
  }
}

variable "cpu_cores" {
  description = "vCPUs of a copy."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition     = var.cpu_cores == null ? true : var.cpu_cores >= 0.25
    error_message = "cpu_cores must be at least 0.25."
  }
}

variable "min_memory_mb" {
  description = "MiB of host memory that a copy reserves, at least 128. Not GPU memory."
  type        = number
  nullable    = false

  validation {
    condition     = var.min_memory_mb >= 128 && floor(var.min_memory_mb) == var.min_memory_mb
    error_message = "min_memory_mb must be a whole number at least 128."
  }
}

variable "max_memory_mb" {
  description = "MiB of host memory that a copy may not exceed."
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.max_memory_mb == null
      ? true
      : var.max_memory_mb >= 128 && floor(var.max_memory_mb) == var.max_memory_mb
    )
    error_message = "max_memory_mb must be a whole number at least 128."
  }
}

variable "initial_copies" {
  description = "Copies that it is created with, at least 1: SageMaker creates none at zero."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.initial_copies >= 1 && floor(var.initial_copies) == var.initial_copies
    error_message = "initial_copies must be a whole number at least 1."
  }
}

variable "min_copies" {
  description = "Copies when nobody calls. Above 0 the component, and with it the endpoint, never sleeps."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.min_copies >= 0 && floor(var.min_copies) == var.min_copies
    error_message = "min_copies must be a whole number at least 0."
  }
}

variable "max_copies" {
  description = "Copies when everybody calls, at least 1."
  type        = number
  nullable    = false

  validation {
    condition     = var.max_copies >= 1 && floor(var.max_copies) == var.max_copies
    error_message = "max_copies must be a whole number at least 1."
  }
}

variable "tracking" {
  description = <<EOT
What the number of copies follows.

- `metric`: What Application Auto Scaling calls it. Default: `"SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"`.
- `target`: Of the metric, per copy. Default: `5`.
- `policy_name`: Name of the policy; the component's name and `-tracking` without it.
- `scale_in_cooldown_seconds`: After copies went, until more may go. Default: `300`.
- `scale_out_cooldown_seconds`: After copies came, until more may come. Default: `300`.
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
What one refused request does.

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
    error_message = "wake.copies must be a whole number at least 1."
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
      var.wake.datapoints_to_alarm >= 1 &&
      floor(var.wake.datapoints_to_alarm) == var.wake.datapoints_to_alarm
    )
    error_message = "wake.datapoints_to_alarm must be a whole number at least 1."
  }

  validation {
    condition     = contains(["notBreaching", "ignore", "missing"], var.wake.treat_missing_data)
    error_message = "wake.treat_missing_data must be notBreaching, ignore or missing."
  }
}

variable "idle_timeout_seconds" {
  description = "Zero copies after this long without a request in flight, in whole minutes; about 15 minutes, by target tracking, without it."
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

variable "container_startup_health_check_timeout_seconds" {
  description = "For a container to become healthy, at each wake."
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
  description = "To fetch the model, at each wake."
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
  description = "Keeps model and image on the instance for further copies."
  type        = bool
  default     = null
  nullable    = true
}

variable "placement_strategy" {
  description = "`SPREAD` or `BINPACK`; SageMaker's own choice without it."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.placement_strategy == null ? true : contains(["SPREAD", "BINPACK"], var.placement_strategy)
    error_message = "placement_strategy must be SPREAD or BINPACK."
  }
}

variable "sleep_windows" {
  description = <<EOT
Times to sleep and to wake, by name.

- `sleep`: When to sleep: `cron(0 18 ? * FRI *)`, or `at(…)`, or `rate(…)`.
- `wake`: When to wake: `cron(0 7 ? * MON *)`, or `at(…)`, or `rate(…)`.
- `time_zone`: IANA name that both are read in: `Europe/Paris`.
- `copies_on_wake`: Copies after the wake; 1, or `min_copies` where that is higher, without it.
- `hard`: Nothing wakes inside the window. Default: `false`.
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

variable "adapters" {
  description = <<EOT
LoRA adapters on the component, by name.

- `name`: Inference component name of the adapter. Must be unique in the account and Region. Default: its key.
- `artifact_url`: Archive with the weights of the adapter: `s3://bucket/adapter.tar.gz`.
- `wake_alarm`: Alarm that wakes the base component when a request for the adapter is refused.
  - `alarm_name`: Name of the alarm; the adapter's name and `-wake` without it.
  - `period_seconds`: 10, 20, 30 or a multiple of 60. Default: `30`.
  - `statistic`: `Maximum`, `Sum` or `Average`: these see one refused request among others. Default: `"Maximum"`.
  - `evaluation_periods`: Periods that are looked at. Default: `1`.
  - `datapoints_to_alarm`: Periods among them with a refused request. Default: `1`.
  - `treat_missing_data`: `notBreaching`, `ignore` or `missing`. Default: `"notBreaching"`.
- `tags`: Tags of the adapter, added to those of its component. Default: `{}`.
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
      "is called by its key, or by its name where it has one: it may hold letters, digits and hyphens only, with",
      "neither end a hyphen; at most 63 characters.",
    ])
  }

  validation {
    condition = alltrue([for adapter in values(var.adapters) : can(
      regex("^(https|s3)://[^/]+/.+", adapter.artifact_url)
    )])
    error_message = "${join(", ", [
      for key, adapter in var.adapters : "adapters[\"${key}\"].artifact_url"
      if !can(regex("^(https|s3)://[^/]+/.+", adapter.artifact_url))
    ])} must be the S3 URI of the adapter's archive."
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
    ])} may not be empty; at most 255 characters."
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
    ])} must be 10, 20, 30 or a multiple of 60."
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
    ])} must be a whole number at least 1."
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
    ])} must be a whole number at least 1."
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

variable "tags" {
  description = "On everything that takes tags, beside the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
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
