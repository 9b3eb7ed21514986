# Added to async.tf: target tracking only scales out. A step scaling policy removes all instances after 30 minutes without
# a request.

resource "aws_appautoscaling_policy" "tracking" {
  target_tracking_scaling_policy_configuration {
    disable_scale_in = true
  }
}

resource "aws_appautoscaling_policy" "sleep" {
  name               = "ocr-sleep"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.ocr.service_namespace
  resource_id        = aws_appautoscaling_target.ocr.resource_id
  scalable_dimension = aws_appautoscaling_target.ocr.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type = "ExactCapacity"
    cooldown        = 300

    step_adjustment {
      metric_interval_upper_bound = "0"
      scaling_adjustment          = 0
    }
  }
}

# The backlog counts the requests that wait and those that an instance works on.
resource "aws_cloudwatch_metric_alarm" "sleep" {
  alarm_name          = "ocr-sleep"
  namespace           = "AWS/SageMaker"
  metric_name         = "ApproximateBacklogSize"
  dimensions          = { EndpointName = aws_sagemaker_endpoint.ocr.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 30
  datapoints_to_alarm = 30
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.sleep.arn]
}
