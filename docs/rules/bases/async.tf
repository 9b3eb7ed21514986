# An asynchronous endpoint. It scales to zero instances and wakes when a request waits in its queue.

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

resource "aws_sagemaker_model" "ocr" {
  name               = "ocr"
  execution_role_arn = "arn:aws:iam::123456789012:role/sagemaker"

  primary_container {
    image          = "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference:2.1.0-transformers4.37.0-gpu-py310-cu118-ubuntu20.04"
    model_data_url = "s3://models-123456789012/ocr.tar.gz"
  }
}

resource "aws_sagemaker_endpoint_configuration" "ocr" {
  name_prefix = "ocr-"

  production_variants {
    variant_name           = "main"
    model_name             = aws_sagemaker_model.ocr.name
    instance_type          = "ml.g5.xlarge"
    initial_instance_count = 1
  }

  async_inference_config {
    output_config {
      s3_output_path = "s3://answers-123456789012/ocr/"
    }

    client_config {
      max_concurrent_invocations_per_instance = 4
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "ocr" {
  name                 = "ocr"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.ocr.name
}

resource "aws_appautoscaling_target" "ocr" {
  service_namespace  = "sagemaker"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.ocr.name}/variant/main"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  min_capacity       = 0
  max_capacity       = 2
}

# Scales out with the backlog, and in to zero instances without one.
resource "aws_appautoscaling_policy" "tracking" {
  name               = "ocr-tracking"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.ocr.service_namespace
  resource_id        = aws_appautoscaling_target.ocr.resource_id
  scalable_dimension = aws_appautoscaling_target.ocr.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 5
    scale_in_cooldown  = 300
    scale_out_cooldown = 300

    customized_metric_specification {
      namespace   = "AWS/SageMaker"
      metric_name = "ApproximateBacklogSizePerInstance"
      statistic   = "Average"

      dimensions {
        name  = "EndpointName"
        value = aws_sagemaker_endpoint.ocr.name
      }
    }
  }
}

# Brings the first instance as soon as one request waits.
resource "aws_appautoscaling_policy" "wake" {
  name               = "ocr-wake"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.ocr.service_namespace
  resource_id        = aws_appautoscaling_target.ocr.resource_id
  scalable_dimension = aws_appautoscaling_target.ocr.scalable_dimension

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

# Runs the wake policy while requests wait and no instance is there.
resource "aws_cloudwatch_metric_alarm" "wake" {
  alarm_name          = "ocr-wake"
  namespace           = "AWS/SageMaker"
  metric_name         = "HasBacklogWithoutCapacity"
  dimensions          = { EndpointName = aws_sagemaker_endpoint.ocr.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.wake.arn]
}
