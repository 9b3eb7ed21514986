# Added to realtime.tf: scheduled actions of Application Auto Scaling. The component may sleep at night, and one copy is
# kept during office hours.

resource "aws_appautoscaling_target" "chat" {
  lifecycle {
    ignore_changes = [min_capacity, max_capacity]
  }
}

resource "aws_appautoscaling_scheduled_action" "sleep" {
  name               = "chat-8b-sleep"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension
  schedule           = "cron(0 19 ? * MON-FRI *)"
  timezone           = "Europe/Paris"

  scalable_target_action {
    min_capacity = 0
  }
}

resource "aws_appautoscaling_scheduled_action" "wake" {
  name               = "chat-8b-wake"
  service_namespace  = aws_appautoscaling_target.chat.service_namespace
  resource_id        = aws_appautoscaling_target.chat.resource_id
  scalable_dimension = aws_appautoscaling_target.chat.scalable_dimension
  schedule           = "cron(30 7 ? * MON-FRI *)"
  timezone           = "Europe/Paris"

  scalable_target_action {
    min_capacity = 1
  }

  # Application Auto Scaling accepts one change of a target at a time.
  depends_on = [aws_appautoscaling_scheduled_action.sleep]
}
