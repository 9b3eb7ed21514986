################################################################################
# Request payloads
################################################################################
# S3 prefixes that the created role can read: by default the bucket of the answers.

locals {
  input_s3_uris = coalesce(
    var.input_s3_uris,
    ["s3://${element(split("/", trimprefix(var.output.s3_output_path, "s3://")), 0)}/"]
  )
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

  name                 = coalesce(var.execution_role_name, "${substr(var.endpoint_name, 0, 54)}-execution")
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
      try(var.output.success_topic.create && startswith(var.output.success_topic.kms_master_key_id, "arn:"), false) ? [
        {
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = [var.output.success_topic.kms_master_key_id]
        },
      ] : [],
      try(var.output.error_topic.create && startswith(var.output.error_topic.kms_master_key_id, "arn:"), false) ? [{
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.output.error_topic.kms_master_key_id]
      }] : [],
      {
        Effect = "Allow"
        Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = [
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/Endpoints/",
            var.endpoint_name,
          ]),
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/Endpoints/",
            "${var.endpoint_name}:*",
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
      {
        Effect = "Allow"
        Action = ["s3:PutObject"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(replace(
          var.output.s3_output_path,
          "/[/]*$/",
          "/"
        ), "s3://")}*"]
      },
      var.output.s3_failure_path == null ? [] : [{
        Effect = "Allow"
        Action = ["s3:PutObject"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(replace(
          var.output.s3_failure_path,
          "/[/]*$/",
          "/"
        ), "s3://")}*"]
      }],
      var.output.kms_key_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.output.kms_key_arn]
      }],
      local.success_topic_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [local.success_topic_arn]
      }],
      local.error_topic_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [local.error_topic_arn]
      }],
      [for input in local.input_s3_uris : {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(
          replace(input, "/[/]*$/", "/"),
          "s3://"
        )}*"]
      }],
      [for input in local.input_s3_uris : {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::${element(split("/", trimprefix(replace(
          input,
          "/[/]*$/",
          "/"
        ), "s3://")), 0)}"]
        Condition = {
          StringLike = {
            "s3:prefix" = "${element(regex("^[^/]*/?(.*)$", trimprefix(replace(input, "/[/]*$/", "/"), "s3://")), 0)}*"
          }
        }
      }],
    ])
  })
}

################################################################################
# Models
################################################################################
# The image and the artifacts that the endpoint runs. Not created for an existing model (model_name).

# Replaces the model when the first part of its name changes. It has no counterpart in AWS: replace_triggered_by accepts
# resources only.
resource "terraform_data" "model" {
  count = var.model != null ? 1 : 0

  triggers_replace = {
    name = coalesce(var.model.name, replace(substr(var.endpoint_name, 0, 54), "/-+$/", ""))
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
  name = "${substr(coalesce(var.model.name, replace(substr(var.endpoint_name, 0, 54), "/-+$/", "")), 0, 54)}-${substr(
    sha256(jsonencode([
      "6aa0e7ffebc883c67b1a8f200e98ada4779a6d0202cf4e726f13abec9359f10b",
      coalesce(var.model.name, replace(substr(var.endpoint_name, 0, 54), "/-+$/", "")),
      var.model.network_isolation,
      var.model.model_data_url,
      plantimestamp(),
      var.model.environment,
      var.model.image,
      var.model.accept_eula,
      var.model.model_data_prefix,
      coalesce(var.execution_role_arn, var.execution_role_name, var.endpoint_name),
      var.model.security_group_ids,
      var.model.subnet_ids,
    ])),
    0,
    8
  )}"

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
# Notification topics
################################################################################
# SNS topics that report answers and errors. Created with create = true only.

locals {
  success_topic_arn = try(coalesce(var.output.success_topic.arn, one(aws_sns_topic.success[*].arn)), null)
  error_topic_arn   = try(coalesce(var.output.error_topic.arn, one(aws_sns_topic.error[*].arn)), null)
}

resource "aws_sns_topic" "success" {
  count = try(var.output.success_topic.create, false) ? 1 : 0

  name              = coalesce(var.output.success_topic.name, "${var.endpoint_name}-success")
  kms_master_key_id = var.output.success_topic.kms_master_key_id
  tags              = var.tags
}

resource "aws_sns_topic_policy" "success" {
  count = try(var.output.success_topic.create, false) ? 1 : 0

  arn = aws_sns_topic.success[0].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "RefusePlainHttp"
      Effect = "Deny"
      Principal = {
        AWS = "*"
      }
      Action   = "sns:Publish"
      Resource = aws_sns_topic.success[0].arn
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

resource "aws_sns_topic" "error" {
  count = try(var.output.error_topic.create, false) ? 1 : 0

  name              = coalesce(var.output.error_topic.name, "${var.endpoint_name}-error")
  kms_master_key_id = var.output.error_topic.kms_master_key_id
  tags              = var.tags
}

resource "aws_sns_topic_policy" "error" {
  count = try(var.output.error_topic.create, false) ? 1 : 0

  arn = aws_sns_topic.error[0].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "RefusePlainHttp"
      Effect = "Deny"
      Principal = {
        AWS = "*"
      }
      Action   = "sns:Publish"
      Resource = aws_sns_topic.error[0].arn
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

################################################################################
# Endpoint configuration
################################################################################
# Instances and scaling limits of the endpoint.

# Replaces the endpoint configuration when the first part of its name changes. It has no counterpart in AWS:
# replace_triggered_by accepts resources only.
resource "terraform_data" "configuration" {
  triggers_replace = {
    name = var.endpoint_name
  }
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  kms_key_arn = var.kms_key_arn
  tags        = var.tags

  # SageMaker cannot change a configuration, so each change creates another one, which requires another name. The name
  # ends in a hash of everything that can differ: the digest of the arguments that are fixed in this module, the
  # variables, and the time of the plan, so that no name is used twice.
  name = "${substr(var.endpoint_name, 0, 54)}-${substr(sha256(jsonencode([
    "7c9e982134605c0c048ccdec5b0d710a392d74ee5966901a7f0ebff64dc67585",
    var.endpoint_name,
    var.output.max_concurrent_invocations_per_instance,
    var.output.kms_key_arn,
    try(coalesce(var.output.error_topic.name, var.output.error_topic.arn, "${var.endpoint_name}-error"), null),
    var.output.include_response_in,
    try(coalesce(var.output.success_topic.name, var.output.success_topic.arn, "${var.endpoint_name}-success"), null),
    var.output.s3_failure_path,
    var.output.s3_output_path,
    var.kms_key_arn,
    plantimestamp(),
    var.container_startup_health_check_timeout_seconds,
    var.inference_ami_version,
    coalesce(var.initial_instance_count, max(1, var.min_instance_count)),
    var.instance_type,
    var.model_data_download_timeout_seconds,
    var.model == null ? var.model_name : aws_sagemaker_model.this[0].name,
    var.variant_name,
    var.volume_size_gb,
  ])), 0, 8)}"

  async_inference_config {
    output_config {
      kms_key_id      = var.output.kms_key_arn
      s3_failure_path = var.output.s3_failure_path
      s3_output_path  = var.output.s3_output_path

      dynamic "notification_config" {
        for_each = var.output.success_topic != null || var.output.error_topic != null ? [true] : []

        content {
          error_topic                   = local.error_topic_arn
          include_inference_response_in = var.output.include_response_in
          success_topic                 = local.success_topic_arn
        }
      }
    }

    dynamic "client_config" {
      for_each = var.output.max_concurrent_invocations_per_instance != null ? [true] : []

      content {
        max_concurrent_invocations_per_instance = var.output.max_concurrent_invocations_per_instance
      }
    }
  }

  production_variants {
    container_startup_health_check_timeout_in_seconds = var.container_startup_health_check_timeout_seconds
    inference_ami_version                             = var.inference_ami_version
    instance_type                                     = var.instance_type
    model_data_download_timeout_in_seconds            = var.model_data_download_timeout_seconds
    variant_name                                      = var.variant_name
    volume_size_in_gb                                 = var.volume_size_gb

    initial_instance_count = coalesce(
      var.initial_instance_count,
      max(1, var.min_instance_count)
    )

    model_name = (
      var.model == null
      ? var.model_name
      : aws_sagemaker_model.this[0].name
    )
  }

  # The new configuration is created before the old one is deleted, because the endpoint still uses the old one. The
  # hash in the name differs in each plan; without ignore_changes every plan would replace the configuration. A change
  # of the first part of the name replaces it.
  # The preconditions compare variables with each other. "x == null ? true : …" is not written as "x == null || …",
  # because older versions of Terraform evaluate both sides.
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [name]
    replace_triggered_by  = [terraform_data.configuration.id]

    precondition {
      condition     = var.min_instance_count <= var.max_instance_count
      error_message = "min_instance_count must be at most max_instance_count."
    }

    precondition {
      condition     = var.initial_instance_count == null ? true : var.initial_instance_count <= var.max_instance_count
      error_message = "initial_instance_count must be at most max_instance_count."
    }

    precondition {
      condition     = var.initial_instance_count == null ? true : var.min_instance_count <= var.initial_instance_count
      error_message = "min_instance_count must be at most initial_instance_count."
    }

    precondition {
      condition     = (var.model == null) != (var.model_name == null)
      error_message = "The endpoint must have either model_name or model, not both."
    }

    precondition {
      condition = coalesce(var.wake.alarm_name, "${var.endpoint_name}-wake") != (
        var.idle_timeout_seconds != null ||
        var.min_up_time_seconds != null ||
        var.tracking.custom_metric == null && var.tracking.metric == "CPUUtilization"
        ? "${var.endpoint_name}-sleep"
        : ""
      )
      error_message = join(" ", [
        "The wake alarm and the sleep alarm must have different alarm names: of alarms with one name CloudWatch keeps",
        "only the last one.",
      ])
    }

    precondition {
      condition = (
        length(toset([
          coalesce(var.tracking.policy_name, "${var.endpoint_name}-tracking"),
          coalesce(var.wake.policy_name, "${var.endpoint_name}-wake"),
          var.idle_timeout_seconds != null ||
          var.min_up_time_seconds != null ||
          var.tracking.custom_metric == null && var.tracking.metric == "CPUUtilization"
          ? "${var.endpoint_name}-sleep"
          : "",
        ])) ==
        3
      )
      error_message = join(" ", [
        "Target tracking, wake and sleep must have different policy names: of policies with one name Application Auto",
        "Scaling keeps only the last one.",
      ])
    }

    precondition {
      condition = !try(
        var.output.success_topic.create &&
        var.output.error_topic.create &&
        coalesce(var.output.success_topic.name, "${var.endpoint_name}-success") ==
        coalesce(var.output.error_topic.name, "${var.endpoint_name}-error"),
        false
      )
      error_message = (
        "output.success_topic.name and output.error_topic.name must differ: SNS creates only one topic with a name."
      )
    }
  }
}

################################################################################
# Endpoint
################################################################################

resource "aws_sagemaker_endpoint" "this" {
  name                 = var.endpoint_name
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
  tags                 = var.tags

  lifecycle {
    # SageMaker keeps the previous configuration if it cannot deploy the new one, and the provider reports success.
    postcondition {
      condition = self.endpoint_config_name == aws_sagemaker_endpoint_configuration.this.name
      error_message = join(" ", [
        "SageMaker rolled the endpoint back: it does not run the requested configuration.",
        "The CloudWatch logs and the events of the endpoint contain the reason.",
        "To go back, apply the previous values.",
        "To try again, apply the same values once more.",
      ])
    }
  }

  depends_on = [aws_iam_role_policy.execution]
}

################################################################################
# Scaling
################################################################################
# Application Auto Scaling changes the number of instances between the bounds. Target tracking follows the requests
# while at least one runs; at zero it has no data and cannot wake.

locals {
  own_metrics = {
    ApproximateBacklogSizePerInstance = {
      namespace   = "AWS/SageMaker"
      metric_name = "ApproximateBacklogSizePerInstance"
      dimensions = {
        EndpointName = var.endpoint_name
      }
      statistic = "Average"
      unit      = null
    }
    CPUUtilization = {
      namespace   = "/aws/sagemaker/Endpoints"
      metric_name = "CPUUtilization"
      dimensions = {
        EndpointName = var.endpoint_name
        VariantName  = var.variant_name
      }
      statistic = "Average"
      unit      = "Percent"
    }
  }

  tracked_metric = coalesce(var.tracking.custom_metric, local.own_metrics[var.tracking.metric])
}

# Replaces the scalable target when its bounds change, or when windows begin or cease to change them: a bound keeps the
# value that the last window gave it. It has no counterpart in AWS: replace_triggered_by accepts resources only.
resource "terraform_data" "bounds" {
  triggers_replace = {
    min_instance_count = var.min_instance_count
    max_instance_count = var.max_instance_count
    windows_move_min   = length(var.sleep_windows) > 0
    windows_move_max   = anytrue([for window in values(var.sleep_windows) : window.hard])
  }
}

resource "aws_appautoscaling_target" "instances" {
  max_capacity       = var.max_instance_count
  min_capacity       = var.min_instance_count
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this.name}/variant/${var.variant_name}"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  service_namespace  = "sagemaker"
  tags               = var.tags

  # Sleep windows change min_capacity and max_capacity in AWS. ignore_changes keeps Terraform from changing them back,
  # and a change of the bounds in the configuration registers the target again.
  lifecycle {
    replace_triggered_by = [aws_sagemaker_endpoint_configuration.this.id, terraform_data.bounds.id]
    ignore_changes       = [min_capacity, max_capacity]

    precondition {
      condition     = var.wake.instances <= var.max_instance_count
      error_message = "wake.instances must be at most max_instance_count."
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
      condition     = coalesce(var.wake.datapoints_to_alarm, var.wake.evaluation_periods) <= var.wake.evaluation_periods
      error_message = "wake.datapoints_to_alarm must be at most evaluation_periods: otherwise the alarm can never fire."
    }
  }
}

resource "aws_appautoscaling_policy" "tracking" {
  name               = coalesce(var.tracking.policy_name, "${var.endpoint_name}-tracking")
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.instances.resource_id
  scalable_dimension = aws_appautoscaling_target.instances.scalable_dimension
  service_namespace  = aws_appautoscaling_target.instances.service_namespace

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

    customized_metric_specification {
      metric_name = local.tracked_metric.metric_name
      namespace   = local.tracked_metric.namespace
      statistic   = local.tracked_metric.statistic
      unit        = local.tracked_metric.unit

      dynamic "dimensions" {
        for_each = local.tracked_metric.dimensions

        content {
          name  = dimensions.key
          value = dimensions.value
        }
      }
    }
  }

  # Application Auto Scaling deletes the policies of a target that is registered again.
  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.instances.id]
  }
}

################################################################################
# Wake
################################################################################
# A request in the queue while no instance runs triggers the alarm, and the alarm runs the policy that scales from zero.

resource "aws_appautoscaling_policy" "wake" {
  name               = coalesce(var.wake.policy_name, "${var.endpoint_name}-wake")
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.instances.resource_id
  scalable_dimension = aws_appautoscaling_target.instances.scalable_dimension
  service_namespace  = aws_appautoscaling_target.instances.service_namespace

  step_scaling_policy_configuration {
    adjustment_type         = var.wake.adjustment
    cooldown                = coalesce(var.wake.cooldown_seconds, var.wake.adjustment == "ChangeInCapacity" ? 300 : 0)
    metric_aggregation_type = "Average"

    # The alarm threshold is the lower bound, so one refused request is enough.
    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = var.wake.instances
    }
  }

  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.instances.id]
  }
}

resource "aws_cloudwatch_metric_alarm" "wake" {
  alarm_name          = coalesce(var.wake.alarm_name, "${var.endpoint_name}-wake")
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
  alarm_description   = "A request to ${aws_sagemaker_endpoint.this.name} waits and no instance is there: wakes it"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  datapoints_to_alarm = coalesce(var.wake.datapoints_to_alarm, var.wake.evaluation_periods)
  evaluation_periods  = var.wake.evaluation_periods
  metric_name         = "HasBacklogWithoutCapacity"
  namespace           = "AWS/SageMaker"
  period              = var.wake.period_seconds
  statistic           = var.wake.statistic
  threshold           = 1
  treat_missing_data  = var.wake.treat_missing_data
  tags                = var.tags

  dimensions = {
    EndpointName = aws_sagemaker_endpoint.this.name
  }
}

################################################################################
# Idle timeout
################################################################################
# An alarm and a policy that scale to zero after a time without requests.

# Target tracking scales to zero after about 15 min without requests. This alarm does so after idle_timeout_seconds or
# min_up_time_seconds, whichever is longer. Both count in minutes here.
resource "aws_appautoscaling_policy" "sleep" {
  count = (
    var.idle_timeout_seconds != null ||
    var.min_up_time_seconds != null ||
    var.tracking.custom_metric == null && var.tracking.metric == "CPUUtilization"
    ? 1
    : 0
  )

  name               = "${var.endpoint_name}-sleep"
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.instances.resource_id
  scalable_dimension = aws_appautoscaling_target.instances.scalable_dimension
  service_namespace  = aws_appautoscaling_target.instances.service_namespace

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
    replace_triggered_by = [aws_appautoscaling_target.instances.id]
  }
}

resource "aws_cloudwatch_metric_alarm" "sleep" {
  count = (
    var.idle_timeout_seconds != null ||
    var.min_up_time_seconds != null ||
    var.tracking.custom_metric == null && var.tracking.metric == "CPUUtilization"
    ? 1
    : 0
  )

  alarm_name          = "${var.endpoint_name}-sleep"
  alarm_actions       = [aws_appautoscaling_policy.sleep[0].arn]
  comparison_operator = "LessThanOrEqualToThreshold"
  datapoints_to_alarm = max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) / 60
  evaluation_periods  = max(coalesce(var.idle_timeout_seconds, 900), coalesce(var.min_up_time_seconds, 0)) / 60
  metric_name         = "ApproximateBacklogSize"
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
    EndpointName = aws_sagemaker_endpoint.this.name
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
    id = aws_appautoscaling_target.instances.id
  }
}

resource "aws_appautoscaling_scheduled_action" "sleep" {
  for_each = var.sleep_windows

  name               = "${var.endpoint_name}-${each.key}-sleep"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.instances.resource_id
  scalable_dimension = aws_appautoscaling_target.instances.scalable_dimension
  schedule           = each.value.sleep
  service_namespace  = aws_appautoscaling_target.instances.service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? "0" : null
    min_capacity = "0"
  }

  lifecycle {
    replace_triggered_by = [terraform_data.sleep_window_target[each.key].id]

    precondition {
      condition = each.value.copies_on_wake == null ? true : each.value.copies_on_wake <= var.max_instance_count
      error_message = join(" ", [
        "sleep_windows[\"${each.key}\"]: copies_on_wake must be at most max_instance_count: Application Auto Scaling",
        "removes copies above the maximum.",
      ])
    }

    precondition {
      condition = each.value.copies_on_wake == null ? true : var.min_instance_count <= each.value.copies_on_wake
      error_message = join(" ", [
        "sleep_windows[\"${each.key}\"]: min_instance_count must be at most copies_on_wake: a wake to fewer copies",
        "would lower the minimum until the next wake.",
      ])
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "wake" {
  for_each = var.sleep_windows

  name               = "${var.endpoint_name}-${each.key}-wake"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.instances.resource_id
  scalable_dimension = aws_appautoscaling_target.instances.scalable_dimension
  schedule           = each.value.wake
  service_namespace  = aws_appautoscaling_target.instances.service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? tostring(var.max_instance_count) : null
    min_capacity = tostring(coalesce(each.value.copies_on_wake, max(var.min_instance_count, 1)))
  }

  lifecycle {
    replace_triggered_by = [terraform_data.sleep_window_target[each.key].id]
  }

  depends_on = [aws_appautoscaling_scheduled_action.sleep]
}
