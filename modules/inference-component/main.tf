locals {
  adapters = {
    for key, adapter in var.adapters : key => merge(adapter, {
      name = coalesce(adapter.name, key)
      tags = merge(var.tags, adapter.tags)
    })
  }
}

data "aws_default_tags" "current" {}

resource "aws_iam_role" "execution" {
  count = coalesce(var.create_execution_role, var.execution_role_arn == null && var.model != null) ? 1 : 0

  name                 = coalesce(var.execution_role_name, "${substr(var.name, 0, 54)}-execution")
  description          = "SageMaker fetches the model and writes the logs of an endpoint with this role"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = "sagemaker.amazonaws.com"
      }
    }]
  })
}

data "aws_partition" "current" {}

resource "aws_iam_role_policy" "execution" {
  count = coalesce(var.create_execution_role, var.execution_role_arn == null && var.model != null) ? 1 : 0

  name = "execution"
  role = aws_iam_role.execution[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = flatten([
      try(strcontains(var.model.image, ".dkr.ecr"), false) ? [{
        Effect = "Allow"
        Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = ["arn:${data.aws_partition.current.partition}:ecr:${replace(
          var.model.image,
          "/^([0-9]+)[.]dkr[.]ecr[^.]*[.]([^.]+)[.][^/]+/([^:@]+).*$/",
          "$2:$1:repository/$3"
        )}"]
      }] : [],
      try(strcontains(var.model.image, ".dkr.ecr"), false) ? [{
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      }] : [],
      try(var.model.model_data_prefix, null) != null ? [{
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::${trimprefix(var.model.model_data_prefix, "s3://")}*",
        ]
      }] : [],
      try(var.model.model_data_prefix, null) != null ? [{
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${element(split("/", trimprefix(
          var.model.model_data_prefix,
          "s3://"
        )), 0)}"]
        Condition = {
          StringLike = {
            "s3:prefix" = "${element(regex("^[^/]*/?(.*)$", trimprefix(var.model.model_data_prefix, "s3://")), 0)}*"
          }
        }
      }] : [],
      try(var.model.model_data_url, null) != null ? [{
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(var.model.model_data_url, "s3://")}"]
      }] : [],
      try(var.model.subnet_ids, null) != null ? [{
        Effect = "Allow"
        Action = [
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DeleteNetworkInterfacePermission",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
        ]
        Resource = ["*"]
      }] : [],
      var.model != null ? [var.model.model_data_kms_key_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.model.model_data_kms_key_arn]
      }]] : [],
      {
        Effect = "Allow"
        Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = [
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/",
            var.name,
          ]),
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/",
            "${var.name}:*",
          ]),
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:PutMetricData"]
        Resource = ["*"]
        Condition = {
          StringLike = {
            "cloudwatch:namespace" = "*SageMaker*"
          }
        }
      },
      [
        for adapter in local.adapters : {
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(adapter.artifact_url, "s3://")}"]
        }
        if startswith(adapter.artifact_url, "s3://")
      ],
    ])
  })
}

resource "terraform_data" "model" {
  count = var.model != null ? 1 : 0

  triggers_replace = {
    name = coalesce(var.model.name, replace(substr(var.name, 0, 54), "/-+$/", ""))
  }
}

resource "aws_sagemaker_model" "this" {
  count = var.model != null ? 1 : 0

  enable_network_isolation = var.model.network_isolation
  execution_role_arn       = coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn))
  tags                     = var.tags

  name = "${substr(coalesce(var.model.name, replace(substr(var.name, 0, 54), "/-+$/", "")), 0, 54)}-${substr(sha256(
    jsonencode([
      "6aa0e7ffebc883c67b1a8f200e98ada4779a6d0202cf4e726f13abec9359f10b",
      coalesce(var.model.name, replace(substr(var.name, 0, 54), "/-+$/", "")),
      var.model.network_isolation,
      var.model.model_data_url,
      plantimestamp(),
      var.model.environment,
      var.model.image,
      var.model.accept_eula,
      var.model.model_data_prefix,
      coalesce(var.execution_role_arn, var.execution_role_name, var.name),
      var.model.security_group_ids,
      var.model.subnet_ids,
    ])
  ), 0, 8)}"

  primary_container {
    environment    = var.model.environment
    image          = var.model.image
    model_data_url = var.model.model_data_url

    dynamic "model_data_source" {
      for_each = var.model.model_data_prefix != null ? [true] : []

      content {
        s3_data_source {
          compression_type = "None"
          s3_data_type     = "S3Prefix"
          s3_uri           = var.model.model_data_prefix

          dynamic "model_access_config" {
            for_each = var.model.accept_eula != null ? [true] : []

            content {
              accept_eula = var.model.accept_eula
            }
          }
        }
      }
    }
  }

  dynamic "vpc_config" {
    for_each = var.model.subnet_ids != null ? [true] : []

    content {
      security_group_ids = var.model.security_group_ids
      subnets            = var.model.subnet_ids
    }
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [name]
    replace_triggered_by  = [terraform_data.model[0].id]

    precondition {
      condition = (
        var.create_execution_role == null
        ? true
        : var.create_execution_role == (var.execution_role_arn == null)
      )
      error_message = "create_execution_role must be false with an execution_role_arn, and true or left out without."
    }
  }

  depends_on = [aws_iam_role_policy.execution]
}

resource "terraform_data" "component" {
  triggers_replace = {
    inference_component_name = var.name
    endpoint_name            = var.endpoint_name
    variant_name             = var.variant_name
  }
}

resource "aws_cloudcontrolapi_resource" "component" {
  type_name = "AWS::SageMaker::InferenceComponent"

  desired_state = jsonencode({
    for key, value in {
      InferenceComponentName = var.name
      EndpointName           = var.endpoint_name
      VariantName            = var.variant_name
      Specification = {
        for key, value in {
          ModelName = var.model == null ? var.model_name : aws_sagemaker_model.this[0].name
          StartupParameters = (
            var.model_data_download_timeout_seconds == null &&
            var.container_startup_health_check_timeout_seconds == null
            ? null
            : {
              for key, value in {
                ModelDataDownloadTimeoutInSeconds           = var.model_data_download_timeout_seconds
                ContainerStartupHealthCheckTimeoutInSeconds = var.container_startup_health_check_timeout_seconds
              } : key => value
              if value != null
            }
          )
          ComputeResourceRequirements = {
            for key, value in {
              NumberOfAcceleratorDevicesRequired = var.accelerator_devices
              NumberOfCpuCoresRequired           = var.cpu_cores
              MinMemoryRequiredInMb              = var.min_memory_mb
              MaxMemoryRequiredInMb              = var.max_memory_mb
            } : key => value
            if value != null
          }
          DataCacheConfig  = var.data_cache == null ? null : { EnableCaching = var.data_cache }
          SchedulingConfig = var.placement_strategy == null ? null : { PlacementStrategy = var.placement_strategy }
        } : key => value
        if value != null
      }
      RuntimeConfig = {
        CopyCount = var.initial_copies
      }
      Tags = length(merge(data.aws_default_tags.current.tags, var.tags)) == 0 ? null : [
        for key, val in merge(data.aws_default_tags.current.tags, var.tags) : {
          Key   = key
          Value = val
        }
      ]
    } : key => value
    if value != null
  })

  lifecycle {
    replace_triggered_by = [terraform_data.component.id]

    postcondition {
      condition = try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"
      error_message = join(" ", [
        "Inference component ${var.name} is Failed.",
        "To go back, apply the previous values.",
        "If that fails too, create the component and its scaling again: terraform apply",
        "-replace='terraform_data.component', with the address of the module in front if there is one.",
        "SageMaker says: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
      ])
    }

    postcondition {
      condition = (
        try(
          jsondecode(self.properties).Specification.ModelName == jsondecode(self.desired_state).Specification.ModelName,
          true
        ) &&
        alltrue([
          for key, value in try(jsondecode(self.desired_state).Specification.ComputeResourceRequirements, {}) : try(
            abs(jsondecode(self.properties).Specification.ComputeResourceRequirements[key] - value) < 0.001,
            true
          )
        ])
      )
      error_message = join(" ", [
        "Inference component ${var.name} does not run what was applied last: SageMaker rolled the update back, or",
        "something else changed the component.",
        "To go back, apply the previous values.",
        "If that fails too, create the component and its scaling again: terraform apply",
        "-replace='terraform_data.component', with the address of the module in front if there is one.",
        "SageMaker says: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
      ])
    }

    precondition {
      condition     = var.max_memory_mb == null ? true : var.min_memory_mb <= var.max_memory_mb
      error_message = "min_memory_mb must be at most max_memory_mb."
    }

    precondition {
      condition     = var.initial_copies <= var.max_copies
      error_message = "initial_copies must be at most max_copies."
    }

    precondition {
      condition     = (var.model == null) != (var.model_name == null)
      error_message = "A component must have model_name or model, and not both."
    }

    precondition {
      condition = (
        length(toset(concat([var.name], [
          for adapter_key, adapter in var.adapters : coalesce(adapter.name, adapter_key)
        ]))) ==
        1 + length(var.adapters)
      )
      error_message = "adapters must have names that differ from each other and from that of the component."
    }

    precondition {
      condition = (
        length(toset(concat(
          [
            coalesce(var.wake.alarm_name, "${var.name}-wake"),
            var.idle_timeout_seconds != null || var.min_up_time_seconds != null ? "${var.name}-sleep" : "",
          ],
          [
            for adapter_key, adapter in var.adapters : coalesce(
              adapter.wake_alarm.alarm_name,
              "${coalesce(adapter.name, adapter_key)}-wake"
            )
          ]
        ))) ==
        2 + length(var.adapters)
      )
      error_message = join(" ", [
        "A component and its adapters must have alarm names that differ: AWS keeps one alarm of a name in an account",
        "and Region.",
      ])
    }

    precondition {
      condition = (
        length(toset([
          coalesce(var.tracking.policy_name, "${var.name}-tracking"),
          coalesce(var.wake.policy_name, "${var.name}-wake"),
          var.idle_timeout_seconds != null || var.min_up_time_seconds != null ? "${var.name}-sleep" : "",
        ])) ==
        3
      )
      error_message = join(" ", [
        "tracking, wake and idle time must have policy names that differ: Application Auto Scaling keeps one policy of",
        "a name for a target.",
      ])
    }
  }
}

# A bound that a sleep window moved stays where it was moved to when the window is gone.
resource "terraform_data" "bounds" {
  triggers_replace = {
    min_copies       = var.min_copies
    max_copies       = var.max_copies
    windows_move_min = length(var.sleep_windows) > 0
    windows_move_max = anytrue([for window in values(var.sleep_windows) : window.hard])
  }
}

resource "aws_appautoscaling_target" "copies" {
  max_capacity       = var.max_copies
  min_capacity       = var.min_copies
  resource_id        = "inference-component/${var.name}"
  scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"
  service_namespace  = "sagemaker"
  tags               = var.tags

  lifecycle {
    replace_triggered_by = [terraform_data.component.id, terraform_data.bounds.id]
    ignore_changes       = [min_capacity, max_capacity]

    precondition {
      condition     = var.min_copies <= var.max_copies
      error_message = "min_copies must be at most max_copies."
    }

    precondition {
      condition     = var.wake.copies <= var.max_copies
      error_message = "wake.copies must be at most max_copies."
    }

    precondition {
      condition = (
        var.wake.cooldown_seconds == null
        ? true
        : var.wake.cooldown_seconds <= max(
          coalesce(var.idle_timeout_seconds, 900),
          coalesce(var.min_up_time_seconds, 0)
        )
      )
      error_message = "wake.cooldown_seconds must be at most the time that the last request is waited out (seconds)."
    }

    precondition {
      condition     = var.wake.datapoints_to_alarm <= var.wake.evaluation_periods
      error_message = "wake.datapoints_to_alarm must be at most evaluation_periods."
    }
  }

  depends_on = [aws_cloudcontrolapi_resource.component]
}

resource "aws_appautoscaling_policy" "tracking" {
  name               = coalesce(var.tracking.policy_name, "${var.name}-tracking")
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.copies.resource_id
  scalable_dimension = aws_appautoscaling_target.copies.scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies.service_namespace

  target_tracking_scaling_policy_configuration {
    scale_in_cooldown  = var.tracking.scale_in_cooldown_seconds
    scale_out_cooldown = var.tracking.scale_out_cooldown_seconds
    target_value       = var.tracking.target

    disable_scale_in = (
      max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) > 900 ||
      coalesce(var.min_up_time_seconds, 0) > 0
    )

    predefined_metric_specification {
      predefined_metric_type = var.tracking.metric
    }
  }

  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies.id]
  }
}

resource "aws_appautoscaling_policy" "wake" {
  name               = coalesce(var.wake.policy_name, "${var.name}-wake")
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.copies.resource_id
  scalable_dimension = aws_appautoscaling_target.copies.scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies.service_namespace

  step_scaling_policy_configuration {
    adjustment_type         = var.wake.adjustment
    cooldown                = coalesce(var.wake.cooldown_seconds, var.wake.adjustment == "ChangeInCapacity" ? 300 : 0)
    metric_aggregation_type = "Maximum"

    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = var.wake.copies
    }
  }

  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies.id]
  }
}

resource "aws_cloudwatch_metric_alarm" "wake" {
  alarm_name          = coalesce(var.wake.alarm_name, "${var.name}-wake")
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
  alarm_description   = "A request to ${var.name} was refused because it has no copy: wakes it"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  datapoints_to_alarm = var.wake.datapoints_to_alarm
  evaluation_periods  = var.wake.evaluation_periods
  metric_name         = "NoCapacityInvocationFailures"
  namespace           = "AWS/SageMaker"
  period              = var.wake.period_seconds
  statistic           = var.wake.statistic
  threshold           = 1
  treat_missing_data  = var.wake.treat_missing_data
  tags                = var.tags

  dimensions = {
    InferenceComponentName = var.name
  }
}

resource "aws_appautoscaling_policy" "sleep" {
  count = var.idle_timeout_seconds != null || var.min_up_time_seconds != null ? 1 : 0

  name               = "${var.name}-sleep"
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.copies.resource_id
  scalable_dimension = aws_appautoscaling_target.copies.scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies.service_namespace

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    cooldown                = 0
    metric_aggregation_type = "Maximum"

    step_adjustment {
      metric_interval_upper_bound = "0"
      scaling_adjustment          = 0
    }
  }

  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies.id]
  }
}

resource "aws_cloudwatch_metric_alarm" "sleep" {
  count = var.idle_timeout_seconds != null || var.min_up_time_seconds != null ? 1 : 0

  alarm_name          = "${var.name}-sleep"
  alarm_actions       = [aws_appautoscaling_policy.sleep[0].arn]
  comparison_operator = "LessThanOrEqualToThreshold"
  datapoints_to_alarm = max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) / 60
  evaluation_periods  = max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) / 60
  metric_name         = "ConcurrentRequestsPerCopy"
  namespace           = "AWS/SageMaker"
  period              = 60
  statistic           = "Maximum"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  tags                = var.tags

  alarm_description = join(" ", [
    "Nothing was worked on for",
    "${max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) / 60} min: takes the",
    "capacity to zero",
  ])

  dimensions = {
    InferenceComponentName = var.name
  }
}

resource "terraform_data" "sleep_window_target" {
  for_each = var.sleep_windows

  triggers_replace = {
    id = aws_appautoscaling_target.copies.id
  }
}

resource "aws_appautoscaling_scheduled_action" "sleep" {
  for_each = var.sleep_windows

  name               = "${var.name}-${each.key}-sleep"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.copies.resource_id
  scalable_dimension = aws_appautoscaling_target.copies.scalable_dimension
  schedule           = each.value.sleep
  service_namespace  = aws_appautoscaling_target.copies.service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? "0" : null
    min_capacity = "0"
  }

  lifecycle {
    replace_triggered_by = [terraform_data.sleep_window_target[each.key].id]

    precondition {
      condition     = each.value.copies_on_wake == null ? true : each.value.copies_on_wake <= var.max_copies
      error_message = "sleep_windows[\"${each.key}\"]: copies_on_wake must be at most max_copies."
    }

    precondition {
      condition     = each.value.copies_on_wake == null ? true : var.min_copies <= each.value.copies_on_wake
      error_message = "sleep_windows[\"${each.key}\"]: min_copies must be at most copies_on_wake."
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "wake" {
  for_each = var.sleep_windows

  name               = "${var.name}-${each.key}-wake"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.copies.resource_id
  scalable_dimension = aws_appautoscaling_target.copies.scalable_dimension
  schedule           = each.value.wake
  service_namespace  = aws_appautoscaling_target.copies.service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? tostring(var.max_copies) : null
    min_capacity = tostring(coalesce(each.value.copies_on_wake, max(var.min_copies, 1)))
  }

  lifecycle {
    replace_triggered_by = [terraform_data.sleep_window_target[each.key].id]
  }

  depends_on = [aws_appautoscaling_scheduled_action.sleep]
}

resource "terraform_data" "adapter_base" {
  for_each = local.adapters

  triggers_replace = {
    id = terraform_data.component.id
  }
}

resource "terraform_data" "adapter" {
  for_each = local.adapters

  triggers_replace = {
    inference_component_name      = each.value.name
    endpoint_name                 = var.endpoint_name
    base_inference_component_name = var.name
  }

  lifecycle {
    replace_triggered_by = [terraform_data.adapter_base[each.key].id]
  }
}

resource "aws_cloudcontrolapi_resource" "adapter" {
  for_each = local.adapters

  type_name = "AWS::SageMaker::InferenceComponent"

  desired_state = jsonencode({
    for key, value in {
      InferenceComponentName = each.value.name
      EndpointName           = var.endpoint_name
      Specification = {
        BaseInferenceComponentName = var.name
        Container = {
          ArtifactUrl = each.value.artifact_url
        }
      }
      Tags = length(merge(data.aws_default_tags.current.tags, each.value.tags)) == 0 ? null : [
        for key, val in merge(data.aws_default_tags.current.tags, each.value.tags) : {
          Key   = key
          Value = val
        }
      ]
    } : key => value
    if value != null
  })

  lifecycle {
    replace_triggered_by = [terraform_data.adapter[each.key].id]

    postcondition {
      condition = try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"
      error_message = join(" ", [
        "Inference component ${each.value.name} is Failed.",
        "To go back, apply the previous values.",
        "If that fails too, create the component and its scaling again: terraform apply",
        "-replace='terraform_data.adapter[\"${each.key}\"]', with the address of the module in front if there is one.",
        "SageMaker says: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
      ])
    }

    precondition {
      condition     = each.value.wake_alarm.datapoints_to_alarm <= each.value.wake_alarm.evaluation_periods
      error_message = "adapters[\"${each.key}\"]: wake_alarm.datapoints_to_alarm must be at most evaluation_periods."
    }
  }

  depends_on = [aws_cloudcontrolapi_resource.component]
}

resource "aws_cloudwatch_metric_alarm" "adapter_wake" {
  for_each = local.adapters

  alarm_name          = coalesce(each.value.wake_alarm.alarm_name, "${each.value.name}-wake")
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
  alarm_description   = "A request to ${each.value.name} was refused because its base has no copy: wakes the base"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  datapoints_to_alarm = each.value.wake_alarm.datapoints_to_alarm
  evaluation_periods  = each.value.wake_alarm.evaluation_periods
  metric_name         = "NoCapacityInvocationFailures"
  namespace           = "AWS/SageMaker"
  period              = each.value.wake_alarm.period_seconds
  statistic           = each.value.wake_alarm.statistic
  threshold           = 1
  treat_missing_data  = each.value.wake_alarm.treat_missing_data
  tags                = each.value.tags

  dimensions = {
    InferenceComponentName = each.value.name
  }
}
