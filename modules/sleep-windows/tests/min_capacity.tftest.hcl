mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "shared"
  components = {
    chat   = { max_copies = 4 }
    search = { name = "search-8b", min_copies = 2, max_copies = 3 }
  }
  windows = {
    weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris" }
  }
}

run "moves_the_minimum_of_each_component" {
  assert {
    condition     = toset(keys(aws_appautoscaling_scheduled_action.sleep)) == toset(["chat/weekend", "search/weekend"])
    error_message = "A window without components is for all of them."
  }

  assert {
    condition = (
      aws_appautoscaling_scheduled_action.sleep["search/weekend"].name == "search-8b-weekend-sleep" &&
      aws_appautoscaling_scheduled_action.sleep["search/weekend"].resource_id == "inference-component/search-8b" &&
      aws_appautoscaling_scheduled_action.sleep["search/weekend"].service_namespace == "sagemaker" &&
      aws_appautoscaling_scheduled_action.sleep["search/weekend"].scalable_dimension == "sagemaker:inference-component:DesiredCopyCount"
    )
    error_message = "The action is one of the component's target."
  }

  assert {
    condition = (
      aws_appautoscaling_scheduled_action.sleep["chat/weekend"].schedule == "cron(0 18 ? * FRI *)" &&
      aws_appautoscaling_scheduled_action.wake["chat/weekend"].schedule == "cron(0 7 ? * MON *)" &&
      aws_appautoscaling_scheduled_action.wake["chat/weekend"].timezone == "Europe/Paris"
    )
    error_message = "Both are read in the time zone of the window."
  }

  assert {
    condition = (
      aws_appautoscaling_scheduled_action.sleep["chat/weekend"].scalable_target_action[0].min_capacity == "0" &&
      aws_appautoscaling_scheduled_action.sleep["chat/weekend"].scalable_target_action[0].max_capacity == null
    )
    error_message = "A soft sleep leaves the maximum alone: a request wakes the component."
  }

  assert {
    condition = [for key in ["chat/weekend", "search/weekend"] :
      aws_appautoscaling_scheduled_action.wake[key].scalable_target_action[0].min_capacity
    ] == ["1", "2"]
    error_message = "A wake brings one copy, or the minimum where that is higher."
  }

  assert {
    condition     = length(aws_iam_role.scheduler) + length(aws_scheduler_schedule_group.this) + length(aws_sqs_queue.dead_letters) + length(aws_lambda_function.sleeper) == 0
    error_message = "Scheduled actions need neither role nor group nor queue nor function."
  }

  assert {
    condition     = output.schedule_group_name == null && output.dead_letter_queue_arn == null && output.function_name == null && output.state_machine_arns == {}
    error_message = "The outputs say that nothing of it is there."
  }

  assert {
    condition     = output.schedule_names["search/weekend"] == ["search-8b-weekend-sleep", "search-8b-weekend-wake"]
    error_message = "The names are told by component and window."
  }
}

run "takes_the_maximum_too_where_the_sleep_is_hard" {
  command = plan

  variables {
    windows = {
      weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", hard = true, copies_on_wake = 3, components = ["chat"] }
    }
  }

  assert {
    condition     = keys(aws_appautoscaling_scheduled_action.sleep) == ["chat/weekend"]
    error_message = "The window is for the components that it names."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.sleep["chat/weekend"].scalable_target_action[0].max_capacity == "0"
    error_message = "Nothing wakes inside of a hard window."
  }

  assert {
    condition = (
      aws_appautoscaling_scheduled_action.wake["chat/weekend"].scalable_target_action[0].max_capacity == "4" &&
      aws_appautoscaling_scheduled_action.wake["chat/weekend"].scalable_target_action[0].min_capacity == "3"
    )
    error_message = "The wake gives the maximum back."
  }
}

run "keeps_zeros_dates_and_rest" {
  command = plan

  variables {
    windows = {
      nobody  = { sleep = "at(2030-01-01T00:00:00)", wake = "at(2030-01-02T00:00:00)", time_zone = "UTC", components = [] }
      resting = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", enabled = false }
      zero    = { sleep = "rate(7 days)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", hard = true, copies_on_wake = 0, components = ["chat"], start_date = "2030-01-01T00:00:00Z", end_date = "2030-02-01T00:00:00Z" }
    }
  }

  assert {
    condition     = keys(aws_appautoscaling_scheduled_action.sleep) == ["chat/zero"]
    error_message = "An empty list is nobody, and a resting window has no actions."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.wake["chat/zero"].scalable_target_action[0].min_capacity == "0"
    error_message = "0 means 0: a hard window may give the maximum back alone."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.sleep["chat/zero"].start_time == "2030-01-01T00:00:00Z" && aws_appautoscaling_scheduled_action.wake["chat/zero"].end_time == "2030-02-01T00:00:00Z"
    error_message = "The dates are those of both actions."
  }
}

run "refuses_copies_beyond_the_bounds" {
  command = plan

  variables {
    windows = {
      weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", copies_on_wake = 5 }
    }
  }

  expect_failures = [aws_appautoscaling_scheduled_action.sleep["chat/weekend"], aws_appautoscaling_scheduled_action.sleep["search/weekend"]]
}
