# Added to realtime.tf: step scaling policies in place of target tracking. One adds a copy at a high load, the other removes
# a copy at a low load.

resource "aws_appautoscaling_policy" "tracking" {
  target_tracking_scaling_policy_configuration {
    disable_scale_in = true
  }
}

resource "aws_appautoscaling_policy" "scale_out" {
  name               = "chat-8b-scale-out"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 300

    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = 1
    }
  }
}

resource "aws_appautoscaling_policy" "scale_in" {
  name               = "chat-8b-scale-in"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 300

    step_adjustment {
      metric_interval_upper_bound = "0"
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "scale_out" {
  alarm_name          = "chat-8b-scale-out"
  namespace           = "AWS/SageMaker"
  metric_name         = "ConcurrentRequestsPerCopy"
  dimensions          = { InferenceComponentName = "chat-8b" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 4
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.scale_out.arn]
}

resource "aws_cloudwatch_metric_alarm" "scale_in" {
  alarm_name          = "chat-8b-scale-in"
  namespace           = "AWS/SageMaker"
  metric_name         = "ConcurrentRequestsPerCopy"
  dimensions          = { InferenceComponentName = "chat-8b" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 15
  datapoints_to_alarm = 15
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.scale_in.arn]
}
