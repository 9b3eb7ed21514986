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

module "llm" {
  source = "../.."

  endpoint_name      = "llm"
  instance_type      = "ml.g5.12xlarge"
  max_instance_count = 3

  inference_components = {
    chat = { model_name = "chat-8b", accelerator_devices = 1, min_memory_mb = 8192, max_copies = 4 }
  }
}

output "endpoint_name" {
  description = "What clients call."
  value       = module.llm.endpoint_name
}
