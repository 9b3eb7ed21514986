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

run "runs_the_model_with_an_instance_at_first" {
  assert {
    condition     = aws_sagemaker_endpoint.this.endpoint_config_name == aws_sagemaker_endpoint_configuration.this.name
    error_message = "The endpoint runs the configuration."
  }

  assert {
    condition     = one(aws_sagemaker_endpoint_configuration.this.production_variants).model_name == "document-parser" && output.model_name == "document-parser"
    error_message = "The variant runs the model that was named."
  }

  assert {
    condition     = one(aws_sagemaker_endpoint_configuration.this.production_variants).initial_instance_count == 1
    error_message = "SageMaker starts no endpoint with 0 instances."
  }

  assert {
    condition     = one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).s3_output_path == "s3://bucket/output/"
    error_message = "Answers go where they were asked for."
  }
}

run "leaves_out_what_was_not_asked_for" {
  assert {
    condition     = length(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).client_config) == 0 && length(one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).notification_config) == 0
    error_message = "Without topics and numbers there are no blocks for them: the provider stumbles over empty ones."
  }

  assert {
    condition     = length(aws_sagemaker_model.this) == 0 && length(aws_iam_role.execution) == 0 && length(aws_iam_role_policy.execution) == 0
    error_message = "A model that exists has a role already."
  }

  assert {
    condition     = length(aws_sns_topic.success) == 0 && length(aws_sns_topic.error) == 0 && length(aws_appautoscaling_policy.sleep) == 0 && length(aws_appautoscaling_scheduled_action.sleep) == 0
    error_message = "Nothing is created that was not asked for."
  }

  assert {
    condition     = output.execution_role_arn == null && output.success_topic_arn == null && output.error_topic_arn == null
    error_message = "What there is not is null."
  }
}

run "tells_the_topics_and_works_on_several_requests" {
  variables {
    output = {
      s3_output_path                          = "s3://bucket/output/"
      s3_failure_path                         = "s3://bucket/errors/"
      kms_key_arn                             = "arn:aws:kms:us-west-2:123456789012:key/answers"
      success_topic                           = { arn = "arn:aws:sns:us-west-2:123456789012:answered" }
      error_topic                             = { create = true, name = "documents_failed" }
      include_response_in                     = ["SUCCESS_NOTIFICATION_TOPIC"]
      max_concurrent_invocations_per_instance = 4
    }
  }

  assert {
    condition     = one(one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).notification_config).success_topic == "arn:aws:sns:us-west-2:123456789012:answered" && output.success_topic_arn == "arn:aws:sns:us-west-2:123456789012:answered"
    error_message = "A topic that is managed elsewhere is told."
  }

  assert {
    condition     = one(one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).notification_config).error_topic == aws_sns_topic.error[0].arn && output.error_topic_arn == aws_sns_topic.error[0].arn
    error_message = "The created topic is told."
  }

  assert {
    condition     = one(one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).notification_config).include_inference_response_in == toset(["SUCCESS_NOTIFICATION_TOPIC"])
    error_message = "The answer is in the messages that were asked for."
  }

  assert {
    condition     = aws_sns_topic.error[0].name == "documents_failed" && aws_sns_topic.error[0].kms_master_key_id == "alias/aws/sns" && length(aws_sns_topic.success) == 0
    error_message = "Only the topic that was asked for is created, with its name, encrypted."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.error[0].policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "The created topic refuses plain HTTP."
  }

  assert {
    condition     = one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).s3_failure_path == "s3://bucket/errors/" && one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).output_config).kms_key_id == "arn:aws:kms:us-west-2:123456789012:key/answers"
    error_message = "Errors have a place, and answers are encrypted."
  }

  assert {
    condition     = one(one(aws_sagemaker_endpoint_configuration.this.async_inference_config).client_config).max_concurrent_invocations_per_instance == 4
    error_message = "An instance works on several requests."
  }
}

run "creates_the_model_and_a_role_for_all_that_it_does" {
  variables {
    model_name = null
    model      = { image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0", model_data_prefix = "s3://models/parser/" }
    output = {
      s3_output_path  = "s3://bucket/output"
      s3_failure_path = "s3://bucket/errors/"
      kms_key_arn     = "arn:aws:kms:us-west-2:123456789012:key/answers"
      success_topic   = { arn = "arn:aws:sns:us-west-2:123456789012:answered" }
      error_topic     = { create = true, kms_master_key_id = "arn:aws:kms:us-west-2:123456789012:key/messages" }
    }
    input_s3_uris = ["s3://bucket/input", "s3://others/"]
    tags          = { team = "documents" }
  }

  assert {
    condition     = output.model_name == aws_sagemaker_model.this[0].name && aws_sagemaker_model.this[0].execution_role_arn == aws_iam_role.execution[0].arn && output.execution_role_arn == aws_iam_role.execution[0].arn
    error_message = "The variant runs the created model, and the model runs with the created role."
  }

  assert {
    condition = toset(flatten(jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Resource)) == toset([
      "*",
      "arn:aws:ecr:us-west-2:763104351884:repository/djl-inference",
      "arn:aws:kms:us-west-2:123456789012:key/answers",
      "arn:aws:kms:us-west-2:123456789012:key/messages",
      "arn:aws:logs:*:*:log-group:/aws/sagemaker/Endpoints/documents",
      "arn:aws:logs:*:*:log-group:/aws/sagemaker/Endpoints/documents:*",
      "arn:aws:s3:::bucket",
      "arn:aws:s3:::bucket/errors/*",
      "arn:aws:s3:::bucket/input/*",
      "arn:aws:s3:::bucket/output/*",
      "arn:aws:s3:::models",
      "arn:aws:s3:::models/parser/*",
      "arn:aws:s3:::others",
      "arn:aws:s3:::others/*",
      "arn:aws:sns:us-west-2:123456789012:answered",
      "arn:aws:sns:us-west-2:123456789012:created",
    ])
    error_message = "The role reads model and requests, writes answers, errors and logs, tells the topics, and does nothing else."
  }

  assert {
    condition     = alltrue([for tags in [aws_sagemaker_endpoint.this.tags, aws_sagemaker_model.this[0].tags, aws_sns_topic.error[0].tags, aws_cloudwatch_metric_alarm.wake.tags] : tags == tomap({ team = "documents" })])
    error_message = "Tags are on all that takes some."
  }
}

run "reads_the_requests_of_the_bucket_of_the_answers" {
  variables {
    model_name = null
    model      = { image = "registry.example/parser:1" }
  }

  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.execution[0].policy).Statement : statement.Resource if statement.Action == ["s3:GetObject"]])) == toset(["arn:aws:s3:::bucket/*"])
    error_message = "Where nothing is said of the requests, they lie in the bucket of the answers."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_iam_role_policy.execution[0].policy).Statement : statement if anytrue([for action in statement.Action : startswith(action, "sns:") || startswith(action, "kms:") || startswith(action, "ecr:")])]) == 0
    error_message = "Nothing is granted that is not used."
  }
}

run "creates_no_role_where_one_is_given" {
  command = plan

  variables {
    model_name         = null
    model              = { image = "registry.example/parser:1" }
    execution_role_arn = "arn:aws:iam::123456789012:role/serving"
  }

  assert {
    condition     = length(aws_iam_role.execution) == 0 && length(aws_iam_role_policy.execution) == 0
    error_message = "A role that is managed elsewhere is left alone."
  }

  assert {
    condition     = aws_sagemaker_model.this[0].execution_role_arn == "arn:aws:iam::123456789012:role/serving"
    error_message = "The model runs with the given role."
  }
}

run "refuses_what_the_services_refuse" {
  command = plan

  variables {
    endpoint_name      = "my_documents"
    instance_type      = "g4dn.xlarge"
    max_instance_count = 0
    min_instance_count = -1
    volume_size_gb     = 513
    output             = { s3_output_path = "bucket/output" }
    input_s3_uris      = ["s3://bucket/input/", "bucket/input/"]
  }

  expect_failures = [
    var.endpoint_name,
    var.instance_type,
    var.max_instance_count,
    var.min_instance_count,
    var.volume_size_gb,
    var.output,
    var.input_s3_uris,
  ]
}

run "refuses_an_alias_of_a_key_for_answers" {
  command = plan

  variables {
    output = { s3_output_path = "s3://bucket/output/", kms_key_arn = "alias/answers" }
  }

  expect_failures = [var.output]
}

run "refuses_a_topic_that_is_neither_given_nor_created" {
  command = plan

  variables {
    output = { s3_output_path = "s3://bucket/output/", error_topic = {} }
  }

  expect_failures = [var.output]
}

run "refuses_a_topic_that_is_given_and_created" {
  command = plan

  variables {
    output = { s3_output_path = "s3://bucket/output/", error_topic = { arn = "arn:aws:sns:us-west-2:123456789012:failed", create = true } }
  }

  expect_failures = [var.output]
}

run "refuses_answers_in_messages_that_nobody_gets" {
  command = plan

  variables {
    output = { s3_output_path = "s3://bucket/output/", success_topic = { create = true }, include_response_in = ["ERROR_NOTIFICATION_TOPIC"] }
  }

  expect_failures = [var.output]
}

run "refuses_more_requests_at_a_time_than_sagemaker_takes" {
  command = plan

  variables {
    output = { s3_output_path = "s3://bucket/output/", max_concurrent_invocations_per_instance = 1001 }
  }

  expect_failures = [var.output]
}

run "refuses_an_endpoint_without_a_model" {
  command = plan

  variables {
    model_name = null
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}

run "refuses_an_endpoint_with_two_models" {
  command = plan

  variables {
    model = { image = "registry.example/parser:1" }
  }

  expect_failures = [aws_sagemaker_endpoint_configuration.this]
}

run "refuses_two_kinds_of_artefacts" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1", model_data_prefix = "s3://bucket/parser/", model_data_url = "s3://bucket/parser.tar.gz" }
  }

  expect_failures = [var.model]
}

run "refuses_an_accepted_licence_of_artefacts_that_have_none" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1", model_data_url = "s3://bucket/parser.tar.gz", accept_eula = true }
  }

  expect_failures = [var.model]
}

run "refuses_an_underscore_in_the_name_of_a_model_that_exists" {
  command = plan

  variables {
    model_name = "document_parser"
  }

  expect_failures = [var.model_name]
}

run "refuses_a_created_role_beside_a_given_one" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1" }

    create_execution_role = true
    execution_role_arn    = "arn:aws:iam::123456789012:role/parser"
  }

  expect_failures = [aws_sagemaker_model.this]
}

run "refuses_a_model_without_a_role" {
  command = plan

  variables {
    model_name = null
    model      = { image = "registry.example/parser:1" }

    create_execution_role = false
  }

  expect_failures = [aws_sagemaker_model.this]
}
