mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name      = "documents"
  model_name         = "document-parser"
  instance_type      = "ml.g4dn.xlarge"
  max_instance_count = 3
  output             = { s3_output_path = "s3://bucket/output/" }
}

run "follows_the_backlog_from_0" {
  assert {
    condition     = "${aws_appautoscaling_target.instances.resource_id} ${aws_appautoscaling_target.instances.min_capacity}..${aws_appautoscaling_target.instances.max_capacity}" == "endpoint/documents/variant/AllTraffic 0..3"
    error_message = "The target goes down to 0."
  }

  assert {
    condition     = one(one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification).metric_name == "ApproximateBacklogSizePerInstance" && one(one(one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification).dimensions) == { name = "EndpointName", value = "documents" }
    error_message = "The metric of the queue is published for the endpoint alone."
  }

  assert {
    condition     = one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).target_value == 5 && one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).scale_in_cooldown == 300 && one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).scale_out_cooldown == 300
    error_message = "Cooldowns are stated: the provider sends 0 for one that is left out."
  }
}

run "wakes_on_one_waiting_request" {
  assert {
    condition     = aws_cloudwatch_metric_alarm.wake.metric_name == "HasBacklogWithoutCapacity" && aws_cloudwatch_metric_alarm.wake.dimensions == tomap({ EndpointName = "documents" }) && aws_cloudwatch_metric_alarm.wake.threshold == 1
    error_message = "The alarm looks at requests that wait while there is no instance."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.wake.evaluation_periods == 2 && aws_cloudwatch_metric_alarm.wake.datapoints_to_alarm == 2 && aws_cloudwatch_metric_alarm.wake.period == 60
    error_message = "Two minutes, which are AWS's own numbers."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.wake.alarm_actions == toset([aws_appautoscaling_policy.wake.arn])
    error_message = "The alarm calls the wake policy."
  }

  assert {
    condition     = one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).adjustment_type == "ExactCapacity" && one(one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).step_adjustment).scaling_adjustment == 1 && one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).cooldown == 0
    error_message = "It sets one instance, and needs no pause."
  }
}

run "wakes_as_it_was_asked_to" {
  command = plan

  variables {
    wake = { instances = 2, adjustment = "ChangeInCapacity", evaluation_periods = 3, datapoints_to_alarm = 1, alarm_name = "documents wait", policy_name = "documents wake" }
  }

  assert {
    condition     = one(one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).step_adjustment).scaling_adjustment == 2 && one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).cooldown == 300
    error_message = "What adds needs a pause."
  }

  assert {
    condition     = "${aws_cloudwatch_metric_alarm.wake.alarm_name}: ${aws_cloudwatch_metric_alarm.wake.datapoints_to_alarm} of ${aws_cloudwatch_metric_alarm.wake.evaluation_periods}, ${aws_appautoscaling_policy.wake.name}" == "documents wait: 1 of 3, documents wake"
    error_message = "Names and periods are those that were given."
  }
}

run "takes_zeros" {
  command = plan

  variables {
    min_instance_count = 0
    wake               = { cooldown_seconds = 0, adjustment = "ChangeInCapacity" }
    tracking           = { scale_in_cooldown_seconds = 0, scale_out_cooldown_seconds = 0 }
  }

  assert {
    condition     = aws_appautoscaling_target.instances.min_capacity == 0
    error_message = "A minimum of 0 is a minimum of 0."
  }

  assert {
    condition     = one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).scale_in_cooldown == 0 && one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).scale_out_cooldown == 0 && one(aws_appautoscaling_policy.wake.step_scaling_policy_configuration).cooldown == 0
    error_message = "A cooldown of 0 is none."
  }
}

run "starts_with_its_minimum" {
  command = plan

  variables {
    min_instance_count = 2
  }

  assert {
    condition     = one(aws_sagemaker_endpoint_configuration.this.production_variants).initial_instance_count == 2 && aws_appautoscaling_target.instances.min_capacity == 2
    error_message = "The minimum is there from the start."
  }
}

run "takes_the_instances_by_the_backlog_where_it_follows_the_cpu" {
  variables {
    tracking = { metric = "CPUUtilization", target = 50 }
  }

  assert {
    condition     = one(one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification).namespace == "/aws/sagemaker/Endpoints" && one(one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification).unit == "Percent"
    error_message = "The CPU has a namespace and a unit."
  }

  assert {
    condition     = { for dimension in one(one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification).dimensions : dimension.name => dimension.value } == { EndpointName = "documents", VariantName = "AllTraffic" }
    error_message = "The CPU is that of the variant."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.sleep[0].metric_name == "ApproximateBacklogSize" && aws_cloudwatch_metric_alarm.sleep[0].evaluation_periods == 15 && aws_cloudwatch_metric_alarm.sleep[0].alarm_actions == toset([aws_appautoscaling_policy.sleep[0].arn])
    error_message = "A CPU is never at 0: nothing that waits or is worked on for 15 minutes takes the instances away."
  }

  assert {
    condition     = one(one(aws_appautoscaling_policy.sleep[0].step_scaling_policy_configuration).step_adjustment).scaling_adjustment == 0 && one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).disable_scale_in == false
    error_message = "The policy sets 0, and tracking may scale in too."
  }
}

run "follows_a_metric_of_ones_own" {
  command = plan

  variables {
    tracking = {
      custom_metric = { namespace = "Documents", metric_name = "Pages", dimensions = { Queue = "parser" }, statistic = "Sum" }
      target        = 200
      policy_name   = "pages"
    }
  }

  assert {
    condition     = join(" ", [for metric in one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).customized_metric_specification : "${metric.namespace} ${metric.metric_name} ${metric.statistic} ${one(metric.dimensions).name}=${one(metric.dimensions).value}"]) == "Documents Pages Sum Queue=parser"
    error_message = "The metric is the one that was given."
  }

  assert {
    condition     = aws_appautoscaling_policy.tracking.name == "pages" && length(aws_appautoscaling_policy.sleep) == 0
    error_message = "It has its name, and becomes 0 by itself."
  }
}

run "goes_to_0_after_an_idle_timeout" {
  variables {
    idle_timeout_seconds = 3600
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.sleep[0].evaluation_periods == 60 && aws_cloudwatch_metric_alarm.sleep[0].threshold == 0
    error_message = "The alarm waits for the timeout."
  }

  assert {
    condition     = one(aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration).disable_scale_in
    error_message = "Tracking may not go sooner than was promised."
  }
}

run "moves_the_minimum_in_sleep_windows" {
  variables {
    sleep_windows = {
      office = { sleep = "cron(0 19 ? * MON-FRI *)", wake = "cron(30 7 ? * MON-FRI *)", time_zone = "Europe/Paris", copies_on_wake = 2 }
      august = { sleep = "cron(0 0 1 8 ? *)", wake = "cron(0 0 1 9 ? *)", time_zone = "Europe/Paris", hard = true }
    }
  }

  assert {
    condition     = { for key, action in aws_appautoscaling_scheduled_action.sleep : key => "${action.name} ${one(action.scalable_target_action).min_capacity}" } == { office = "documents-office-sleep 0", august = "documents-august-sleep 0" }
    error_message = "A sleep sets the minimum to 0."
  }

  assert {
    condition     = { for key, action in aws_appautoscaling_scheduled_action.wake : key => one(action.scalable_target_action).min_capacity } == { office = "2", august = "1" }
    error_message = "A wake sets the minimum to the instances that were asked for, or to 1."
  }

  assert {
    condition     = one(aws_appautoscaling_scheduled_action.sleep["august"].scalable_target_action).max_capacity == "0" && one(aws_appautoscaling_scheduled_action.wake["august"].scalable_target_action).max_capacity == "3" && one(aws_appautoscaling_scheduled_action.sleep["office"].scalable_target_action).max_capacity == null
    error_message = "A hard sleep holds the maximum at 0, and its wake gives it back; a soft one leaves it alone."
  }
}

run "refuses_numbers_that_never_wake_or_never_sleep" {
  command = plan

  variables {
    idle_timeout_seconds = 90
    min_up_time_seconds  = 0
    tracking             = { target = 0 }
    wake                 = { instances = 0 }
    sleep_windows        = { nights = { sleep = "0 20 * * *", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris" } }
  }

  expect_failures = [
    var.idle_timeout_seconds,
    var.min_up_time_seconds,
    var.tracking,
    var.wake,
    var.sleep_windows,
  ]
}

run "refuses_a_period_that_cloudwatch_does_not_count_in" {
  command = plan

  variables {
    wake = { period_seconds = 90 }
  }

  expect_failures = [var.wake]
}

run "refuses_a_metric_that_nothing_publishes_here" {
  command = plan

  variables {
    tracking = { custom_metric = { namespace = "AWS/SageMaker", metric_name = "InvocationsPerInstance" } }
  }

  expect_failures = [var.tracking]
}

run "refuses_the_variant_beside_the_endpoint_in_a_metric_of_the_queue" {
  command = plan

  variables {
    tracking = { custom_metric = { namespace = "AWS/SageMaker", metric_name = "ApproximateBacklogSize", dimensions = { EndpointName = "documents", VariantName = "AllTraffic" } } }
  }

  expect_failures = [var.tracking]
}

run "refuses_a_sleep_that_changes_nothing" {
  command = plan

  variables {
    sleep_windows = { nights = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris", copies_on_wake = 0 } }
  }

  expect_failures = [var.sleep_windows]
}

run "refuses_a_minimum_above_the_maximum" {
  command = plan

  variables {
    min_instance_count = 4
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}

run "refuses_a_wake_to_more_than_the_maximum" {
  command = plan

  variables {
    wake = { instances = 4 }
  }

  expect_failures = [aws_appautoscaling_target.instances]
}

run "refuses_a_wake_by_the_clock_to_more_than_the_maximum" {
  command = plan

  variables {
    sleep_windows = { nights = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris", copies_on_wake = 4 } }
  }

  expect_failures = [aws_appautoscaling_scheduled_action.sleep]
}

run "refuses_five_fields" {
  command = plan

  variables {
    sleep_windows = { nights = { sleep = "cron(0 20 * * *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris" } }
  }

  expect_failures = [var.sleep_windows]
}

run "refuses_an_underscore_in_a_window" {
  command = plan

  variables {
    sleep_windows = { my_nights = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris" } }
  }

  expect_failures = [var.sleep_windows]
}

run "refuses_a_window_of_no_length" {
  command = plan

  variables {
    sleep_windows = { nights = { sleep = "cron(0 7 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris" } }
  }

  expect_failures = [var.sleep_windows]
}

run "refuses_an_end_before_the_start" {
  command = plan

  variables {
    sleep_windows = { nights = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris", start_date = "2027-02-01T00:00:00Z", end_date = "2027-01-01T00:00:00Z" } }
  }

  expect_failures = [var.sleep_windows]
}

run "sleeps_and_wakes_once_where_it_is_told_to" {
  command = plan

  variables {
    sleep_windows = { holidays = { sleep = "at(2026-12-24T18:00:00)", wake = "at(2027-01-04T07:00:00)", time_zone = "Europe/Paris" } }
  }

  assert {
    condition = (
      aws_appautoscaling_scheduled_action.sleep["holidays"].schedule == "at(2026-12-24T18:00:00)" &&
      aws_appautoscaling_scheduled_action.wake["holidays"].schedule == "at(2027-01-04T07:00:00)"
    )
    error_message = "A window may be there once."
  }
}

run "takes_the_names_of_what_there_is_not" {
  command = plan

  variables {
    tracking = { policy_name = "documents-sleep" }
    wake     = { alarm_name = "documents-sleep" }
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.sleep) == 0
    error_message = "Without an idle timeout nothing else is called so."
  }
}

run "refuses_two_alarms_of_one_name" {
  command = plan

  variables {
    tracking = { metric = "CPUUtilization", target = 50 }
    wake     = { alarm_name = "documents-sleep" }
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}

run "refuses_two_policies_of_one_name" {
  command = plan

  variables {
    tracking = { policy_name = "scaling" }
    wake     = { policy_name = "scaling" }
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}

run "refuses_two_topics_of_one_name" {
  command = plan

  variables {
    output = {
      s3_output_path = "s3://bucket/answers/"
      success_topic  = { create = true, name = "told" }
      error_topic    = { create = true, name = "told" }
    }
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}
