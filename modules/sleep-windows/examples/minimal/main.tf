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

module "weekends" {
  source = "../.."

  endpoint_name = "shared"

  components = {
    chat = { max_copies = 4 }
  }

  windows = {
    weekend = {
      sleep     = "cron(0 18 ? * FRI *)"
      wake      = "cron(0 7 ? * MON *)"
      time_zone = "Europe/Paris"
    }
  }
}

output "schedule_names" {
  description = "What sleeps and wakes, by component and window."
  value       = module.weekends.schedule_names
}
