mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name      = "llm"
  instance_type      = "ml.g5.12xlarge"
  max_instance_count = 3
  inference_components = {
    chat = { model_name = "chat-8b", min_memory_mb = 1024, max_copies = 4 }
  }
}

run "sleeps_unless_told_otherwise" {
  command = plan

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].managed_instance_scaling[0].min_instance_count == 0
    error_message = "The minimum is 0 instances."
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count == 1
    error_message = "SageMaker starts no endpoint with 0 instances."
  }
}

run "takes_a_minimum_that_is_written_as_0" {
  command = plan

  variables {
    min_instance_count = 0
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].managed_instance_scaling[0].min_instance_count == 0
    error_message = "0 means 0."
  }
}

run "starts_with_its_minimum" {
  command = plan

  variables {
    min_instance_count = 2
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count == 2
    error_message = "The minimum is there from the start."
  }
}

run "knows_its_names_before_the_apply" {
  command = plan

  assert {
    condition     = can(regex("^llm-[0-9a-f]{8}$", aws_sagemaker_endpoint_configuration.this.name))
    error_message = "The configuration is named by the endpoint and a hash of its content."
  }

  assert {
    condition     = aws_iam_role.execution[0].name == "llm-execution"
    error_message = "The role is named by the endpoint."
  }
}

run "gives_other_content_another_name" {
  command = plan

  variables {
    instance_type = "ml.g5.24xlarge"
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.name != run.knows_its_names_before_the_apply.endpoint_config_name
    error_message = "A changed configuration is a new one."
  }
}

run "runs_the_configuration_with_the_role_that_is_created" {
  assert {
    condition     = aws_sagemaker_endpoint.this.endpoint_config_name == aws_sagemaker_endpoint_configuration.this.name
    error_message = "The endpoint runs the configuration."
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.execution_role_arn == aws_iam_role.execution[0].arn
    error_message = "The configuration has the created role."
  }
}

run "creates_no_role_where_one_is_given" {
  command = plan

  variables {
    execution_role_arn = "arn:aws:iam::123456789012:role/serving"
  }

  assert {
    condition     = length(aws_iam_role.execution) == 0 && length(aws_iam_role_policy.execution) == 0
    error_message = "A role that is managed elsewhere is left alone."
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.execution_role_arn == "arn:aws:iam::123456789012:role/serving"
    error_message = "The configuration has the given role."
  }
}

run "refuses_what_sagemaker_refuses" {
  command = plan

  variables {
    endpoint_name                                  = "my_llm"
    instance_type                                  = "g5.12xlarge"
    max_instance_count                             = 0
    min_instance_count                             = -1
    initial_instance_count                         = 0
    volume_size_gb                                 = 513
    container_startup_health_check_timeout_seconds = 3601
    routing_strategy                               = "ROUND_ROBIN"
  }

  expect_failures = [
    var.endpoint_name,
    var.instance_type,
    var.max_instance_count,
    var.min_instance_count,
    var.initial_instance_count,
    var.volume_size_gb,
    var.container_startup_health_check_timeout_seconds,
    var.routing_strategy,
  ]
}

run "refuses_a_minimum_above_the_maximum" {
  command = plan

  variables {
    min_instance_count = 4
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}
