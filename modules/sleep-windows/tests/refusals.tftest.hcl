mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "shared"
  components    = { chat = { max_copies = 4 } }
}

run "refuses_what_the_services_refuse" {
  command = plan

  variables {
    endpoint_name = "my_endpoint"
    variant_name  = "my_variant"
    name          = "my_name"
    components    = { my_chat = { max_copies = 0, min_copies = -1 } }
    windows = {
      weekend = { sleep = "0 18 * * FRI", wake = "cron(0 7 ? * MON *)", time_zone = "UTC+1", method = "sleep", copies_on_wake = -1 }
    }
  }

  expect_failures = [var.endpoint_name, var.variant_name, var.name, var.components, var.windows]
}

run "refuses_five_fields" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 * * FRI)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" } }
  }

  expect_failures = [var.windows]
}

run "refuses_an_offset_for_a_time_zone" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC+1" } }
  }

  expect_failures = [var.windows]
}

run "refuses_another_method" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "suspend" } }
  }

  expect_failures = [var.windows]
}

run "refuses_a_wake_that_wakes_nothing" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", copies_on_wake = 0 } }
  }

  expect_failures = [var.windows]
}

run "refuses_an_underscore_in_a_window" {
  command = plan

  variables {
    windows = { week_end = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" } }
  }

  expect_failures = [var.windows]
}

run "refuses_a_hard_sleep_by_another_method" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "copy-count", hard = true } }
  }

  expect_failures = [var.windows]
}

run "refuses_components_of_a_window_for_the_whole_endpoint" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "lambda", components = ["chat"] } }
  }

  expect_failures = [var.windows]
}

run "refuses_retries_of_scheduled_actions" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", maximum_attempts = 0 } }
  }

  expect_failures = [var.windows]
}

run "refuses_a_flexible_window_of_half_minutes" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "copy-count", flexible_window_seconds = 90 } }
  }

  expect_failures = [var.windows]
}

run "refuses_an_end_before_the_start" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", start_date = "2030-02-01T00:00:00Z", end_date = "2030-01-01T00:00:00Z" } }
  }

  expect_failures = [var.windows]
}

run "refuses_two_methods_for_one_component" {
  command = plan

  variables {
    windows = {
      nights  = { sleep = "cron(0 20 ? * MON-THU *)", wake = "cron(0 7 ? * TUE-FRI *)", time_zone = "UTC" }
      weekend = { sleep = "cron(0 20 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "copy-count", components = ["chat"] }
    }
  }

  expect_failures = [var.windows]
}

run "takes_two_methods_one_after_the_other" {
  command = plan

  variables {
    windows = {
      winter  = { sleep = "cron(0 20 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", end_date = "2030-04-01T00:00:00Z" }
      summer  = { sleep = "cron(0 20 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "copy-count", start_date = "2030-04-01T00:00:00Z" }
      resting = { sleep = "cron(0 20 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", method = "lambda", enabled = false }
    }
  }

  assert {
    condition     = keys(aws_appautoscaling_scheduled_action.sleep) == ["chat/winter"] && keys(aws_scheduler_schedule.sleep) == ["chat/summer"] && aws_scheduler_schedule.sleep_endpoint["resting"].state == "DISABLED"
    error_message = "Windows that never act at the same time may have methods of their own."
  }
}

run "refuses_a_component_that_it_does_not_know" {
  command = plan

  variables {
    windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC", components = ["chat", "serach"] } }
  }

  expect_failures = [output.schedule_names]
}

run "refuses_two_windows_of_one_name_on_one_component" {
  command = plan

  variables {
    windows = {
      weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" }
      second  = { name = "weekend", sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" }
    }
  }

  expect_failures = [output.schedule_names]
}

run "refuses_two_components_of_one_name" {
  command = plan

  variables {
    components = {
      chat   = { max_copies = 4 }
      second = { name = "chat", max_copies = 4 }
    }
    windows = {}
  }

  expect_failures = [var.components]
}

run "refuses_one_day_in_the_plural" {
  command = plan

  variables {
    windows = { weekend = { sleep = "rate(1 days)", wake = "rate(7 days)", time_zone = "UTC" } }
  }

  expect_failures = [var.windows]
}

run "refuses_an_underscore_in_the_name_of_a_model" {
  command = plan

  variables {
    components = { chat = { max_copies = 4, model_name = "chat_1" } }
    windows    = {}
  }

  expect_failures = [var.components]
}

run "warns_of_windows_that_put_nothing_to_sleep" {
  command = plan

  variables {
    components = {}
    windows    = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "UTC" } }
  }

  expect_failures = [check.something_sleeps]
}
