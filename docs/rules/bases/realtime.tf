# A real-time endpoint with one inference component. The component scales to zero copies and wakes on the first request.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.21.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_sagemaker_model" "chat" {
  name               = "chat-8b"
  execution_role_arn = "arn:aws:iam::123456789012:role/sagemaker"

  primary_container {
    image          = "763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124"
    model_data_url = "s3://models-123456789012/chat-8b.tar.gz"
  }
}

resource "aws_sagemaker_endpoint_configuration" "chat" {
  name_prefix        = "chat-"
  execution_role_arn = "arn:aws:iam::123456789012:role/sagemaker"

  production_variants {
    variant_name           = "main"
    instance_type          = "ml.g5.12xlarge"
    initial_instance_count = 1

    managed_instance_scaling {
      status             = "ENABLED"
      min_instance_count = 0
      max_instance_count = 2
    }

    routing_config {
      routing_strategy = "LEAST_OUTSTANDING_REQUESTS"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "chat" {
  name                 = "chat"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.chat.name
}

# The hashicorp/aws provider has no resource for inference components: Cloud Control creates them.
resource "aws_cloudcontrolapi_resource" "chat" {
  type_name = "AWS::SageMaker::InferenceComponent"

  desired_state = jsonencode({
    InferenceComponentName = "chat-8b"
    EndpointName           = aws_sagemaker_endpoint.chat.name
    VariantName            = "main"
    Specification = {
      ModelName = aws_sagemaker_model.chat.name
      ComputeResourceRequirements = {
        NumberOfAcceleratorDevicesRequired = 1
        MinMemoryRequiredInMb              = 8192
      }
    }
    RuntimeConfig = { CopyCount = 1 }
  })
}

resource "aws_appautoscaling_target" "chat" {
  service_namespace  = "sagemaker"
  resource_id        = "inference-component/chat-8b"
  scalable_dimension = "sagemaker:inference-component:DesiredCopyCount"
  min_capacity       = 0
  max_capacity       = 4

  depends_on = [aws_cloudcontrolapi_resource.chat]
}

# Scales out with the load, and in to zero copies without requests.
resource "aws_appautoscaling_policy" "tracking" {
  name               = "chat-8b-tracking"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 5
    scale_in_cooldown  = 300
    scale_out_cooldown = 300

    predefined_metric_specification {
      predefined_metric_type = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"
    }
  }
}

# Brings the first copy: target tracking cannot scale from zero.
resource "aws_appautoscaling_policy" "wake" {
  name               = "chat-8b-wake"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    metric_aggregation_type = "Maximum"
    cooldown                = 360

    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = 1
    }
  }
}

# Runs the wake policy when a request finds no copy.
resource "aws_cloudwatch_metric_alarm" "wake" {
  alarm_name          = "chat-8b-wake"
  namespace           = "AWS/SageMaker"
  metric_name         = "NoCapacityInvocationFailures"
  dimensions          = { InferenceComponentName = "chat-8b" }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
}
