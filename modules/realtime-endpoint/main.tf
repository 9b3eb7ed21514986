################################################################################
# Names
################################################################################
# Components with their names and tags, and one entry for each adapter and each sleep window of all components: for_each
# requires a single map.

locals {
  components = {
    for key, component in var.inference_components : key => merge(component, {
      name = coalesce(component.name, key)
      tags = merge(var.tags, component.tags)
    })
  }

  adapters = merge([
    for key, component in local.components : {
      for name, adapter in component.adapters : "${key}/${name}" => merge(adapter, {
        component = key
        key       = name
        name      = coalesce(adapter.name, name)
        tags      = merge(component.tags, adapter.tags)
      })
    }
  ]...)

  sleep_windows = merge([
    for key, component in var.inference_components : {
      for name, window in component.sleep_windows : "${key}/${name}" => merge(window, {
        component = key
        name      = name
      })
    }
  ]...)
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
  count = coalesce(var.create_execution_role, var.execution_role_arn == null) ? 1 : 0

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
  count = coalesce(var.create_execution_role, var.execution_role_arn == null) ? 1 : 0

  name = "execution"
  role = aws_iam_role.execution[0].name

  # One statement for each purpose: logs, metrics, images in ECR, artifacts in S3, network interfaces in a VPC and KMS
  # keys. The regular expression turns the URI of an image into the ARN of its repository.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = flatten([
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
      [
        for component in local.components : {
          Effect = "Allow"
          Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = ["arn:${data.aws_partition.current.partition}:ecr:${replace(
            component.model.image,
            "/^([0-9]+)[.]dkr[.]ecr[^.]*[.]([^.]+)[.][^/]+/([^:@]+).*$/",
            "$2:$1:repository/$3"
          )}"]
        }
        if try(strcontains(component.model.image, ".dkr.ecr"), false)
      ],
      anytrue([for component in local.components : try(strcontains(component.model.image, ".dkr.ecr"), false)]) ? [{
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      }] : [],
      [
        for component in local.components : {
          Effect = "Allow"
          Action = ["s3:GetObject"]
          Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(
            component.model.model_data_prefix,
            "s3://"
          )}*"]
        }
        if try(component.model.model_data_prefix, null) != null
      ],
      [
        for component in local.components : {
          Effect = "Allow"
          Action = ["s3:ListBucket"]
          Resource = ["arn:${data.aws_partition.current.partition}:s3:::${element(split("/", trimprefix(
            component.model.model_data_prefix,
            "s3://"
          )), 0)}"]
          Condition = {
            StringLike = {
              "s3:prefix" = "${element(
                regex("^[^/]*/?(.*)$", trimprefix(component.model.model_data_prefix, "s3://")),
                0
              )}*"
            }
          }
        }
        if try(component.model.model_data_prefix, null) != null
      ],
      [
        for component in local.components : {
          Effect = "Allow"
          Action = ["s3:GetObject"]
          Resource = ["arn:${data.aws_partition.current.partition}:s3:::${trimprefix(
            component.model.model_data_url,
            "s3://"
          )}"]
        }
        if try(component.model.model_data_url, null) != null
      ],
      anytrue([for component in local.components : try(component.model.subnet_ids, null) != null]) ? [{
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
      [
        for component in local.components : component.model.model_data_kms_key_arn == null ? [] : [{
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = [component.model.model_data_kms_key_arn]
        }]
        if component.model != null
      ],
      [for component in local.components : {
        Effect = "Allow"
        Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = [
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/",
            component.name,
          ]),
          join("", [
            "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/",
            "${component.name}:*",
          ]),
        ]
      }],
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
# The image and the artifacts that a component runs. Not created for an existing model (model_name).

# Replaces the model when the first part of its name changes. It has no counterpart in AWS: replace_triggered_by accepts
# resources only.
resource "terraform_data" "model" {
  for_each = {
    for key, component in local.components : key => component
    if component.model != null
  }

  triggers_replace = {
    name = coalesce(each.value.model.name, replace(substr(each.value.name, 0, 54), "/-+$/", ""))
  }
}

resource "aws_sagemaker_model" "this" {
  for_each = {
    for key, component in local.components : key => component
    if component.model != null
  }

  enable_network_isolation = each.value.model.network_isolation
  execution_role_arn       = coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn))
  tags                     = each.value.tags

  # SageMaker cannot change a model, so each change creates another one, which requires another name. The name ends in a
  # hash of everything that can differ: the digest of the arguments that are fixed in this module, the variables, and
  # the time of the plan, so that no name is used twice.
  name = join("", [
    "${substr(coalesce(each.value.model.name, replace(substr(each.value.name, 0, 54), "/-+$/", "")), 0, 54)}-",
    substr(sha256(jsonencode([
      "6aa0e7ffebc883c67b1a8f200e98ada4779a6d0202cf4e726f13abec9359f10b",
      coalesce(each.value.model.name, replace(substr(each.value.name, 0, 54), "/-+$/", "")),
      each.value.model.network_isolation,
      each.value.model.model_data_url,
      plantimestamp(),
      each.value.model.environment,
      each.value.model.image,
      each.value.model.accept_eula,
      each.value.model.model_data_prefix,
      coalesce(var.execution_role_arn, var.execution_role_name, var.endpoint_name),
      each.value.model.security_group_ids,
      each.value.model.subnet_ids,
    ])), 0, 8),
  ])

  primary_container {
    environment    = each.value.model.environment
    image          = each.value.model.image
    model_data_url = each.value.model.model_data_url

    dynamic "model_data_source" {
      for_each = each.value.model.model_data_prefix != null ? [true] : []

      content {
        s3_data_source {
          compression_type = "None"
          s3_data_type     = "S3Prefix"
          s3_uri           = each.value.model.model_data_prefix

          dynamic "model_access_config" {
            for_each = each.value.model.accept_eula != null ? [true] : []

            content {
              accept_eula = each.value.model.accept_eula
            }
          }
        }
      }
    }
  }

  dynamic "vpc_config" {
    for_each = each.value.model.subnet_ids != null ? [true] : []

    content {
      security_group_ids = each.value.model.security_group_ids
      subnets            = each.value.model.subnet_ids
    }
  }

  # The new model is created before the old one is deleted, because the component or endpoint still uses the old one.
  # The hash in the name differs in each plan; without ignore_changes every plan would replace the model. A change of
  # the first part of the name replaces it.
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [name]
    replace_triggered_by  = [terraform_data.model[each.key].id]

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
  execution_role_arn = coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn))
  kms_key_arn        = var.kms_key_arn
  tags               = var.tags

  # SageMaker cannot change a configuration, so each change creates another one, which requires another name. The name
  # ends in a hash of everything that can differ: the digest of the arguments that are fixed in this module, the
  # variables, and the time of the plan, so that no name is used twice.
  name = "${substr(var.endpoint_name, 0, 54)}-${substr(sha256(jsonencode([
    "4568efbcc2a65835dbec2857fe377caac4b5f5cb2f115fab41aff36dbbc51763",
    var.endpoint_name,
    var.kms_key_arn,
    plantimestamp(),
    var.container_startup_health_check_timeout_seconds,
    var.inference_ami_version,
    coalesce(var.initial_instance_count, max(1, var.min_instance_count)),
    var.instance_type,
    var.max_instance_count,
    var.min_instance_count,
    var.model_data_download_timeout_seconds,
    var.routing_strategy,
    var.variant_name,
    var.volume_size_gb,
    coalesce(var.execution_role_arn, var.execution_role_name, var.endpoint_name),
  ])), 0, 8)}"

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

    # SageMaker starts and stops instances with the copies that run on them: without a copy there is no instance.
    managed_instance_scaling {
      max_instance_count = var.max_instance_count
      min_instance_count = var.min_instance_count
      status             = "ENABLED"
    }

    routing_config {
      routing_strategy = var.routing_strategy
    }
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
      condition = (
        var.create_execution_role == null
        ? true
        : var.create_execution_role == (var.execution_role_arn == null)
      )
      error_message = "create_execution_role must be false with an execution_role_arn, and true or omitted without one."
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
# Inference components
################################################################################
# Created through Cloud Control, because hashicorp/aws has no resource for inference components.

# The default tags of the provider: Cloud Control does not apply them by itself.
data "aws_default_tags" "current" {}

# Replaces the component when its name, endpoint or variant changes, none of which SageMaker can update, and with it
# everything that scales it. It has no counterpart in AWS: replace_triggered_by accepts resources only.
resource "terraform_data" "component" {
  for_each = local.components

  triggers_replace = {
    inference_component_name = each.value.name
    endpoint_name            = aws_sagemaker_endpoint.this.name
    variant_name             = var.variant_name
  }
}

resource "aws_cloudcontrolapi_resource" "component" {
  for_each = local.components

  type_name = "AWS::SageMaker::InferenceComponent"

  # The request that Cloud Control sends to SageMaker. The comprehensions omit what is null, which the API would refuse.
  # Default tags of the provider do not reach Cloud Control by themselves, so they are merged here.
  desired_state = jsonencode({
    for key, value in {
      InferenceComponentName = each.value.name
      EndpointName           = aws_sagemaker_endpoint.this.name
      VariantName            = var.variant_name
      Specification = {
        for key, value in {
          ModelName = each.value.model == null ? each.value.model_name : aws_sagemaker_model.this[each.key].name
          StartupParameters = (
            each.value.model_data_download_timeout_seconds == null &&
            each.value.container_startup_health_check_timeout_seconds == null
            ? null
            : {
              for key, value in {
                ModelDataDownloadTimeoutInSeconds           = each.value.model_data_download_timeout_seconds
                ContainerStartupHealthCheckTimeoutInSeconds = each.value.container_startup_health_check_timeout_seconds
              } : key => value
              if value != null
            }
          )
          ComputeResourceRequirements = {
            for key, value in {
              NumberOfAcceleratorDevicesRequired = each.value.accelerator_devices
              NumberOfCpuCoresRequired           = each.value.cpu_cores
              MinMemoryRequiredInMb              = each.value.min_memory_mb
              MaxMemoryRequiredInMb              = each.value.max_memory_mb
            } : key => value
            if value != null
          }
          DataCacheConfig = each.value.data_cache == null ? null : { EnableCaching = each.value.data_cache }
          SchedulingConfig = (
            each.value.placement_strategy == null
            ? null
            : { PlacementStrategy = each.value.placement_strategy }
          )
        } : key => value
        if value != null
      }
      RuntimeConfig = {
        CopyCount = each.value.initial_copies
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
    replace_triggered_by = [terraform_data.component[each.key].id]

    # An update that SageMaker rolls back still succeeds for Cloud Control. The postconditions compare what runs with
    # what was applied, and stop the apply if they differ. SageMaker returns numbers with limited precision, hence the
    # tolerance of 0.001.
    postcondition {
      condition = try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"
      error_message = join(" ", [
        "Inference component ${each.value.name} is Failed.",
        "To go back, apply the previous values.",
        "If that fails too, replace the component and its scaling: terraform apply",
        "-replace='terraform_data.component[\"${each.key}\"]' (in a module, with the module address in front).",
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
        "Inference component ${each.value.name} does not run what was applied: SageMaker rolled the update back, or",
        "the component was changed outside Terraform.",
        "To go back, apply the previous values.",
        "If that fails too, replace the component and its scaling: terraform apply",
        "-replace='terraform_data.component[\"${each.key}\"]' (in a module, with the module address in front).",
        "Reason from SageMaker: ${try(jsondecode(self.properties).FailureReason, "no reason given")}",
      ])
    }

    precondition {
      condition     = each.value.max_memory_mb == null ? true : each.value.min_memory_mb <= each.value.max_memory_mb
      error_message = "inference_components[\"${each.key}\"]: min_memory_mb must be at most max_memory_mb."
    }

    precondition {
      condition     = each.value.initial_copies <= each.value.max_copies
      error_message = "inference_components[\"${each.key}\"]: initial_copies must be at most max_copies."
    }

    precondition {
      condition = try(each.value.accelerator_devices <= local.instance_shapes[var.instance_type][0], true)
      error_message = join(" ", [
        "inference_components[\"${each.key}\"]: accelerator_devices must be at most",
        "${try(local.instance_shapes[var.instance_type][0], "any")}: a copy must fit on one ${var.instance_type}.",
      ])
    }

    precondition {
      condition = try(each.value.cpu_cores <= local.instance_shapes[var.instance_type][1], true)
      error_message = join(" ", [
        "inference_components[\"${each.key}\"]: cpu_cores must be at most",
        "${try(local.instance_shapes[var.instance_type][1], "any")}: a copy must fit on one ${var.instance_type}.",
      ])
    }

    precondition {
      condition = try(each.value.min_memory_mb < local.instance_shapes[var.instance_type][2], true)
      error_message = join(" ", [
        "inference_components[\"${each.key}\"]: min_memory_mb must be less than",
        "${try(local.instance_shapes[var.instance_type][2], "any")}: a copy must fit on one ${var.instance_type}.",
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
  for_each = local.components

  triggers_replace = {
    min_copies       = each.value.min_copies
    max_copies       = each.value.max_copies
    windows_move_min = length(each.value.sleep_windows) > 0
    windows_move_max = anytrue([for window in values(each.value.sleep_windows) : window.hard])
  }
}

resource "aws_appautoscaling_target" "copies" {
  for_each = local.components

  max_capacity       = each.value.max_copies
  min_capacity       = each.value.min_copies
  resource_id        = "inference-component/${each.value.name}"
  scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"
  service_namespace  = "sagemaker"
  tags               = each.value.tags

  # Sleep windows change min_capacity and max_capacity in AWS. ignore_changes keeps Terraform from changing them back,
  # and a change of the bounds in the configuration registers the target again.
  lifecycle {
    replace_triggered_by = [terraform_data.component[each.key].id, terraform_data.bounds[each.key].id]
    ignore_changes       = [min_capacity, max_capacity]

    precondition {
      condition     = each.value.min_copies <= each.value.max_copies
      error_message = "inference_components[\"${each.key}\"]: min_copies must be at most max_copies."
    }

    precondition {
      condition     = each.value.wake.copies <= each.value.max_copies
      error_message = "inference_components[\"${each.key}\"]: wake.copies must be at most max_copies."
    }

    precondition {
      condition = (
        each.value.wake.cooldown_seconds == null
        ? true
        : each.value.wake.cooldown_seconds <= max(
          coalesce(each.value.idle_timeout_seconds, 900),
          coalesce(each.value.min_up_time_seconds, 0)
        )
      )
      error_message = join(" ", [
        "inference_components[\"${each.key}\"]: wake.cooldown_seconds must be at most the idle time before scaling to",
        "zero (seconds): what scales to zero during the cooldown could not wake before it ends.",
      ])
    }

    precondition {
      condition = each.value.wake.datapoints_to_alarm <= each.value.wake.evaluation_periods
      error_message = join(" ", [
        "inference_components[\"${each.key}\"]: wake.datapoints_to_alarm must be at most evaluation_periods: otherwise",
        "the alarm can never fire.",
      ])
    }
  }

  depends_on = [aws_cloudcontrolapi_resource.component]
}

resource "aws_appautoscaling_policy" "tracking" {
  for_each = local.components

  name               = coalesce(each.value.tracking.policy_name, "${each.value.name}-tracking")
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.copies[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.copies[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies[each.key].service_namespace

  target_tracking_scaling_policy_configuration {
    scale_in_cooldown  = each.value.tracking.scale_in_cooldown_seconds
    scale_out_cooldown = each.value.tracking.scale_out_cooldown_seconds
    target_value       = each.value.tracking.target

    # Target tracking scales in after 15 min. A longer idle timeout, or a minimum up time, leaves that to the sleep
    # alarm.
    disable_scale_in = (
      max(coalesce(each.value.idle_timeout_seconds, 900), coalesce(each.value.min_up_time_seconds, 0)) > 900 ||
      coalesce(each.value.min_up_time_seconds, 0) > 0
    )

    predefined_metric_specification {
      predefined_metric_type = each.value.tracking.metric
    }
  }

  # Application Auto Scaling deletes the policies of a target that is registered again.
  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies[each.key].id]
  }
}

################################################################################
# Wake
################################################################################
# SageMaker refuses a request to a component without a copy and counts it. One refused request triggers the alarm, and
# the alarm runs the policy that scales from zero.

resource "aws_appautoscaling_policy" "wake" {
  for_each = local.components

  name               = coalesce(each.value.wake.policy_name, "${each.value.name}-wake")
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.copies[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.copies[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies[each.key].service_namespace

  step_scaling_policy_configuration {
    adjustment_type         = each.value.wake.adjustment
    metric_aggregation_type = "Maximum"

    cooldown = coalesce(
      each.value.wake.cooldown_seconds,
      each.value.wake.adjustment == "ChangeInCapacity" ? 300 : 0
    )

    # The alarm threshold is the lower bound, so one refused request is enough.
    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = each.value.wake.copies
    }
  }

  lifecycle {
    replace_triggered_by = [aws_appautoscaling_target.copies[each.key].id]
  }
}

resource "aws_cloudwatch_metric_alarm" "wake" {
  for_each = local.components

  alarm_name          = coalesce(each.value.wake.alarm_name, "${each.value.name}-wake")
  alarm_actions       = [aws_appautoscaling_policy.wake[each.key].arn]
  alarm_description   = "A request to ${each.value.name} was refused because it has no copy: wakes it"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  datapoints_to_alarm = each.value.wake.datapoints_to_alarm
  evaluation_periods  = each.value.wake.evaluation_periods
  metric_name         = "NoCapacityInvocationFailures"
  namespace           = "AWS/SageMaker"
  period              = each.value.wake.period_seconds
  statistic           = each.value.wake.statistic
  threshold           = 1
  treat_missing_data  = each.value.wake.treat_missing_data
  tags                = each.value.tags

  dimensions = {
    InferenceComponentName = each.value.name
  }
}

################################################################################
# Idle timeout
################################################################################
# An alarm and a policy that scale to zero after a time without requests.

# Target tracking scales to zero after about 15 min without requests. This alarm does so after idle_timeout_seconds or
# min_up_time_seconds, whichever is longer. Both count in minutes here.
resource "aws_appautoscaling_policy" "sleep" {
  for_each = {
    for key, component in local.components : key => component
    if component.idle_timeout_seconds != null || component.min_up_time_seconds != null
  }

  name               = "${each.value.name}-sleep"
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.copies[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.copies[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.copies[each.key].service_namespace

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
    replace_triggered_by = [aws_appautoscaling_target.copies[each.key].id]
  }
}

resource "aws_cloudwatch_metric_alarm" "sleep" {
  for_each = {
    for key, component in local.components : key => component
    if component.idle_timeout_seconds != null || component.min_up_time_seconds != null
  }

  alarm_name          = "${each.value.name}-sleep"
  alarm_actions       = [aws_appautoscaling_policy.sleep[each.key].arn]
  comparison_operator = "LessThanOrEqualToThreshold"
  metric_name         = "ConcurrentRequestsPerCopy"
  namespace           = "AWS/SageMaker"
  period              = 60
  statistic           = "Maximum"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  tags                = each.value.tags

  alarm_description = join(" ", [
    "Nothing was worked on for",
    "${max(coalesce(each.value.idle_timeout_seconds, 900), coalesce(each.value.min_up_time_seconds, 0)) / 60} min:",
    "takes the capacity to zero",
  ])

  datapoints_to_alarm = max(
    coalesce(each.value.idle_timeout_seconds, 900),
    coalesce(each.value.min_up_time_seconds, 0)
  ) / 60

  dimensions = {
    InferenceComponentName = each.value.name
  }

  evaluation_periods = max(
    coalesce(each.value.idle_timeout_seconds, 900),
    coalesce(each.value.min_up_time_seconds, 0)
  ) / 60
}

################################################################################
# Sleep windows
################################################################################
# Two scheduled actions a window: the first lowers the minimum to 0, and with hard = true the maximum as well; the
# second restores them.

# Replaces the scheduled actions when the scalable target is registered again, which deletes its scheduled actions. It
# has no counterpart in AWS: replace_triggered_by accepts resources only.
resource "terraform_data" "sleep_window_target" {
  for_each = local.sleep_windows

  triggers_replace = {
    id = aws_appautoscaling_target.copies[each.value.component].id
  }
}

resource "aws_appautoscaling_scheduled_action" "sleep" {
  for_each = local.sleep_windows

  name               = "${local.components[each.value.component].name}-${each.value.name}-sleep"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.copies[each.value.component].resource_id
  scalable_dimension = aws_appautoscaling_target.copies[each.value.component].scalable_dimension
  schedule           = each.value.sleep
  service_namespace  = aws_appautoscaling_target.copies[each.value.component].service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? "0" : null
    min_capacity = "0"
  }

  lifecycle {
    replace_triggered_by = [terraform_data.sleep_window_target[each.key].id]

    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : each.value.copies_on_wake <= local.components[each.value.component].max_copies
      )
      error_message = join(" ", [
        "inference_components[\"${each.value.component}\"].sleep_windows[\"${each.value.name}\"]: copies_on_wake must",
        "be at most max_copies: Application Auto Scaling removes copies above the maximum.",
      ])
    }

    precondition {
      condition = (
        each.value.copies_on_wake == null
        ? true
        : local.components[each.value.component].min_copies <= each.value.copies_on_wake
      )
      error_message = join(" ", [
        "inference_components[\"${each.value.component}\"].sleep_windows[\"${each.value.name}\"]: min_copies must be",
        "at most copies_on_wake: a wake to fewer copies would lower the minimum until the next wake.",
      ])
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "wake" {
  for_each = local.sleep_windows

  name               = "${local.components[each.value.component].name}-${each.value.name}-wake"
  end_time           = each.value.end_date
  resource_id        = aws_appautoscaling_target.copies[each.value.component].resource_id
  scalable_dimension = aws_appautoscaling_target.copies[each.value.component].scalable_dimension
  schedule           = each.value.wake
  service_namespace  = aws_appautoscaling_target.copies[each.value.component].service_namespace
  start_time         = each.value.start_date
  timezone           = each.value.time_zone

  scalable_target_action {
    max_capacity = each.value.hard ? tostring(local.components[each.value.component].max_copies) : null

    min_capacity = tostring(coalesce(
      each.value.copies_on_wake,
      max(local.components[each.value.component].min_copies, 1)
    ))
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
    id = terraform_data.component[each.value.component].id
  }
}

# Replaces the adapter when its name, endpoint or base component changes, none of which SageMaker can update. It has no
# counterpart in AWS: replace_triggered_by accepts resources only.
resource "terraform_data" "adapter" {
  for_each = local.adapters

  triggers_replace = {
    inference_component_name      = each.value.name
    endpoint_name                 = aws_sagemaker_endpoint.this.name
    base_inference_component_name = local.components[each.value.component].name
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
      EndpointName           = aws_sagemaker_endpoint.this.name
      Specification = {
        BaseInferenceComponentName = local.components[each.value.component].name
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
        "inference_components[\"${each.value.component}\"].adapters[\"${each.value.key}\"]:",
        "wake_alarm.datapoints_to_alarm must be at most evaluation_periods: otherwise the alarm can never fire.",
      ])
    }
  }

  depends_on = [aws_cloudcontrolapi_resource.component]
}

resource "aws_cloudwatch_metric_alarm" "adapter_wake" {
  for_each = local.adapters

  alarm_name          = coalesce(each.value.wake_alarm.alarm_name, "${each.value.name}-wake")
  alarm_actions       = [aws_appautoscaling_policy.wake[each.value.component].arn]
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

################################################################################
# Instance types
################################################################################
# A component must fit on one instance. Used by the preconditions of the component.

locals {
  # Accelerators, vCPUs and memory in MiB of an instance (Amazon EC2 instance types,
  # https://aws.amazon.com/ec2/instance-types/, 2026-11-21).
  # The preconditions do not check types that are missing here.
  instance_shapes = {
    "ml.g5.xlarge"     = [1, 4, 16384]
    "ml.g5.2xlarge"    = [1, 8, 32768]
    "ml.g5.4xlarge"    = [1, 16, 65536]
    "ml.g5.8xlarge"    = [1, 32, 131072]
    "ml.g5.12xlarge"   = [4, 48, 196608]
    "ml.g5.16xlarge"   = [1, 64, 262144]
    "ml.g5.24xlarge"   = [4, 96, 393216]
    "ml.g5.48xlarge"   = [8, 192, 786432]
    "ml.g6.xlarge"     = [1, 4, 16384]
    "ml.g6.2xlarge"    = [1, 8, 32768]
    "ml.g6.4xlarge"    = [1, 16, 65536]
    "ml.g6.8xlarge"    = [1, 32, 131072]
    "ml.g6.12xlarge"   = [4, 48, 196608]
    "ml.g6.16xlarge"   = [1, 64, 262144]
    "ml.g6.24xlarge"   = [4, 96, 393216]
    "ml.g6.48xlarge"   = [8, 192, 786432]
    "ml.g6e.xlarge"    = [1, 4, 32768]
    "ml.g6e.2xlarge"   = [1, 8, 65536]
    "ml.g6e.4xlarge"   = [1, 16, 131072]
    "ml.g6e.8xlarge"   = [1, 32, 262144]
    "ml.g6e.12xlarge"  = [4, 48, 393216]
    "ml.g6e.16xlarge"  = [1, 64, 524288]
    "ml.g6e.24xlarge"  = [4, 96, 786432]
    "ml.g6e.48xlarge"  = [8, 192, 1572864]
    "ml.g7.2xlarge"    = [1, 8, 32768]
    "ml.g7.4xlarge"    = [1, 16, 65536]
    "ml.g7.8xlarge"    = [1, 32, 131072]
    "ml.g7.12xlarge"   = [2, 48, 196608]
    "ml.g7.24xlarge"   = [4, 96, 393216]
    "ml.g7.48xlarge"   = [8, 192, 786432]
    "ml.g7e.2xlarge"   = [1, 8, 65536]
    "ml.g7e.4xlarge"   = [1, 16, 131072]
    "ml.g7e.8xlarge"   = [1, 32, 262144]
    "ml.g7e.12xlarge"  = [2, 48, 524288]
    "ml.g7e.24xlarge"  = [4, 96, 1048576]
    "ml.g7e.48xlarge"  = [8, 192, 2097152]
    "ml.g4dn.xlarge"   = [1, 4, 16384]
    "ml.g4dn.2xlarge"  = [1, 8, 32768]
    "ml.g4dn.4xlarge"  = [1, 16, 65536]
    "ml.g4dn.8xlarge"  = [1, 32, 131072]
    "ml.g4dn.12xlarge" = [4, 48, 196608]
    "ml.g4dn.16xlarge" = [1, 64, 262144]
    "ml.p4d.24xlarge"  = [8, 96, 1179648]
    "ml.p4de.24xlarge" = [8, 96, 1179648]
    "ml.p5.4xlarge"    = [1, 16, 262144]
    "ml.p5.48xlarge"   = [8, 192, 2097152]
    "ml.p5e.48xlarge"  = [8, 192, 2097152]
    "ml.p5en.48xlarge" = [8, 192, 2097152]
    "ml.trn1.2xlarge"  = [1, 8, 32768]
    "ml.trn1.32xlarge" = [16, 128, 524288]
    "ml.trn2.48xlarge" = [16, 192, 2097152]
    "ml.inf2.xlarge"   = [1, 4, 16384]
    "ml.inf2.8xlarge"  = [1, 32, 131072]
    "ml.inf2.24xlarge" = [6, 96, 393216]
    "ml.inf2.48xlarge" = [12, 192, 786432]
    "ml.m5.large"      = [0, 2, 8192]
    "ml.m5.xlarge"     = [0, 4, 16384]
    "ml.m5.2xlarge"    = [0, 8, 32768]
    "ml.m5.4xlarge"    = [0, 16, 65536]
    "ml.m5.12xlarge"   = [0, 48, 196608]
    "ml.m5.24xlarge"   = [0, 96, 393216]
    "ml.m6i.large"     = [0, 2, 8192]
    "ml.m6i.xlarge"    = [0, 4, 16384]
    "ml.m6i.2xlarge"   = [0, 8, 32768]
    "ml.m6i.4xlarge"   = [0, 16, 65536]
    "ml.m6i.12xlarge"  = [0, 48, 196608]
    "ml.m6i.24xlarge"  = [0, 96, 393216]
    "ml.m6i.8xlarge"   = [0, 32, 131072]
    "ml.m6i.16xlarge"  = [0, 64, 262144]
    "ml.m7i.large"     = [0, 2, 8192]
    "ml.m7i.xlarge"    = [0, 4, 16384]
    "ml.m7i.2xlarge"   = [0, 8, 32768]
    "ml.m7i.4xlarge"   = [0, 16, 65536]
    "ml.m7i.12xlarge"  = [0, 48, 196608]
    "ml.m7i.24xlarge"  = [0, 96, 393216]
    "ml.m7i.8xlarge"   = [0, 32, 131072]
    "ml.m7i.16xlarge"  = [0, 64, 262144]
    "ml.m7i.48xlarge"  = [0, 192, 786432]
    "ml.c5.large"      = [0, 2, 4096]
    "ml.c5.xlarge"     = [0, 4, 8192]
    "ml.c5.2xlarge"    = [0, 8, 16384]
    "ml.c5.4xlarge"    = [0, 16, 32768]
    "ml.c5.9xlarge"    = [0, 36, 73728]
    "ml.c5.18xlarge"   = [0, 72, 147456]
    "ml.c6i.large"     = [0, 2, 4096]
    "ml.c6i.xlarge"    = [0, 4, 8192]
    "ml.c6i.2xlarge"   = [0, 8, 16384]
    "ml.c6i.4xlarge"   = [0, 16, 32768]
    "ml.c6i.8xlarge"   = [0, 32, 65536]
    "ml.c6i.12xlarge"  = [0, 48, 98304]
    "ml.c6i.16xlarge"  = [0, 64, 131072]
    "ml.c6i.24xlarge"  = [0, 96, 196608]
    "ml.c7i.large"     = [0, 2, 4096]
    "ml.c7i.xlarge"    = [0, 4, 8192]
    "ml.c7i.2xlarge"   = [0, 8, 16384]
    "ml.c7i.4xlarge"   = [0, 16, 32768]
    "ml.c7i.8xlarge"   = [0, 32, 65536]
    "ml.c7i.12xlarge"  = [0, 48, 98304]
    "ml.c7i.16xlarge"  = [0, 64, 131072]
    "ml.c7i.24xlarge"  = [0, 96, 196608]
    "ml.r5.large"      = [0, 2, 16384]
    "ml.r5.xlarge"     = [0, 4, 32768]
    "ml.r5.2xlarge"    = [0, 8, 65536]
    "ml.r5.4xlarge"    = [0, 16, 131072]
    "ml.r5.12xlarge"   = [0, 48, 393216]
    "ml.r5.24xlarge"   = [0, 96, 786432]
    "ml.r6i.large"     = [0, 2, 16384]
    "ml.r6i.xlarge"    = [0, 4, 32768]
    "ml.r6i.2xlarge"   = [0, 8, 65536]
    "ml.r6i.4xlarge"   = [0, 16, 131072]
    "ml.r6i.8xlarge"   = [0, 32, 262144]
    "ml.r6i.12xlarge"  = [0, 48, 393216]
    "ml.r6i.16xlarge"  = [0, 64, 524288]
    "ml.r6i.24xlarge"  = [0, 96, 786432]
    "ml.r7i.large"     = [0, 2, 16384]
    "ml.r7i.xlarge"    = [0, 4, 32768]
    "ml.r7i.2xlarge"   = [0, 8, 65536]
    "ml.r7i.4xlarge"   = [0, 16, 131072]
    "ml.r7i.8xlarge"   = [0, 32, 262144]
    "ml.r7i.12xlarge"  = [0, 48, 393216]
    "ml.r7i.16xlarge"  = [0, 64, 524288]
    "ml.r7i.24xlarge"  = [0, 96, 786432]
    "ml.t3.medium"     = [0, 2, 4096]
  }
}
