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

  endpoint_name       = "shared"
  name                = "chat"
  model_name          = "chat-8b"
  accelerator_devices = 1
  min_memory_mb       = 8192
  max_copies          = 4
}

output "inference_component_name" {
  description = "What clients pass beside the endpoint's name."
  value       = module.chat.inference_component_name
}
