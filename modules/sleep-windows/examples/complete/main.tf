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
    tags = { project = "assistants" }
  }
}

# Three methods on one endpoint, each for components of its own.
module "windows" {
  source = "../.."

  endpoint_name = "shared"

  components = {
    chat   = { max_copies = 4, min_copies = 1 }
    search = { max_copies = 2 }
    summaries = {
      name                = "summaries-8b"
      model_name          = "summaries-8b"
      accelerator_devices = 1
      min_memory_mb       = 8192
      max_copies          = 2

      model_data_download_timeout_seconds            = 1800
      container_startup_health_check_timeout_seconds = 1800
      idle_timeout_seconds                           = 1800

      wake = { copies = 2, cooldown_seconds = 0 }
      tags = { team = "summaries" }
    }
  }

  windows = {
    nights = {
      sleep          = "cron(0 20 ? * MON-FRI *)"
      wake           = "cron(30 7 ? * MON-FRI *)"
      time_zone      = "America/New_York"
      hard           = true
      copies_on_wake = 2
      components     = ["chat"]
    }
    weekend = {
      sleep                   = "cron(0 18 ? * FRI *)"
      wake                    = "cron(0 7 ? * MON *)"
      time_zone               = "Europe/Paris"
      method                  = "copy-count"
      components              = ["search"]
      flexible_window_seconds = 900
      maximum_age_seconds     = 1800
      maximum_attempts        = 0
      start_date              = "2030-01-01T00:00:00Z"
      end_date                = "2030-12-31T00:00:00Z"
    }
    month-end = {
      sleep          = "cron(0 18 L * ? *)"
      wake           = "cron(0 6 3 * ? *)"
      time_zone      = "Asia/Tokyo"
      method         = "delete-and-recreate"
      copies_on_wake = 2
      components     = ["summaries"]
      enabled        = false
    }
  }

  tags = { team = "platform" }
}

# Another endpoint, on which others put components that nobody declares: a function finds them.
module "playground" {
  source = "../.."

  endpoint_name = "playground"
  name          = "playground-nights"

  windows = {
    nights = {
      sleep          = "cron(0 19 * * ? *)"
      wake           = "cron(0 8 * * ? *)"
      time_zone      = "Europe/Berlin"
      method         = "lambda"
      copies_on_wake = 1
    }
  }
}

output "dead_letter_queue_arns" {
  description = "To put an alarm on: what arrives here did not sleep, or did not wake."
  value       = [module.windows.dead_letter_queue_arn, module.playground.dead_letter_queue_arn]
}
