mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name        = "llm"
  instance_type        = "ml.g5.12xlarge"
  max_instance_count   = 3
  inference_components = {}
}

run "takes_names_that_differ" {
  command = plan

  variables {
    inference_components = {
      # A policy of a name may be there once for each target, and a model that exists may run twice.
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2, idle_timeout_seconds = 300, tracking = { policy_name = "follow" }, wake = { policy_name = "wake" } }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2, idle_timeout_seconds = 300, tracking = { policy_name = "follow" }, wake = { policy_name = "wake" }, adapters = { legal = { artifact_url = "s3://bucket/legal.tar.gz" } } }
      # Nothing is called so without an idle timeout.
      odd = { model_name = "m", min_memory_mb = 1024, max_copies = 2, tracking = { policy_name = "odd-sleep" }, wake = { alarm_name = "odd-sleep" } }
      # Of one image, with names of their own, and of two images with one name.
      first  = { model = { image = "i" }, min_memory_mb = 1024, max_copies = 2 }
      second = { model = { image = "i" }, min_memory_mb = 1024, max_copies = 2 }
      third  = { model = { name = "first", image = "j" }, min_memory_mb = 1024, max_copies = 2 }
    }
  }

  assert {
    condition     = length(distinct([for alarm in concat(values(aws_cloudwatch_metric_alarm.wake), values(aws_cloudwatch_metric_alarm.sleep), values(aws_cloudwatch_metric_alarm.adapter_wake)) : alarm.alarm_name])) == 9
    error_message = "Each alarm has a name of its own."
  }

  assert {
    condition     = length(distinct([for model in aws_sagemaker_model.this : model.name])) == 3
    error_message = "Each model has a name of its own."
  }
}

run "refuses_two_components_of_one_name" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2 }
      second = { name = "chat", model_name = "m", min_memory_mb = 1024, max_copies = 2 }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_an_adapter_with_the_name_of_a_component" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2, wake = { alarm_name = "chat-is-called" } }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { chat = { artifact_url = "s3://bucket/chat.tar.gz" } } }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_adapters_of_one_name_on_two_components" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { legal = { artifact_url = "s3://bucket/a.tar.gz", wake_alarm = { alarm_name = "a" } } } }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { legal = { artifact_url = "s3://bucket/b.tar.gz" } } }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_two_alarms_of_one_name" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2, wake = { alarm_name = "is-called" } }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2, wake = { alarm_name = "is-called" } }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_an_alarm_with_the_name_that_another_one_has_by_itself" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", min_memory_mb = 1024, max_copies = 2, idle_timeout_seconds = 300 }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2, adapters = { legal = { artifact_url = "s3://bucket/a.tar.gz", wake_alarm = { alarm_name = "chat-sleep" } } } }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_two_policies_of_one_name_on_one_component" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", min_memory_mb = 1024, max_copies = 2, tracking = { policy_name = "chat-wake" } } }
  }

  expect_failures = [var.inference_components]
}

run "refuses_models_that_would_have_one_name" {
  command = plan

  variables {
    inference_components = {
      chat   = { model = { name = "chat", image = "i" }, min_memory_mb = 1024, max_copies = 2 }
      search = { model = { name = "chat", image = "i" }, min_memory_mb = 1024, max_copies = 2 }
    }
  }

  expect_failures = [var.inference_components]
}

run "refuses_models_whose_names_are_one_when_they_are_cut" {
  command = plan

  variables {
    inference_components = {
      a-component-with-a-very-long-name-that-fills-all-of-it-one = { model = { image = "i" }, min_memory_mb = 1024, max_copies = 2 }
      a-component-with-a-very-long-name-that-fills-all-of-it-two = { model = { image = "i" }, min_memory_mb = 1024, max_copies = 2 }
    }
  }

  expect_failures = [var.inference_components]
}
