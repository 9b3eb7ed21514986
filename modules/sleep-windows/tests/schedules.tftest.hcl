mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "shared"
  components = {
    chat   = { max_copies = 4 }
    search = { name = "search-8b", max_copies = 3 }
  }
  windows = {
    weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", method = "copy-count", copies_on_wake = 2 }
  }
}

run "sets_the_number_of_copies" {
  assert {
    condition = (
      aws_scheduler_schedule.sleep["chat/weekend"].target[0].arn == "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig" &&
      jsondecode(aws_scheduler_schedule.sleep["chat/weekend"].target[0].input) == { InferenceComponentName = "chat", DesiredRuntimeConfig = { CopyCount = 0 } } &&
      jsondecode(aws_scheduler_schedule.wake["search/weekend"].target[0].input) == { InferenceComponentName = "search-8b", DesiredRuntimeConfig = { CopyCount = 2 } }
    )
    error_message = "The sleep sets 0 copies, the wake those that were asked for."
  }

  assert {
    condition = (
      aws_scheduler_schedule.sleep["chat/weekend"].group_name == "shared-sleep" &&
      aws_scheduler_schedule.sleep["chat/weekend"].schedule_expression_timezone == "Europe/Paris" &&
      aws_scheduler_schedule.sleep["chat/weekend"].state == "ENABLED" &&
      aws_scheduler_schedule.sleep["chat/weekend"].action_after_completion == "NONE" &&
      aws_scheduler_schedule.sleep["chat/weekend"].flexible_time_window[0].mode == "OFF" &&
      aws_scheduler_schedule.sleep["chat/weekend"].target[0].retry_policy[0].maximum_event_age_in_seconds == 3600 &&
      aws_scheduler_schedule.sleep["chat/weekend"].target[0].retry_policy[0].maximum_retry_attempts == 185
    )
    error_message = "A schedule is on time, is tried for an hour, and is never deleted."
  }

  assert {
    condition = (
      aws_scheduler_schedule.wake["chat/weekend"].target[0].role_arn == aws_iam_role.scheduler[0].arn &&
      aws_scheduler_schedule.wake["chat/weekend"].target[0].dead_letter_config[0].arn == aws_sqs_queue.dead_letters[0].arn
    )
    error_message = "The schedules share a role and a queue."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.scheduler[0].policy).Statement == [
      { Effect = "Allow", Action = ["sagemaker:UpdateInferenceComponentRuntimeConfig"], Resource = ["arn:aws:sagemaker:*:*:inference-component/chat"] },
      { Effect = "Allow", Action = ["sagemaker:UpdateInferenceComponentRuntimeConfig"], Resource = ["arn:aws:sagemaker:*:*:inference-component/search-8b"] },
      { Effect = "Allow", Action = ["sqs:SendMessage"], Resource = ["arn:aws:sqs:*:*:shared-sleep-dead-letters"] },
    ]
    error_message = "The role may do what its schedules do, and nothing else."
  }

  assert {
    condition = jsondecode(aws_iam_role.scheduler[0].assume_role_policy).Statement[0].Condition.StringEquals == {
      "aws:SourceAccount" = "123456789012"
      "aws:SourceArn"     = ["arn:aws:scheduler:us-west-2:123456789012:schedule-group/created"]
    }
    error_message = "Only schedules of the group may take the role on."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.dead_letters[0].policy).Statement[0].Condition.ArnNotEquals["aws:PrincipalArn"] == [aws_iam_role.scheduler[0].arn]
    error_message = "Nobody but the role puts messages into the queue."
  }

  assert {
    condition     = length(aws_appautoscaling_scheduled_action.sleep) + length(aws_lambda_function.sleeper) + length(aws_sfn_state_machine.restore) == 0
    error_message = "Nothing of another method is created."
  }
}

run "keeps_zeros_and_what_was_said_of_time" {
  command = plan

  variables {
    windows = {
      weekend = {
        sleep            = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", method = "copy-count", enabled = false, components = ["chat"]
        maximum_attempts = 0, maximum_age_seconds = 60, flexible_window_seconds = 900, start_date = "2030-01-01T00:00:00Z", end_date = "2030-02-01T00:00:00Z"
      }
    }
  }

  assert {
    condition = (
      aws_scheduler_schedule.sleep["chat/weekend"].target[0].retry_policy[0].maximum_retry_attempts == 0 &&
      aws_scheduler_schedule.sleep["chat/weekend"].target[0].retry_policy[0].maximum_event_age_in_seconds == 60
    )
    error_message = "0 attempts are none."
  }

  assert {
    condition     = aws_scheduler_schedule.sleep["chat/weekend"].state == "DISABLED" && aws_scheduler_schedule.wake["chat/weekend"].state == "DISABLED"
    error_message = "A resting window keeps its schedules, disabled."
  }

  assert {
    condition = (
      aws_scheduler_schedule.sleep["chat/weekend"].flexible_time_window[0].mode == "FLEXIBLE" &&
      aws_scheduler_schedule.sleep["chat/weekend"].flexible_time_window[0].maximum_window_in_minutes == 15 &&
      aws_scheduler_schedule.wake["chat/weekend"].flexible_time_window[0].mode == "OFF"
    )
    error_message = "The sleep may be late by choice, the wake never is."
  }

  assert {
    condition     = aws_scheduler_schedule.sleep["chat/weekend"].start_date == "2030-01-01T00:00:00Z" && aws_scheduler_schedule.wake["chat/weekend"].end_date == "2030-02-01T00:00:00Z"
    error_message = "The dates are those of both schedules."
  }
}

run "knows_every_name_before_the_apply" {
  command = plan

  variables {
    endpoint_name = "an-endpoint-with-a-name-as-long-as-sagemaker-lets-names-be-here"
    components    = { chat = { name = "a-component-with-a-name-as-long-as-sagemaker-lets-names-be-now", max_copies = 4 } }
  }

  assert {
    condition     = can(regex("^an-endpoint-with-a-name-as-long-as-sagema-[0-9a-f]{8}$", aws_scheduler_schedule_group.this[0].name)) && aws_iam_role.scheduler[0].name == aws_scheduler_schedule_group.this[0].name
    error_message = "A name that does not fit ends in a hash of the whole."
  }

  assert {
    condition     = length(aws_scheduler_schedule.sleep["chat/weekend"].name) <= 64 && can(regex("^a-component-with-a-name-as-long-as-sagemaker-lets[-a-z]*[a-z]-[0-9a-f]{8}$", aws_scheduler_schedule.sleep["chat/weekend"].name))
    error_message = "A schedule's name has at most 64 characters."
  }

  assert {
    condition     = aws_scheduler_schedule.sleep["chat/weekend"].name != aws_scheduler_schedule.wake["chat/weekend"].name
    error_message = "The hash tells the two schedules apart."
  }
}

run "takes_another_name_for_a_second_call" {
  command = plan

  variables {
    name = "holidays"
  }

  assert {
    condition     = [aws_scheduler_schedule_group.this[0].name, aws_iam_role.scheduler[0].name, aws_sqs_queue.dead_letters[0].name] == ["holidays", "holidays", "holidays-dead-letters"]
    error_message = "Everything that has a name of its own takes it from the variable."
  }
}

run "refuses_a_minimum_that_would_bring_the_copies_back" {
  command = plan

  variables {
    components = { chat = { min_copies = 1, max_copies = 4 } }
  }

  expect_failures = [aws_scheduler_schedule.sleep["chat/weekend"]]
}

run "bounds_the_permissions_of_each_role" {
  command = plan

  variables {
    components = { chat = { max_copies = 4, model_name = "chat-1", min_memory_mb = 1024 } }
    windows = {
      nights  = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "UTC", method = "delete-and-recreate", end_date = "2027-01-01T00:00:00Z" }
      weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "lambda", start_date = "2027-01-01T00:00:00Z" }
    }
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition = distinct([for role in [aws_iam_role.scheduler[0], aws_iam_role.restore["chat/nights"], aws_iam_role.sleeper[0]] :
      role.permissions_boundary
    ]) == tolist(["arn:aws:iam::123456789012:policy/boundary"])
    error_message = "Every role that is created has the boundary."
  }
}
