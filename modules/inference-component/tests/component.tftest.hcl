mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name = "shared"
  name          = "chat"
  model_name    = "chat-8b"
  min_memory_mb = 1024
  max_copies    = 4
}

run "creates_the_component_on_the_endpoint" {
  assert {
    condition = jsondecode(aws_cloudcontrolapi_resource.component.desired_state) == {
      InferenceComponentName = "chat"
      EndpointName           = "shared"
      VariantName            = "AllTraffic"
      Specification          = { ModelName = "chat-8b", ComputeResourceRequirements = { MinMemoryRequiredInMb = 1024 } }
      RuntimeConfig          = { CopyCount = 1 }
      Tags                   = [{ Key = "owner", Value = "inference" }]
    }
    error_message = "The request holds what was given, and nothing that was left out."
  }

  assert {
    condition     = "${aws_appautoscaling_target.copies.resource_id} ${aws_appautoscaling_target.copies.min_capacity}..${aws_appautoscaling_target.copies.max_capacity}" == "inference-component/chat 0..4"
    error_message = "The target goes down to 0."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.wake.threshold == 1 && aws_cloudwatch_metric_alarm.wake.alarm_actions == toset([aws_appautoscaling_policy.wake.arn])
    error_message = "One refused request calls the wake policy."
  }

  assert {
    condition     = length(aws_sagemaker_model.this) == 0 && length(aws_iam_role.execution) == 0 && length(aws_appautoscaling_policy.sleep) == 0
    error_message = "Nothing is created that was not asked for."
  }
}

run "creates_the_model_and_its_role" {
  variables {
    model_name = null
    model      = { image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0", model_data_url = "s3://bucket/chat.tar.gz" }
    tags       = { team = "chat" }
  }

  assert {
    condition     = can(regex("^chat-[0-9a-f]{8}$", aws_sagemaker_model.this[0].name))
    error_message = "The model is named by the component and a hash of its content."
  }

  assert {
    condition     = aws_sagemaker_model.this[0].execution_role_arn == aws_iam_role.execution[0].arn
    error_message = "The model runs with the created role."
  }

  assert {
    condition     = aws_sagemaker_model.this[0].primary_container[0].model_data_url == "s3://bucket/chat.tar.gz" && length(aws_sagemaker_model.this[0].primary_container[0].model_data_source) == 0
    error_message = "An archive is no prefix."
  }

  assert {
    condition = alltrue([
      for resource in [
        "arn:aws:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/chat",
        "arn:aws:ecr:us-west-2:763104351884:repository/djl-inference",
        "arn:aws:s3:::bucket/chat.tar.gz",
      ] : contains(flatten(jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Resource), resource)
    ])
    error_message = "The role writes logs, pulls the image and reads the archive."
  }

  assert {
    condition     = jsondecode(aws_cloudcontrolapi_resource.component.desired_state).Tags == [{ Key = "owner", Value = "inference" }, { Key = "team", Value = "chat" }]
    error_message = "Default tags reach the component too."
  }
}

run "takes_zeros" {
  command = plan

  variables {
    min_copies           = 0
    wake                 = { cooldown_seconds = 0 }
    tracking             = { scale_in_cooldown_seconds = 0, scale_out_cooldown_seconds = 0 }
    idle_timeout_seconds = 60
  }

  assert {
    condition     = aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration[0].scale_in_cooldown == 0 && aws_appautoscaling_policy.wake.step_scaling_policy_configuration[0].cooldown == 0
    error_message = "0 means 0."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.sleep[0].evaluation_periods == 1 && aws_cloudwatch_metric_alarm.sleep[0].threshold == 0
    error_message = "A minute without a request is idle."
  }
}

run "moves_the_bounds_in_sleep_windows" {
  command = plan

  variables {
    sleep_windows = { weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", hard = true } }
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.sleep["weekend"].name == "chat-weekend-sleep" && aws_appautoscaling_scheduled_action.sleep["weekend"].scalable_target_action[0].max_capacity == "0"
    error_message = "A hard sleep holds the maximum at 0."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.wake["weekend"].scalable_target_action[0].max_capacity == "4"
    error_message = "The wake gives the maximum back."
  }
}

run "puts_adapters_on_the_component" {
  variables {
    model_name = null
    model      = { image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0" }
    tags       = { team = "chat" }
    adapters = {
      legal   = { artifact_url = "s3://bucket/legal.tar.gz", tags = { team = "legal" } }
      medical = { name = "medical-v2", artifact_url = "s3://bucket/medical.tar.gz", wake_alarm = { alarm_name = "medical-is-called" } }
    }
  }

  assert {
    condition = jsondecode(aws_cloudcontrolapi_resource.adapter["legal"].desired_state) == {
      InferenceComponentName = "legal"
      EndpointName           = "shared"
      Specification          = { BaseInferenceComponentName = "chat", Container = { ArtifactUrl = "s3://bucket/legal.tar.gz" } }
      Tags                   = [{ Key = "owner", Value = "inference" }, { Key = "team", Value = "legal" }]
    }
    error_message = "An adapter has a base and an archive, and neither model nor copies of its own."
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.adapter_wake : alarm.alarm_name => alarm.dimensions["InferenceComponentName"] } == { "legal-wake" = "legal", "medical-is-called" = "medical-v2" }
    error_message = "Each adapter has an alarm for its own name."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.adapter_wake : alarm.alarm_actions == toset([aws_appautoscaling_policy.wake.arn])])
    error_message = "A refused request for an adapter wakes the component."
  }

  assert {
    condition     = alltrue([for name in ["legal", "medical"] : contains(flatten(jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Resource), "arn:aws:s3:::bucket/${name}.tar.gz")])
    error_message = "The created role reads the archives."
  }
}

run "refuses_what_the_services_refuse" {
  command = plan

  variables {
    endpoint_name        = "my_endpoint"
    name                 = "my_chat"
    min_memory_mb        = 64
    max_copies           = 0
    min_copies           = -1
    initial_copies       = 0
    idle_timeout_seconds = 90
    tracking             = { target = 0 }
    wake                 = { copies = 0 }
    placement_strategy   = "RANDOM"
    adapters             = { my_adapter = { artifact_url = "bucket/adapter.tar.gz" } }
  }

  expect_failures = [
    var.endpoint_name,
    var.name,
    var.min_memory_mb,
    var.max_copies,
    var.min_copies,
    var.initial_copies,
    var.idle_timeout_seconds,
    var.tracking,
    var.wake,
    var.placement_strategy,
    var.adapters,
  ]
}

run "refuses_a_component_without_a_model" {
  command = plan

  variables {
    model_name = null
  }

  expect_failures = [aws_cloudcontrolapi_resource.component]
}

run "takes_the_names_of_what_there_is_not" {
  command = plan

  variables {
    tracking = { policy_name = "chat-sleep" }
    wake     = { alarm_name = "chat-sleep" }
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.sleep) == 0
    error_message = "Without an idle timeout nothing else is called so."
  }
}

run "refuses_two_alarms_of_one_name" {
  command = plan

  variables {
    idle_timeout_seconds = 300
    wake                 = { alarm_name = "chat-sleep" }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component]
}

run "refuses_two_policies_of_one_name" {
  command = plan

  variables {
    wake = { policy_name = "chat-tracking" }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component]
}

run "refuses_adapters_of_one_name" {
  command = plan

  variables {
    adapters = {
      legal  = { artifact_url = "s3://bucket/a.tar.gz", wake_alarm = { alarm_name = "a" } }
      second = { name = "legal", artifact_url = "s3://bucket/b.tar.gz" }
    }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component]
}

run "refuses_the_alarm_of_an_adapter_that_the_component_has" {
  command = plan

  variables {
    adapters = { legal = { artifact_url = "s3://bucket/a.tar.gz", wake_alarm = { alarm_name = "chat-wake" } } }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component]
}
