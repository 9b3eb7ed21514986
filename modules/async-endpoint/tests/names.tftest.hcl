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

# Plans alone: with nothing applied, each of them names what it would create.

run "knows_its_names_before_the_apply" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1", model_data_url = "s3://bucket/model.tar.gz" }
    output     = { s3_output_path = "s3://bucket/output/", error_topic = { create = true } }
  }

  assert {
    condition     = can(regex("^documents-[0-9a-f]{8}$", aws_sagemaker_endpoint_configuration.this.name)) && can(regex("^documents-[0-9a-f]{8}$", aws_sagemaker_model.this[0].name))
    error_message = "Configuration and model are named by the endpoint and a hash of their content."
  }

  assert {
    condition     = aws_iam_role.execution[0].name == "documents-execution" && aws_sns_topic.error[0].name == "documents-error"
    error_message = "Role and topic are named by the endpoint."
  }

  assert {
    condition     = "${aws_appautoscaling_policy.tracking.name} ${aws_appautoscaling_policy.wake.name} ${aws_cloudwatch_metric_alarm.wake.alarm_name}" == "documents-tracking documents-wake documents-wake"
    error_message = "Policies and alarms are named by the endpoint."
  }
}

run "names_the_model_as_it_was_asked_to" {
  command = plan

  variables {
    model_name = null
    model      = { name = "parser", image = "registry.example/parser:1" }
  }

  assert {
    condition     = can(regex("^parser-[0-9a-f]{8}$", aws_sagemaker_model.this[0].name)) && output.model_name == aws_sagemaker_model.this[0].name
    error_message = "The name of the model begins with the given one."
  }
}

run "refuses_an_underscore_in_the_name_of_the_model" {
  command = plan

  variables {
    model_name = null
    model      = { name = "my_parser", image = "registry.example/parser:1" }
  }

  expect_failures = [var.model]
}

run "gives_another_output_another_name" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1", model_data_url = "s3://bucket/model.tar.gz" }
    output     = { s3_output_path = "s3://bucket/elsewhere/", error_topic = { create = true } }
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.name != run.knows_its_names_before_the_apply.endpoint_config_name
    error_message = "A changed configuration is a new one."
  }
}

run "gives_another_model_another_name" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:2", model_data_url = "s3://bucket/model.tar.gz" }
    output     = { s3_output_path = "s3://bucket/output/", error_topic = { create = true } }
  }

  assert {
    condition     = output.model_name != run.knows_its_names_before_the_apply.model_name && aws_sagemaker_endpoint_configuration.this.name != run.knows_its_names_before_the_apply.endpoint_config_name
    error_message = "A changed model is a new one, and so is the configuration that runs it."
  }
}
