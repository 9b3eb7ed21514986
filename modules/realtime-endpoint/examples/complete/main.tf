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

  default_tags {
    tags = { owner = "inference" }
  }
}

module "llm" {
  source = "../.."

  endpoint_name      = "assistants"
  instance_type      = "ml.g5.12xlarge"
  max_instance_count = 3

  container_startup_health_check_timeout_seconds = 900
  model_data_download_timeout_seconds            = 900

  inference_components = {
    chat = {
      model = {
        image             = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124"
        model_data_prefix = "s3://my-model-bucket/chat/"
        accept_eula       = true
        environment       = { OPTION_MAX_MODEL_LEN = "8192" }
      }
      accelerator_devices  = 2
      min_memory_mb        = 16384
      max_copies           = 4
      idle_timeout_seconds = 600
      tracking             = { target = 8 }
      placement_strategy   = "BINPACK"

      sleep_windows = {
        weekend = {
          sleep          = "cron(0 18 ? * FRI *)"
          wake           = "cron(0 7 ? * MON *)"
          time_zone      = "Europe/Paris"
          copies_on_wake = 2
        }
      }

      adapters = {
        legal = { artifact_url = "s3://my-model-bucket/adapters/legal.tar.gz" }
      }
    }

    embeddings = {
      name                = "embeddings-v2"
      model_name          = "embeddings"
      accelerator_devices = 1
      min_memory_mb       = 4096
      max_copies          = 2
      tracking            = { metric = "SageMakerInferenceComponentInvocationsPerCopy", target = 600 }
      wake                = { copies = 2, alarm_name = "embeddings-are-called" }
      tags                = { team = "search" }
    }
  }

  tags = { project = "assistants" }
}

output "inference_component_names" {
  description = "What clients pass beside the endpoint's name."
  value       = module.llm.inference_component_names
}
