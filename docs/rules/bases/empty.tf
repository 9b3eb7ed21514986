# Only the provider. The examples that use it show everything else.

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
  region = "us-east-1"
}
