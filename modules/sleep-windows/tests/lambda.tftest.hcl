mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "playground"
  windows = {
    nights  = { sleep = "cron(0 19 ? * MON-THU *)", wake = "cron(0 8 ? * TUE-FRI *)", time_zone = "Europe/Berlin", method = "lambda" }
    weekend = { sleep = "cron(0 19 ? * FRI *)", wake = "cron(0 8 ? * MON *)", time_zone = "Europe/Berlin", method = "lambda", copies_on_wake = 0, maximum_age_seconds = 900 }
  }
}

run "calls_the_function" {
  assert {
    condition = (
      aws_scheduler_schedule.sleep_endpoint["nights"].target[0].arn == aws_lambda_function.sleeper[0].arn &&
      jsondecode(aws_scheduler_schedule.sleep_endpoint["nights"].target[0].input) == { action = "sleep", endpointName = "playground" } &&
      jsondecode(aws_scheduler_schedule.wake_endpoint["nights"].target[0].input) == { action = "wake", endpointName = "playground" }
    )
    error_message = "The event names the endpoint, and no copies where none were asked for."
  }

  assert {
    condition     = jsondecode(aws_scheduler_schedule.wake_endpoint["weekend"].target[0].input).copiesOnWake == 0
    error_message = "0 means 0."
  }

  assert {
    condition     = aws_scheduler_schedule.sleep_endpoint["weekend"].name == "playground-weekend-sleep" && output.schedule_names["weekend"] == ["playground-weekend-sleep", "playground-weekend-wake"]
    error_message = "The schedules are called by the endpoint and the window."
  }

  assert {
    condition     = length(aws_lambda_function.sleeper) == 1 && aws_lambda_function.sleeper[0].function_name == "playground-sleep-function" && output.function_name == "playground-sleep-function"
    error_message = "All windows have one function."
  }

  assert {
    condition     = aws_lambda_function.sleeper[0].source_code_hash == filebase64sha256(aws_lambda_function.sleeper[0].filename)
    error_message = "The hash is that of the code that goes with the module."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.sleeper[0].maximum_event_age_in_seconds == 900 && aws_lambda_function_event_invoke_config.sleeper[0].destination_config[0].on_failure[0].destination == aws_sqs_queue.dead_letters[0].arn
    error_message = "Of all windows the shortest time counts, and what fails is told."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.scheduler[0].policy).Statement : one(statement.Action)] == ["sqs:SendMessage", "lambda:InvokeFunction"]
    error_message = "EventBridge Scheduler may call the function."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.dead_letters[0].policy).Statement[0].Condition.ArnNotEquals["aws:PrincipalArn"] == [aws_iam_role.scheduler[0].arn, aws_iam_role.sleeper[0].arn]
    error_message = "The function may put its failures into the queue."
  }

  assert {
    condition     = contains(flatten(jsondecode(aws_iam_role_policy.sleeper[0].policy).Statement[*].Resource), "arn:aws:logs:*:*:log-group:/aws/lambda/playground-sleep-function:*") && aws_cloudwatch_log_group.sleeper[0].retention_in_days == 30
    error_message = "The function writes its log."
  }
}
