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

module "documents" {
  source = "../.."

  endpoint_name      = "documents"
  model_name         = "document-parser"
  instance_type      = "ml.g4dn.xlarge"
  max_instance_count = 3

  output = { s3_output_path = "s3://my-async-bucket/documents/output/" }
}
