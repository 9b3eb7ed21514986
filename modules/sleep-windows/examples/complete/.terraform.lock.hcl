# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = ">= 6.21.0, < 7.0.0"
  hashes = [
    "h1:cfaQtbm4/D4w807uyQRKP2i8P0etAvT9zVvCnhtT7sM=",
  ]
}
