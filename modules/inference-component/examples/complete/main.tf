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

module "chat" {
  source = "../.."

  endpoint_name = "shared"
  name          = "chat"

  model = {
    image             = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124"
    model_data_prefix = "s3://my-model-bucket/chat/"
  }

  accelerator_devices  = 2
  min_memory_mb        = 16384
  max_copies           = 4
  idle_timeout_seconds = 1800
  min_up_time_seconds  = 3600

  wake = { copies = 2, cooldown_seconds = 0 }

  sleep_windows = {
    nights = {
      sleep     = "cron(0 20 ? * MON-FRI *)"
      wake      = "cron(30 7 ? * MON-FRI *)"
      time_zone = "America/New_York"
      hard      = true
    }
  }

  adapters = {
    legal = { name = "chat-legal", artifact_url = "s3://my-model-bucket/adapters/legal.tar.gz" }
  }

  tags = { team = "chat" }
}

output "inference_component_arn" {
  description = "For permissions of whoever calls it."
  value       = module.chat.inference_component_arn
}
