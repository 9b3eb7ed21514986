# Added to realtime.tf: schedules of EventBridge Scheduler. They set the copies of the component to 0 in the evening and
# to 1 in the morning. S13 warns about the wake: without requests, target tracking removes the copy after a while.

resource "aws_iam_role" "scheduler" {
  name = "chat-8b-scheduler"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "set-copies"
  role = aws_iam_role.scheduler.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sagemaker:UpdateInferenceComponentRuntimeConfig"
        Resource = "arn:aws:sagemaker:us-east-1:123456789012:inference-component/chat-8b"
      },
      {
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.failed.arn
      },
    ]
  })
}

# Keeps the calls that failed for good.
resource "aws_sqs_queue" "failed" {
  name                      = "chat-8b-failed-schedules"
  message_retention_seconds = 1209600
}

resource "aws_scheduler_schedule" "sleep" {
  name                         = "chat-8b-sleep"
  schedule_expression          = "cron(0 19 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Paris"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig"
    role_arn = aws_iam_role.scheduler.arn

    input = jsonencode({
      InferenceComponentName = "chat-8b"
      DesiredRuntimeConfig   = { CopyCount = 0 }
    })

    retry_policy {
      maximum_retry_attempts       = 10
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_scheduler_schedule" "wake" {
  name                         = "chat-8b-wake"
  schedule_expression          = "cron(30 7 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Paris"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig"
    role_arn = aws_iam_role.scheduler.arn

    input = jsonencode({
      InferenceComponentName = "chat-8b"
      DesiredRuntimeConfig   = { CopyCount = 1 }
    })

    retry_policy {
      maximum_retry_attempts       = 10
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed.arn
    }
  }
}
