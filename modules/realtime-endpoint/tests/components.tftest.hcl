mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name      = "llm"
  instance_type      = "ml.g5.12xlarge"
  max_instance_count = 3
  inference_components = {
    chat = { model_name = "chat-8b", min_memory_mb = 1024, max_copies = 4 }
    search = {
      name          = "search-v2"
      model         = { image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0", model_data_prefix = "s3://bucket/search/" }
      min_memory_mb = 2048
      max_copies    = 2
      tags          = { team = "search" }
    }
  }
}

run "creates_each_component_on_the_endpoint" {
  assert {
    condition = jsondecode(aws_cloudcontrolapi_resource.component["chat"].desired_state) == {
      InferenceComponentName = "chat"
      EndpointName           = "llm"
      VariantName            = "AllTraffic"
      Specification          = { ModelName = "chat-8b", ComputeResourceRequirements = { MinMemoryRequiredInMb = 1024 } }
      RuntimeConfig          = { CopyCount = 1 }
      Tags                   = [{ Key = "owner", Value = "inference" }]
    }
    error_message = "The request holds what was given, and nothing that was left out."
  }

  assert {
    condition     = jsondecode(aws_cloudcontrolapi_resource.component["search"].desired_state).Specification.ModelName == aws_sagemaker_model.this["search"].name
    error_message = "A component uses the model that was created for it."
  }

  assert {
    condition     = keys(aws_sagemaker_model.this) == ["search"]
    error_message = "A model is created only where none is named."
  }

  assert {
    condition     = output.inference_component_names == { chat = "chat", search = "search-v2" }
    error_message = "A component is called by its key, or by its name where it has one."
  }
}

run "scales_each_component_from_0" {
  assert {
    condition     = [for key, target in aws_appautoscaling_target.copies : "${target.resource_id} ${target.min_capacity}..${target.max_capacity}"] == ["inference-component/chat 0..4", "inference-component/search-v2 0..2"]
    error_message = "Each component has a target from 0 on."
  }

  assert {
    condition     = aws_appautoscaling_policy.tracking["chat"].target_tracking_scaling_policy_configuration[0].scale_in_cooldown == 300
    error_message = "Cooldowns are stated: the provider sends 0 for one that is left out."
  }

  assert {
    condition     = length(aws_appautoscaling_policy.sleep) == 0 && length(aws_cloudwatch_metric_alarm.sleep) == 0
    error_message = "Without an idle timeout target tracking takes the copies away."
  }
}

run "wakes_each_component_on_one_refused_request" {
  assert {
    condition = alltrue([
      for key, alarm in aws_cloudwatch_metric_alarm.wake :
      alarm.metric_name == "NoCapacityInvocationFailures" && alarm.threshold == 1 && alarm.datapoints_to_alarm == 1 && alarm.evaluation_periods == 1
    ])
    error_message = "One refused request is enough."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.wake["search"].dimensions == tomap({ InferenceComponentName = "search-v2" })
    error_message = "The alarm looks at its own component."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.wake["chat"].alarm_actions == toset([aws_appautoscaling_policy.wake["chat"].arn])
    error_message = "The alarm calls the policy of its component."
  }

  assert {
    condition     = aws_appautoscaling_policy.wake["chat"].step_scaling_policy_configuration[0].cooldown == 0
    error_message = "Setting a number needs no pause, and 0 means 0."
  }
}

run "goes_to_0_after_an_idle_timeout" {
  variables {
    inference_components = {
      short  = { model_name = "m", min_memory_mb = 1024, max_copies = 4, idle_timeout_seconds = 300 }
      long   = { model_name = "m", min_memory_mb = 1024, max_copies = 4, idle_timeout_seconds = 3600 }
      up     = { model_name = "m", min_memory_mb = 1024, max_copies = 4, min_up_time_seconds = 600 }
      absent = { model_name = "m", min_memory_mb = 1024, max_copies = 4 }
    }
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.sleep : key => alarm.evaluation_periods } == { long = 60, short = 5, up = 15 }
    error_message = "The alarm waits for the timeout, or for the time to stay where that is longer."
  }

  assert {
    condition     = { for key, policy in aws_appautoscaling_policy.tracking : key => policy.target_tracking_scaling_policy_configuration[0].disable_scale_in } == { absent = false, long = true, short = false, up = true }
    error_message = "Tracking may not go sooner than was promised."
  }

  assert {
    condition     = [for policy in aws_appautoscaling_policy.sleep : one(policy.step_scaling_policy_configuration[0].step_adjustment).scaling_adjustment] == [0, 0, 0]
    error_message = "The policy sets 0."
  }
}

run "moves_the_minimum_in_sleep_windows" {
  variables {
    inference_components = {
      chat = {
        model_name    = "m"
        min_memory_mb = 1024
        max_copies    = 4
        sleep_windows = {
          weekend = { sleep = "cron(0 18 ? * FRI *)", wake = "cron(0 7 ? * MON *)", time_zone = "Europe/Paris", copies_on_wake = 2 }
          nights  = { sleep = "cron(0 20 ? * TUE *)", wake = "cron(0 7 ? * WED *)", time_zone = "Europe/Paris", hard = true }
        }
      }
    }
  }

  assert {
    condition     = { for key, action in aws_appautoscaling_scheduled_action.sleep : key => "${action.name} ${action.scalable_target_action[0].min_capacity}" } == { "chat/nights" = "chat-nights-sleep 0", "chat/weekend" = "chat-weekend-sleep 0" }
    error_message = "A sleep sets the minimum to 0."
  }

  assert {
    condition     = { for key, action in aws_appautoscaling_scheduled_action.wake : key => action.scalable_target_action[0].min_capacity } == { "chat/nights" = "1", "chat/weekend" = "2" }
    error_message = "A wake sets the minimum to the copies that were asked for, or to 1."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.sleep["chat/nights"].scalable_target_action[0].max_capacity == "0" && aws_appautoscaling_scheduled_action.wake["chat/nights"].scalable_target_action[0].max_capacity == "4"
    error_message = "A hard sleep holds the maximum at 0, and its wake gives it back."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.sleep["chat/weekend"].resource_id == "inference-component/chat"
    error_message = "The window moves the target of its component."
  }
}

run "puts_adapters_on_their_component" {
  variables {
    tags = { project = "assistants" }
    inference_components = {
      chat = {
        model_name    = "m"
        min_memory_mb = 1024
        max_copies    = 4
        tags          = { team = "chat" }
        adapters = {
          legal   = { artifact_url = "s3://bucket/legal.tar.gz" }
          medical = { name = "medical-v2", artifact_url = "https://example.com/medical.tar.gz", wake_alarm = { alarm_name = "medical-is-called", period_seconds = 60 }, tags = { team = "medical" } }
        }
      }
      search = { name = "search-v2", model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { french = { artifact_url = "s3://bucket/french.tar.gz" } } }
    }
  }

  assert {
    condition = jsondecode(aws_cloudcontrolapi_resource.adapter["chat/legal"].desired_state) == {
      InferenceComponentName = "legal"
      EndpointName           = "llm"
      Specification          = { BaseInferenceComponentName = "chat", Container = { ArtifactUrl = "s3://bucket/legal.tar.gz" } }
      Tags                   = [{ Key = "owner", Value = "inference" }, { Key = "project", Value = "assistants" }, { Key = "team", Value = "chat" }]
    }
    error_message = "An adapter has a base and an archive, the tags of its component, and neither model nor copies of its own."
  }

  assert {
    condition     = { for key, adapter in aws_cloudcontrolapi_resource.adapter : key => jsondecode(adapter.desired_state).Specification.BaseInferenceComponentName } == { "chat/legal" = "chat", "chat/medical" = "chat", "search/french" = "search-v2" }
    error_message = "Each adapter is on the component that it was given in."
  }

  assert {
    condition     = jsondecode(aws_cloudcontrolapi_resource.adapter["chat/medical"].desired_state).Tags[2] == { Key = "team", Value = "medical" }
    error_message = "The tags of an adapter win over those of its component."
  }

  assert {
    condition     = keys(aws_appautoscaling_target.copies) == ["chat", "search"]
    error_message = "Adapters have no scalable target: they share the copies of their component."
  }

  assert {
    condition = alltrue([
      for key, alarm in aws_cloudwatch_metric_alarm.adapter_wake :
      alarm.metric_name == "NoCapacityInvocationFailures" && alarm.threshold == 1 && alarm.datapoints_to_alarm == 1
    ])
    error_message = "One refused request for an adapter is enough."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.adapter_wake["search/french"].dimensions == tomap({ InferenceComponentName = "french" }) && aws_cloudwatch_metric_alarm.adapter_wake["search/french"].alarm_actions == toset([aws_appautoscaling_policy.wake["search"].arn])
    error_message = "A refused request for an adapter wakes its component."
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.adapter_wake : key => "${alarm.alarm_name} ${alarm.period}" } == { "chat/legal" = "legal-wake 30", "chat/medical" = "medical-is-called 60", "search/french" = "french-wake 30" }
    error_message = "The alarm of an adapter can be set as that of its component."
  }

  assert {
    condition     = [for arn in flatten(jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Resource) : arn if strcontains(arn, ":s3:::")] == ["arn:aws:s3:::bucket/legal.tar.gz", "arn:aws:s3:::bucket/french.tar.gz"]
    error_message = "The created role reads the archives in S3, and nothing else there."
  }
}

run "grants_the_created_role_what_the_components_need" {
  assert {
    condition = alltrue([
      for resource in [
        "arn:aws:logs:*:*:log-group:/aws/sagemaker/Endpoints/llm",
        "arn:aws:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/chat",
        "arn:aws:logs:*:*:log-group:/aws/sagemaker/InferenceComponents/search-v2",
        "arn:aws:ecr:us-west-2:763104351884:repository/djl-inference",
        "arn:aws:s3:::bucket/search/*",
      ] : contains(flatten(jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Resource), resource)
    ])
    error_message = "The role writes logs, pulls the image and reads the artefacts."
  }
}

run "refuses_a_maximum_of_0_copies" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", min_memory_mb = 1024, max_copies = 0 } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_an_underscore_in_a_name" {
  command = plan

  variables {
    inference_components = { chat = { name = "my_chat", model_name = "m", min_memory_mb = 1024, max_copies = 1 } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_an_underscore_in_a_key_that_is_the_name" {
  command = plan

  variables {
    inference_components = { my_chat = { model_name = "m", min_memory_mb = 1024, max_copies = 1 } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_a_component_without_a_model" {
  command = plan

  variables {
    inference_components = { chat = { min_memory_mb = 1024, max_copies = 1 } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_a_minimum_above_the_maximum" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", min_memory_mb = 1024, min_copies = 3, max_copies = 2 } }
  }

  expect_failures = [aws_appautoscaling_target.copies]
}

run "refuses_an_idle_timeout_that_is_no_whole_minute" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", min_memory_mb = 1024, max_copies = 2, idle_timeout_seconds = 90 } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_an_adapter_that_SageMaker_refuses" {
  command = plan

  variables {
    inference_components = {
      chat = { model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { my_adapter = { artifact_url = "bucket/adapter.tar.gz" } } }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_a_wake_to_more_than_the_maximum" {
  command = plan

  variables {
    inference_components = {
      chat = {
        model_name    = "m"
        min_memory_mb = 1024
        max_copies    = 2
        sleep_windows = { nights = { sleep = "cron(0 20 * * ? *)", wake = "cron(0 7 * * ? *)", time_zone = "Europe/Paris", copies_on_wake = 3 } }
      }
    }
  }

  expect_failures = [aws_appautoscaling_scheduled_action.sleep]
}
