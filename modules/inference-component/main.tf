################################################################################
# Names
################################################################################
# Adapters with their names and tags.

locals {
  adapters = {
    for key, adapter in var.adapters : key => merge(adapter, {
      name = coalesce(adapter.name, key)
      tags = merge(var.tags, adapter.tags)
    })
  }
}

################################################################################
# Execution role
################################################################################
# SageMaker assumes this role to download images and artifacts and to write logs.

# aws, aws-cn or aws-us-gov: the second part of each ARN.
data "aws_partition" "current" {}

# Created unless execution_role_arn names an existing role. create_execution_role decides if that ARN is known only
# after the apply.
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

resource "aws_iam_role_policy" "execution" {
  count = coalesce(var.create_execution_role, var.execution_role_arn == null && var.model != null) ? 1 : 0

  name = "execution"
  role = aws_iam_role.execution[0].name

  # One statement for each purpose: logs, metrics, images in ECR, artifacts in S3, network interfaces in a VPC and KMS
  # keys. The regular expression turns the URI of an image into the ARN of its repository.
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

################################################################################
# Models
################################################################################
# The image and the artifacts that the component runs. Not created for an existing model (model_name).

# Replaces the model when the first part of its name changes. It has no counterpart in AWS: replace_triggered_by accepts
# resources only.
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

  # SageMaker cannot change a model, so each change creates another one, which requires another name. The name ends in a
  # hash of everything that can differ: the digest of the arguments that are fixed in this module, the variables, and
  # the time of the plan, so that no name is used twice.
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

  # The new model is created before the old one is deleted, because the component or endpoint still uses the old one.
  # The hash in the name differs in each plan; without ignore_changes every plan would replace the model. A change of
  # the first part of the name replaces it.
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
      error_message = "create_execution_role must be false with an execution_role_arn, and true or omitted without one."
    }
  }

  depends_on = [aws_iam_role_policy.execution]
}

################################################################################
# Inference component
################################################################################
# Created through Cloud Control, because hashicorp/aws has no resource for inference components.

# The default tags of the provider: Cloud Control does not apply them by itself.
data "aws_default_tags" "current" {}

# Replaces the component when its name, endpoint or variant changes, none of which SageMaker can update, and with it
# everything that scales it. It has no counterpart in AWS: replace_triggered_by accepts resources only.
resource "terraform_data" "component" {
  triggers_replace = {
    inference_component_name = var.name
    endpoint_name            = var.endpoint_name
    variant_name             = var.variant_name
  }
}

resource "aws_cloudcontrolapi_resource" "component" {
  type_name = "AWS::SageMaker::InferenceComponent"

  # The request that Cloud Control sends to SageMaker. The comprehensions omit what is null, which the API would refuse.
  # Default tags of the provider do not reach Cloud Control by themselves, so they are merged here.
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

    # An update that SageMaker rolls back still succeeds for Cloud Control. The postconditions compare what runs with
    # what was applied, and stop the apply if they differ. SageMaker returns numbers with limited precision, hence the
    # tolerance of 0.001.
    postcondition {
      condition = try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"
      error_message = join(" ", [
        "Inference component ${var.name} is Failed.",
        "To go back, apply the previous values.",
        "If that fails too, replace the component and its scaling: terraform apply -replace='terraform_data.component'",
        "(in a module, with the module address in front).",
        "Reason from SageMaker: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
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
        "Inference component ${var.name} does not run what was applied: SageMaker rolled the update back, or the",
        "component was changed outside Terraform.",
        "To go back, apply the previous values.",
        "If that fails too, replace the component and its scaling: terraform apply -replace='terraform_data.component'",
        "(in a module, with the module address in front).",
        "Reason from SageMaker: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
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
      error_message = "The component must have either model_name or model, not both."
    }

    precondition {
      condition = (
        length(toset(concat([var.name], [
          for adapter_key, adapter in var.adapters : coalesce(adapter.name, adapter_key)
        ]))) ==
        1 + length(var.adapters)
      )
      error_message = "adapters must have names that differ from each other and from the name of the component."
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
        "The component and its adapters must have different alarm names: of alarms with one name CloudWatch keeps only",
        "the last one.",
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
        "Target tracking, wake and sleep must have different policy names: of policies with one name Application Auto",
        "Scaling keeps only the last one.",
      ])
    }
  }
}

################################################################################
# Scaling
################################################################################
# Application Auto Scaling changes the number of copies between the bounds. Target tracking follows the requests while
# at least one runs; at zero it has no data and cannot wake.

# Replaces the scalable target when its bounds change, or when windows begin or cease to change them: a bound keeps the
# value that the last window gave it. It has no counterpart in AWS: replace_triggered_by accepts resources only.
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

  # Sleep windows change min_capacity and max_capacity in AWS. ignore_changes keeps Terraform from changing them back,
  # and a change of the bounds in the configuration registers the target again.
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
      error_message = join(" ", [
        "wake.cooldown_seconds must be at most the idle time before scaling to zero (seconds): what scales to zero",
        "during the cooldown could not wake before it ends.",
      ])
    }

    precondition {
      condition     = var.wake.datapoints_to_alarm <= var.wake.evaluation_periods
      error_message = "wake.datapoints_to_alarm must be at most evaluation_periods: otherwise the alarm can never fire."
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

    # Target tracking scales in after 15 min. A longer idle timeout, or a minimum up time, leaves that to the sleep
    # alarm.
    disable_scale_in = (
      max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) > 900 ||
      coalesce(var.min_up_time_seconds, 0) > 0
    )

    predefined_metric_specification {
      predefined_metric_type = var.tracking.metric
    }
  }

  # Application Auto Scaling deletes the policies of a target that is registered again.
  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies.id]
  }
}

################################################################################
# Wake
################################################################################
# SageMaker refuses a request to a component without a copy and counts it. One refused request triggers the alarm, and
# the alarm runs the policy that scales from zero.

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

    # The alarm threshold is the lower bound, so one refused request is enough.
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

################################################################################
# Idle timeout
################################################################################
# An alarm and a policy that scale to zero after a time without requests.

# Target tracking scales to zero after about 15 min without requests. This alarm does so after idle_timeout_seconds or
# min_up_time_seconds, whichever is longer. Both count in minutes here.
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

################################################################################
# Sleep windows
################################################################################
# Two scheduled actions a window: the first lowers the minimum to 0, and with hard = true the maximum as well; the
# second restores them.

# Replaces the scheduled actions when the scalable target is registered again, which deletes its scheduled actions. It
# has no counterpart in AWS: replace_triggered_by accepts resources only.
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
      condition = each.value.copies_on_wake == null ? true : each.value.copies_on_wake <= var.max_copies
      error_message = join(" ", [
        "sleep_windows[\"${each.key}\"]: copies_on_wake must be at most max_copies: Application Auto Scaling removes",
        "copies above the maximum.",
      ])
    }

    precondition {
      condition = each.value.copies_on_wake == null ? true : var.min_copies <= each.value.copies_on_wake
      error_message = join(" ", [
        "sleep_windows[\"${each.key}\"]: min_copies must be at most copies_on_wake: a wake to fewer copies would lower",
        "the minimum until the next wake.",
      ])
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

################################################################################
# Adapters
################################################################################
# LoRA adapters are inference components on a base component. They have no copies of their own: they sleep and wake with
# their base.

# Replaces the adapter when its base component is replaced. It has no counterpart in AWS: replace_triggered_by accepts
# resources only.
resource "terraform_data" "adapter_base" {
  for_each = local.adapters

  triggers_replace = {
    id = terraform_data.component.id
  }
}

# Replaces the adapter when its name, endpoint or base component changes, none of which SageMaker can update. It has no
# counterpart in AWS: replace_triggered_by accepts resources only.
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

  # The request that Cloud Control sends to SageMaker. The comprehensions omit what is null, which the API would refuse.
  # Default tags of the provider do not reach Cloud Control by themselves, so they are merged here.
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

    # An update that SageMaker rolls back still succeeds for Cloud Control. The postconditions compare what runs with
    # what was applied, and stop the apply if they differ. SageMaker returns numbers with limited precision, hence the
    # tolerance of 0.001.
    postcondition {
      condition = try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"
      error_message = join(" ", [
        "Inference component ${each.value.name} is Failed.",
        "To go back, apply the previous values.",
        "If that fails too, replace the component and its scaling: terraform apply",
        "-replace='terraform_data.adapter[\"${each.key}\"]' (in a module, with the module address in front).",
        "Reason from SageMaker: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
      ])
    }

    precondition {
      condition = each.value.wake_alarm.datapoints_to_alarm <= each.value.wake_alarm.evaluation_periods
      error_message = join(" ", [
        "adapters[\"${each.key}\"]: wake_alarm.datapoints_to_alarm must be at most evaluation_periods: otherwise the",
        "alarm can never fire.",
      ])
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
