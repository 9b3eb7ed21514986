################################################################################
# Windows
################################################################################
# One entry for each window of each component, in a map for each method.

locals {
  name = (
    var.name == null
    ? (
      length("${var.endpoint_name}-sleep") <= 50
      ? "${var.endpoint_name}-sleep"
      : join("", [
        "${replace(substr("${var.endpoint_name}-sleep", 0, 41), "/-+$/", "")}-",
        substr(sha256("${var.endpoint_name}-sleep"), 0, 8),
      ])
    )
    : var.name
  )

  components = {
    for key, component in var.components : key => merge(component, {
      name = coalesce(component.name, key)
      tags = merge(var.tags, component.tags)
    })
  }

  # One entry for each window and component. The output schedule_names reports keys without a component.
  windows = merge([
    for name, window in var.windows : {
      for key, component in local.components : "${key}/${name}" => merge(window, {
        key       = name
        name      = coalesce(window.name, name)
        component = component
        subject   = component.name
      })
      if window.components == null ? true : contains(window.components, key)
    }
    if window.method != "lambda"
  ]...)

  min_capacity_windows = {
    for key, window in local.windows : key => window
    if window.method == "min-capacity" && window.enabled
  }

  copy_count_windows = {
    for key, window in local.windows : key => window
    if window.method == "copy-count"
  }

  recreate_windows = {
    for key, window in local.windows : key => window
    if window.method == "delete-and-recreate"
  }

  lambda_windows = {
    for name, window in var.windows : name => merge(window, {
      key     = name
      name    = coalesce(window.name, name)
      subject = var.endpoint_name
    })
    if window.method == "lambda"
  }

  scheduled_windows = merge(local.copy_count_windows, local.recreate_windows, local.lambda_windows)

  # The names that must differ: of scheduled actions within a component, of schedules within the group.
  aws_names = concat(
    [for window in local.min_capacity_windows : {
      window = "windows[\"${window.key}\"] of ${window.subject}"
      name   = join("/", [window.subject, window.name])
    }],
    [for window in local.scheduled_windows : {
      window = "windows[\"${window.key}\"] of ${window.subject}"
      name   = join("-", [window.subject, window.name])
    }]
  )

  # Names of schedules have at most 64 characters. A longer name ends in a hash.
  schedule_names = {
    for name in distinct(flatten([for window in local.scheduled_windows : formatlist(
      "${window.subject}-${window.name}-%s",
      ["sleep", "wake", "restore"]
    )])) :
    name => length(name) <= 64 ? name : "${replace(substr(name, 0, 55), "/-+$/", "")}-${substr(sha256(name), 0, 8)}"
  }

  # Names of state machines and their roles. They begin with local.name, because role names are unique in the account.
  restore_names = {
    for key, window in local.recreate_windows : key => one([
      for name in ["${local.name}-${window.subject}-${window.name}-restore"] :
      length(name) <= 64 ? name : "${replace(substr(name, 0, 55), "/-+$/", "")}-${substr(sha256(name), 0, 8)}"
    ])
  }
}

################################################################################
# Method min-capacity
################################################################################
# Two scheduled actions a window: the first lowers the minimum to 0, and with hard = true the maximum as well; the
# second restores them.

resource "aws_appautoscaling_scheduled_action" "sleep" {
  for_each = local.min_capacity_windows

  name               = "${each.value.subject}-${each.value.name}-sleep"
  end_time           = each.value.end_date
  resource_id        = "inference-component/${each.value.subject}"
  scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"
  schedule           = each.value.sleep
  service_namespace  = "sagemaker"
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? "0" : null
    min_capacity = "0"
  }

  lifecycle {
    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.copies_on_wake <= each.value.component.max_copies
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: copies_on_wake must be at most max_copies:",
        "Application Auto Scaling removes copies above the maximum.",
      ])
    }

    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.component.min_copies <= each.value.copies_on_wake
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: min_copies must be at most copies_on_wake: a wake to",
        "fewer copies would lower the minimum until the next wake.",
      ])
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "wake" {
  for_each = local.min_capacity_windows

  name               = "${each.value.subject}-${each.value.name}-wake"
  end_time           = each.value.end_date
  resource_id        = "inference-component/${each.value.subject}"
  scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"
  schedule           = each.value.wake
  service_namespace  = "sagemaker"
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? tostring(each.value.component.max_copies) : null
    min_capacity = tostring(coalesce(each.value.copies_on_wake, max(each.value.component.min_copies, 1)))
  }

  depends_on = [aws_appautoscaling_scheduled_action.sleep]
}

################################################################################
# EventBridge Scheduler
################################################################################
# The schedules of all other methods share a group, a role and a queue for calls that failed finally.

# aws, aws-cn or aws-us-gov: the second part of each ARN.
data "aws_partition" "current" {}

resource "aws_scheduler_schedule_group" "this" {
  count = length(local.scheduled_windows) > 0 ? 1 : 0

  name = local.name
  tags = var.tags
}

resource "aws_iam_role" "scheduler" {
  count = length(local.scheduled_windows) > 0 ? 1 : 0

  name                 = local.name
  description          = "EventBridge Scheduler puts an endpoint to sleep and wakes it with this role"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = "scheduler.amazonaws.com"
      }
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = element(split(":", aws_scheduler_schedule_group.this[0].arn), 4)
          "aws:SourceArn"     = [aws_scheduler_schedule_group.this[0].arn]
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  count = length(local.scheduled_windows) > 0 ? 1 : 0

  name = "${local.name}-grants"
  role = aws_iam_role.scheduler[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = flatten([
      distinct([for window in local.copy_count_windows : {
        Effect   = "Allow"
        Action   = ["sagemaker:UpdateInferenceComponentRuntimeConfig"]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:inference-component/${window.subject}"]
      }]),
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = ["arn:${data.aws_partition.current.partition}:sqs:*:*:${local.name}-dead-letters"]
      },
      distinct([for window in local.recreate_windows : {
        Effect   = "Allow"
        Action   = ["sagemaker:CreateInferenceComponent", "sagemaker:DeleteInferenceComponent", "sagemaker:AddTags"]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:inference-component/${window.subject}"]
      }]),
      length(local.recreate_windows) > 0 ? [{
        Effect   = "Allow"
        Action   = ["sagemaker:CreateInferenceComponent"]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:endpoint/${var.endpoint_name}"]
      }] : [],
      distinct([
        for key, window in local.recreate_windows : {
          Effect   = "Allow"
          Action   = ["states:StartExecution"]
          Resource = ["arn:${data.aws_partition.current.partition}:states:*:*:stateMachine:${local.restore_names[key]}"]
        }
      ]),
      length(local.lambda_windows) > 0 ? [{
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = ["arn:${data.aws_partition.current.partition}:lambda:*:*:function:${local.name}-function"]
      }] : [],
    ])
  })
}

resource "aws_sqs_queue" "dead_letters" {
  count = length(local.scheduled_windows) > 0 ? 1 : 0

  name                      = "${local.name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags                      = var.tags
}

resource "aws_sqs_queue_policy" "dead_letters" {
  count = length(local.scheduled_windows) > 0 ? 1 : 0

  queue_url = aws_sqs_queue.dead_letters[0].url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.dead_letters[0].arn
        Sid      = "RefuseOthers"
        Condition = {
          ArnNotEquals = {
            "aws:PrincipalArn" = flatten([
              aws_iam_role.scheduler[0].arn,
              distinct([for key, window in local.recreate_windows : aws_iam_role.restore[key].arn]),
              length(local.lambda_windows) > 0 ? [aws_iam_role.sleeper[0].arn] : [],
            ])
          }
        }
      },
      {
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.dead_letters[0].arn
        Sid      = "RefusePlainHttp"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

################################################################################
# Method copy-count
################################################################################
# EventBridge Scheduler sets the number of copies itself.

resource "aws_scheduler_schedule" "sleep" {
  for_each = local.copy_count_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-sleep"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: sleep"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.sleep
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = each.value.flexible_window_seconds == null ? "OFF" : "FLEXIBLE"

    maximum_window_in_minutes = (
      each.value.flexible_window_seconds == null
      ? null
      : each.value.flexible_window_seconds / 60
    )
  }

  target {
    role_arn = aws_iam_role.scheduler[0].arn

    arn = (
      "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig"
    )

    input = jsonencode({
      InferenceComponentName = each.value.subject
      DesiredRuntimeConfig = {
        CopyCount = 0
      }
    })

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  lifecycle {
    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.copies_on_wake <= each.value.component.max_copies
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: copies_on_wake must be at most max_copies:",
        "Application Auto Scaling removes copies above the maximum.",
      ])
    }

    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.component.min_copies <= each.value.copies_on_wake
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: min_copies must be at most copies_on_wake: a wake to",
        "fewer copies would lower the minimum until the next wake.",
      ])
    }

    precondition {
      condition = each.value.component.min_copies <= 0
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: min_copies must be at most 0: Application Auto",
        "Scaling brings copies below its minimum back; use the method min-capacity, which moves the minimum.",
      ])
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_scheduler_schedule" "wake" {
  for_each = local.copy_count_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-wake"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: wake"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.wake
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    role_arn = aws_iam_role.scheduler[0].arn

    arn = (
      "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig"
    )

    input = jsonencode({
      InferenceComponentName = each.value.subject
      DesiredRuntimeConfig = {
        CopyCount = coalesce(each.value.copies_on_wake, max(each.value.component.min_copies, 1))
      }
    })

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

################################################################################
# Method delete-and-recreate
################################################################################
# EventBridge Scheduler deletes the component and creates it again. A state machine then restores its scaling.

# The default tags of the provider: Cloud Control does not apply them by itself.
data "aws_default_tags" "current" {}

resource "aws_scheduler_schedule" "delete" {
  for_each = local.recreate_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-sleep"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: sleep"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.sleep
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = each.value.flexible_window_seconds == null ? "OFF" : "FLEXIBLE"

    maximum_window_in_minutes = (
      each.value.flexible_window_seconds == null
      ? null
      : each.value.flexible_window_seconds / 60
    )
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent"
    input    = jsonencode({ InferenceComponentName = each.value.subject })
    role_arn = aws_iam_role.scheduler[0].arn

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  lifecycle {
    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.copies_on_wake <= each.value.component.max_copies
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: copies_on_wake must be at most max_copies:",
        "Application Auto Scaling removes copies above the maximum.",
      ])
    }

    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.component.min_copies <= each.value.copies_on_wake
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: min_copies must be at most copies_on_wake: a wake to",
        "fewer copies would lower the minimum until the next wake.",
      ])
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_scheduler_schedule" "create" {
  for_each = local.recreate_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-wake"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: wake"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.wake
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:sagemaker:createInferenceComponent"
    role_arn = aws_iam_role.scheduler[0].arn

    input = jsonencode({
      for key, value in {
        InferenceComponentName = each.value.component.name
        EndpointName           = var.endpoint_name
        VariantName            = var.variant_name
        Specification = {
          for key, value in {
            ModelName = each.value.component.model_name
            StartupParameters = (
              each.value.component.model_data_download_timeout_seconds == null &&
              each.value.component.container_startup_health_check_timeout_seconds == null
              ? null
              : {
                for key, value in {
                  ModelDataDownloadTimeoutInSeconds = each.value.component.model_data_download_timeout_seconds
                  ContainerStartupHealthCheckTimeoutInSeconds = (
                    each.value.component.container_startup_health_check_timeout_seconds
                  )
                } : key => value
                if value != null
              }
            )
            ComputeResourceRequirements = {
              for key, value in {
                NumberOfAcceleratorDevicesRequired = each.value.component.accelerator_devices
                NumberOfCpuCoresRequired           = each.value.component.cpu_cores
                MinMemoryRequiredInMb              = each.value.component.min_memory_mb
                MaxMemoryRequiredInMb              = each.value.component.max_memory_mb
              } : key => value
              if value != null
            }
            DataCacheConfig = (
              each.value.component.data_cache == null
              ? null
              : { EnableCaching = each.value.component.data_cache }
            )
            SchedulingConfig = (
              each.value.component.placement_strategy == null
              ? null
              : { PlacementStrategy = each.value.component.placement_strategy }
            )
          } : key => value
          if value != null
        }
        RuntimeConfig = {
          CopyCount = coalesce(each.value.copies_on_wake, max(each.value.component.min_copies, 1))
        }
        Tags = length(merge(data.aws_default_tags.current.tags, each.value.component.tags)) == 0 ? null : [
          for key, val in merge(data.aws_default_tags.current.tags, each.value.component.tags) : {
            Key   = key
            Value = val
          }
        ]
      } : key => value
      if value != null
    })

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  lifecycle {
    precondition {
      condition = each.value.component.model_name != null && each.value.component.min_memory_mb != null
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: model_name and min_memory_mb are required with the",
        "method delete-and-recreate.",
      ])
    }

    precondition {
      condition = length(each.value.component.adapters) == 0
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: adapters must be empty with the method",
        "delete-and-recreate: SageMaker does not delete a component that has adapters.",
        "Use min-capacity or copy-count.",
      ])
    }

    precondition {
      condition = (
        each.value.component.max_memory_mb == null
        ? true
        : each.value.component.min_memory_mb <= each.value.component.max_memory_mb
      )
      error_message = (
        "windows[\"${each.value.key}\"] of ${each.value.subject}: min_memory_mb must be at most max_memory_mb."
      )
    }

    precondition {
      condition     = each.value.component.wake.copies <= each.value.component.max_copies
      error_message = "windows[\"${each.value.key}\"] of ${each.value.subject}: wake.copies must be at most max_copies."
    }

    precondition {
      condition = (
        each.value.component.wake.cooldown_seconds == null
        ? true
        : each.value.component.wake.cooldown_seconds <= max(
          coalesce(each.value.component.idle_timeout_seconds, 900),
          coalesce(each.value.component.min_up_time_seconds, 0)
        )
      )
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: wake.cooldown_seconds must be at most the idle time",
        "before scaling to zero (seconds): what scales to zero during the cooldown could not wake before it ends.",
      ])
    }

    precondition {
      condition = each.value.component.wake.datapoints_to_alarm <= each.value.component.wake.evaluation_periods
      error_message = join(" ", [
        "windows[\"${each.value.key}\"] of ${each.value.subject}: wake.datapoints_to_alarm must be at most",
        "evaluation_periods: otherwise the alarm can never fire.",
      ])
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_scheduler_schedule" "restore" {
  for_each = local.recreate_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-restore"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: restore"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.wake
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.restore[each.key].arn
    input    = jsonencode({})
    role_arn = aws_iam_role.scheduler[0].arn

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_iam_role" "restore" {
  for_each = local.recreate_windows

  name                 = local.restore_names[each.key]
  description          = "Step Functions gives a recreated inference component its scaling back with this role"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = "states.amazonaws.com"
      }
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = element(split(":", aws_scheduler_schedule_group.this[0].arn), 4)
        }
        ArnLike = {
          "aws:SourceArn" = (
            "arn:${data.aws_partition.current.partition}:states:*:*:stateMachine:${local.restore_names[each.key]}"
          )
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "restore" {
  for_each = local.recreate_windows

  name = "${local.restore_names[each.key]}-grants"
  role = aws_iam_role.restore[each.key].name

  # The state machine creates the target, policies and alarms of this component, and nothing else.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sagemaker:DescribeInferenceComponent", "sagemaker:UpdateInferenceComponentRuntimeConfig"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sagemaker:*:*:inference-component/${each.value.subject}",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["application-autoscaling:RegisterScalableTarget", "application-autoscaling:PutScalingPolicy"]
        Resource = ["arn:${data.aws_partition.current.partition}:application-autoscaling:*:*:scalable-target/*"]
        Condition = {
          StringEquals = {
            "application-autoscaling:service-namespace"  = "sagemaker"
            "application-autoscaling:scalable-dimension" = "sagemaker:inference-component:DesiredCopyCount"
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"]
        Resource = flatten([
          "arn:${data.aws_partition.current.partition}:cloudwatch:*:*:alarm:${coalesce(
            each.value.component.wake.alarm_name,
            "${each.value.component.name}-wake"
          )}",
          each.value.component.idle_timeout_seconds != null || each.value.component.min_up_time_seconds != null
          ? ["arn:${data.aws_partition.current.partition}:cloudwatch:*:*:alarm:${each.value.component.name}-sleep"]
          : [],
          join("", [
            "arn:${data.aws_partition.current.partition}:cloudwatch:*:*:alarm:TargetTracking-inference-component/",
            "${each.value.subject}-*",
          ]),
        ])
      },
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:DescribeAlarms"]
        Resource = ["*"]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = ["arn:${data.aws_partition.current.partition}:sqs:*:*:${local.name}-dead-letters"]
      },
    ]
  })
}

resource "aws_sfn_state_machine" "restore" {
  for_each = local.recreate_windows

  name     = local.restore_names[each.key]
  role_arn = aws_iam_role.restore[each.key].arn
  tags     = var.tags

  # Waits until the recreated component is InService, then registers its scalable target and creates its policies and
  # alarms. Application Auto Scaling deletes them with the component.
  definition = jsonencode({
    Comment        = "Gives ${each.value.subject} its scaling back after it was created again"
    TimeoutSeconds = 172800
    StartAt        = "StartCounting"
    States = {
      for key, value in {
        StartCounting = {
          Type = "Pass"
          Result = {
            minutes = 0
          }
          Next = "DescribeComponent"
        }
        DescribeComponent = {
          Type     = "Task"
          Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:sagemaker:describeInferenceComponent"
          Parameters = {
            InferenceComponentName = each.value.subject
          }
          Retry = [{
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 60
            MaxAttempts     = ceil(coalesce(each.value.maximum_age_seconds, 3600) / 60) + 10
            BackoffRate     = 1
          }]
          Catch = [{
            ErrorEquals = ["States.ALL"]
            Next        = "TellFailure"
          }]
          ResultSelector = {
            "status.$" = "$.InferenceComponentStatus"
          }
          ResultPath = "$.component"
          Next       = "IsInService"
        }
        IsInService = {
          Type = "Choice"
          Choices = [
            {
              Variable     = "$.component.status"
              StringEquals = "InService"
              Next         = "RegisterTarget"
            },
            {
              Variable     = "$.component.status"
              StringEquals = "Failed"
              Next         = "TellFailure"
            },
            {
              Variable                 = "$.minutes"
              NumericGreaterThanEquals = 240
              Next                     = "TellFailure"
            },
          ]
          Default = "WaitAMinute"
        }
        WaitAMinute = {
          Type    = "Wait"
          Seconds = 60
          Next    = "CountTheMinute"
        }
        CountTheMinute = {
          Type = "Pass"
          Parameters = {
            "minutes.$" = "States.MathAdd($.minutes, 1)"
          }
          Next = "DescribeComponent"
        }
        RegisterTarget = {
          Type = "Task"
          Resource = join("", [
            "arn:${data.aws_partition.current.partition}:states:::aws-sdk:applicationautoscaling:",
            "registerScalableTarget",
          ])
          Parameters = {
            ServiceNamespace  = "sagemaker"
            ResourceId        = "inference-component/${each.value.component.name}"
            ScalableDimension = "sagemaker:inference-component:DesiredCopyCount"
            MinCapacity       = each.value.component.min_copies
            MaxCapacity       = each.value.component.max_copies
          }
          Retry = [{
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            MaxAttempts     = 6
            BackoffRate     = 2
          }]
          Catch = [{
            ErrorEquals = ["States.ALL"]
            Next        = "TellFailure"
          }]
          Next = "PutPolicy0"
        }
        PutPolicy0 = {
          Type = "Task"
          Resource = (
            "arn:${data.aws_partition.current.partition}:states:::aws-sdk:applicationautoscaling:putScalingPolicy"
          )
          Parameters = {
            PolicyName = coalesce(
              each.value.component.tracking.policy_name,
              "${each.value.component.name}-tracking"
            )
            ServiceNamespace  = "sagemaker"
            ResourceId        = "inference-component/${each.value.component.name}"
            ScalableDimension = "sagemaker:inference-component:DesiredCopyCount"
            PolicyType        = "TargetTrackingScaling"
            TargetTrackingScalingPolicyConfiguration = {
              DisableScaleIn = (
                max(
                  coalesce(each.value.component.idle_timeout_seconds, 900),
                  coalesce(each.value.component.min_up_time_seconds, 0)
                ) >
                900 ||
                coalesce(each.value.component.min_up_time_seconds, 0) > 0
              )
              ScaleInCooldown  = each.value.component.tracking.scale_in_cooldown_seconds
              ScaleOutCooldown = each.value.component.tracking.scale_out_cooldown_seconds
              TargetValue      = each.value.component.tracking.target
              PredefinedMetricSpecification = {
                PredefinedMetricType = each.value.component.tracking.metric
              }
            }
          }
          Retry = [{
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            MaxAttempts     = 6
            BackoffRate     = 2
          }]
          Catch = [{
            ErrorEquals = ["States.ALL"]
            Next        = "TellFailure"
          }]
          Next = "PutPolicy1"
        }
        PutPolicy1 = {
          Type = "Task"
          Resource = (
            "arn:${data.aws_partition.current.partition}:states:::aws-sdk:applicationautoscaling:putScalingPolicy"
          )
          Parameters = {
            PolicyName        = coalesce(each.value.component.wake.policy_name, "${each.value.component.name}-wake")
            ServiceNamespace  = "sagemaker"
            ResourceId        = "inference-component/${each.value.component.name}"
            ScalableDimension = "sagemaker:inference-component:DesiredCopyCount"
            PolicyType        = "StepScaling"
            StepScalingPolicyConfiguration = {
              AdjustmentType        = each.value.component.wake.adjustment
              MetricAggregationType = "Maximum"
              Cooldown = coalesce(
                each.value.component.wake.cooldown_seconds,
                each.value.component.wake.adjustment == "ChangeInCapacity" ? 300 : 0
              )
              StepAdjustments = [{
                MetricIntervalLowerBound = 0
                ScalingAdjustment        = each.value.component.wake.copies
              }]
            }
          }
          Retry = [{
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            MaxAttempts     = 6
            BackoffRate     = 2
          }]
          Catch = [{
            ErrorEquals = ["States.ALL"]
            Next        = "TellFailure"
          }]
          ResultSelector = {
            "PolicyArn.$" = "$.PolicyARN"
          }
          Next = "PutAlarm1"
        }
        PutAlarm1 = {
          for key, value in {
            Type     = "Task"
            Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:cloudwatch:putMetricAlarm"
            Parameters = {
              AlarmName = coalesce(each.value.component.wake.alarm_name, "${each.value.component.name}-wake")
              AlarmDescription = (
                "A request to ${each.value.component.name} was refused because it has no copy: wakes it"
              )
              Namespace  = "AWS/SageMaker"
              MetricName = "NoCapacityInvocationFailures"
              Dimensions = [{
                Name  = "InferenceComponentName"
                Value = each.value.component.name
              }]
              Statistic          = each.value.component.wake.statistic
              Period             = each.value.component.wake.period_seconds
              EvaluationPeriods  = each.value.component.wake.evaluation_periods
              DatapointsToAlarm  = each.value.component.wake.datapoints_to_alarm
              ComparisonOperator = "GreaterThanOrEqualToThreshold"
              Threshold          = 1
              TreatMissingData   = each.value.component.wake.treat_missing_data
              "AlarmActions.$"   = "States.Array($.PolicyArn)"
            }
            Retry = [{
              ErrorEquals     = ["States.TaskFailed"]
              IntervalSeconds = 5
              MaxAttempts     = 6
              BackoffRate     = 2
            }]
            Catch = [{
              ErrorEquals = ["States.ALL"]
              Next        = "TellFailure"
            }]
            Next = (
              each.value.component.idle_timeout_seconds != null || each.value.component.min_up_time_seconds != null
              ? "PutPolicy2"
              : null
            )
            End = (
              !(each.value.component.idle_timeout_seconds != null || each.value.component.min_up_time_seconds != null)
              ? true
              : null
            )
          } : key => value
          if value != null
        }
        PutPolicy2 = (
          each.value.component.idle_timeout_seconds != null || each.value.component.min_up_time_seconds != null
          ? {
            Type = "Task"
            Resource = (
              "arn:${data.aws_partition.current.partition}:states:::aws-sdk:applicationautoscaling:putScalingPolicy"
            )
            Parameters = {
              PolicyName        = "${each.value.component.name}-sleep"
              ServiceNamespace  = "sagemaker"
              ResourceId        = "inference-component/${each.value.component.name}"
              ScalableDimension = "sagemaker:inference-component:DesiredCopyCount"
              PolicyType        = "StepScaling"
              StepScalingPolicyConfiguration = {
                AdjustmentType        = "ExactCapacity"
                MetricAggregationType = "Maximum"
                Cooldown              = 0
                StepAdjustments = [{
                  MetricIntervalUpperBound = 0
                  ScalingAdjustment        = 0
                }]
              }
            }
            Retry = [{
              ErrorEquals     = ["States.TaskFailed"]
              IntervalSeconds = 5
              MaxAttempts     = 6
              BackoffRate     = 2
            }]
            Catch = [{
              ErrorEquals = ["States.ALL"]
              Next        = "TellFailure"
            }]
            ResultSelector = {
              "PolicyArn.$" = "$.PolicyARN"
            }
            Next = "PutAlarm2"
          }
          : null
        )
        PutAlarm2 = (
          each.value.component.idle_timeout_seconds != null || each.value.component.min_up_time_seconds != null
          ? {
            Type     = "Task"
            Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:cloudwatch:putMetricAlarm"
            Parameters = {
              AlarmName = "${each.value.component.name}-sleep"
              AlarmDescription = "Nothing was worked on for ${max(
                coalesce(each.value.component.idle_timeout_seconds, 900),
                coalesce(each.value.component.min_up_time_seconds, 0)
              ) / 60} min: takes the capacity to zero"
              Namespace  = "AWS/SageMaker"
              MetricName = "ConcurrentRequestsPerCopy"
              Dimensions = [{
                Name  = "InferenceComponentName"
                Value = each.value.component.name
              }]
              Statistic = "Maximum"
              Period    = 60
              EvaluationPeriods = max(
                coalesce(each.value.component.idle_timeout_seconds, 900),
                coalesce(each.value.component.min_up_time_seconds, 0)
              ) / 60
              DatapointsToAlarm = max(
                coalesce(each.value.component.idle_timeout_seconds, 900),
                coalesce(each.value.component.min_up_time_seconds, 0)
              ) / 60
              ComparisonOperator = "LessThanOrEqualToThreshold"
              Threshold          = 0
              TreatMissingData   = "notBreaching"
              "AlarmActions.$"   = "States.Array($.PolicyArn)"
            }
            Retry = [{
              ErrorEquals     = ["States.TaskFailed"]
              IntervalSeconds = 5
              MaxAttempts     = 6
              BackoffRate     = 2
            }]
            Catch = [{
              ErrorEquals = ["States.ALL"]
              Next        = "TellFailure"
            }]
            End = true
          }
          : null
        )
        TellFailure = {
          Type     = "Task"
          Resource = "arn:${data.aws_partition.current.partition}:states:::sqs:sendMessage"
          Parameters = {
            QueueUrl = aws_sqs_queue.dead_letters[0].url
            MessageBody = {
              message       = "${each.value.subject} did not get its scaling back: it will not sleep or wake by itself"
              "execution.$" = "\u0024$.Execution.Id"
              "error.$"     = "$"
            }
          }
          Retry = [{
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            MaxAttempts     = 6
            BackoffRate     = 2
          }]
          Next = "NotRestored"
        }
        NotRestored = {
          Type  = "Fail"
          Error = "NotRestored"
          Cause = "See the message in the dead-letter queue"
        }
      } : key => value
      if value != null
    }
  })

  depends_on = [aws_iam_role_policy.restore]
}

################################################################################
# Method lambda
################################################################################
# A Lambda function sets the number of copies of all components of the endpoint.

resource "aws_scheduler_schedule" "sleep_endpoint" {
  for_each = local.lambda_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-sleep"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: sleep"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.sleep
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = each.value.flexible_window_seconds == null ? "OFF" : "FLEXIBLE"

    maximum_window_in_minutes = (
      each.value.flexible_window_seconds == null
      ? null
      : each.value.flexible_window_seconds / 60
    )
  }

  target {
    arn      = aws_lambda_function.sleeper[0].arn
    role_arn = aws_iam_role.scheduler[0].arn

    input = jsonencode({
      action       = "sleep"
      endpointName = var.endpoint_name
    })

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  depends_on = [aws_iam_role_policy.scheduler, aws_lambda_function_event_invoke_config.sleeper]
}

resource "aws_scheduler_schedule" "wake_endpoint" {
  for_each = local.lambda_windows

  name                         = local.schedule_names["${each.value.subject}-${each.value.name}-wake"]
  action_after_completion      = "NONE"
  description                  = "Sleep window ${each.value.name} of ${each.value.subject}: wake"
  end_date                     = each.value.end_date
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.wake
  schedule_expression_timezone = each.value.time_zone
  start_date                   = each.value.start_date
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.sleeper[0].arn
    role_arn = aws_iam_role.scheduler[0].arn

    input = jsonencode({
      for key, value in {
        action       = "wake"
        endpointName = var.endpoint_name
        copiesOnWake = each.value.copies_on_wake
      } : key => value
      if value != null
    })

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters[0].arn
    }

    retry_policy {
      maximum_event_age_in_seconds = coalesce(each.value.maximum_age_seconds, 3600)
      maximum_retry_attempts       = coalesce(each.value.maximum_attempts, 185)
    }
  }

  depends_on = [aws_iam_role_policy.scheduler, aws_lambda_function_event_invoke_config.sleeper]
}

resource "aws_cloudwatch_log_group" "sleeper" {
  count = length(local.lambda_windows) > 0 ? 1 : 0

  name              = "/aws/lambda/${local.name}-function"
  retention_in_days = 30
  tags              = var.tags
}

resource "aws_iam_role" "sleeper" {
  count = length(local.lambda_windows) > 0 ? 1 : 0

  name                 = "${local.name}-function"
  description          = "A Lambda function puts all components of an endpoint to sleep and wakes them with this role"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = "lambda.amazonaws.com"
      }
    }]
  })
}

resource "aws_iam_role_policy" "sleeper" {
  count = length(local.lambda_windows) > 0 ? 1 : 0

  name = "${local.name}-function-grants"
  role = aws_iam_role.sleeper[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sagemaker:ListInferenceComponents", "application-autoscaling:DescribeScalableTargets"]
        Resource = ["*"]
      },
      {
        Effect   = "Allow"
        Action   = ["sagemaker:DescribeEndpoint"]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:endpoint/*"]
      },
      {
        Effect = "Allow"
        Action = [
          "sagemaker:DescribeInferenceComponent",
          "sagemaker:UpdateInferenceComponentRuntimeConfig",
          "sagemaker:ListTags",
        ]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:inference-component/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["sagemaker:AddTags"]
        Resource = ["arn:${data.aws_partition.current.partition}:sagemaker:*:*:inference-component/*"]
        Condition = {
          "ForAllValues:StringEquals" = {
            "aws:TagKeys" = ["scale-to-zero:endpoint-sleeper"]
          }
        }
      },
      {
        Effect   = "Allow"
        Action   = ["application-autoscaling:RegisterScalableTarget"]
        Resource = ["arn:${data.aws_partition.current.partition}:application-autoscaling:*:*:scalable-target/*"]
        Condition = {
          StringEquals = {
            "application-autoscaling:service-namespace"  = ["sagemaker"]
            "application-autoscaling:scalable-dimension" = ["sagemaker:inference-component:DesiredCopyCount"]
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [join("", [
          "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:${aws_cloudwatch_log_group.sleeper[0].name}:",
          "*",
        ])]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = ["arn:${data.aws_partition.current.partition}:sqs:*:*:${local.name}-dead-letters"]
      },
    ]
  })
}

resource "aws_lambda_function" "sleeper" {
  count = length(local.lambda_windows) > 0 ? 1 : 0

  function_name    = "${local.name}-function"
  architectures    = ["arm64"]
  description      = "Puts every inference component of a SageMaker endpoint to sleep, and wakes them again"
  filename         = "${path.module}/assets/endpoint-sleeper.zip"
  handler          = "index.handler"
  memory_size      = 256
  role             = aws_iam_role.sleeper[0].arn
  runtime          = "nodejs22.x"
  source_code_hash = "TYmvVNIs9uTdwgwwh1DHZK+Bmb0iHWgInEDJ2U5y6is="
  timeout          = 900
  tags             = var.tags

  depends_on = [aws_cloudwatch_log_group.sleeper, aws_iam_role_policy.sleeper]
}

resource "aws_lambda_function_event_invoke_config" "sleeper" {
  count = length(local.lambda_windows) > 0 ? 1 : 0

  function_name          = aws_lambda_function.sleeper[0].function_name
  maximum_retry_attempts = 2

  # The function cannot tell which of its windows called it, so the shortest time of all windows applies.
  maximum_event_age_in_seconds = min(21600, [for window in local.lambda_windows : coalesce(
    window.maximum_age_seconds,
    3600
  )]...)

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters[0].arn
    }
  }
}

################################################################################
# Checks
################################################################################
# A warning, because a module without components is allowed.

check "something_sleeps" {
  assert {
    condition = length(var.components) > 0 || alltrue([for window in values(var.windows) : window.method == "lambda"])
    error_message = join(" ", [
      "components is empty: only windows with the method lambda have an effect.",
      "Add components, or use that method.",
    ])
  }
}
