terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.21.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "us-west-2"
}

resource "aws_sns_topic" "answers" {
  name = "documents-are-answered"
}

module "documents" {
  source = "../.."

  endpoint_name      = "documents"
  instance_type      = "ml.g4dn.xlarge"
  max_instance_count = 3

  container_startup_health_check_timeout_seconds = 900
  model_data_download_timeout_seconds            = 900

  model = {
    image          = "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-pytorch-inference:2.1.0-transformers4.37.0-gpu-py310-cu118-ubuntu20.04"
    model_data_url = "s3://my-model-bucket/documents/model.tar.gz"
    environment    = { HF_TASK = "document-question-answering" }
  }

  output = {
    s3_output_path                          = "s3://my-async-bucket/documents/output/"
    s3_failure_path                         = "s3://my-async-bucket/documents/errors/"
    kms_key_arn                             = "arn:aws:kms:us-west-2:123456789012:key/11111111-2222-3333-4444-555555555555"
    success_topic                           = { arn = aws_sns_topic.answers.arn, name = aws_sns_topic.answers.name }
    error_topic                             = { create = true }
    include_response_in                     = ["ERROR_NOTIFICATION_TOPIC"]
    max_concurrent_invocations_per_instance = 4
  }
  input_s3_uris = ["s3://my-async-bucket/documents/input/"]

  tracking             = { target = 4, scale_in_cooldown_seconds = 150 }
  wake                 = { instances = 2, evaluation_periods = 1, alarm_name = "documents-wait" }
  idle_timeout_seconds = 600

  sleep_windows = {
    office = {
      sleep          = "cron(0 19 ? * MON-FRI *)"
      wake           = "cron(30 7 ? * MON-FRI *)"
      time_zone      = "Europe/Paris"
      copies_on_wake = 2
    }
  }

  tags = { project = "documents" }
}

output "endpoint_name" {
  description = "What clients call."
  value       = module.documents.endpoint_name
}

output "error_topic_arn" {
  description = "Where errors are told."
  value       = module.documents.error_topic_arn
}
